import { create, type Font } from '@cantoo/fontkit';
import type { PDFDocument, PDFFont } from 'pdf-lib';

/** Letters stay letters, so that what is copied is what was written. */
const FEATURES = { liga: false, clig: false, dlig: false, calt: false, ccmp: false, locl: false };

type Subset = ReturnType<Font['createSubset']> & { encodeStream?: () => ReturnType<typeof streamOf> };

/** Embeds those glyphs of a font that are used. */
export function embedFont(document: PDFDocument, bytes: Uint8Array): Promise<PDFFont> {
  document.registerFontkit({ create: createFont } as unknown as Parameters<
    PDFDocument['registerFontkit']
  >[0]);
  return document.embedFont(bytes, { subset: true, features: FEATURES });
}

/** pdf-lib wants the subset as a stream, which fontkit 2 gives at once. */
function createFont(bytes: Uint8Array): Font {
  const font = create(Buffer.from(bytes)) as Font;
  const createSubset = font.createSubset.bind(font);
  font.createSubset = () => {
    const subset: Subset = createSubset();
    subset.encodeStream = () => streamOf(subset.encode());
    return subset;
  };
  return font;
}

function streamOf(bytes: Uint8Array) {
  const stream = {
    on(event: string, listener: (bytes?: Uint8Array) => void) {
      if (event === 'data') listener(bytes);
      if (event === 'end') listener();
      return stream;
    },
  };
  return stream;
}
