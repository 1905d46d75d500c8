import { useState } from 'react';

/** A number that this machine remembers from one start to the next, such as the width of a pane. */
export function useRemembered(name: string, initial: number): readonly [number, (next: number) => void] {
  const [value, setValue] = useState(() => {
    const kept = Number(localStorage.getItem(name));
    return Number.isFinite(kept) && kept > 0 ? kept : initial;
  });
  return [
    value,
    (next) => {
      setValue(next);
      localStorage.setItem(name, String(next));
    },
  ];
}
