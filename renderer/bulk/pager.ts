import { start } from '../attempt.ts';
import { createStore, type Store } from '../ui/store.ts';

/** A long list of which only what is in sight is fetched. */
export interface Pager<T> {
  /** Another number whenever something has come. */
  readonly store: Store<number>;
  readonly at: (index: number) => T | undefined;
  /** Fetches what is missing of [from, to). */
  readonly need: (from: number, to: number) => void;
}

const PAGE = 100;

/** A list of `count` items, fetched a page at a time; `fetch` may answer with fewer than were asked for. */
export function createPager<T>(
  count: number,
  fetch: (from: number, to: number) => Promise<readonly T[]>,
): Pager<T> {
  const items = new Map<number, T>();
  const store = createStore(0);
  let wanted: readonly [number, number] = [0, 0];
  let isBusy = false;
  const firstMissing = (): number => {
    for (let index = wanted[0]; index < wanted[1]; index++) if (!items.has(index)) return index;
    return -1;
  };
  const load = async (): Promise<void> => {
    isBusy = true;
    try {
      for (let from = firstMissing(); from >= 0; from = firstMissing()) {
        const got = await fetch(from, Math.min(from + PAGE, count));
        if (got.length === 0) return;
        for (const [offset, item] of got.entries()) items.set(from + offset, item);
        store.update((version) => version + 1);
      }
    } finally {
      isBusy = false;
    }
  };
  return {
    store,
    at: (index) => items.get(index),
    need: (from, to) => {
      wanted = [Math.max(0, from), Math.min(to, count)];
      if (!isBusy && firstMissing() >= 0) start(load);
    },
  };
}
