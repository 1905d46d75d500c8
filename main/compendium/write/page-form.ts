import { ArchiveError } from '../../errors.ts';
import { createCopier, type ObjectCopier } from '../../pdf/source/copy-objects.ts';
import { listSourcePages, type SourcePage } from '../../pdf/source/list-pages.ts';
import { openSource, type PdfObject, type PdfSource } from '../../pdf/source/open-source.ts';
import { contentBytes, contentStreams } from '../../pdf/source/page-content-bytes.ts';
import { readOperators, withoutMarks } from '../../pdf/source/page-operators.ts';
import { isDict, type PdfDict, type PdfValue } from '../../pdf/source/pdf-value.ts';
import { filtersOf } from '../../pdf/source/stream-bytes.ts';
import type { Drawn } from '../scans/scan-matrix.ts';
import type { ScanPage } from '../scans/scan-page.ts';
import type { ObjectFile } from './object-file.ts';

/** An object that draws something in its own units. */
export interface DrawnObject extends Drawn {
  readonly object: number;
}
/** Writes pages of PDFs as forms (ISO 32000-1, 8.10); what pages of one source share is written once. */
export interface FormWriter {
  /** Throws as `openSource` does, or `pdfDamaged` for a page that cannot be taken out. */
  readonly write: (scan: ScanPage) => Promise<DrawnObject>;
  readonly close: () => void;
}

interface OpenSource {
  readonly path: string;
  readonly source: PdfSource;
  readonly pages: readonly (SourcePage | null)[];
  readonly copier: ObjectCopier;
}

/** The source that was used last stays open: its pages mostly follow each other. */
export function createFormWriter(file: ObjectFile): FormWriter {
  let open: OpenSource | null = null;
  const close = (): void => {
    open?.source.close();
    open = null;
  };
  return {
    close,
    write: async ({ file: { path, name }, page: number }) => {
      if (open?.path !== path) {
        close();
        const source = openSource(path, name);
        open = { path, source, pages: listSourcePages(source), copier: createCopier(source, file) };
      }
      const page = open.pages[number - 1];
      if (!page) throw new ArchiveError('pdfDamaged', name);
      const object = file.allot();
      await writeForm(object, page, open, file);
      return { object, box: page.box, turns: page.turns };
    },
  };
}

async function writeForm(
  object: number,
  page: SourcePage,
  { source, copier }: OpenSource,
  file: ObjectFile,
): Promise<void> {
  const streams = contentStreams(source, page);
  const content = await contentBytes(source, streams);
  const plain = withoutMarks(content);
  const resources = copier.value(usedResources(source, page.resources, content));
  const group = source.get(page.dict.get('/Group'));
  const shared = isDict(group) ? `/Group ${copier.value(group)}` : '';
  const entries = `/Type/XObject/Subtype/Form/BBox[${page.box.join(' ')}]/Resources ${resources}${shared}`;
  const [only] = streams;
  if (only && streams.length === 1 && plain === content && isPlain(source, only)) {
    const { value } = only;
    const bytes = source.bytes(only);
    const packing = ['/Filter', '/DecodeParms'].flatMap((key) => {
      const given = isDict(value) ? source.get(value.get(key)) : undefined;
      return given === undefined ? [] : [`${key} ${copier.value(given)}`];
    });
    file.addRaw(object, `<<${entries}${packing.join('')}/Length ${bytes.length}>>`, bytes);
  } else file.addStream(object, entries, plain);
  if (copier.flush() > 0) throw new ArchiveError('pdfDamaged');
}

/** Whether a stream may stay packed as it is: PDF/A knows no LZW (ISO 19005-2, 6.1.7.2). */
function isPlain(source: PdfSource, { value }: PdfObject): boolean {
  return isDict(value) && filtersOf(value, source.get).every((name) => name === 'FlateDecode');
}

/** Resources without the pictures and forms of other pages, which some programs give to every page. */
function usedResources(source: PdfSource, given: PdfValue | undefined, content: Uint8Array): PdfValue {
  const resources = source.get(given);
  if (!isDict(resources)) return new Map();
  const objects = source.get(resources.get('/XObject'));
  if (!isDict(objects) || objects.size < 2) return given ?? resources;
  const used = new Set<string>();
  for (const { name, operands } of readOperators(content)) if (name === 'Do') used.add(String(operands[0]));
  const kept: PdfDict = new Map([...objects].filter(([name]) => used.has(name)));
  return new Map(resources).set('/XObject', kept);
}
