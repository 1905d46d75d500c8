import { Plus, RotateCcw } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { PageText, PageWord, RecordId, TranscribedLine } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { client } from '../client.ts';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import './TextEditor.css';

/** A page of an original as a record has it. */
export interface PageOfRecord {
  readonly record: RecordId;
  readonly sha256: string;
  readonly page: number;
}

interface TextEditorProps {
  readonly place: PageOfRecord;
  readonly text: PageText | null;
  /** Told which line is being written, so that it is shown on the page. */
  readonly onLine: (box: PageWord['box'] | null) => void;
}

interface Line extends TranscribedLine {
  readonly key: number;
}

/** The text of a page line by line, to be set right beside its picture; a line is kept as it is left. */
export function TextEditor({ place, text, onLine }: TextEditorProps): ReactNode {
  const t = useText();
  const list = useRef<HTMLOListElement>(null);
  const [lines, setLines] = useState<readonly Line[]>(() => linesOf(text));
  const saved = useRef(JSON.stringify(toTranscribed(lines)));

  const save = (next: readonly Line[]): void => {
    const written = toTranscribed(next);
    const now = JSON.stringify(written);
    if (now === saved.current) return;
    saved.current = now;
    start(() => client.setTranscription({ ...addressOf(place), lines: written }));
  };
  // What stands in a line when the page is turned or the viewer is closed is kept as well.
  const keep = useRef((): void => undefined);
  useEffect(() => {
    keep.current = () => save(lines);
  });
  useEffect(() => () => keep.current(), []);
  const focus = (at: number): void => {
    list.current?.querySelectorAll('input')[at]?.focus();
  };
  const insert = (at: number): void => {
    const key = Math.max(0, ...lines.map((line) => line.key)) + 1;
    setLines([...lines.slice(0, at), { key, text: '', box: null }, ...lines.slice(at)]);
    requestAnimationFrame(() => focus(at));
  };
  const press = (event: KeyboardEvent, at: number): void => {
    const act = actOf(event, at, lines.length, { focus, insert });
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div className="text-editor-pane">
      <p className="text-editor-help" id="text-editor-help">
        {t('pageText.editHelp')}
      </p>
      <ol ref={list} className="text-editor-lines" aria-describedby="text-editor-help">
        {lines.map((line, at) => (
          <li key={line.key}>
            <input
              aria-label={t('pageText.line', { line: at + 1 })}
              value={line.text}
              maxLength={2000}
              spellCheck={false}
              onFocus={() => onLine(line.box)}
              onBlur={() => save(lines)}
              onKeyDown={(event) => press(event, at)}
              onChange={({ target }) =>
                setLines(lines.map((other) => (other === line ? { ...line, text: target.value } : other)))
              }
            />
          </li>
        ))}
      </ol>
      <footer className="text-editor-tools">
        <Button icon={Plus} variant="quiet" onPress={() => insert(lines.length)}>
          {t('pageText.addLine')}
        </Button>
        {text?.source === 'transcription' && (
          <Button
            icon={RotateCcw}
            variant="quiet"
            onPress={() =>
              start(async () => {
                const read = await client.setTranscription({ ...addressOf(place), lines: null });
                const next = linesOf(read);
                saved.current = JSON.stringify(toTranscribed(next));
                setLines(next);
              })
            }
          >
            {t('pageText.asRead')}
          </Button>
        )}
      </footer>
    </div>
  );
}

const addressOf = ({ record, sha256, page }: PageOfRecord) => ({ id: record, sha256, page });

interface LineActs {
  readonly focus: (at: number) => void;
  readonly insert: (at: number) => void;
}

function actOf(
  { key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent,
  at: number,
  count: number,
  { focus, insert }: LineActs,
): (() => void) | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  if (key === 'Enter') return shiftKey || at === count - 1 ? () => insert(at + 1) : () => focus(at + 1);
  if (key === 'ArrowDown' && at < count - 1) return () => focus(at + 1);
  if (key === 'ArrowUp' && at > 0) return () => focus(at - 1);
  return undefined;
}

function linesOf(text: PageText | null): readonly Line[] {
  const lines = (text?.lines ?? []).map(({ words }, key) => ({
    key,
    text: words.map((word) => word.text).join(' '),
    box: around(words),
  }));
  return lines.length > 0 ? lines : [{ key: 0, text: '', box: null }];
}

/** The box of all words; null where nobody said where they stand. */
function around(words: readonly PageWord[]): [number, number, number, number] | null {
  const side = (at: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) =>
    pick(...words.map(({ box }) => box[at]));
  const box: [number, number, number, number] = [
    side(0, Math.min),
    side(1, Math.min),
    side(2, Math.max),
    side(3, Math.max),
  ];
  return box[2] > box[0] && box[3] > box[1] ? box : null;
}

const toTranscribed = (lines: readonly Line[]): TranscribedLine[] =>
  lines.filter(({ text }) => text.trim() !== '').map(({ text, box }) => ({ text, box }));
