import { type ReactNode, useState } from 'react';
import type { Compendium, CompendiumDefinition, CompendiumId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { text, useText } from '../i18n.ts';
import { NameDialog } from '../NameDialog.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { Select } from '../ui/Select.tsx';
import { showToast } from '../ui/toasts.ts';
import { Versions } from './Versions.tsx';
import './CompendiumBar.css';

interface CompendiumBarProps {
  readonly compendium: Compendium;
  /** The book as it is being edited. */
  readonly definition: CompendiumDefinition;
  readonly compendia: readonly Compendium[];
  readonly isReadOnly: boolean;
  readonly onChoose: (id: CompendiumId) => void;
  readonly onNew: () => void;
  readonly flush: () => Promise<boolean>;
}

/** Chooses the compendium that is composed; makes, renames, copies and deletes them. */
export function CompendiumBar(props: CompendiumBarProps): ReactNode {
  const { compendium, definition, compendia, isReadOnly, onChoose, onNew, flush } = props;
  const t = useText();
  const [isRenaming, setIsRenaming] = useState(false);
  const [isComparing, setIsComparing] = useState(false);
  const act = (action: 'new' | 'rename' | 'copy' | 'versions' | 'delete'): void => {
    if (action === 'new') onNew();
    else if (action === 'rename') setIsRenaming(true);
    else if (action === 'versions') setIsComparing(true);
    else if (action === 'copy') start(async () => onChoose((await copyCompendium(compendium, compendia)).id));
    else start(() => deleteCompendium(compendium));
  };
  return (
    <div className="compendium-bar">
      <Select
        label={t('compendium.choose')}
        isLabelHidden
        value={String(compendium.id)}
        options={compendia.map(({ id, name }) => ({ id: String(id), label: name }))}
        onChange={(id) => onChoose(Number(id) as CompendiumId)}
      />
      <MenuButton
        label={t('compendium.menu')}
        items={
          isReadOnly
            ? [{ id: 'versions', label: t('compendium.showVersions') }]
            : [
                { id: 'new', label: t('compendium.new') },
                { id: 'rename', label: t('compendium.rename') },
                { id: 'copy', label: t('compendium.copy') },
                { id: 'versions', label: t('compendium.showVersions') },
                'separator',
                { id: 'delete', label: t('compendium.delete'), isDanger: true },
              ]
        }
        onAction={act}
      />
      {isComparing && (
        <Versions compendium={compendium} definition={definition} onClose={() => setIsComparing(false)} />
      )}
      {isRenaming && (
        <NameDialog
          title={t('compendium.rename')}
          label={t('compendium.name')}
          name={compendium.name}
          actionLabel={t('action.save')}
          onClose={() => setIsRenaming(false)}
          onName={async (name) => {
            await flush();
            const { id, definition } = await latest(compendium);
            await client.saveCompendium({ id, name, definition });
          }}
        />
      )}
    </div>
  );
}

/** The compendium as it stands in the archive, which may be newer than what is shown. */
async function latest(compendium: Compendium): Promise<Compendium> {
  return (await client.listCompendia({})).find(({ id }) => id === compendium.id) ?? compendium;
}

async function copyCompendium(compendium: Compendium, others: readonly Compendium[]): Promise<Compendium> {
  const { name, definition } = await latest(compendium);
  let number = 2;
  while (others.some((other) => other.name === `${name} (${number})`)) number += 1;
  return client.saveCompendium({ id: null, name: `${name} (${number})`, definition });
}

async function deleteCompendium({ id, name }: Compendium): Promise<void> {
  await client.deleteCompendium({ id });
  showToast(text('compendium.deleted', { name }), {
    action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
  });
}
