import type { PageText, PageWord, TextLanguage } from '../../preload/model.ts';
import { repairLookAlikes } from '../text/script.ts';
import type { Engine, GreyPicture, ReadLine, ReadWord } from './engine.ts';
import { languageOf } from './languages.ts';
import {
  liesSideways,
  measureSkew,
  pointBefore,
  straightenPicture,
  type Turns,
  turnPicture,
} from './straighten.ts';

/** A mean confidence below which a page may stand on its head: text the right way up has more, even a bad copy. */
const DOUBTFUL = 70;
/** How much better the other way up must be read. */
const SURER = 1.2;
/** The share of a page that tells which way up it stands. */
const PROBE_SHARE = 0.15;

/** A page the right way up, and how it came there. */
interface Upright {
  readonly turns: Turns;
  readonly skew: number;
  readonly picture: GreyPicture;
}

/**
 * Reads the picture of a page, however it lies: turned upright and straightened first. `languages` are those that the
 * engine has models of, none for the usual ones.
 */
export function readPicture(
  engine: Engine,
  picture: GreyPicture,
  languages: readonly TextLanguage[],
): PageText {
  const first = liesSideways(picture) ? surest(engine, picture, [1, 3]) : stand(picture, 0);
  const lines = engine.read(first.picture);
  if (first.turns !== 0 || confidenceOf(lines) >= DOUBTFUL) return toPageText(first, lines, languages);
  const other = surest(engine, picture, [0, 2]);
  if (other.turns === 0) return toPageText(first, lines, languages);
  return toPageText(other, engine.read(other.picture), languages);
}

function stand(picture: GreyPicture, turns: Turns): Upright {
  const turned = turnPicture(picture, turns);
  const skew = measureSkew(turned);
  return { turns, skew, picture: straightenPicture(turned, skew) };
}

/** The way up in which a part of the page is read with most confidence, the first where they are alike. */
function surest(engine: Engine, picture: GreyPicture, turns: readonly [Turns, Turns]): Upright {
  const [first, second] = turns.map((turn) => stand(picture, turn)) as [Upright, Upright];
  const [one, two] = [first, second].map((page) => {
    const lines = engine.read(fullestBand(page.picture));
    return confidenceOf(lines);
  });
  return (two ?? 0) > (one ?? 0) * SURER ? second : first;
}

/** The horizontal part of a page with most changes between dark and light: most of its text. */
function fullestBand({ width, height, pixels }: GreyPicture): GreyPicture {
  const band = Math.max(1, Math.round(height * PROBE_SHARE));
  const changes = new Float64Array(height + 1);
  for (let y = 0; y < height; y++) {
    let count = 0;
    for (let x = 4; x < width; x += 4) {
      const at = y * width + x;
      if (Math.abs((pixels[at] as number) - (pixels[at - 4] as number)) > 64) count++;
    }
    changes[y + 1] = (changes[y] as number) + count;
  }
  let [top, most] = [0, -1];
  for (let y = 0; y + band <= height; y += Math.max(1, band >> 3)) {
    const count = (changes[y + band] as number) - (changes[y] as number);
    if (count > most) [top, most] = [y, count];
  }
  return { width, height: band, pixels: pixels.subarray(top * width, (top + band) * width) };
}

/** The mean confidence of all letters; 0 where nothing was read. */
function confidenceOf(lines: readonly ReadLine[]): number {
  let [letters, sum] = [0, 0];
  for (const { words } of lines) {
    for (const { text, confidence } of words) {
      letters += text.length;
      sum += text.length * confidence;
    }
  }
  return letters === 0 ? 0 : sum / letters;
}

function toPageText(page: Upright, lines: readonly ReadLine[], languages: readonly TextLanguage[]): PageText {
  const read = lines.map(({ words }) => ({
    words: inOneScript(words).map((word) => toPageWord(page, word)),
  }));
  const text = read.map(({ words }) => words.map((word) => word.text).join(' ')).join('\n');
  return { source: 'ocr', language: languageOf(text, languages), turns: page.turns, lines: read };
}

/** The words of a line, none of which has letters of another script that only look right. */
function inOneScript(words: readonly ReadWord[]): readonly ReadWord[] {
  const repaired = repairLookAlikes(words.map(({ text }) => text).join(' ')).split(' ');
  return repaired.length === words.length
    ? words.map((word, at) => ({ ...word, text: repaired[at] as string }))
    : words;
}

function toPageWord({ picture, skew }: Upright, { text, box, confidence }: ReadWord): PageWord {
  const [left, top, right, bottom] = box;
  const corners = (
    [
      [left, top],
      [right, top],
      [left, bottom],
      [right, bottom],
    ] as const
  ).map((corner) => pointBefore(picture, skew, corner));
  const [xs, ys] = [corners.map(([x]) => x / picture.width), corners.map(([, y]) => y / picture.height)];
  const within = (value: number) => Number(Math.min(1, Math.max(0, value)).toFixed(5));
  return {
    text,
    box: [within(Math.min(...xs)), within(Math.min(...ys)), within(Math.max(...xs)), within(Math.max(...ys))],
    confidence: Math.round(confidence),
  };
}
