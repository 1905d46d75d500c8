import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { formatDateTime } from '../../preload/format.ts';
import type { RecordDetail, RecordId } from '../../preload/model.ts';
import { useLabel, useLocale, useText } from '../i18n.ts';
import { TypeIcon } from '../records/TypeIcon.tsx';
import { findType, useArchive } from '../state.ts';
import { AutoGrowText } from './AutoGrowText.tsx';
import { TextHints } from './TextHints.tsx';
import { useDraft } from './use-draft.ts';
import type { SaveField } from './use-record.ts';
import './RecordHeader.css';

interface RecordHeaderProps {
  readonly record: RecordDetail;
  readonly isReadOnly: boolean;
  readonly save: SaveField;
  readonly onOpen: (id: RecordId) => void;
}

/** What the record is: type, place in the tree, title and reference code, the last two to be edited in place. */
export function RecordHeader({ record, isReadOnly, save, onOpen }: RecordHeaderProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const locale = useLocale();
  const archive = useArchive();
  const type = findType(archive, record.type);
  const labelOf = (name: string): string => {
    const field = archive.commonFields.find((candidate) => candidate.name === name);
    return field ? label(field.labels) : name;
  };
  return (
    <header className="record-head">
      <div className="record-kind">
        <TypeIcon type={record.type} size={15} />
        <span>{type ? label(type.labels) : record.type}</span>
        <span className="record-changed" title={t('records.updatedAt')}>
          {formatDateTime(record.updatedAt, locale)}
        </span>
      </div>
      <RecordPath record={record} onOpen={onOpen} />
      <HeadField
        field="title"
        label={labelOf('title')}
        text={record.title}
        isReadOnly={isReadOnly}
        save={save}
        className="record-title"
      />
      <TextHints text={record.title} />
      <HeadField
        field="referenceCode"
        label={labelOf('referenceCode')}
        text={record.referenceCode}
        isReadOnly={isReadOnly}
        save={save}
        className="record-code"
      />
    </header>
  );
}

interface HeadFieldProps {
  readonly field: string;
  readonly label: string;
  readonly text: string;
  readonly isReadOnly: boolean;
  readonly save: SaveField;
  readonly className: string;
}

function HeadField({ field, label, text, isReadOnly, save, className }: HeadFieldProps): ReactNode {
  const [error, setError] = useState('');
  const draft = useDraft(text, async (typed) => {
    const sentence = await save(field, [{ text: typed.trim() }]);
    setError(sentence);
    return sentence === '';
  });
  if (isReadOnly && text === '') return null;
  return (
    <>
      <AutoGrowText
        className={className}
        label={label}
        placeholder={label}
        value={draft.text}
        onChange={(typed) => draft.onChange(typed.replace(/\n/g, ' '))}
        onBlur={draft.onBlur}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setError('');
          draft.onKeyDown(event);
        }}
        isReadOnly={isReadOnly}
        isInvalid={error !== ''}
      />
      {error !== '' && (
        <p className="record-field-error" role="alert">
          {error}
        </p>
      )}
    </>
  );
}

function RecordPath({ record, onOpen }: Pick<RecordHeaderProps, 'record' | 'onOpen'>): ReactNode {
  const t = useText();
  if (record.path.length === 0) return null;
  return (
    <nav className="record-path" aria-label={t('record.path')}>
      <ol>
        {record.path.map(({ id, title }) => (
          <li key={id}>
            <button type="button" title={title} onClick={() => onOpen(id)}>
              {title}
            </button>
            <ChevronRight size={12} aria-hidden />
          </li>
        ))}
      </ol>
    </nav>
  );
}
