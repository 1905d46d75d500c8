import { useEffect, useRef, useState } from 'react';
import type { PageNote, RecordId } from '../../preload/model.ts';
import type { PageBox } from '../../preload/page-box.ts';
import { start } from '../attempt.ts';
import { client, useEvent } from '../client.ts';

/** A note as it is being written: one without an id was not kept yet. */
export type NoteDraft = Omit<PageNote, 'id'> & {
  readonly id: PageNote['id'] | null;
  /** Tells it from the others of the page as long as they are shown. */
  readonly key: string;
};

/** The notes on the page that is looked at, and the one that a person is at. */
export interface PageNotes {
  /** In the order in which they were made, one that is new at the end; null until they are there. */
  readonly notes: readonly NoteDraft[] | null;
  /** How many notes the other pages of the record have. */
  readonly elsewhere: number;
  /** Which of the notes a person is at; -1 where at none. */
  readonly at: number;
  readonly choose: (key: string) => void;
  /** Begins a note on a part of the page, null for all of it. */
  readonly add: (box: PageBox | null) => void;
  /** Shows a note with another box while it is being drawn. */
  readonly draw: (box: PageBox) => void;
  /** Keeps a note; one with an empty text is removed, or not made. */
  readonly save: (note: NoteDraft) => void;
  /** Takes back a new note that nothing was written in. */
  readonly leave: (key: string) => void;
}

/** Follows the notes on a page of a record, undo and other windows included. */
export function usePageNotes(record: RecordId, sha256: string, page: number): PageNotes {
  const [all, setAll] = useState<readonly PageNote[] | null>(null);
  // What is being written or drawn, and new notes until they are kept.
  const [drafts, setDrafts] = useState<readonly NoteDraft[]>([]);
  const [chosen, setChosen] = useState('');
  const made = useRef(0);
  const [changes, setChanges] = useState(0);
  useEvent('recordsChanged', () => setChanges((count) => count + 1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when records changed
  useEffect(() => {
    let isWanted = true;
    start(async () => {
      const found = await client.getPageNotes({ id: record });
      if (isWanted) setAll(found);
    });
    return () => {
      isWanted = false;
    };
  }, [record, changes]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each page that is turned to
  useEffect(() => {
    setDrafts([]);
    setChosen('');
  }, [sha256, page]);
  const own = (all ?? []).filter((note) => note.sha256 === sha256 && note.page === page);
  const kept = own.map((note): NoteDraft => ({ ...note, key: String(note.id) }));
  const notes = [
    ...kept.map((note) => drafts.find(({ key }) => key === note.key) ?? note),
    ...drafts.filter(({ id }) => id === null),
  ];
  const leave = (key: string): void => setDrafts((last) => last.filter((draft) => draft.key !== key));
  return {
    notes: all && notes,
    elsewhere: (all?.length ?? 0) - own.length,
    at: notes.findIndex(({ key }) => key === chosen),
    choose: setChosen,
    add: (box) => {
      made.current += 1;
      const key = `new ${made.current}`;
      setDrafts((last) => [...last, { id: null, key, sha256, page, box, text: '' }]);
      setChosen(key);
    },
    draw: (box) => {
      const note = notes.find(({ key }) => key === chosen);
      if (!note) return;
      const isDrawn = drafts.some(({ key }) => key === chosen);
      const next = { ...note, box };
      setDrafts((last) => (isDrawn ? last.map((one) => (one.key === chosen ? next : one)) : [...last, next]));
    },
    save: (note) => {
      const now = own.find(({ id }) => id === note.id);
      const isSame = now && now.text === note.text && String(now.box) === String(note.box);
      if (isSame || (note.id === null && note.text.trim() === '')) return;
      const { key, ...content } = note;
      const box = note.box && ([...note.box] as [number, number, number, number]);
      start(async () => {
        setAll(await client.setPageNote({ id: record, note: { ...content, box } }));
        leave(key);
      });
    },
    leave,
  };
}
