/**
 * The fragments of a paragraph and where each stands: UTF-16 units [from, to) of the word of an atom. One room
 * for all paragraphs, each done with it before the next comes.
 */
export const room = {
  count: 0,
  widths: new Float64Array(0),
  spaces: new Float64Array(0),
  hyphens: new Float64Array(0),
  penalties: new Float64Array(0),
  atoms: new Int32Array(0),
  from: new Int32Array(0),
  to: new Int32Array(0),
};
const FIRST_ROOM = 512;

/** Adds a fragment; `measureFragment` says the rest of it. */
export function addFragment(atom: number, from: number, to: number): void {
  if (room.count === room.widths.length) growRoom();
  room.atoms[room.count] = atom;
  room.from[room.count] = from;
  room.to[room.count] = to;
  room.count++;
}

/** Says how wide the newest fragment is, and what comes after it. */
export function measureFragment(width: number, space: number, hyphen: number, penalty: number): void {
  const at = room.count - 1;
  room.widths[at] = width;
  room.spaces[at] = space;
  room.hyphens[at] = hyphen;
  room.penalties[at] = penalty;
}

function growRoom(): void {
  const size = Math.max(2 * room.widths.length, FIRST_ROOM);
  const floats = (old: Float64Array) => {
    const grown = new Float64Array(size);
    grown.set(old);
    return grown;
  };
  const integers = (old: Int32Array) => {
    const grown = new Int32Array(size);
    grown.set(old);
    return grown;
  };
  room.widths = floats(room.widths);
  room.spaces = floats(room.spaces);
  room.hyphens = floats(room.hyphens);
  room.penalties = floats(room.penalties);
  room.atoms = integers(room.atoms);
  room.from = integers(room.from);
  room.to = integers(room.to);
}
