import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { PageText, PageWord, ReadFile } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { usePageText } from '../page-text/use-page-text.ts';
import { Banner } from '../ui/Banner.tsx';
import { type TabEntry, Tabs } from '../ui/Tabs.tsx';
import { PageNumber } from '../viewer/PageNumber.tsx';
import { Sheet } from '../viewer/PageView.tsx';
import { useShownPage } from '../viewer/use-shown-page.ts';
import { useSpace } from '../viewer/use-space.ts';
import { FIRST_VIEW, type ViewChoice } from '../viewer/view-choice.ts';
import { type LineRange, SourceText } from './SourceText.tsx';
import '../viewer/Viewer.css';
import './SourcePages.css';

type Scan = NonNullable<ReadFile['scan']>;

interface SourcePagesProps {
  readonly scan: Scan;
  readonly source: string;
  /** The lines in question, brought into sight. */
  readonly marked: LineRange | null;
}
/** CSS pixels that are left to see above a line that is brought into sight. */
const ABOVE = 48;

/** The pages that a text was read from, with the lines in question marked on them; the text itself on its tab. */
export function SourcePages({ scan, source, marked }: SourcePagesProps): ReactNode {
  const t = useText();
  const [tab, setTab] = useState<'page' | 'text'>('page');
  const tabs: readonly TabEntry<'page' | 'text'>[] = [
    {
      id: 'page',
      label: t('import.page'),
      content: <PageOfSource scan={scan} source={source} marked={marked} />,
    },
    {
      id: 'text',
      label: t('import.source'),
      content: <SourceText label={t('import.source')} source={source} marked={marked} />,
    },
  ];
  return (
    <section className="source-pages" aria-label={t('import.source')}>
      <Tabs label={t('import.source')} tabs={tabs} selected={tab} onSelect={setTab} />
    </section>
  );
}

function PageOfSource({ scan, source, marked }: SourcePagesProps): ReactNode {
  const t = useText();
  const [index, setIndex] = useState(0);
  useEffect(() => {
    if (marked) setIndex(pageOfLine(scan, marked.from));
  }, [scan, marked]);
  const { sha256, page, firstLine } = scan.pages[index] ?? { sha256: '', page: 1, firstLine: 1 };
  const read = usePageText(sha256, page);
  const places = useMemo(
    () => (marked && read?.text ? boxesOf(read.text, source, firstLine, marked) : []),
    [marked, read, source, firstLine],
  );
  const spaceRef = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const space = useSpace(spaceRef);
  const turns = read?.text?.turns ?? 0;
  const view = useMemo((): ViewChoice => ({ ...FIRST_VIEW, zoom: 'width', page, turns }), [page, turns]);
  const { shown, failure } = useShownPage(sha256, view, space);
  useEffect(() => {
    const sheet = scroller.current?.firstElementChild;
    if (!shown || !sheet) return;
    const top = (places[0]?.[1] ?? 0) * sheet.clientHeight;
    scroller.current?.scrollTo({ top: Math.max(0, top - ABOVE) });
  }, [places, shown]);
  const name = t('viewer.page', { page: index + 1, pages: scan.pages.length });
  return (
    <div className="source-page" ref={spaceRef} aria-busy={shown?.page !== page && failure === ''}>
      {scan.pages.length > 1 && (
        <div className="source-page-bar">
          <PageNumber page={index + 1} pages={scan.pages.length} onPage={(wanted) => setIndex(wanted - 1)} />
        </div>
      )}
      {failure !== '' && <Banner tone="danger">{failure}</Banner>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls must be reached by the keyboard */}
      <section className="source-page-scroller" ref={scroller} tabIndex={0} aria-label={name}>
        {shown && space && (
          <Sheet
            view={view}
            shown={shown}
            written={read && { ...read, places }}
            line={null}
            space={space}
            name={name}
          />
        )}
      </section>
    </div>
  );
}

/** Which of the pages a line of the source is on. */
function pageOfLine({ pages }: Scan, line: number): number {
  const after = pages.findIndex(({ firstLine }) => firstLine > line);
  return Math.max(0, (after < 0 ? pages.length : after) - 1);
}

/** Where lines of the source stand on the page whose first line is `firstLine`; lines without words are no lines there. */
function boxesOf(
  { lines }: PageText,
  source: string,
  firstLine: number,
  { from, to }: LineRange,
): readonly PageWord['box'][] {
  const written = lines.filter(({ words }) => words.length > 0);
  const own = source
    .split('\n')
    .slice(firstLine - 1)
    .flatMap((line, at) => (line.trim() === '' ? [] : [firstLine + at]));
  return written.flatMap(({ words }, at) => {
    const line = own[at];
    if (line === undefined || line < from || line > to) return [];
    const side = (pick: 0 | 1 | 2 | 3, best: (...all: number[]) => number) =>
      best(...words.map(({ box }) => box[pick]));
    return [[side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)] as const];
  });
}
