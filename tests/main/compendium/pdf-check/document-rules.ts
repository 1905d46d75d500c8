import { PDFArray, PDFBool, PDFDict, PDFName, PDFRawStream } from 'pdf-lib';
import {
  type CheckedPdf,
  dictOf,
  entryOf,
  listOf,
  nameOf,
  numberOf,
  type Report,
  streamText,
  textOf,
} from './open-checked.ts';

/** A language tag (BCP 47) as far as books need it. */
export const isLanguage = (text: string): boolean => /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(text);
const isTrue = (dict: PDFDict | null, key: string) => entryOf(dict, key) === PDFBool.True;

/** What the file says of itself as a whole: ISO 14289-1, 5, 7.1 and 7.2; ISO 19005-2, 6.1 to 6.6. */
export function checkDocument(pdf: CheckedPdf, report: Report): void {
  const { catalog, context, bytes } = pdf;
  const head = Buffer.from(bytes.subarray(0, 20)).toString('latin1');
  if (!/^%PDF-1\.[0-7]\r?\n?%[\x80-\xFF]{4}/.test(head)) report('header', JSON.stringify(head));
  const language = textOf(catalog, 'Lang');
  if (language === null || !isLanguage(language)) report('language', String(language));
  const mark = dictOf(catalog, 'MarkInfo');
  if (!isTrue(mark, 'Marked') || isTrue(mark, 'Suspects')) report('marked', String(mark));
  if (!isTrue(dictOf(catalog, 'ViewerPreferences'), 'DisplayDocTitle'))
    report('title-shown', 'DisplayDocTitle');
  const id = context.trailerInfo.ID;
  if (!(id instanceof PDFArray) || id.size() !== 2) report('file-id', String(id));
  checkOutputIntent(pdf, report);
  checkMetadata(pdf, report);
  checkForbidden(pdf, report);
}

function checkOutputIntent({ catalog }: CheckedPdf, report: Report): void {
  const intents = listOf(catalog, 'OutputIntents').filter(
    (intent): intent is PDFDict => intent instanceof PDFDict && nameOf(intent, 'S') === 'GTS_PDFA1',
  );
  const profile = entryOf(intents[0], 'DestOutputProfile');
  if (!(profile instanceof PDFRawStream)) {
    report('output-intent', 'no profile');
    return;
  }
  const icc = streamText(profile);
  const isRgb = icc.slice(16, 20) === 'RGB ' && icc.slice(36, 40) === 'acsp';
  if (!isRgb || numberOf(profile.dict, 'N') !== 3) report('output-intent', icc.slice(12, 20));
}

/** Keys of the information dictionary and the elements that must say the same (ISO 19005-1, 6.7.3). */
const TWINS = {
  Title: /<dc:title>.*?<rdf:li xml:lang="x-default">(.*?)<\/rdf:li>/s,
  Author: /<dc:creator>.*?<rdf:li>(.*?)<\/rdf:li>/s,
  Creator: /<xmp:CreatorTool>(.*?)<\/xmp:CreatorTool>/s,
  Producer: /<pdf:Producer>(.*?)<\/pdf:Producer>/s,
  CreationDate: /<xmp:CreateDate>(.*?)<\/xmp:CreateDate>/s,
  ModDate: /<xmp:ModifyDate>(.*?)<\/xmp:ModifyDate>/s,
} as const;

function checkMetadata({ catalog, info }: CheckedPdf, report: Report): void {
  const packet = entryOf(catalog, 'Metadata');
  if (!(packet instanceof PDFRawStream) || nameOf(packet.dict, 'Subtype') !== 'XML') {
    report('xmp', 'no packet');
    return;
  }
  const xml = Buffer.from(streamText(packet), 'latin1').toString('utf8');
  if (!/^<\?xpacket begin="\uFEFF"/.test(xml)) report('xmp', 'no opening mark');
  if (!/<pdfaid:part>2<.*<pdfaid:conformance>[UA]</s.test(xml)) report('pdfa-id', 'part 2, level U');
  if (!/<pdfuaid:part>1</.test(xml)) report('pdfua-id', 'part 1');
  if (!/<pdfaSchema:prefix>pdfuaid</.test(xml)) report('xmp-schema', 'pdfuaid is not described');
  if (!TWINS.Title.exec(xml)?.[1]?.trim()) report('title', 'dc:title');
  for (const [key, pattern] of Object.entries(TWINS)) {
    const own = textOf(info, key);
    const said = pattern.exec(xml)?.[1];
    const plain = said?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const shown = key.endsWith('Date') ? plain && `D:${plain.replace(/[-:T]/g, '')}` : plain;
    if ((own ?? undefined) !== shown) report('info-and-xmp', `${key}: ${own} and ${shown}`);
  }
}

const ACTIONS = [
  'Launch',
  'Sound',
  'Movie',
  'ResetForm',
  'ImportData',
  'Hide',
  'SetOCGState',
  'Rendition',
  'Trans',
  'GoTo3DView',
  'JavaScript',
];
const BLENDS = ['Normal', 'Compatible', null];

/** What an archive does not take, wherever it stands: ISO 19005-2, 6.1.7, 6.2.4, 6.2.8, 6.2.10, 6.5. */
function checkForbidden({ context, catalog }: CheckedPdf, report: Report): void {
  for (const key of ['AA', 'Requirements', 'NeedsRendering'])
    if (catalog.has(PDFName.of(key))) report('forbidden', key);
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFRawStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    const isStream = object instanceof PDFRawStream;
    if (ACTIONS.includes(nameOf(dict, 'S') ?? '') || dict.has(PDFName.of('JS')))
      report('action', String(ref));
    const action = dictOf(dict, 'A');
    if (action && ACTIONS.includes(nameOf(action, 'S') ?? '')) report('action', String(ref));
    if (isStream && (dict.has(PDFName.of('F')) || String(dict.get(PDFName.of('Filter'))).includes('LZW')))
      report('stream', String(ref));
    if (isStream && isTrue(dict, 'Interpolate')) report('interpolate', String(ref));
    if (isStream && dict.has(PDFName.of('SMask'))) report('transparency', `${ref}: SMask`);
    const states = dictOf(dictOf(dict, 'Resources') ?? dict, 'ExtGState');
    for (const [name] of states?.entries() ?? []) checkState(dictOf(states, name.decodeText()), report);
    if (/DeviceCMYK/.test(String(dict.get(PDFName.of('ColorSpace'))))) report('colour', `${ref}: DeviceCMYK`);
  }
}

function checkState(state: PDFDict | null, report: Report): void {
  const isClear = (key: string) => (numberOf(state, key) ?? 1) < 1;
  const hasMask = dictOf(state, 'SMask') !== null;
  if (isClear('ca') || isClear('CA') || hasMask || !BLENDS.includes(nameOf(state, 'BM')))
    report('transparency', String(state));
}
