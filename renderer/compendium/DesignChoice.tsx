import { type ReactNode, useState } from 'react';
import type { BookDesign, SavedDesign } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { text, useText } from '../i18n.ts';
import { NameDialog } from '../NameDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { showToast } from '../ui/toasts.ts';
import { type Designs, isSameDesign } from './use-designs.ts';

interface DesignChoiceProps {
  readonly design: BookDesign;
  readonly designs: Designs;
  readonly isReadOnly: boolean;
  readonly onChoose: (design: BookDesign) => void;
}
const FINISHED = ['report', 'state', 'handbook'] as const;

/** Chooses one of the designs, saves what was changed as one's own, deletes an own one. */
export function DesignChoice({ design, designs, isReadOnly, onChoose }: DesignChoiceProps): ReactNode {
  const t = useText();
  const [isNaming, setIsNaming] = useState(false);
  const own = designs.own.find((other) => isSameDesign(other.design, design));
  const finished = designs.finished.find((other) => isSameDesign(other, design));
  const chosen = own ? `own:${own.id}` : finished ? finished.name : null;
  const options = [
    ...designs.finished.map(({ name }) => ({ id: name, label: finishedName(name) })),
    ...designs.own.map(({ id, design: { name } }) => ({ id: `own:${id}`, label: name })),
  ];
  const choose = (id: string): void => {
    const next =
      designs.own.find((other) => `own:${other.id}` === id)?.design ??
      designs.finished.find(({ name }) => name === id);
    // A design that says nothing of entries leaves them as they are laid out.
    const layouts = next?.layouts ?? design.layouts;
    if (next) onChoose({ ...next, ...(layouts && { layouts }) });
  };
  return (
    <>
      <div className="part-row">
        <Select
          label={t('design.choose')}
          value={chosen}
          options={options}
          placeholder={t('design.changed')}
          onChange={choose}
          isDisabled={isReadOnly}
        />
        {!isReadOnly && (
          <div className="design-buttons">
            {chosen === null && <Button onPress={() => setIsNaming(true)}>{t('design.saveAs')}</Button>}
            {own && <Button onPress={() => start(() => deleteOwn(own))}>{t('design.delete')}</Button>}
          </div>
        )}
      </div>
      {isNaming && (
        <NameDialog
          title={t('design.saveAs')}
          label={t('design.name')}
          name={designs.own.some(({ design: { name } }) => name === design.name) ? design.name : ''}
          actionLabel={t('action.save')}
          onClose={() => setIsNaming(false)}
          onName={async (name) => {
            const same = designs.own.find((other) => other.design.name === name);
            const saved = await client.saveDesign({ id: same?.id ?? null, design: { ...design, name } });
            onChoose(saved.design);
          }}
        />
      )}
    </>
  );
}

function finishedName(name: string): string {
  const known = FINISHED.find((other) => other === name);
  return known ? text(`design.${known}`) : name;
}

async function deleteOwn({ id, design }: SavedDesign): Promise<void> {
  await client.deleteDesign({ id });
  showToast(text('design.deleted', { name: design.name }), {
    action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
  });
}
