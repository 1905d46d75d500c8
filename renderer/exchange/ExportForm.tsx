import { type ReactNode, useEffect, useState } from 'react';
import { type Delimiter, delimiterOf, type RecordQuery, type TableFormat } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client } from '../client.ts';
import { type TextKey, useLocale, useText } from '../i18n.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { RadioChoice } from '../ui/RadioChoice.tsx';
import { Select } from '../ui/Select.tsx';
import { type ExportChoice, MOST_CHOSEN } from './export-choice.ts';

interface ExportFormProps {
  readonly choice: ExportChoice;
  readonly onChange: (choice: ExportChoice) => void;
  /** How many records are selected. */
  readonly selected: number;
  readonly query: RecordQuery;
}

const DELIMITER_NAMES: readonly (readonly [Delimiter, TextKey])[] = [
  [';', 'export.semicolon'],
  [',', 'export.comma'],
  ['\t', 'export.tab'],
];

/** What the file shall be: its format, its rows and its columns. */
export function ExportForm({ choice, onChange, selected, query }: ExportFormProps): ReactNode {
  const t = useText();
  const usual = delimiterOf(useLocale());
  const total = useTotal(query);
  const isSelectable = selected > 0 && selected <= MOST_CHOSEN;
  const all = total === null ? t('export.rows.allUncounted') : t('export.rows.all', { count: total });
  return (
    <div className="export-form">
      <div className="export-line">
        <Select<TableFormat>
          label={t('export.format')}
          value={choice.format}
          options={[
            { id: 'xlsx', label: t('export.xlsx') },
            { id: 'csv', label: t('export.csv') },
          ]}
          onChange={(format) => onChange({ ...choice, format })}
        />
        {choice.format === 'csv' && (
          <Select<Delimiter>
            label={t('export.delimiter')}
            value={choice.delimiter ?? usual}
            options={DELIMITER_NAMES.map(([id, key]) => ({ id, label: t(key) }))}
            onChange={(delimiter) => onChange({ ...choice, delimiter })}
          />
        )}
      </div>
      <RadioChoice
        label={t('export.rows')}
        value={choice.rows}
        options={[
          { id: 'all', label: all },
          ...(isSelectable
            ? [{ id: 'selected' as const, label: t('export.rows.selected', { count: selected }) }]
            : []),
        ]}
        onChange={(rows) => onChange({ ...choice, rows })}
      />
      <RadioChoice
        label={t('export.columns')}
        value={choice.columns}
        options={[
          { id: 'shown', label: t('export.columns.shown') },
          { id: 'all', label: t('export.columns.all') },
        ]}
        onChange={(columns) => onChange({ ...choice, columns })}
      />
      <Checkbox
        label={t('export.edtf')}
        isSelected={choice.hasEdtf}
        onChange={(hasEdtf) => onChange({ ...choice, hasEdtf })}
      />
      <p className="export-note">{t(choice.format === 'csv' ? 'export.csvText' : 'export.xlsxText')}</p>
    </div>
  );
}

/** How many records the table has; null until the archive has counted them. */
function useTotal(query: RecordQuery): number | null {
  const [total, setTotal] = useState<number | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void attempt(() => client.countRecords({ query })).then((counted) => {
      if (isCurrent && counted) setTotal(counted.total);
    });
    return () => {
      isCurrent = false;
    };
  }, [query]);
  return total;
}
