import type { ReactNode } from 'react';
import { formatDateTime } from '../../preload/format.ts';
import type { FieldValue, RecordRow } from '../../preload/model.ts';
import { type TextKey, useLabel, useLocale, useText } from '../i18n.ts';
import { FoundTitle } from '../search/FoundTitle.tsx';
import { findType, useArchive } from '../state.ts';
import { Cover } from '../viewer/Cover.tsx';
import { cellText, cellValues } from './cell-text.ts';
import type { RecordColumn } from './columns.ts';
import { TypeIcon } from './TypeIcon.tsx';

interface CellContentProps {
  readonly record: RecordRow | undefined;
  readonly column: RecordColumn;
}

/** What stands in a cell: what was understood of its values, their words where nothing was, a grey bar until it comes. */
export function CellContent({ record, column }: CellContentProps): ReactNode {
  const t = useText();
  const label = useLabel();
  const locale = useLocale();
  const archive = useArchive();
  if (record === undefined) return <span className="cell-waiting" />;
  if (column.datatype === 'type') {
    const type = findType(archive, record.type);
    return (
      <span className="cell-type">
        <TypeIcon type={record.type} size={15} />
        <span className="cell-text">{type ? label(type.labels) : record.type}</span>
      </span>
    );
  }
  if (column.datatype === 'instant') {
    const moment = column.field === 'deletedAt' ? record.deletedAt : record.updatedAt;
    return <span className="cell-text">{formatDateTime(moment ?? '', locale)}</span>;
  }
  const text = cellText(record, column, locale, t('value.yes'), t('value.no'));
  if (column.field === 'title')
    return (
      <span className="cell-title">
        {record.cover !== null && <Cover address={record.cover} />}
        <FoundTitle record={record} text={text} />
      </span>
    );
  const unread = unreadKey(cellValues(record, column), column);
  return (
    <span
      className="cell-text"
      data-unread={unread !== null || undefined}
      title={unread !== null ? `${text}\n${t(unread)}` : text.length > 18 ? text.slice(0, 600) : undefined}
    >
      {text}
    </span>
  );
}

const UNREAD: Readonly<Partial<Record<RecordColumn['datatype'], readonly [keyof FieldValue, TextKey]>>> = {
  date: ['edtf', 'reading.notDate'],
  money: ['amount', 'reading.notMoney'],
  number: ['number', 'reading.notNumber'],
};

/** The sentence for a cell whose words were not understood as what its column is for; null where they were. */
function unreadKey(values: readonly FieldValue[], { datatype }: RecordColumn): TextKey | null {
  const [part, key] = UNREAD[datatype] ?? [];
  if (part === undefined || key === undefined) return null;
  return values.some((value) => value[part] === undefined || value[part] === '') ? key : null;
}
