import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SearchNote, SearchReading } from '../../preload/model.ts';
import { type Translate, useText } from '../i18n.ts';
import { Suggestion } from './Suggestion.tsx';
import { searchPieces } from './search-pieces.ts';
import { suggestionFor, type TextReading } from './search-reading.ts';

interface SearchReadingViewProps {
  readonly read: TextReading;
  /** What stands in the search box now. */
  readonly text: string;
  readonly onPick: (text: string) => void;
}

/** How a search was understood: its parts, what was not understood as syntax, a likelier spelling. */
export function SearchReadingView({ read, text, onPick }: SearchReadingViewProps): ReactNode {
  const t = useText();
  const { parts, notes } = read.reading;
  const suggestion = suggestionFor(text, read);
  return (
    <div className="search-reading" role="status">
      {parts.some(({ kind }) => kind !== 'word') && (
        <div className="search-parts">
          <h2 className="search-popup-title">{t('search.understood')}</h2>
          <p>
            {searchPieces(read.text, parts).map(({ from, kind, text: piece }) => (
              <span key={from} className="search-part" data-kind={kind}>
                {piece}
              </span>
            ))}
          </p>
        </div>
      )}
      {notes.map((note) => (
        <p key={`${note.code} ${note.from}`} className="search-note">
          <Info size={14} strokeWidth={1.75} aria-hidden />
          {noteText(t, note, read.reading)}
        </p>
      ))}
      {suggestion !== null && <Suggestion suggestion={suggestion} onPick={onPick} />}
    </div>
  );
}

/** Subtle: a field that is not known is searched as text, except as the value of a field that asks what is filled. */
function noteText(t: Translate, { code, from, detail }: SearchNote, { parts }: SearchReading): string {
  const isValue = parts.some((part) => part.kind === 'field' && part.from === from);
  const key = code === 'unknownField' && isValue ? 'unknownFilled' : code;
  return t(`search.note.${key}`, { detail });
}
