import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { BookSource, CompendiumOutput } from '../../preload/model.ts';
import { bridge } from '../client.ts';
import { useText } from '../i18n.ts';
import { regionsOf } from './page-regions.ts';

interface PageFrameProps {
  readonly output: CompendiumOutput;
  /** From 1. */
  readonly page: number;
  /** Pixels of the picture. */
  readonly width: number;
  readonly onOpen: (source: BookSource) => void;
}

/** One page; what stands on it opens the record or the part that it is printed from, by a click or by Enter. */
export function PageFrame({ output, page, width, onOpen }: PageFrameProps): ReactNode {
  const t = useText();
  const shown = useLoaded(bridge.address(`page/${output.job}/${page}?width=${width}`));
  return (
    <>
      {shown && (
        <img
          src={shown}
          alt={t('compendium.page', { page, pages: output.pages })}
          draggable={false}
          data-job={/page\/(\d+)\//.exec(shown)?.[1]}
        />
      )}
      {regionsOf(output.places, page).map(({ source, title, top, bottom, left, right }) => (
        <Button
          key={`${left} ${top} ${title}`}
          className="page-region"
          style={{
            top: `${top * 100}%`,
            height: `${(bottom - top) * 100}%`,
            left: `${left * 100}%`,
            width: `${(right - left) * 100}%`,
          }}
          aria-label={t('compendium.openSource', { title })}
          onPress={() => onOpen(source)}
        />
      ))}
    </>
  );
}

/** The newest address whose picture has come: the page that was shown stays until then. */
function useLoaded(address: string): string | null {
  const [loaded, setLoaded] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const image = new Image();
    image.src = address;
    image.decode().then(
      () => isCurrent && setLoaded(address),
      // Newer pages are on their way, or the book is closed.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [address]);
  return loaded;
}
