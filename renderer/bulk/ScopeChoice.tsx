import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { RecordId, ViewId } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client, useEvent } from '../client.ts';
import { useText } from '../i18n.ts';
import { selectionStore } from '../records/selection.ts';
import { useStore } from '../ui/store.ts';
import { bulkStartStore, shownQueryStore } from './bulk-start.ts';
import { bulkTargetStore } from './bulk-target.ts';

type Scope = 'selected' | 'found';

/** The most records that can be chosen one by one; more are changed as all that the table finds. */
const MOST_CHOSEN = 100_000;

/** Which records are changed: those selected, or all that the table finds. */
export function ScopeChoice(): ReactNode {
  const t = useText();
  const ids = useChosen();
  const query = useStore(shownQueryStore);
  const found = useFound();
  const [scope, setScope] = useState<Scope>(ids.length > 0 ? 'selected' : 'found');
  useEffect(() => {
    const chosen = ids.slice(0, MOST_CHOSEN);
    bulkTargetStore.set(scope === 'found' || chosen.length === 0 ? { query } : { ids: [...chosen] });
  }, [scope, ids, query]);
  return (
    <RadioGroup className="bulk-scope" value={scope} onChange={(next) => setScope(next as Scope)}>
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

/** The selected records, else those at hand when the dialog was opened. */
function useChosen(): readonly RecordId[] {
  const { ids } = useStore(bulkStartStore);
  // Subtle: a selection of very many rows may still be on its way when the dialog opens.
  const selected = useStore(selectionStore);
  return useMemo(() => (selected.size > 0 ? [...selected] : ids), [selected, ids]);
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
