import { xmlText } from '../../exchange/xml-text.ts';
import type { BookEmblem } from '../book.ts';
import { emblemSize } from '../layout/emblem.ts';
import { paragraph, RELATIONS } from './docx-xml.ts';

/** English metric units in a point. */
const UNITS = 12_700;
/** Points of its shorter side on the cover. */
const SIDE = 62;
export const EMBLEM_ID = 'rIdEmblem';
export const EMBLEM_FILE = 'media/emblem.png';
export const EMBLEM_RELATION = `<Relationship Id="${EMBLEM_ID}" Type="${RELATIONS}/image" Target="${EMBLEM_FILE}"/>`;

/** The emblem over the words of the cover (ISO/IEC 29500-1, 20.4.2.8). */
export function emblemXml(emblem: BookEmblem): string {
  const { width, height } = emblemSize(emblem, SIDE);
  const size = `cx="${Math.round(width * UNITS)}" cy="${Math.round(height * UNITS)}"`;
  const named = `id="1000001" name="emblem" descr="${xmlText(emblem.alternative)}"`;
  const main = 'http://schemas.openxmlformats.org/drawingml/2006/main';
  const pictures = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing';
  const shape = `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`;
  const picture = `<pic:pic xmlns:pic="${pictures}"><pic:nvPicPr><pic:cNvPr ${named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${EMBLEM_ID}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>${shape}</pic:pic>`;
  const graphic = `<a:graphic xmlns:a="${main}"><a:graphicData uri="${pictures}">${picture}</a:graphicData></a:graphic>`;
  const inline = `<wp:inline xmlns:wp="${drawing}" distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr ${named}/>${graphic}</wp:inline>`;
  return paragraph('Institution', `<w:r><w:drawing>${inline}</w:drawing></w:r>`);
}
