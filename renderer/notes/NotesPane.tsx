import { Plus, SquareDashedMousePointer, Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PageBox } from '../../preload/page-box.ts';
import { useText } from '../i18n.ts';
import { AutoGrowText } from '../record/AutoGrowText.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import type { NoteDraft, PageNotes } from './use-page-notes.ts';
import './NotesPane.css';

interface NotesPaneProps {
  readonly notes: PageNotes;
  readonly isReadOnly: boolean;
}
/** Where a part is marked first by the keyboard. */
const MIDDLE: PageBox = [0.25, 0.4, 0.75, 0.6];

/** The notes on a page beside it: each is kept as it is left, and is a step of the record's history. */
export function NotesPane({ notes, isReadOnly }: NotesPaneProps): ReactNode {
  const t = useText();
  const { notes: list, elsewhere } = notes;
  return (
    <aside className="notes-pane" aria-label={t('notes.title')} aria-busy={list === null}>
      <header className="notes-head">
        <span>{t('notes.title')}</span>
        {elsewhere > 0 && (
          <span className="notes-elsewhere">{t('notes.elsewhere', { count: elsewhere })}</span>
        )}
      </header>
      <ol className="notes-list">
        {list?.map((note, at) => (
          <Note key={note.key} note={note} at={at} notes={notes} isReadOnly={isReadOnly} />
        ))}
      </ol>
      {list?.length === 0 && <p className="notes-empty">{t(isReadOnly ? 'notes.none' : 'notes.empty')}</p>}
      {!isReadOnly && (
        <footer className="notes-tools">
          <Button icon={Plus} variant="quiet" onPress={() => notes.add(null)}>
            {t('notes.add')}
          </Button>
        </footer>
      )}
    </aside>
  );
}

interface NoteProps extends NotesPaneProps {
  readonly note: NoteDraft;
  readonly at: number;
}

function Note({ note, at, notes, isReadOnly }: NoteProps): ReactNode {
  const t = useText();
  const [text, setText] = useState(note.text);
  const input = useRef<HTMLTextAreaElement>(null);
  const isChosen = notes.at === at;
  useEffect(() => setText(note.text), [note.text]);
  useEffect(() => {
    // Subtle: chosen by a button of its own, it leaves the keyboard there.
    const own = input.current?.closest('li');
    if (isChosen && !own?.contains(document.activeElement)) input.current?.focus();
  }, [isChosen]);
  // Subtle: one that is new is made once only, by leaving it or by leaving the page.
  const isMade = useRef(false);
  const keep = (): void => {
    if (isReadOnly || isMade.current) return;
    isMade.current = note.id === null && text.trim() !== '';
    notes.save({ ...note, text });
  };
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  // What stands in a note when the page is turned or the viewer is closed is kept as well.
  useEffect(() => () => latest.current(), []);
  const number = at + 1;
  return (
    <li className="note" data-chosen={isChosen || undefined} onFocus={() => notes.choose(note.key)}>
      <span className="note-number" aria-hidden>
        {number}
      </span>
      <AutoGrowText
        label={t(note.box ? 'notes.onPart' : 'notes.onPage', { number })}
        value={text}
        onChange={setText}
        onBlur={keep}
        isReadOnly={isReadOnly}
        placeholder={t('notes.placeholder')}
        inputRef={input}
      />
      {!isReadOnly && (
        <span className="note-tools">
          {!note.box && (
            <IconButton
              size="small"
              icon={SquareDashedMousePointer}
              label={t('notes.mark')}
              onPress={() =>
                note.id === null ? notes.draw(MIDDLE) : notes.save({ ...note, text, box: MIDDLE })
              }
            />
          )}
          <IconButton
            size="small"
            icon={Trash2}
            label={t('notes.remove', { number })}
            onPress={() => {
              setText('');
              if (note.id === null) notes.leave(note.key);
              else notes.save({ ...note, text: '' });
            }}
          />
        </span>
      )}
    </li>
  );
}
