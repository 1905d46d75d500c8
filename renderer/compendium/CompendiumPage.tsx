import { BookOpenText } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Compendium, CompendiumId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { NameDialog } from '../NameDialog.tsx';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Composer } from './Composer.tsx';
import { newCompendium } from './new-compendium.ts';
import { useCompendia } from './use-compendia.ts';
import './CompendiumPage.css';

/** The compendia of the archive: one is chosen, composed and looked at as the pages it will be printed on. */
export function CompendiumPage(): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const compendia = useCompendia();
  const [chosenId, setChosenId] = useState<CompendiumId | null>(null);
  const [isNaming, setIsNaming] = useState(false);
  if (compendia === null) return <div className="compendium" aria-busy="true" />;
  const chosen = compendia.find(({ id }) => id === chosenId) ?? compendia[0];
  return (
    <div className="compendium">
      {chosen ? (
        <Composer
          key={chosen.id}
          compendium={chosen}
          compendia={compendia}
          isReadOnly={isReadOnly}
          onChoose={setChosenId}
          onNew={() => setIsNaming(true)}
        />
      ) : (
        <NoCompendium isReadOnly={isReadOnly} onNew={() => setIsNaming(true)} />
      )}
      {isNaming && (
        <NameDialog
          title={t('compendium.new')}
          label={t('compendium.name')}
          name=""
          actionLabel={t('action.create')}
          onClose={() => setIsNaming(false)}
          onName={async (name) => {
            const made: Compendium = await newCompendium(name);
            setChosenId(made.id);
          }}
        />
      )}
    </div>
  );
}

function NoCompendium({
  isReadOnly,
  onNew,
}: {
  readonly isReadOnly: boolean;
  readonly onNew: () => void;
}): ReactNode {
  const t = useText();
  return (
    <EmptyState
      icon={BookOpenText}
      title={t('compendium.noneTitle')}
      actions={
        !isReadOnly && (
          <Button variant="primary" onPress={onNew}>
            {t('compendium.new')}
          </Button>
        )
      }
    >
      {t('compendium.noneText')}
    </EmptyState>
  );
}
