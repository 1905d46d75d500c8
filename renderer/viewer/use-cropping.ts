import { useEffect, useState } from 'react';
import { type PageBox, turnBox, WHOLE_PAGE } from '../../preload/page-box.ts';
import { type Arrangement, isSamePlace, type PagePlace } from './use-arrangement.ts';

/** The choosing of the part of a page that is looked at. */
export interface Cropping {
  /** The part, of the page as it is turned; null while none is being chosen. */
  readonly box: PageBox | null;
  readonly setBox: (box: PageBox) => void;
  readonly begin: () => void;
  readonly leave: () => void;
  /** Keeps the part for this page or, at the same place, for all pages of the record. */
  readonly keep: (which: 'page' | 'all') => void;
}

interface Target extends Arrangement {
  readonly place: PagePlace;
  /** Quarter turns at which the page is shown. */
  readonly turns: number;
}

/** Chooses the part of a page that is looked at; turning to another page leaves everything as it was. */
export function useCropping({ pages, place, turns, arrange }: Target): Cropping {
  const [box, setBox] = useState<PageBox | null>(null);
  const leave = () => setBox(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each page that is turned to, and each turn
  useEffect(leave, [place, turns]);
  return {
    box,
    setBox,
    leave,
    begin: () => {
      const now = pages?.find((page) => isSamePlace(page, place));
      if (now) setBox(turnBox(now.crop ?? WHOLE_PAGE, turns));
    },
    keep: (which) => {
      if (!box || !pages) return;
      const isWhole = box.every((side, at) => side === WHOLE_PAGE[at]);
      const crop = isWhole ? null : ([...turnBox(box, -turns)] as [number, number, number, number]);
      arrange(pages.map((page) => (which === 'all' || isSamePlace(page, place) ? { ...page, crop } : page)));
      leave();
    },
  };
}
