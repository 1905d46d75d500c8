import { useCallback, useEffect, useState } from 'react';
import { attempt } from '../attempt.ts';

/** Whether the window fills the screen, and the way there and back; it is left with the viewer. */
export function useFullScreen(): { readonly isFull: boolean; readonly toggle: () => void } {
  const [isFull, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const note = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', note);
    return () => {
      document.removeEventListener('fullscreenchange', note);
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, []);
  const toggle = useCallback(() => {
    void attempt(() =>
      document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen(),
    );
  }, []);
  return { isFull, toggle };
}
