import { type ReactNode, useState } from 'react';
import type { RecordDetail, RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { useLabel, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { ComboBox } from '../ui/ComboBox.tsx';
import { Select } from '../ui/Select.tsx';
import { useRecordOptions } from './use-record-options.ts';

const INVERSE = '-inverse';

interface RelationAdderProps {
  readonly record: RecordDetail;
  readonly onAdded: (record: RecordDetail) => void;
}

/** Chooses a kind of relation, then a record by searching for it: choosing the record adds the relation. */
export function RelationAdder({ record, onAdded }: RelationAdderProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const { relationTypes } = useArchive();
  const [kind, setKind] = useState('relatedTo');
  const [text, setText] = useState('');
  const options = useRecordOptions(text, [record.id]);
  const kinds = relationTypes.flatMap(({ name, labels, inverseLabels }) => [
    { id: name, label: label(labels) },
    ...(label(labels) === label(inverseLabels) ? [] : [{ id: name + INVERSE, label: label(inverseLabels) }]),
  ]);
  const add = (other: RecordId): void => {
    setText('');
    const isInverse = kind.endsWith(INVERSE);
    const type = isInverse ? kind.slice(0, -INVERSE.length) : kind;
    start(async () => {
      const [from, to] = isInverse ? [other, record.id] : [record.id, other];
      const answer = await client.addRelation({ from, to, type });
      onAdded(answer.id === record.id ? answer : await client.getRecord({ id: record.id }));
    });
  };
  return (
    <div className="relation-adder">
      <Select label={t('relation.kind')} value={kind} options={kinds} onChange={setKind} />
      <ComboBox
        label={t('relation.add')}
        placeholder={t('relation.search')}
        text={text}
        onTextChange={setText}
        options={options}
        onPick={(id) => add(Number(id) as RecordId)}
        emptyText={t('relation.noneFound')}
      />
    </div>
  );
}
