import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { ViewId } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import { useText } from '../i18n.ts';
import { selectionStore } from '../records/selection.ts';
import { useStore } from '../ui/store.ts';
import { bulkSideStore, shownQueryStore } from './bulk-start.ts';
import { bulkTargetStore } from './bulk-target.ts';

type Scope = 'selected' | 'found';

/** The most records that can be chosen one by one; more are changed as all that the table finds. */
const MOST_CHOSEN = 100_000;

/** Which records are changed: those selected, or all that the table finds. */
export function ScopeChoice(): ReactNode {
  const t = useText();
  // Subtle: a selection of very many rows may still be on its way when the dialog opens.
  const selected = useStore(selectionStore);
  const ids = useMemo(() => [...selected].slice(0, MOST_CHOSEN), [selected]);
  const query = useStore(shownQueryStore);
  const found = useFound();
  // One row is always selected where the cursor is: who looks for words means more than that one.
  const isFew = ids.length <= (bulkSideStore.get() === 'replace' ? 1 : 0);
  const [picked, setPicked] = useState<Scope | null>(null);
  const scope = picked ?? (isFew ? 'found' : 'selected');
  useEffect(() => {
    bulkTargetStore.set(scope === 'found' || ids.length === 0 ? { query } : { ids });
  }, [scope, ids, query]);
  return (
    <RadioGroup className="bulk-scope" value={scope} onChange={(next) => setPicked(next as Scope)}>
      <Label className="field-label">{t('bulk.scope')}</Label>
      {ids.length > 0 && (
        <Radio value="selected" className="bulk-radio">
          <span className="bulk-radio-dot" aria-hidden />
          {t('bulk.scope.selected', { count: ids.length })}
        </Radio>
      )}
      <Radio value="found" className="bulk-radio">
        <span className="bulk-radio-dot" aria-hidden />
        {found === null ? '…' : t('bulk.scope.found', { count: found })}
      </Radio>
    </RadioGroup>
  );
}

/** How many records the table finds; null until the archive has counted them. */
function useFound(): number | null {
  const query = useStore(shownQueryStore);
  const [view, setView] = useState<ViewId | null>(null);
  const [total, setTotal] = useState<number | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void attempt(() => client.createView({ query })).then((state) => {
      if (!isCurrent || !state) return;
      setView(state.view);
      setTotal(state.isComplete ? state.total : null);
    });
    return () => {
      isCurrent = false;
    };
  }, [query]);
  useEvent('viewCompleted', (state) => {
    if (state.view === view) setTotal(state.total);
  });
  return total;
}
