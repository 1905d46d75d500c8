import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import './SourceText.css';

/** Lines of a source, counted from 1, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

interface SourceTextProps {
  readonly label: string;
  readonly source: string;
  /** The lines in question, brought into sight. */
  readonly marked: LineRange | null;
}
const LINE_HEIGHT = 20;

/** A source as it stands, line by line with numbers; only the lines in sight are in the page. */
export function SourceText({ label, source, marked }: SourceTextProps): ReactNode {
  const scroller = useRef<HTMLElement>(null);
  const lines = useMemo(() => source.split('\n'), [source]);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 20,
  });
  useEffect(() => {
    if (marked) virtualizer.scrollToIndex(Math.max(0, marked.from - 2), { align: 'start' });
  }, [marked, virtualizer]);
  const isMarked = (line: number): boolean => marked !== null && line >= marked.from && line <= marked.to;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reached by the keyboard
    <section ref={scroller} className="source-text" aria-label={label} tabIndex={0}>
      <div className="source-lines" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <div
            key={index}
            ref={virtualizer.measureElement}
            data-index={index}
            className="source-line"
            data-marked={isMarked(index + 1) || undefined}
            style={{ transform: `translateY(${start}px)` }}
          >
            <span className="source-number" aria-hidden>
              {index + 1}
            </span>
            <span className="source-words">{lines[index] || '\u00a0'}</span>
          </div>
        ))}
      </div>
    </section>
  );
}
