import type { SourcePage } from './list-pages.ts';
import type { PdfObject, PdfSource } from './open-source.ts';
import { isDict, isList, isRef, type PdfValue } from './pdf-value.ts';
import { decodeStream } from './stream-bytes.ts';

/** The streams of which the content of a page consists; throws where one is missing. */
export function contentStreams(source: PdfSource, { dict }: SourcePage): readonly PdfObject[] {
  const given = dict.get('/Contents');
  if (given === undefined) return [];
  const streamOf = (value: PdfValue): PdfObject | null => {
    const object = isRef(value) ? source.object(value.ref) : null;
    return object?.stream ? object : null;
  };
  const only = streamOf(given);
  if (only) return [only];
  const list = source.get(given);
  const parts = isList(list) ? list.map(streamOf) : [null];
  return parts.map((part) => {
    if (!part) throw new Error('the content of a page is missing');
    return part;
  });
}

/** The operators of a page as one piece (ISO 32000-1, 7.8.2: streams are joined with space between them). */
export async function contentBytes(source: PdfSource, streams: readonly PdfObject[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const stream of streams) {
    if (!isDict(stream.value)) continue;
    parts.push(await decodeStream(stream.value, source.bytes(stream), source.get), Buffer.from('\n'));
  }
  return Buffer.concat(parts);
}
