import PDFDocument from 'pdfkit';
import { resourcePath } from '../../../main/resources.ts';

/** Draws with pdfkit, which shares no code with what reads the file, and gives the bytes. */
export function makePdf(
  draw: (document: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const document = new PDFDocument({ size: 'A4', margin: 50, ...options });
    const pieces: Uint8Array[] = [];
    document.on('data', (piece: Uint8Array) => pieces.push(piece));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(pieces))));
    document.on('error', reject);
    document.font(resourcePath('fonts', 'NotoSans-Regular.ttf')).fontSize(12);
    draw(document);
    document.end();
  });
}
