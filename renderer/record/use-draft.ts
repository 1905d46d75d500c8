import { type KeyboardEvent, useRef, useState } from 'react';

/** What an input shows while a person types, and the events that keep or drop it. */
export interface Draft {
  readonly text: string;
  readonly isChanged: boolean;
  readonly onChange: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
  /** Keeps what is typed, as leaving the input does. */
  readonly commit: () => void;
}

/** Keeps a text; false where it was refused, so that the person can mend it. */
export type KeepText = (text: string) => Promise<boolean>;

/**
 * Text that is kept when its input is left or Enter is pressed (with Control in a text of many lines), and goes
 * back to what was kept with Escape. Changes from outside show only while nobody types.
 */
export function useDraft(kept: string, keep: KeepText, isMultiline = false): Draft {
  const [typed, setTyped] = useState<string | null>(null);
  // Subtle: Escape and Enter are followed by leaving the input before React has rendered again.
  const newest = useRef<string | null>(null);
  const tried = useRef<string | null>(null);
  const type = (text: string | null): void => {
    newest.current = text;
    tried.current = null;
    setTyped(text);
  };
  const commit = (): void => {
    const text = newest.current;
    if (text === null || text === tried.current) return;
    if (text === kept) {
      type(null);
      return;
    }
    tried.current = text;
    void keep(text).then((isKept) => {
      if (isKept && newest.current === text) type(null);
    });
  };
  return {
    text: typed ?? kept,
    isChanged: typed !== null && typed !== kept,
    onChange: type,
    onBlur: commit,
    commit,
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Escape' && newest.current !== null) {
        event.stopPropagation();
        type(null);
      } else if (
        event.key === 'Enter' &&
        !event.shiftKey &&
        (!isMultiline || event.ctrlKey || event.metaKey)
      ) {
        event.preventDefault();
        commit();
      }
    },
  };
}
