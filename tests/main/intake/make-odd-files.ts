import sharp from 'sharp';

/** A PDF of these objects, numbered from 1; the first is the catalogue. */
export function makeRawPdf(
  objects: readonly (string | { readonly dictionary: string; readonly stream: Uint8Array })[],
): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n', 'latin1')];
  const offsets: number[] = [];
  let length = pieces[0]?.length ?? 0;
  const write = (piece: Buffer): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const [at, object] of objects.entries()) {
    offsets.push(length);
    if (typeof object === 'string') write(Buffer.from(`${at + 1} 0 obj\n${object}\nendobj\n`, 'latin1'));
    else {
      const { dictionary, stream } = object;
      write(Buffer.from(`${at + 1} 0 obj\n<< ${dictionary} /Length ${stream.length} >>\nstream\n`, 'latin1'));
      write(Buffer.from(stream));
      write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
    }
  }
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  write(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(pieces);
}

const WIDTH = 400;
const HEIGHT = 200;

/** A sheet of 400 × 200 dots of two halves, one black, packed by CCITT group 4 (ITU-T T.6). */
async function makeFax(): Promise<Buffer> {
  const pixels = Buffer.alloc(WIDTH * HEIGHT, 255);
  for (let row = 0; row < HEIGHT; row++) pixels.fill(0, row * WIDTH, row * WIDTH + WIDTH / 2);
  const raw = { width: WIDTH, height: HEIGHT, channels: 1 as const };
  const tiff = await sharp(pixels, { raw })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1 })
    .toBuffer();
  const [offset, length] = [tagOf(tiff, 273), tagOf(tiff, 279)];
  return tiff.subarray(offset, offset + length);
}

/** The one value of a tag in the first directory of a little-endian TIFF: TIFF 6.0, section 2. */
function tagOf(tiff: Buffer, wanted: number): number {
  const directory = tiff.readUInt32LE(4);
  for (let at = 0; at < tiff.readUInt16LE(directory); at++) {
    const entry = directory + 2 + at * 12;
    if (tiff.readUInt16LE(entry) !== wanted) continue;
    return tiff.readUInt16LE(entry + 2) === 3 ? tiff.readUInt16LE(entry + 8) : tiff.readUInt32LE(entry + 8);
  }
  throw new Error(`no tag ${wanted}`);
}

/** The same sheet as the segments of JBIG2 that a PDF embeds: a page and one region in MMR (ITU-T T.88, 7.2 and 7.4). */
function packAsJbig2(fax: Buffer): Buffer {
  const segment = (number: number, type: number, data: Buffer): Buffer => {
    const header = Buffer.alloc(11);
    header.writeUInt32BE(number, 0);
    header.writeUInt8(type, 4);
    header.writeUInt8(1, 6);
    header.writeUInt32BE(data.length, 7);
    return Buffer.concat([header, data]);
  };
  const page = Buffer.alloc(19);
  page.writeUInt32BE(WIDTH, 0);
  page.writeUInt32BE(HEIGHT, 4);
  const region = Buffer.alloc(18);
  region.writeUInt32BE(WIDTH, 0);
  region.writeUInt32BE(HEIGHT, 4);
  region.writeUInt8(1, 17);
  return Buffer.concat([segment(0, 48, page), segment(1, 38, Buffer.concat([region, fax]))]);
}

/** A picture as a PDF embeds it. */
interface Embedded {
  readonly width: number;
  readonly height: number;
  /** Of the picture's dictionary, beside its size. */
  readonly dictionary: string;
  readonly stream: Uint8Array;
  readonly rotation?: number;
}

