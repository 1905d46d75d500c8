import type { ReactNode } from 'react';
import type { PageText, PageWord } from '../../preload/model.ts';
import { keyOf, type WrittenPage } from './use-page-text.ts';
import './TextLayer.css';

/** Units of the drawing across a page: numbers of a handy size for the browser. */
const UNITS = 1000;

/** The part of a line's height that its letters take: the box of a line holds ascenders and descenders. */
const LETTERS = 0.85;

interface TextLayerProps {
  readonly written: WrittenPage;
  /** The line that a person is writing down. */
  readonly line: PageWord['box'] | null;
  /** The upright page as it is shown, CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** The text of a page over its picture: not seen, but selected and copied; what a search found is marked. */
export function TextLayer({ written, line, width, height }: TextLayerProps): ReactNode {
  const tall = (UNITS * height) / Math.max(1, width);
  const boxOf = ([left, top, right, bottom]: PageWord['box']) => ({
    x: left * UNITS,
    y: top * tall,
    width: (right - left) * UNITS,
    height: (bottom - top) * tall,
  });
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its content is text, read as such
    <svg className="text-layer" viewBox={`0 0 ${UNITS} ${tall}`} style={{ width, height }}>
      {written.places.map((box) => (
        <rect key={box.join(' ')} className="text-layer-found" {...boxOf(box)} />
      ))}
      {line && <rect className="text-layer-line" {...boxOf(line)} />}
      {written.text?.lines.map((line) => (
        <TextLine key={keyOf(line)} words={line.words} tall={tall} />
      ))}
    </svg>
  );
}

function TextLine({
  words,
  tall,
}: {
  readonly words: PageText['lines'][number]['words'];
  readonly tall: number;
}): ReactNode {
  const left = Math.min(...words.map(({ box }) => box[0])) * UNITS;
  const right = Math.max(...words.map(({ box }) => box[2])) * UNITS;
  const top = Math.min(...words.map(({ box }) => box[1])) * tall;
  const bottom = Math.max(...words.map(({ box }) => box[3])) * tall;
  if (right <= left || bottom <= top) return null;
  return (
    <text
      x={left}
      y={top + (bottom - top) * LETTERS}
      fontSize={(bottom - top) * LETTERS}
      textLength={right - left}
      lengthAdjust="spacingAndGlyphs"
    >
      {words.map(({ text }) => text).join(' ')}
    </text>
  );
}
