import { useEffect, useRef, useState } from 'react';
import type { RecordDetail, RecordId, ValueInput } from '../../preload/model.ts';
import { client, useEvent } from '../client.ts';
import { failureText } from '../i18n.ts';

/** Sets all values of a field at once; answers the sentence of the failure, empty where it was saved. */
export type SaveField = (field: string, values: readonly ValueInput[]) => Promise<string>;

/** The opened record as it stands in the archive now. */
export interface OpenedRecord {
  readonly record: RecordDetail | null;
  /** The sentence of why it cannot be shown; empty where it can. */
  readonly failure: string;
  readonly save: SaveField;
  /** Takes over what a call answered about this record. */
  readonly show: (record: RecordDetail) => void;
}

/** Follows a record: whatever changes it, here or elsewhere, is shown. The newest answer wins. */
export function useRecord(id: RecordId): OpenedRecord {
  const [record, setRecord] = useState<RecordDetail | null>(null);
  const [failure, setFailure] = useState('');
  const lastAsk = useRef(0);
  const show = (answer: RecordDetail): void => {
    lastAsk.current += 1;
    setRecord(answer);
    setFailure('');
  };
  const load = (): void => {
    lastAsk.current += 1;
    const asked = lastAsk.current;
    client.getRecord({ id }).then(
      (answer) => {
        if (asked === lastAsk.current) show(answer);
      },
      (error: unknown) => {
        if (asked === lastAsk.current) setFailure(failureText(error));
      },
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew only for another record
  useEffect(load, [id]);
  useEvent('recordsChanged', ({ ids }) => {
    // Subtle: no ids at all means that names or compendia changed, which a record may show.
    if (ids === null || ids.length === 0 || ids.includes(id)) load();
  });
  const save: SaveField = async (field, values) => {
    try {
      show(await client.setField({ id, field, values: [...values] }));
      return '';
    } catch (error) {
      return failureText(error);
    }
  };
  return { record, failure, save, show };
}
