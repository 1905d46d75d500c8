import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useText } from '../i18n.ts';
import { type Chip, chipKey } from './chips.ts';
import { useFacetNames } from './use-facet-names.ts';
import './ChosenChips.css';

interface ChosenChipsProps {
  readonly chips: readonly Chip[];
  /** The label of a column. */
  readonly columnLabel: (field: string) => string;
  readonly onRemove: (chip: Chip) => void;
}

/** What the table is narrowed by: each chip is a button that takes it away. */
export function ChosenChips({ chips, columnLabel, onRemove }: ChosenChipsProps): ReactNode {
  const t = useText();
  const list = useRef<HTMLUListElement>(null);
  const nameOf = useFacetNames();
  const textOf = (chip: Chip): readonly [string, string] =>
    'column' in chip
      ? [columnLabel(chip.column), chip.column === 'type' ? nameOf('types', [chip.text]) : chip.text]
      : [t(`facets.${chip.facet}`), nameOf(chip.facet, chip.values)];
  const remove = (chip: Chip, place: number): void => {
    const buttons = list.current?.querySelectorAll('button') ?? [];
    const next = buttons[place + 1] ?? buttons[place - 1];
    onRemove(chip);
    if (next) next.focus();
    else document.querySelector<HTMLElement>('.table')?.focus();
  };
  return (
    <ul ref={list} className="chips" aria-label={t('chips.label')}>
      {chips.map((chip, place) => {
        const [label, text] = textOf(chip);
        return (
          <li key={chipKey(chip)}>
            <button
              type="button"
              className="chip"
              aria-label={t('chips.remove', { filter: `${label}: ${text}` })}
              title={text.length > 24 ? text : undefined}
              onClick={() => remove(chip, place)}
              onKeyDown={(event) => {
                if (event.key !== 'Delete' && event.key !== 'Backspace') return;
                event.preventDefault();
                event.stopPropagation();
                remove(chip, place);
              }}
            >
              <span className="chip-label">{label}:</span>
              <span className="chip-text">{text}</span>
              <X size={12} strokeWidth={2} aria-hidden />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
