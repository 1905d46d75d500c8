/** What a person changed in the records that a query chooses. */
export interface EntryChanges {
  readonly added?: readonly string[] | undefined;
  readonly leftOut?: readonly string[] | undefined;
  readonly order?: readonly string[] | undefined;
}

/**
 * The records of a book: what a query chose, in its order, without those left out and with those added at the end,
 * then put into the order made by hand. What that order does not name stands after what it follows in the query's.
 */
export function orderEntries(
  chosen: readonly string[],
  { added, leftOut, order }: EntryChanges,
): readonly string[] {
  const without = new Set(leftOut);
  const all = [...new Set([...chosen, ...(added ?? [])])].filter((uuid) => !without.has(uuid));
  if (!order || order.length === 0) return all;
  const present = new Set(all);
  const named = new Set(order.filter((uuid) => present.has(uuid)));
  const followers = new Map<string, string[]>();
  const first: string[] = [];
  let list = first;
  for (const uuid of all) {
    if (named.has(uuid)) {
      list = [];
      followers.set(uuid, list);
    } else list.push(uuid);
  }
  return [...first, ...[...named].flatMap((uuid) => [uuid, ...(followers.get(uuid) ?? [])])];
}

/** The changes without those that change nothing, so that a query left alone stays a query alone. */
export function tidyChanges(changes: EntryChanges): {
  readonly added?: string[];
  readonly leftOut?: string[];
  readonly order?: string[];
} {
  const kept = Object.entries(changes).filter(([, uuids]) => uuids !== undefined && uuids.length > 0);
  return Object.fromEntries(kept.map(([name, uuids]) => [name, [...uuids]]));
}
