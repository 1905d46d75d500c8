import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { PageWord } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { TextLayer } from '../page-text/TextLayer.tsx';
import type { WrittenPage } from '../page-text/use-page-text.ts';
import { Banner } from '../ui/Banner.tsx';
import type { PageState } from './use-shown-page.ts';
import { partOf, type Size, scaleOf, turnedSize, type ViewChoice } from './view-choice.ts';

interface PageViewProps {
  readonly view: ViewChoice;
  readonly state: PageState;
  /** Which page of how many this is, as the record is leafed through. */
  readonly number: number;
  readonly pages: number;
  readonly written: WrittenPage | null;
  /** The line that a person is writing down. */
  readonly line: PageWord['box'] | null;
  /** What lies over the page, as large as it. */
  readonly over?: ReactNode;
  /** True while a part of the page is being chosen by the keyboard. */
  readonly isChoosing: boolean;
  readonly space: Size | null;
  readonly spaceRef: RefObject<HTMLDivElement | null>;
  /** The page on its right. */
  readonly facing?: ReactNode;
}

/** The page itself: scrolled with the arrow keys, lit and turned without touching the original. */
export function PageView(props: PageViewProps): ReactNode {
  const { view, state, number, pages, written, line, over, isChoosing, space, spaceRef, facing } = props;
  const t = useText();
  const scroller = useRef<HTMLElement>(null);
  const { shown, failure } = state;
  // A new page begins at its top; the keyboard is on the page from the start.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each page that comes
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
  }, [shown?.page]);
  // It comes back to it when what was done on the page has ended.
  const isFree = !isChoosing;
  useEffect(() => {
    if (isFree) scroller.current?.focus();
  }, [isFree]);
  const name = shown ? t('viewer.page', { page: number, pages }) : t('viewer.loading');
  return (
    <div className="viewer-space" ref={spaceRef} aria-busy={shown?.page !== view.page && failure === ''}>
      {failure !== '' && <Banner tone="danger">{failure}</Banner>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls must be reached by the keyboard */}
      <section className="viewer-scroller" ref={scroller} tabIndex={0} aria-label={name}>
        {shown && space && (
          <div className="viewer-leaves">
            <Sheet
              view={view}
              shown={shown}
              written={written}
              line={line}
              over={over}
              space={space}
              name={name}
            />
            {facing}
          </div>
        )}
      </section>
    </div>
  );
}

export interface SheetProps {
  readonly view: ViewChoice;
  readonly shown: NonNullable<PageState['shown']>;
  readonly written: WrittenPage | null;
  readonly line: PageWord['box'] | null;
  readonly over?: ReactNode;
  readonly space: Size;
  readonly name: string;
}

/** A page as it is looked at, with its text over the picture. */
export function Sheet({ view, shown, written, line, over, space, name }: SheetProps): ReactNode {
  const scale = scaleOf(shown.measured, view, space);
  const text = written?.text;
  const size = { width: shown.measured.width * scale, height: shown.measured.height * scale };
  const { page, part } = partOf(size, view);
  return (
    <div className="viewer-sheet" style={{ width: part.width, height: part.height }}>
      <div className="viewer-page" style={{ ...page, left: -part.left, top: -part.top }}>
        <img
          src={shown.address}
          alt={name}
          draggable={false}
          style={{
            ...size,
            transform: `translate(-50%, -50%) rotate(${view.turns * 90}deg)`,
            filter: `brightness(${view.brightness}%) contrast(${view.contrast}%)`,
          }}
        />
        {text && written?.page === shown.page && (
          <div className="viewer-text" style={{ transform: `rotate(${(view.turns - text.turns) * 90}deg)` }}>
            <TextLayer written={written} line={line} {...turnedSize(size, text.turns)} />
          </div>
        )}
        {over}
      </div>
    </div>
  );
}
