import type { Model } from './languages.ts';
import {
  loadTesseract,
  type ResultIterator,
  readModel,
  type TessBaseApi,
  type Tesseract,
} from './tesseract-library.ts';

/** A picture in shades of grey, a byte for a pixel, row by row; 255 is white. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}
/** A word in pixels of the picture that was read: left, top, right, bottom; `confidence` from 0 to 100. */
export interface ReadWord {
  readonly text: string;
  readonly box: readonly [number, number, number, number];
  readonly confidence: number;
}
export interface ReadLine {
  readonly words: readonly ReadWord[];
}

/** Reads pictures of text by some models; one for a thread. */
export interface Engine {
  /** The lines of a picture from top to bottom as they are read. */
  readonly read: (picture: GreyPicture) => readonly ReadLine[];
  /** Gives its memory back. */
  readonly close: () => void;
}

/** Tesseract's OEM_LSTM_ONLY, PSM_AUTO, RIL_TEXTLINE and RIL_WORD. */
const LSTM_ONLY = 1;
const AUTO = '3';
const LINE = 2;
const WORD = 3;
const INPUT = '/input';

/** An engine with these models, the likeliest first. Throws where one of them cannot be loaded. */
export async function openEngine(models: readonly Model[]): Promise<Engine> {
  const heard: string[] = [];
  const tesseract = await loadTesseract((line) => heard.push(line));
  for (const model of models) tesseract.FS.writeFile(`${model}.traineddata`, readModel(model));
  const api = new tesseract.TessBaseAPI();
  const failed = api.Init(null, models.join('+'), LSTM_ONLY) !== 0;
  // Subtle: where one of several models fails, Tesseract says so in words and goes on without it.
  const complaint = heard.find((line) => /fail|error|couldn't/i.test(line));
  if (failed || complaint)
    throw new Error(`Tesseract could not load ${models.join('+')}: ${complaint ?? ''}`);
  for (const model of models) tesseract.FS.unlink(`${model}.traineddata`);
  api.SetVariable('tessedit_pageseg_mode', AUTO);
  return {
    read: (picture) => {
      heard.length = 0;
      setPicture(tesseract, api, picture);
      if (api.Recognize(null) !== 0) throw new Error(`Tesseract: ${heard.join(' ')}`);
      const lines = readLines(tesseract, api.GetIterator());
      api.Clear();
      return lines;
    },
    close: () => {
      api.End();
      tesseract.destroy(api);
    },
  };
}

/** Through the library's own file system as a PGM, the one door that its binding has for pixels. */
function setPicture({ FS }: Tesseract, api: TessBaseApi, { width, height, pixels }: GreyPicture): void {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  const file = new Uint8Array(head.length + width * height);
  file.set(head);
  file.set(pixels.subarray(0, width * height), head.length);
  FS.writeFile(INPUT, file);
  const failed = api.SetImageFile(1, 0) !== 0;
  FS.unlink(INPUT);
  if (failed) throw new Error('Tesseract could not take the picture');
}

function readLines(tesseract: Tesseract, words: ResultIterator): readonly ReadLine[] {
  const lines: ReadLine[] = [];
  try {
    words.Begin();
    let line: ReadWord[] = [];
    do {
      if (words.Empty(WORD)) continue;
      const text = words.GetUTF8Text(WORD).trim();
      const { x0, y0, x1, y1 } = words.getBoundingBox(WORD);
      if (text !== '') line.push({ text, box: [x0, y0, x1, y1], confidence: words.Confidence(WORD) });
      if (!words.IsAtFinalElement(LINE, WORD)) continue;
      if (line.length > 0) lines.push({ words: line });
      line = [];
    } while (words.Next(WORD));
    if (line.length > 0) lines.push({ words: line });
  } finally {
    tesseract.destroy(words);
  }
  return lines;
}
