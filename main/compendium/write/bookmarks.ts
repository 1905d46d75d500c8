import { nameInTwo, type PlacedHeading } from '../layout/boxes.ts';
import type { ObjectFile } from './object-file.ts';
import { utf16 } from './page-content.ts';

interface Bookmark {
  readonly heading: PlacedHeading;
  readonly object: number;
  readonly children: Bookmark[];
}

/** Writes the bookmarks of the listed headings and of the records whose pages stand at the back, nested as their levels are; gives the number of their root. */
export function writeBookmarks(
  headings: readonly PlacedHeading[],
  placeOf: (index: number, y: number) => string,
  file: ObjectFile,
): number | null {
  const top: Bookmark[] = [];
  const open: Bookmark[] = [];
  for (const heading of headings) {
    if (!heading.isListed && !heading.isOverScans) continue;
    while ((open.at(-1)?.heading.level ?? 0) >= heading.level) open.pop();
    const bookmark = { heading, object: file.allot(), children: [] };
    (open.at(-1)?.children ?? top).push(bookmark);
    open.push(bookmark);
  }
  if (top.length === 0) return null;
  const root = file.allot();
  writeChildren(top, root, placeOf, file);
  file.addObject(root, `<</Type/Outlines${endsOf(top)}/Count ${top.length}>>`);
  return root;
}

const endsOf = (children: readonly Bookmark[]) =>
  `/First ${children[0]?.object} 0 R/Last ${children.at(-1)?.object} 0 R`;

function writeChildren(
  children: readonly Bookmark[],
  parent: number,
  placeOf: (index: number, y: number) => string,
  file: ObjectFile,
): void {
  children.forEach(({ heading, object, children: inner }, index) => {
    const before = children[index - 1];
    const after = children[index + 1];
    const beside = `${before ? `/Prev ${before.object} 0 R` : ''}${after ? `/Next ${after.object} 0 R` : ''}`;
    // A negative count: closed until the reader opens it.
    const below = inner.length === 0 ? '' : `${endsOf(inner)}/Count ${-inner.length}`;
    const place = placeOf(heading.page, heading.y);
    file.addObject(
      object,
      `<</Title${utf16(nameInTwo(heading))}/Parent ${parent} 0 R${beside}${below}/Dest${place}>>`,
    );
    writeChildren(inner, object, placeOf, file);
  });
}

/** A place on a page of a height, `y` points from its upper edge, a little above so that the line is seen whole. */
export function destination(page: number, y: number, height: number): string {
  return `[${page} 0 R/XYZ null ${Math.round((height - y + 12) * 100) / 100} null]`;
}
