/** Things with those of some keys moved before or after another; as they were where that one is moved too. */
export function moved<T>(
  things: readonly T[],
  keys: ReadonlySet<string>,
  keyOf: (thing: T) => string,
  target: string,
  side: 'before' | 'after',
): readonly T[] {
  if (keys.has(target)) return things;
  const taken = things.filter((thing) => keys.has(keyOf(thing)));
  const others = things.filter((thing) => !keys.has(keyOf(thing)));
  const at = others.findIndex((thing) => keyOf(thing) === target) + (side === 'after' ? 1 : 0);
  return [...others.slice(0, at), ...taken, ...others.slice(at)];
}

/** Things with those of some keys one place up or down, together; as they were at the end. */
export function steppedBy<T>(
  things: readonly T[],
  keys: ReadonlySet<string>,
  keyOf: (thing: T) => string,
  by: 1 | -1,
): readonly T[] {
  const places = things.flatMap((thing, at) => (keys.has(keyOf(thing)) ? [at] : []));
  const edge = by === -1 ? (places[0] ?? 0) - 1 : (places.at(-1) ?? things.length) + 1;
  const neighbour = things[edge];
  if (places.length === 0 || neighbour === undefined) return things;
  return moved(things, keys, keyOf, keyOf(neighbour), by === -1 ? 'before' : 'after');
}
