import type { Locale } from '../../../preload/model.ts';
import { textIn } from '../../texts.ts';
import type { BookBlock, BookCrossReference, BookScan } from '../book.ts';
import type { ScanPage } from '../scans/scan-page.ts';
import type { BackInput } from './back-input.ts';

/** The line under an entry that leads to the pages of its originals. */
export function scanLink(uuid: string, language: Locale): BookCrossReference {
  return { kind: 'crossReference', uuid, to: 'scans', text: textIn(language, 'print.scan') };
}

/** The pages of the entries' originals, in the order of the entries, each under the name of its record. */
export function outlineScans(
  { entries, scans, language }: BackInput,
  isWhole: boolean,
): readonly BookBlock[] {
  const titles = new Map(entries.map(({ uuid, title }) => [uuid, title.trim()]));
  return scans.flatMap(({ uuid, referenceCode, pages }): readonly BookBlock[] => {
    const title = titles.get(uuid) ?? '';
    const text = [referenceCode, title].filter((part) => part !== '').join(' · ');
    return [
      {
        kind: 'heading',
        style: 'section',
        level: 2,
        text,
        isListed: false,
        source: { record: uuid },
        isOverScans: true,
      },
      { kind: 'crossReference', uuid, to: 'entry', text: textIn(language, 'print.entry') },
      ...pages.map((scan) => scanBlock(scan, title, language, isWhole)),
    ];
  });
}

function scanBlock(scan: ScanPage, title: string, language: Locale, isWhole: boolean): BookScan {
  const place = { number: String(scan.number), count: String(scan.count) };
  const name = scan.file.name;
  const caption = textIn(language, 'print.scanCaption', place);
  const notice =
    scan.failure === null
      ? null
      : textIn(language, 'print.scanNotice', {
          reason: textIn(language, `print.scanFailure.${reasonOf(scan.failure)}`, {
            name,
            page: String(scan.page),
          }),
        });
  const alternative = textIn(language, 'print.scanAlternative', { ...place, title });
  return { kind: 'scan', scan, caption, alternative, notice, isWhole };
}

const REASONS = ['pdfEncrypted', 'fileMissing', 'pictureTooLarge', 'fileTypeUnknown'] as const;
type Reason = (typeof REASONS)[number] | 'damaged';

/** Why a page is not shown, in the few words that a reader of a book needs. */
export function reasonOf(failure: string): Reason {
  return REASONS.find((reason) => reason === failure) ?? 'damaged';
}
