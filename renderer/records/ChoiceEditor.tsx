// biome-ignore-all lint/a11y/useFocusableInteractive: the input has the focus and names its active option
// biome-ignore-all lint/a11y/useSemanticElements: a select cannot be typed into
import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import type { FieldDefinition, FieldValue, ValueInput } from '../../preload/model.ts';
import { useLabel, useText } from '../i18n.ts';
import type { EditorContentProps } from './EditorContent.tsx';

interface Choice {
  readonly input: ValueInput;
  readonly label: string;
}

/** A value out of a short list: typing narrows the list, arrows choose, and other words are kept as they are. */
export function ChoiceEditor({ edit, label, onKeep, onDone }: EditorContentProps): ReactNode {
  const listId = useId();
  const choices = useChoices(edit.field);
  const [typed, setTyped] = useState(() => labelOf(edit.values[0], edit.field, choices));
  const [isNarrowed, setIsNarrowed] = useState(false);
  const shown = isNarrowed ? choices.filter((choice) => begins(choice.label, typed)) : choices;
  const [active, setActive] = useState(() => shown.findIndex((choice) => choice.label === typed));
  const keep = (choice: Choice | undefined, words: string): void =>
    onKeep(choice ? [choice.input] : words.trim() === '' ? [] : [{ text: words.trim() }]);
  const type = (words: string): void => {
    const first = words.trim() === '' ? -1 : choices.findIndex((choice) => begins(choice.label, words));
    setTyped(words);
    setIsNarrowed(true);
    setActive(first < 0 ? -1 : 0);
    keep(choices[first], words);
  };
  const press = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || shown.length === 0) return;
    event.preventDefault();
    const next = (Math.max(active, by < 0 ? 0 : -1) + by + shown.length) % shown.length;
    setActive(next);
    keep(shown[next], typed);
  };
  const optionId = (index: number): string => `${listId}-${index}`;
  return (
    <>
      <input
        className="cell-editor-input"
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        {...(active >= 0 ? { 'aria-activedescendant': optionId(active) } : {})}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
        spellCheck={false}
        autoComplete="off"
      />
      <div id={listId} role="listbox" aria-label={label} className="cell-editor-options">
        {shown.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the focus and handles the keys
          <div
            key={choice.label}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            className="cell-editor-option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              onKeep([choice.input]);
              onDone();
            }}
          >
            {choice.label}
          </div>
        ))}
      </div>
    </>
  );
}

function useChoices({ datatype, terms }: FieldDefinition): readonly Choice[] {
  const t = useText();
  const label = useLabel();
  return useMemo(() => {
    if (datatype === 'boolean') {
      return [t('value.yes'), t('value.no')].map((text) => ({ input: { text }, label: text }));
    }
    return (terms ?? []).map(({ code, labels }) => ({ input: { text: code }, label: label(labels) }));
  }, [datatype, terms, t, label]);
}

function labelOf(
  value: FieldValue | undefined,
  { terms }: FieldDefinition,
  choices: readonly Choice[],
): string {
  if (value === undefined) return '';
  const term = (terms ?? []).findIndex(({ code }) => code === value.term);
  const isTrue = value.isTrue === undefined ? -1 : value.isTrue ? 0 : 1;
  return choices[Math.max(term, isTrue)]?.label ?? value.text;
}

/** Whatever case, marks and letters the keyboard has. */
function begins(label: string, typed: string): boolean {
  return plain(label).startsWith(plain(typed.trim()));
}

function plain(text: string): string {
  return text
    .toLocaleLowerCase('az')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ə', 'e')
    .replaceAll('ı', 'i');
}
