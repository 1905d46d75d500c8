import { Unlink, Waypoints } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ArchiveState } from '../../preload/api.ts';
import type { Labels, RecordDetail, RecordId, Relation } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { useLabel, useText } from '../i18n.ts';
import { TypeIcon } from '../records/TypeIcon.tsx';
import { useArchive } from '../state.ts';
import { IconButton } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { RelationAdder } from './RelationAdder.tsx';
import './RelationsTab.css';

interface RelationsTabProps {
  readonly record: RecordDetail;
  readonly isReadOnly: boolean;
  readonly onOpen: (id: RecordId) => void;
  readonly onChange: (record: RecordDetail) => void;
}

/** The records that this one is related to, by the kind of relation. */
export function RelationsTab({ record, isReadOnly, onOpen, onChange }: RelationsTabProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  return (
    <div className="record-relations">
      {!isReadOnly && <RelationAdder record={record} onAdded={onChange} />}
      {record.relations.length === 0 && (
        <EmptyState icon={Waypoints} title={t('relation.noneTitle')}>
          {t('relation.noneText')}
        </EmptyState>
      )}
      {groupsOf(record.relations, archive).map(({ key, labels, relations }) => (
        <section key={key} className="relation-group" aria-label={label(labels)}>
          <h4>{label(labels)}</h4>
          <ul>
            {relations.map((relation) => (
              <RelationLine key={relation.id} relation={relation} isReadOnly={isReadOnly} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface RelationLineProps {
  readonly relation: Relation;
  readonly isReadOnly: boolean;
  readonly onOpen: (id: RecordId) => void;
}

function RelationLine({ relation, isReadOnly, onOpen }: RelationLineProps): ReactNode {
  const t = useText();
  const { id, record } = relation;
  return (
    <li className="relation-line">
      <button type="button" className="relation-open" onClick={() => onOpen(record.id)}>
        <TypeIcon type={record.type} />
        <span>{record.title}</span>
      </button>
      {!isReadOnly && (
        <IconButton
          size="small"
          icon={Unlink}
          label={t('relation.remove', { title: record.title })}
          onPress={() => start(() => client.removeRelation({ id }))}
        />
      )}
    </li>
  );
}

interface Group {
  readonly key: string;
  readonly labels: Labels;
  readonly relations: readonly Relation[];
}

/** The relations by kind and direction, in the order in which the archive lists the kinds. */
function groupsOf(relations: readonly Relation[], archive: ArchiveState): readonly Group[] {
  return archive.relationTypes
    .flatMap(({ name, labels, inverseLabels }) => [
      {
        key: name,
        labels,
        relations: relations.filter(({ type, isOutgoing }) => type === name && isOutgoing),
      },
      {
        key: `${name}-inverse`,
        labels: inverseLabels,
        relations: relations.filter(({ type, isOutgoing }) => type === name && !isOutgoing),
      },
    ])
    .filter((group) => group.relations.length > 0);
}
