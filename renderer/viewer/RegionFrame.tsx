import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import type { PageBox } from '../../preload/page-box.ts';
import { useText } from '../i18n.ts';
import './RegionFrame.css';

interface RegionFrameProps {
  /** The part of the page that is chosen, as the page is shown; null where none is yet. */
  readonly box: PageBox | null;
  readonly label: string;
  readonly onBox: (box: PageBox) => void;
  /** Told once the hand lets go, or a key has changed it; `isNew` where it was drawn anew. */
  readonly onEnd?: ((box: PageBox, isNew: boolean) => void) | undefined;
  /** Darkens what lies outside. */
  readonly isShaded?: boolean;
}
type Sides = readonly [x: -1 | 0 | 1, y: -1 | 0 | 1];
/** What is taken hold of: a corner or an edge; the middle moves it. */
const HANDLES: readonly Sides[] = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
];
/** Where an arrow key goes, and how far, as a fraction of the page. */
const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const STEP = 0.01;
/** The smallest part, as a fraction of the page: a smaller one is a slip of the hand. */
const LEAST = 0.01;

const within = (value: number): number => Math.min(1, Math.max(0, value));

/** Chooses a part of a page with the pointer: drawn anew, moved, or pulled at a side. As large as the page it lies over. */
export function RegionFrame({ box, label, onBox, onEnd, isShaded = false }: RegionFrameProps): ReactNode {
  const t = useText();
  const frame = useRef<HTMLDivElement>(null);
  const placeOf = ({ clientX, clientY }: PointerEvent): readonly [number, number] => {
    const bounds = frame.current?.getBoundingClientRect();
    if (!bounds) return [0, 0];
    return [within((clientX - bounds.left) / bounds.width), within((clientY - bounds.top) / bounds.height)];
  };
  const drag = (
    event: PointerEvent,
    isNew: boolean,
    change: (x: number, y: number) => PageBox | null,
  ): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const target = event.currentTarget as HTMLElement;
    target.setPointerCapture(event.pointerId);
    let last: PageBox | null = null;
    const move = (moved: globalThis.PointerEvent): void => {
      last = change(...placeOf(moved as unknown as PointerEvent)) ?? last;
      if (last) onBox(last);
    };
    const end = (): void => {
      target.removeEventListener('pointermove', move);
      target.removeEventListener('pointerup', end);
      target.removeEventListener('pointercancel', end);
      if (last) onEnd?.(last, isNew);
    };
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerup', end);
    target.addEventListener('pointercancel', end);
  };
  const draw = (event: PointerEvent): void => {
    const [fromX, fromY] = placeOf(event);
    drag(event, true, (x, y) =>
      Math.abs(x - fromX) < LEAST || Math.abs(y - fromY) < LEAST
        ? null
        : [Math.min(x, fromX), Math.min(y, fromY), Math.max(x, fromX), Math.max(y, fromY)],
    );
  };
  const pull = (event: PointerEvent, sides: Sides): void => {
    if (!box) return;
    const from = placeOf(event);
    drag(event, false, (x, y) => pulled(box, sides, [x - from[0], y - from[1]]));
  };
  const press = (event: KeyboardEvent): void => {
    const way = WAYS[event.key];
    if (!box || !way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = pulled(box, event.shiftKey ? [1, 1] : [0, 0], [way[0] * STEP, way[1] * STEP]);
    onBox(next);
    onEnd?.(next, false);
  };
  const percent = (part: number): string => `${part * 100}%`;
  return (
    <div className="region-frame" ref={frame} onPointerDown={draw}>
      {box && (
        <section
          className="region-box"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: moved with the arrow keys, made larger with Shift
          tabIndex={0}
          aria-label={label}
          aria-roledescription={t('region.role')}
          onKeyDown={press}
          data-shaded={isShaded || undefined}
          style={{
            left: percent(box[0]),
            top: percent(box[1]),
            width: percent(box[2] - box[0]),
            height: percent(box[3] - box[1]),
          }}
          onPointerDown={(event) => pull(event, [0, 0])}
        >
          {HANDLES.map(([x, y]) => (
            <span
              key={`${x} ${y}`}
              className="region-handle"
              style={{
                left: percent((x + 1) / 2),
                top: percent((y + 1) / 2),
                cursor: cursorOf([x, y]),
              }}
              onPointerDown={(event) => pull(event, [x, y])}
            />
          ))}
        </section>
      )}
    </div>
  );
}

/** A box of which some sides, or which as a whole, went some way; it stays within the page. */
function pulled(box: PageBox, [sideX, sideY]: Sides, [x, y]: readonly [number, number]): PageBox {
  const [left, top, right, bottom] = box;
  if (sideX === 0 && sideY === 0) {
    const goX = Math.min(1 - right, Math.max(-left, x));
    const goY = Math.min(1 - bottom, Math.max(-top, y));
    return [left + goX, top + goY, right + goX, bottom + goY];
  }
  return [
    sideX === -1 ? within(Math.min(right - LEAST, left + x)) : left,
    sideY === -1 ? within(Math.min(bottom - LEAST, top + y)) : top,
    sideX === 1 ? within(Math.max(left + LEAST, right + x)) : right,
    sideY === 1 ? within(Math.max(top + LEAST, bottom + y)) : bottom,
  ];
}

function cursorOf([x, y]: Sides): string {
  if (x === 0) return 'ns-resize';
  if (y === 0) return 'ew-resize';
  return x === y ? 'nwse-resize' : 'nesw-resize';
}
