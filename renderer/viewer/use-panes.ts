import { useState } from 'react';

/** What stands beside the page and over it. */
export interface Panes {
  readonly isStrip: boolean;
  readonly isTwo: boolean;
  readonly isLight: boolean;
  /** One at a time, as there is room for no more. */
  readonly side: 'text' | 'notes' | null;
  readonly toggleStrip: () => void;
  readonly toggleTwo: () => void;
  readonly toggleLight: () => void;
  readonly toggleSide: (side: 'text' | 'notes') => void;
}

/** A page alone, at first. */
export function usePanes(): Panes {
  const [isStrip, setStrip] = useState(false);
  const [isTwo, setTwo] = useState(false);
  const [isLight, setLight] = useState(false);
  const [side, setSide] = useState<Panes['side']>(null);
  return {
    isStrip,
    isTwo,
    isLight,
    side,
    toggleStrip: () => setStrip(!isStrip),
    toggleTwo: () => setTwo(!isTwo),
    toggleLight: () => setLight(!isLight),
    toggleSide: (wanted) => setSide(side === wanted ? null : wanted),
  };
}
