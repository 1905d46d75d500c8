import { type ReactNode, useState } from 'react';
import { type PageBox, turnBox } from '../../preload/page-box.ts';
import { useText } from '../i18n.ts';
import { RegionFrame } from '../viewer/RegionFrame.tsx';
import type { PageNotes } from './use-page-notes.ts';
import './NoteMarks.css';

interface NoteMarksProps {
  readonly notes: PageNotes;
  /** Quarter turns at which the page is shown. */
  readonly turns: number;
  readonly isReadOnly: boolean;
}

/** Where on the page its notes stand, by their numbers; another is begun by drawing on the page. */
export function NoteMarks({ notes, turns, isReadOnly }: NoteMarksProps): ReactNode {
  const t = useText();
  const list = notes.notes ?? [];
  const chosen = list[notes.at];
  const shown = (box: PageBox) => turnBox(box, turns);
  const [drawn, setDrawn] = useState<PageBox | null>(null);
  const end = (box: PageBox, isNew: boolean): void => {
    setDrawn(null);
    const part = turnBox(box, -turns);
    if (!chosen || (isNew && chosen.box)) notes.add(part);
    else if (chosen.id === null) notes.draw(part);
    else notes.save({ ...chosen, box: part });
  };
  return (
    <>
      {!isReadOnly && (
        <RegionFrame
          box={drawn ?? (chosen?.box ? shown(chosen.box) : null)}
          label={t('notes.part', { number: notes.at + 1 })}
          onBox={setDrawn}
          onEnd={end}
        />
      )}
      {list.map((note, at) => {
        if (!note.box) return null;
        const [left, top, right, bottom] = shown(note.box);
        const style = {
          left: `${left * 100}%`,
          top: `${top * 100}%`,
          width: `${(right - left) * 100}%`,
          height: `${(bottom - top) * 100}%`,
        };
        return (
          <div key={note.key} className="note-mark" data-chosen={at === notes.at || undefined} style={style}>
            <button type="button" tabIndex={-1} title={note.text} onClick={() => notes.choose(note.key)}>
              {at + 1}
            </button>
          </div>
        );
      })}
    </>
  );
}
