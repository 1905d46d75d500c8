import { type ReactNode, useEffect, useState } from 'react';
import { orderEntries, tidyChanges } from '../../preload/entry-order.ts';
import type { EntrySelection } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { useEvent } from '../client.ts';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { ChosenRecords } from './ChosenRecords.tsx';
import { listQueryUuids, useRecordTitles } from './record-titles.ts';

/** A selection by query, with what a person changed in what it chooses. */
export type QuerySelection = Extract<EntrySelection, { readonly query: unknown }>;

interface QueryEntriesProps {
  readonly selection: QuerySelection;
  readonly isReadOnly: boolean;
  readonly onChange: (selection: QuerySelection) => void;
}

/** What the query chooses now: single entries are added, left out and put in order on top of it. */
export function QueryEntries({ selection, isReadOnly, onChange }: QueryEntriesProps): ReactNode {
  const t = useText();
  const { query, added = [], leftOut = [], order = [] } = selection;
  const chosen = useChosenUuids(JSON.stringify(query));
  if (!chosen) return null;
  const change = (next: Partial<Record<'added' | 'leftOut' | 'order', readonly string[]>>): void =>
    onChange({ query, ...tidyChanges({ added, leftOut, order, ...next }) });
  const without = (list: readonly string[], uuid: string) => list.filter((other) => other !== uuid);
  const shown = orderEntries(chosen, { added, leftOut, order });
  return (
    <section aria-label={t('compendium.found', { count: shown.length })} className="query-entries">
      <p className="entries-note">{t('compendium.found', { count: shown.length })}</p>
      <ChosenRecords
        label={t('compendium.byQuery')}
        uuids={shown}
        isReadOnly={isReadOnly}
        added={new Set(added.filter((uuid) => !chosen.includes(uuid)))}
        onOrder={(uuids) => change({ order: uuids })}
        onRemove={(uuid) =>
          change({
            added: without(added, uuid),
            leftOut: chosen.includes(uuid) ? [...leftOut, uuid] : leftOut,
          })
        }
        onAdd={(uuid) => {
          if (leftOut.includes(uuid)) change({ leftOut: without(leftOut, uuid) });
          else if (!shown.includes(uuid)) change({ added: [...added, uuid] });
        }}
      />
      {order.length > 0 && !isReadOnly && (
        <Button onPress={() => change({ order: [] })}>{t('compendium.queryOrder')}</Button>
      )}
      {leftOut.length > 0 && (
        <LeftOut
          uuids={leftOut}
          isReadOnly={isReadOnly}
          onBack={(uuid) => change({ leftOut: without(leftOut, uuid) })}
        />
      )}
    </section>
  );
}

interface LeftOutProps {
  readonly uuids: readonly string[];
  readonly isReadOnly: boolean;
  readonly onBack: (uuid: string) => void;
}

function LeftOut({ uuids, isReadOnly, onBack }: LeftOutProps): ReactNode {
  const t = useText();
  const { titles, isLoaded } = useRecordTitles(uuids);
  const titleOf = (uuid: string) => titles.get(uuid)?.title ?? (isLoaded ? t('compendium.recordGone') : '…');
  return (
    <section aria-label={t('compendium.leftOut', { count: uuids.length })}>
      <p className="entries-note">{t('compendium.leftOut', { count: uuids.length })}</p>
      <ul className="entries-list">
        {uuids.map((uuid) => (
          <li key={uuid} className="entry-line">
            <span className="entry-title" title={titleOf(uuid)}>
              {titleOf(uuid)}
            </span>
            {!isReadOnly && (
              <Button variant="quiet" onPress={() => onBack(uuid)}>
                {t('compendium.takeIn')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The records that a query chooses now; null until they have come. */
function useChosenUuids(query: string): readonly string[] | null {
  const [found, setFound] = useState<readonly string[] | null>(null);
  const [changes, setChanges] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for another query and after changes
  useEffect(() => {
    let isCurrent = true;
    void attempt(() => listQueryUuids(JSON.parse(query) as QuerySelection['query'])).then((uuids) => {
      if (isCurrent && uuids) setFound(uuids);
    });
    return () => {
      isCurrent = false;
    };
  }, [query, changes]);
  useEvent('recordsChanged', ({ ids }) => {
    if (ids === null || ids.length > 0) setChanges((count) => count + 1);
  });
  return found;
}
