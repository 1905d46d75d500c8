import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { BATCH_KINDS, type BatchKind, type RecordId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { useRecordOptions } from '../record/use-record-options.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { Select } from '../ui/Select.tsx';
import { type HistoryChoice, isFiltering, NO_CHOICE } from './history-choice.ts';
import { PeriodField } from './PeriodField.tsx';
import './HistoryFilters.css';

interface HistoryFiltersProps {
  readonly choice: HistoryChoice;
  readonly onChoice: (choice: HistoryChoice) => void;
}

const ANY = 'any';

/** Narrows the history to a kind of step, a record, a time. */
export function HistoryFilters({ choice, onChoice }: HistoryFiltersProps): ReactNode {
  const t = useText();
  const [clearings, setClearings] = useState(0);
  const kinds = BATCH_KINDS.map((kind) => ({
    id: kind as BatchKind | typeof ANY,
    label: t(`history.kind.${kind}`),
  }));
  return (
    <search className="history-filters" aria-label={t('history.filters')} key={clearings}>
      <Select
        label={t('history.filterKind')}
        value={choice.kind ?? ANY}
        options={[{ id: ANY, label: t('history.anyKind') }, ...kinds]}
        onChange={(kind) => onChoice({ ...choice, kind: kind === ANY ? null : kind })}
      />
      <RecordFilter choice={choice} onChoice={onChoice} />
      <PeriodField onPeriod={(period) => onChoice({ ...choice, period })} />
      {isFiltering(choice) && (
        <Button
          variant="quiet"
          onPress={() => {
            onChoice(NO_CHOICE);
            setClearings(clearings + 1);
          }}
        >
          {t('history.clearFilters')}
        </Button>
      )}
    </search>
  );
}

function RecordFilter({ choice, onChoice }: HistoryFiltersProps): ReactNode {
  const t = useText();
  const [typed, setTyped] = useState('');
  const options = useRecordOptions(typed, []);
  const { record } = choice;
  if (record !== null) {
    return (
      <div className="field">
        <span className="field-label">{t('history.filterRecord')}</span>
        <span className="history-chosen" title={record.title}>
          <span className="history-chosen-title">{record.title}</span>
          <IconButton
            label={t('action.clear')}
            icon={X}
            size="small"
            onPress={() => onChoice({ ...choice, record: null })}
          />
        </span>
      </div>
    );
  }
  return (
    <ComboBox
      label={t('history.filterRecord')}
      text={typed}
      onTextChange={setTyped}
      options={options}
      onPick={(id) => {
        const title = options.find((option) => option.id === id)?.label ?? '';
        setTyped('');
        onChoice({ ...choice, record: { id: Number(id) as RecordId, title } });
      }}
      emptyText={t('history.recordNone')}
      placeholder={t('history.recordPlaceholder')}
    />
  );
}
