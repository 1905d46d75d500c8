import { type RefObject, useLayoutEffect } from 'react';

/** The room that stays free at the edges of the window, in px. */
const MARGIN = 8;

/** Puts a box over the cell of an id, within the window, and keeps it there while the table is scrolled or resized. */
export function useCellBox(box: RefObject<HTMLDivElement | null>, cellId: string): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const place = (): void => {
      const cell = document.getElementById(cellId)?.getBoundingClientRect();
      if (!cell) return;
      element.style.setProperty('--cell-width', `${Math.ceil(cell.width)}px`);
      element.style.setProperty('--cell-height', `${Math.ceil(cell.height)}px`);
      const { width, height } = element.getBoundingClientRect();
      const left = Math.min(cell.left, window.innerWidth - width - MARGIN);
      const top = Math.min(cell.top, window.innerHeight - height - MARGIN);
      element.style.left = `${Math.max(MARGIN, left)}px`;
      element.style.top = `${Math.max(MARGIN, top)}px`;
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(element);
    document.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      observer.disconnect();
      document.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  }, [box, cellId]);
}