/** A PDF of one page that is a picture and nothing else, a point to each of its dots, as a scanner makes it. */
function makeScanPdf({ width, height, dictionary, stream, rotation = 0 }: Embedded): Buffer {
  return makeRawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /Rotate ${rotation} /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /XObject << /Scan 5 0 R >> >> >>`,
    { dictionary: '', stream: Buffer.from(`q ${width} 0 0 ${height} 0 0 cm /Scan Do Q`) },
    {
      dictionary: `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${dictionary}`,
      stream,
    },
  ]);
}

/** A PDF of one page that is a fax, packed in one of two ways. */
export async function makeFaxPdf(filter: 'CCITTFaxDecode' | 'JBIG2Decode'): Promise<Buffer> {
  const fax = await makeFax();
  const isPlain = filter === 'CCITTFaxDecode';
  const parameters = isPlain ? `/DecodeParms << /K -1 /Columns ${WIDTH} /Rows ${HEIGHT} >>` : '';
  return makeScanPdf({
    width: WIDTH,
    height: HEIGHT,
    dictionary: `/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /${filter} ${parameters}`,
    stream: isPlain ? fax : packAsJbig2(fax),
  });
}

/** A PDF of one page that is a JPEG in colour, lying in the file as it is turned. */
export function makeJpegPdf(
  jpeg: Uint8Array,
  size: { readonly width: number; readonly height: number },
  rotation = 0,
): Buffer {
  const dictionary = '/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode';
  return makeScanPdf({ ...size, dictionary, stream: jpeg, rotation });
}

/** Black and white quarters of 32 × 32 dots, black at the upper left, as JPEG 2000: made with opj_compress of OpenJPEG 2.5. */
const JPEG_2000 = [
  'AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAAQAAAAEAAAQcHAAAAAAAPY29scgEAAAAA',
  'ABEAAAGyanAyY/9P/1EAKQAAAAAAQAAAAEAAAAAAAAAAAAAAAEAAAABAAAAAAAAAAAAAAQcBAf9SAAwAAAABAAUEBAAB/1wAE0BA',
  'SEhQSEhQSEhQSEhQSEhQ/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS4w/5AACgAAAAABMQAB/5PfgDAH91XR',
  '7H/PwBp+AND7QUAF/FWw978KBGGnjO8Jbln1y8/ANn4B0PtCABXYqX0hEN1dAD0mso8V9vBmGyBCJ8AmmtQmvxX8KpDrYBsvz8BO',
  'fgJR+ASAIWzYfeMW+rKlLpN9Zxp63+3IfwDIHQJ6JVTnPcBTJzuSCjosTyTdOrTO7eUsf8/Aan4DkfgEgDXyNvwyViQqPZe0QbJj',
  'x5G27I/im9SKJsZHZ2p/S5TTkSOfqzqFTYWPXu0Re04TEP0NCYnWD4L/OrLo1acuy8/Akn4EkPtBAMgxp4pmkAcTFQXSETXJ0GBa',
  'WnH5sQGHtzYgEMnmxABT+bD/f8gwrV2a2KRtJguiBCKQu1BgWmthnNiBzn+bEC8o82ICle5sP8gx+wz/2Q==',
].join('');

/** A PDF of one page that is a picture in JPEG 2000. */
export function makeJpeg2000Pdf(): Buffer {
  return makeScanPdf({
    width: 64,
    height: 64,
    dictionary: '/Filter /JPXDecode',
    stream: Buffer.from(JPEG_2000, 'base64'),
  });
}

/** A PDF whose pages lead round and round: a node of the tree is its own child, a form draws itself. */
export function makeEndlessPdf(): Buffer {
  return makeRawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 2 0 R 4 0 R] /Count 4 /Parent 4 0 R >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 5 0 R /Resources << /XObject << /Form 6 0 R >> >> >>',
    '<< /Type /Pages /Kids [2 0 R] /Count 4 /Parent 2 0 R >>',
    { dictionary: '', stream: Buffer.from('/Form Do') },
    {
      dictionary:
        '/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Resources << /XObject << /Form 6 0 R >> >>',
      stream: Buffer.from('/Form Do /Form Do'),
    },
  ]);
}

/** A TIFF whose directory names itself as the next one. */
export function makeEndlessTiff(tiff: Buffer): Buffer {
  const endless = Buffer.from(tiff);
  const directory = endless.readUInt32LE(4);
  endless.writeUInt32LE(directory, directory + 2 + endless.readUInt16LE(directory) * 12);
  return endless;
}

/** A PDF that says a word and would run a script when it is opened, with a file attached. */
export function makeScriptedPdf(): Buffer {
  return makeRawPdf([
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\); while\\(true\\){}) >> /Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    { dictionary: '', stream: Buffer.from('BT /F 24 Tf 20 100 Td (Protokol) Tj ET') },
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>',
    { dictionary: '/Type /EmbeddedFile', stream: Buffer.from('MZ') },
  ]);
}
