import type { Labels, LayoutField, LayoutStep } from '../../preload/model.ts';

export type LayoutForm = LayoutField['form'];
/** A line of a layout as it is edited: a heading over the fields that stand under it, or a field. */
export type LayoutRow =
  | { readonly key: string; readonly kind: 'heading'; readonly labels: Labels }
  | {
      readonly key: string;
      readonly kind: 'field';
      readonly field: string;
      readonly form: LayoutForm;
      /** Stands under the heading before it. */
      readonly isUnder: boolean;
    };

/** The lines of a layout in their order. */
export function rowsOf(layout: readonly LayoutStep[]): readonly LayoutRow[] {
  return layout.flatMap((step, index): readonly LayoutRow[] => {
    if ('field' in step) return [rowOf(step, false)];
    const heading: LayoutRow = { key: `heading:${index}`, kind: 'heading', labels: step.labels };
    return [heading, ...step.fields.map((field) => rowOf(field, true))];
  });
}

const rowOf = ({ field, form }: LayoutField, isUnder: boolean): LayoutRow => ({
  key: field,
  kind: 'field',
  field,
  form,
  isUnder,
});

/** The layout of these lines; a heading with nothing under it is left out. */
export function layoutOf(rows: readonly LayoutRow[]): LayoutStep[] {
  const steps: ({ labels: Labels; fields: LayoutField[] } | LayoutField)[] = [];
  for (const row of rows) {
    const last = steps.at(-1);
    if (row.kind === 'heading') steps.push({ labels: row.labels, fields: [] });
    else if (row.isUnder && last && 'fields' in last) last.fields.push({ field: row.field, form: row.form });
    else steps.push({ field: row.field, form: row.form });
  }
  return steps.filter((step) => 'field' in step || step.fields.length > 0);
}

const isUnder = (row: LayoutRow | undefined): boolean => row?.kind === 'field' && row.isUnder;

/** The lines from `index` that move together: a heading takes along what stands under it. */
function blockAt(rows: readonly LayoutRow[], index: number): readonly LayoutRow[] {
  let end = index + 1;
  if (rows[index]?.kind === 'heading') while (isUnder(rows[end])) end += 1;
  return rows.slice(index, end);
}

/** The lines with one moved before or after another one; under the same heading as that. As they were where it cannot. */
export function withRowMoved(
  rows: readonly LayoutRow[],
  key: string,
  target: string,
  position: 'before' | 'after',
): readonly LayoutRow[] {
  const block = blockAt(
    rows,
    rows.findIndex((row) => row.key === key),
  );
  const others = rows.filter((row) => !block.includes(row));
  const at = others.findIndex((row) => row.key === target);
  const neighbour = others[at];
  if (block.length === 0 || !neighbour) return rows;
  const isInside =
    position === 'after' ? isUnder(neighbour) || neighbour.kind === 'heading' : isUnder(neighbour);
  if (isInside && block[0]?.kind === 'heading') return rows;
  const to = position === 'after' ? at + 1 : at;
  const moved = block.map((row, index) =>
    index === 0 && row.kind === 'field' ? { ...row, isUnder: isInside } : row,
  );
  return [...others.slice(0, to), ...moved, ...others.slice(to)];
}

/** The lines with one moved by a step; over the edge of a heading's fields it leaves or joins them. */
export function withRowStep(rows: readonly LayoutRow[], key: string, by: -1 | 1): readonly LayoutRow[] {
  const index = rows.findIndex((row) => row.key === key);
  const row = rows[index];
  if (!row) return rows;
  const block = blockAt(rows, index);
  if (row.kind === 'heading') return withBlockStep(rows, index, block.length, by);
  const next = rows[index + by];
  if (row.isUnder && (by > 0 ? !isUnder(next) : next?.kind === 'heading')) {
    const free = { ...row, isUnder: false };
    const others = rows.filter((other) => other !== row);
    const to = by > 0 ? index : index - 1;
    return [...others.slice(0, to), free, ...others.slice(to)];
  }
  if (!next) return rows;
  if (by < 0 && isUnder(next))
    return rows.map((other) => (other === row ? { ...row, isUnder: true } : other));
  return withRowMoved(rows, key, next.key, by > 0 ? 'after' : 'before');
}

/** A heading goes over the whole of what stands before or after it. */
function withBlockStep(
  rows: readonly LayoutRow[],
  index: number,
  length: number,
  by: -1 | 1,
): readonly LayoutRow[] {
  const block = rows.slice(index, index + length);
  const others = [...rows.slice(0, index), ...rows.slice(index + length)];
  let to = index + by;
  if (to < 0 || to > others.length) return rows;
  while (isUnder(others[to])) to += by;
  return [...others.slice(0, to), ...block, ...others.slice(to)];
}

/** The lines with a field printed in another form. */
export const withForm = (rows: readonly LayoutRow[], key: string, form: LayoutForm): readonly LayoutRow[] =>
  rows.map((row) => (row.key === key && row.kind === 'field' ? { ...row, form } : row));

/** The lines without one; what stood under a heading stays. */
export const withoutRow = (rows: readonly LayoutRow[], key: string): readonly LayoutRow[] => {
  const index = rows.findIndex((row) => row.key === key);
  const block = rows[index]?.kind === 'heading' ? blockAt(rows, index) : [];
  return rows
    .filter((row) => row.key !== key)
    .map((row) => (block.includes(row) && row.kind === 'field' ? { ...row, isUnder: false } : row));
};

/** The lines with a field more, the last one. */
export const withField = (
  rows: readonly LayoutRow[],
  field: string,
  form: LayoutForm,
): readonly LayoutRow[] => [...rows, { key: field, kind: 'field', field, form, isUnder: false }];
