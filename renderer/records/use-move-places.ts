import { useEffect, useState } from 'react';
import type { RecordId, RecordPath } from '../../preload/model.ts';
import { attempt } from '../attempt.ts';
import { client } from '../client.ts';

/** A pause in typing after which the archive is asked, in ms. */
const PAUSE = 120;
const MOST_PLACES = 50;

/** A record below which others can go, and what stands above it. */
export interface MovePlace {
  readonly id: RecordId;
  readonly title: string;
  readonly type: string;
  readonly path: string;
}
interface Found {
  readonly id: RecordId;
  readonly title: string;
  readonly type: string;
}

/** Places found by what is typed, those at the top of the tree where nothing is; not the moved ones nor what is below them. */
export function useMovePlaces(typed: string, moved: readonly RecordId[]): readonly MovePlace[] | null {
  const [places, setPlaces] = useState<readonly MovePlace[] | null>(null);
  const text = typed.trim();
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(
      () => {
        void attempt(() => listPlaces(text, new Set(moved))).then((found) => {
          if (isCurrent && found) setPlaces(found);
        });
      },
      text === '' ? 0 : PAUSE,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, moved]);
  return places;
}

async function listPlaces(text: string, moved: ReadonlySet<RecordId>): Promise<readonly MovePlace[]> {
  const found = await findRecords(text);
  const paths = new Map<RecordId, RecordPath['path']>();
  for (const { id, path } of await client.listPaths({ ids: found.map(({ id }) => id) })) paths.set(id, path);
  return found
    .filter(({ id }) => !moved.has(id) && !paths.get(id)?.some((above) => moved.has(above.id)))
    .map(({ id, title, type }) => ({
      id,
      title,
      type,
      path: (paths.get(id) ?? []).map((above) => above.title).join(' › '),
    }));
}

async function findRecords(text: string): Promise<readonly Found[]> {
  if (text === '') return (await client.listChildren({ parent: null, limit: MOST_PLACES })).nodes;
  return (await client.search({ text, limit: MOST_PLACES })).hits;
}
