import { useEffect, useRef } from 'react';

/** What the keys of a viewer do. */
export interface ViewerActs {
  readonly turnTo: (where: 'previous' | 'next' | 'first' | 'last') => void;
  readonly zoomBy: (direction: 1 | -1) => void;
  readonly fit: (zoom: 'page' | 'width') => void;
  readonly rotate: () => void;
  readonly toggleFull: () => void;
  readonly toggleText: () => void;
  readonly toggleStrip: () => void;
  readonly toggleTwo: () => void;
  readonly toggleCrop: () => void;
  readonly toggleNotes: () => void;
  /** Leaves what is being done on the page; absent where nothing is. */
  readonly cancel?: (() => void) | undefined;
}

/** The act of a key; letters go by their place, so that a Cyrillic layout works too. */
function actOf({ key, code }: KeyboardEvent, acts: ViewerActs): (() => void) | undefined {
  if (key === 'PageDown') return () => acts.turnTo('next');
  if (key === 'PageUp') return () => acts.turnTo('previous');
  if (key === 'Home') return () => acts.turnTo('first');
  if (key === 'End') return () => acts.turnTo('last');
  if (key === '+' || key === '=') return () => acts.zoomBy(1);
  if (key === '-') return () => acts.zoomBy(-1);
  if (key === '0') return () => acts.fit('page');
  if (code === 'KeyW') return () => acts.fit('width');
  if (code === 'KeyR') return acts.rotate;
  if (code === 'KeyF') return acts.toggleFull;
  if (code === 'KeyT') return acts.toggleText;
  if (code === 'KeyS') return acts.toggleStrip;
  if (code === 'KeyD') return acts.toggleTwo;
  if (code === 'KeyC') return acts.toggleCrop;
  if (code === 'KeyN') return acts.toggleNotes;
  return undefined;
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** Listens for as long as the viewer is shown; a slider or a box to write in keeps its own keys. */
export function useViewerKeys(acts: ViewerActs): void {
  const newest = useRef(acts);
  useEffect(() => {
    newest.current = acts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && document.fullscreenElement) {
        event.stopPropagation();
        void document.exitFullscreen();
        return;
      }
      if (event.key === 'Escape' && newest.current.cancel) {
        event.stopPropagation();
        newest.current.cancel();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      const act = actOf(event, newest.current);
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
}
