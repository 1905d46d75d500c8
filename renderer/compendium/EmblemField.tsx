import { ImagePlus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Ticket } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { bridge, client } from '../client.ts';
import { useText } from '../i18n.ts';
import { appStore } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { pickFiles } from '../ui/pick-files.ts';
import { DraftField } from './DraftField.tsx';
import type { Composer } from './use-composer.ts';

interface EmblemFieldProps {
  readonly composer: Composer;
  readonly isReadOnly: boolean;
}

/** The picture on the cover in place of the star, and what is heard in its place. */
export function EmblemField({ composer, isReadOnly }: EmblemFieldProps): ReactNode {
  const t = useText();
  const { draft, saved, edit, keep, flush } = composer;
  const { emblem } = draft;
  const choose = async (): Promise<void> => {
    const ticket = await choosePicture();
    if (ticket === undefined) return;
    const added = await client.addEmblem({ tickets: [ticket] });
    keep((before) => ({ ...before, emblem: { ...added, alternative: before.emblem?.alternative ?? '' } }));
  };
  const remove = (): void =>
    keep((before) => {
      const { emblem: _, ...others } = before;
      return others;
    });
  if (isReadOnly && !emblem) return null;
  return (
    <>
      {!isReadOnly && (
        <div className="emblem-buttons">
          <Button icon={ImagePlus} onPress={() => start(choose)}>
            {t(emblem ? 'compendium.changeEmblem' : 'compendium.addEmblem')}
          </Button>
          {emblem && (
            <Button icon={X} variant="quiet" onPress={remove}>
              {t('compendium.removeEmblem')}
            </Button>
          )}
        </div>
      )}
      {emblem && (
        <DraftField
          label={t('compendium.emblemAlternative')}
          saved={saved.emblem?.alternative ?? ''}
          description={t('compendium.emblemAlternativeText')}
          onDraft={(alternative) =>
            edit((before) =>
              before.emblem ? { ...before, emblem: { ...before.emblem, alternative } } : before,
            )
          }
          onKeep={flush}
          isReadOnly={isReadOnly}
        />
      )}
    </>
  );
}

/** A picture that the person chooses; undefined where none. */
async function choosePicture(): Promise<Ticket | undefined> {
  if (appStore.get()?.mode === 'desktop') return (await client.chooseFiles({}))[0]?.ticket;
  const [file] = await pickFiles({ endings: ['png', 'jpg', 'jpeg'] });
  return file && (await bridge.ticketsFor([file]))[0]?.ticket;
}
