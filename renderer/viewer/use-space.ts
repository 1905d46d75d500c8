import { type RefObject, useEffect, useState } from 'react';
import type { Size } from './view-choice.ts';

/** The inner size of an element without its scroll bars, kept up as it changes; null until it is there. */
export function useSpace(element: RefObject<HTMLElement | null>): Size | null {
  const [space, setSpace] = useState<Size | null>(null);
  useEffect(() => {
    const watched = element.current;
    if (!watched) return undefined;
    // Subtle: not the client size, which a scroll bar changes, which changes the page, which brings the scroll bar.
    const measure = () => {
      const [width, height] = [watched.offsetWidth, watched.offsetHeight];
      setSpace((last) => (last?.width === width && last.height === height ? last : { width, height }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return space;
}
