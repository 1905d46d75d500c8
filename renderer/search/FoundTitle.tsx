import { Fragment, type ReactNode } from 'react';
import type { RecordRow, SearchHit } from '../../preload/model.ts';
import { useLabel, useText } from '../i18n.ts';
import { fieldsOf, useArchive } from '../state.ts';
import { fromFirstMark, type Marks, piecesOf } from './marked-text.ts';
import { useSearchMarks } from './search-marks.ts';
import './FoundTitle.css';

/** A record's title with what a search found in it, and under it the place where the search matched otherwise. */
export function FoundTitle({
  record,
  text,
}: {
  readonly record: RecordRow;
  readonly text: string;
}): ReactNode {
  const hit = useSearchMarks(record.id);
  const isKnown = hit !== undefined && hit.title === record.title;
  return (
    <span className="found">
      <span className="cell-text" title={text.length > 18 ? text.slice(0, 600) : undefined}>
        {isKnown ? <Marked text={record.title} marks={hit.titleMarks} /> : text}
      </span>
      {hit !== undefined && hit.field !== 'title' && hit.marks.length > 0 && <FoundPlace hit={hit} />}
    </span>
  );
}

function FoundPlace({ hit }: { readonly hit: SearchHit }): ReactNode {
  const t = useText();
  const label = useLabel();
  const archive = useArchive();
  const { text, marks } = fromFirstMark(hit.snippet, hit.marks);
  const field = fieldsOf(archive, hit.type).find(({ name }) => name === hit.field);
  const place = field ? label(field.labels) : hit.page ? t('pageText.place', hit.page) : t('search.file');
  return (
    <span className="found-place" title={`${place}: ${hit.snippet}`}>
      <span className="found-field">{place}:</span> <Marked text={text} marks={marks} />
    </span>
  );
}

/** A text with its marks, in the letters of the source. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: Marks }): ReactNode {
  return piecesOf(text, marks).map(({ from, text: piece, isMarked }) =>
    isMarked ? <mark key={from}>{piece}</mark> : <Fragment key={from}>{piece}</Fragment>,
  );
}
