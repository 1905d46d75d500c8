import type { KeyboardEvent, ReactNode } from 'react';
import { text, useLocale } from '../i18n.ts';
import { useDraft } from '../record/use-draft.ts';
import { TextField } from '../ui/TextField.tsx';

interface StyleNumberProps {
  readonly label: string;
  /** As it stands in the archive. */
  readonly saved: number;
  /** Least and most. */
  readonly range: readonly [number, number];
  /** What the arrow keys add. */
  readonly step: number;
  readonly isReadOnly: boolean;
  /** Follows every key that gives a number within the range. */
  readonly onEdit: (value: number) => void;
  readonly flush: () => Promise<boolean>;
}

/** A measure: the pages follow as it is typed or changed by the arrow keys, it is kept when it is left. */
export function StyleNumber(props: StyleNumberProps): ReactNode {
  const { label, saved, range, step, isReadOnly, onEdit, flush } = props;
  const [least, most] = range;
  const locale = useLocale();
  // Measures have a comma before their tenths where the language has one; either is read.
  const shown = (value: number): string => String(value).replace('.', locale === 'en' ? '.' : ',');
  const read = (typed: string): number | null => {
    const value = Number(typed.trim().replace(',', '.'));
    return typed.trim() !== '' && value >= least && value <= most ? Math.round(value * 100) / 100 : null;
  };
  const draft = useDraft(shown(saved), async (typed) => read(typed) !== null && flush());
  const type = (typed: string): void => {
    draft.onChange(typed);
    const value = read(typed);
    if (value !== null) onEdit(value);
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0 || isReadOnly) {
      if (event.key === 'Escape' && draft.isChanged) onEdit(saved);
      draft.onKeyDown(event);
      return;
    }
    event.preventDefault();
    const next = (read(draft.text) ?? saved) + direction * step;
    type(shown(Math.round(Math.min(most, Math.max(least, next)) * 100) / 100));
  };
  const isWrong = draft.isChanged && read(draft.text) === null;
  return (
    <TextField
      label={label}
      value={draft.text}
      onChange={type}
      onBlur={draft.onBlur}
      onKeyDown={press}
      isReadOnly={isReadOnly}
      error={isWrong ? text('design.range', { least: shown(least), most: shown(most) }) : ''}
    />
  );
}
