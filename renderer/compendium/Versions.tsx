import { type ReactNode, useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { formatDateTime } from '../../preload/format.ts';
import type {
  Compendium,
  CompendiumDefinition,
  CompendiumVersion,
  VersionChanges,
} from '../../preload/model.ts';
import { attempt, start } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import { text, useLocale, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { showToast } from '../ui/toasts.ts';
import { VersionChangeList } from './VersionChangeList.tsx';
import './Versions.css';

interface VersionsProps {
  readonly compendium: Compendium;
  readonly definition: CompendiumDefinition;
  readonly onClose: () => void;
}

/** The versions that a book was printed or saved in, what changed since each, and the way back to its definition. */
export function Versions({ compendium, definition, onClose }: VersionsProps): ReactNode {
  const t = useText();
  const locale = useLocale();
  const { isReadOnly } = useArchive();
  const [versions, setVersions] = useState<readonly CompendiumVersion[] | null>(null);
  const [chosen, setChosen] = useState<CompendiumVersion | null>(null);
  useEffect(() => {
    void attempt(() => client.listVersions({ id: compendium.id })).then((found) => {
      setVersions(found ?? []);
      setChosen(found?.[0] ?? null);
    });
  }, [compendium.id]);
  const changes = useChanges(chosen, definition);
  const nameOf = (version: CompendiumVersion): string => formatDateTime(version.at, locale);
  const bringBack = (version: CompendiumVersion): void =>
    start(async () => {
      await bringDefinitionBack(compendium, version, nameOf(version));
      onClose();
    });
  return (
    <Dialog
      title={t('compendium.versions', { name: compendium.name })}
      isOpen
      onClose={onClose}
      closeLabel={t('action.close')}
      size="large"
      {...(chosen && !isReadOnly
        ? { footer: <Button onPress={() => bringBack(chosen)}>{t('compendium.bringBack')}</Button> }
        : {})}
    >
      {versions?.length === 0 ? (
        <p className="versions-none">{t('compendium.noVersions')}</p>
      ) : (
        <div className="versions">
          <ListBox
            className="version-list"
            aria-label={t('compendium.showVersions')}
            items={versions ?? []}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={chosen ? [chosen.id] : []}
            onSelectionChange={(keys) => {
              const [id] = [...keys];
              setChosen(versions?.find((version) => version.id === id) ?? null);
            }}
          >
            {(version) => (
              <ListBoxItem id={version.id} textValue={nameOf(version)} className="version-line">
                <span>{nameOf(version)}</span>
                <span className="version-note">{noteOf(version)}</span>
              </ListBoxItem>
            )}
          </ListBox>
          {changes && <VersionChangeList changes={changes} />}
        </div>
      )}
    </Dialog>
  );
}

function noteOf({ format, pages, entries }: CompendiumVersion): string {
  const parts = [format.toUpperCase()];
  if (pages !== null) parts.push(text('compendium.pageCount', { count: pages }));
  parts.push(text('compendium.entryCount', { count: entries }));
  return parts.join(' · ');
}

/** What changed since a version; follows the records. */
function useChanges(
  version: CompendiumVersion | null,
  definition: CompendiumDefinition,
): VersionChanges | null {
  const [changes, setChanges] = useState<VersionChanges | null>(null);
  const [round, setRound] = useState(0);
  useEvent('recordsChanged', () => setRound((count) => count + 1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after changes too
  useEffect(() => {
    if (!version) return;
    let isCurrent = true;
    void attempt(() => client.compareVersion({ version: version.id, definition })).then((found) => {
      if (isCurrent) setChanges(found ?? null);
    });
    return () => {
      isCurrent = false;
    };
  }, [version, definition, round]);
  return changes;
}

async function bringDefinitionBack(
  { id, name }: Compendium,
  { id: version }: CompendiumVersion,
  at: string,
): Promise<void> {
  const definition = await client.getVersionDefinition({ version });
  await client.saveCompendium({ id, name, definition });
  showToast(text('compendium.broughtBack', { at }), {
    action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
  });
}
