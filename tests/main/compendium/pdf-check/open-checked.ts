import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';
import { type Operation, readOperations } from './content-operators.ts';

/** What a rule found: its name, and where. */
export interface Finding {
  readonly rule: string;
  readonly detail: string;
}
export type Report = (rule: string, detail: string) => void;

/** A PDF as the rules look at it. */
export interface CheckedPdf {
  readonly bytes: Uint8Array;
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly info: PDFDict | null;
  readonly pages: readonly CheckedPage[];
}
export interface CheckedPage {
  /** From 1. */
  readonly number: number;
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly resources: PDFDict | null;
  readonly operations: readonly Operation[];
  readonly annotations: readonly { readonly ref: PDFRef | null; readonly dict: PDFDict }[];
}

/** Opens a PDF and reads the content of its pages. */
export async function openChecked(bytes: Uint8Array): Promise<CheckedPdf> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context } = document;
  const info = context.lookup(context.trailerInfo.Info);
  return {
    bytes,
    context,
    catalog: document.catalog,
    info: info instanceof PDFDict ? info : null,
    pages: document.getPages().map((page, index) => checkedPage(page, index + 1)),
  };
}

function checkedPage(page: PDFPage, number: number): CheckedPage {
  const { node, ref } = page;
  const annotations = node.Annots()?.asArray() ?? [];
  return {
    number,
    ref,
    dict: node,
    resources: node.Resources() ?? null,
    operations: readOperations(contentOf(node.lookup(PDFName.of('Contents')))),
    annotations: annotations.flatMap((annotation) => {
      const dict = node.context.lookup(annotation);
      return dict instanceof PDFDict ? [{ ref: annotation instanceof PDFRef ? annotation : null, dict }] : [];
    }),
  };
}

function contentOf(contents: PDFObject | undefined): string {
  if (contents instanceof PDFArray) return itemsOf(contents).map(contentOf).join('\n');
  return contents instanceof PDFRawStream ? streamText(contents) : '';
}

/** A stream's bytes, unpacked, as Latin-1. */
export const streamText = (stream: PDFRawStream): string =>
  Buffer.from(streamBytes(stream)).toString('latin1');
export const streamBytes = (stream: PDFRawStream): Uint8Array => decodePDFRawStream(stream).decode();

/** The value of a key, references followed. */
export const entryOf = (dict: PDFDict | null | undefined, key: string): PDFObject | undefined =>
  dict?.lookup(PDFName.of(key));

export function dictOf(dict: PDFDict | null | undefined, key: string): PDFDict | null {
  const value = entryOf(dict, key);
  return value instanceof PDFDict ? value : null;
}
export function nameOf(dict: PDFDict | null | undefined, key: string): string | null {
  const value = entryOf(dict, key);
  return value instanceof PDFName ? value.decodeText() : null;
}
export function textOf(dict: PDFDict | null | undefined, key: string): string | null {
  const value = entryOf(dict, key);
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;
}
export function numberOf(dict: PDFDict | null | undefined, key: string): number | null {
  const value = entryOf(dict, key);
  return value instanceof PDFNumber ? value.asNumber() : null;
}
/** The values of an array, references followed; none where there is no array. */
export function listOf(dict: PDFDict | null | undefined, key: string): readonly PDFObject[] {
  const value = entryOf(dict, key);
  return value instanceof PDFArray ? itemsOf(value) : [];
}

/** The items of an array, references followed. */
export const itemsOf = (array: PDFArray): readonly PDFObject[] =>
  array.asArray().flatMap((_, index) => array.lookup(index) ?? []);
