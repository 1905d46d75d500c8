import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { bridge } from '../client.ts';
import './Cover.css';

/** Milliseconds that a row must be in sight before its picture is asked for: of rows scrolled past none is drawn. */
const SETTLED = 120;
/** Milliseconds over a picture before it is shown larger. */
const RESTED = 350;
/** CSS pixels of the larger one, as the archive keeps it, and its distance from the small one. */
const LARGE = 200;
const GAP = 8;

interface Place {
  readonly left: number;
  readonly top: number;
}

/** The first page of a record, tiny, in a list; the pointer over it shows it larger. What it shows is no news to those who do not see it. */
export function Cover({
  address,
  fallback = null,
}: {
  readonly address: string;
  /** What stands in place of a page that cannot be drawn. */
  readonly fallback?: ReactNode;
}): ReactNode {
  const [shown, setShown] = useState('');
  const [isFailed, setFailed] = useState(false);
  const [large, setLarge] = useState<Place | null>(null);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    setFailed(false);
    const timer = setTimeout(() => setShown(bridge.address(address)), SETTLED);
    return () => clearTimeout(timer);
  }, [address]);
  useEffect(() => () => clearTimeout(resting.current), []);
  const leave = (): void => {
    clearTimeout(resting.current);
    setLarge(null);
  };
  const rest = (element: Element): void => {
    resting.current = setTimeout(() => {
      const { right, top } = element.getBoundingClientRect();
      setLarge({ left: right + GAP, top: Math.min(top, window.innerHeight - LARGE - GAP) });
    }, RESTED);
  };
  if (isFailed) return fallback;
  return (
    <span
      className="cover"
      aria-hidden
      onPointerEnter={({ currentTarget }) => rest(currentTarget)}
      onPointerLeave={leave}
      onPointerDown={leave}
    >
      {shown !== '' && <img src={shown} alt="" draggable={false} onError={() => setFailed(true)} />}
      {large &&
        createPortal(
          <img className="cover-large" src={shown} alt="" style={large} aria-hidden />,
          document.body,
        )}
    </span>
  );
}
