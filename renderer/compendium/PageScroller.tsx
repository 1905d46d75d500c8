import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import type { BookSource, CompendiumOutput } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { PageFrame } from './PageFrame.tsx';
import { placeOfSource } from './page-regions.ts';

interface PageScrollerProps {
  readonly output: CompendiumOutput;
  readonly pageWidth: number;
  /** Told which page is in the middle of what is seen. */
  readonly onPage: (page: number) => void;
  readonly onOpen: (source: BookSource) => void;
  /** What is edited now: the pages go to where it is printed when it becomes another one. */
  readonly shown: BookSource | null;
}
/** ISO 216 A4, height to width. */
const RATIO = 297 / 210;
const GAP = 16;
/** Pictures are asked for in widths of these steps, so that a pane that is resized does not ask at every pixel. */
const WIDTH_STEP = 100;
const MOST_WIDTH = 2400;
/** How a person scrolls: the pages themselves do it by none of these. */
const LEAVING = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** The pages one below the other; only those in sight are drawn. */
export function PageScroller({ output, pageWidth, onPage, onOpen, shown }: PageScrollerProps): ReactNode {
  const t = useText();
  const scroller = useRef<HTMLElement>(null);
  const pageHeight = Math.round(pageWidth * RATIO);
  const virtualizer = useVirtualizer({
    count: output.pages,
    getScrollElement: () => scroller.current,
    estimateSize: () => pageHeight,
    gap: GAP,
    paddingStart: GAP,
    paddingEnd: GAP,
    overscan: 1,
    onChange: (instance) => {
      const middle = (instance.scrollOffset ?? 0) + (instance.scrollRect?.height ?? 0) / 2;
      onPage(Math.min(output.pages, Math.max(1, Math.floor((middle - GAP) / (pageHeight + GAP)) + 1)));
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew where pages have another size
  useEffect(() => virtualizer.measure(), [pageHeight]);
  const followed = useRef({ wanted: '', top: 0, isLeft: false });
  useEffect(() => {
    const { current } = scroller;
    // Who has scrolled on since stays where they are, whatever newer pages have elsewhere.
    const leave = (): void => {
      followed.current.isLeft = true;
    };
    for (const event of LEAVING) current?.addEventListener(event, leave, { passive: true });
    return () => {
      for (const event of LEAVING) current?.removeEventListener(event, leave);
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes there when the pages have it
  useEffect(() => {
    const wanted = JSON.stringify(shown);
    const place = shown && placeOfSource(output.places, shown);
    if (!place) return;
    const top = GAP + (place.page - 1) * (pageHeight + GAP) + place.y * pageHeight;
    const isAnother = followed.current.wanted !== wanted;
    if (!isAnother && (followed.current.isLeft || followed.current.top === top)) return;
    followed.current = { wanted, top, isLeft: false };
    const { scrollTop = 0, clientHeight = 0 } = scroller.current ?? {};
    const isInSight = top >= scrollTop && top < scrollTop + clientHeight * 0.8;
    // Subtle: a way that has begun to older pages does not end where these are.
    if (!isInSight || !isAnother) virtualizer.scrollToOffset(Math.max(0, top - GAP));
  }, [shown, output.places]);
  const pixels = Math.ceil((pageWidth * window.devicePixelRatio) / WIDTH_STEP) * WIDTH_STEP;
  const width = Math.min(MOST_WIDTH, pixels);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: pages that scroll must be reached by the keyboard
    <section ref={scroller} className="page-scroller" tabIndex={0} aria-label={t('compendium.pages')}>
      <div className="page-column" style={{ width: pageWidth, height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <div
            key={index}
            className="page-frame"
            style={{ width: pageWidth, height: pageHeight, transform: `translateY(${start}px)` }}
          >
            <PageFrame output={output} page={index + 1} width={width} onOpen={onOpen} />
          </div>
        ))}
      </div>
    </section>
  );
}
