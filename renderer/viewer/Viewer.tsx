import { type ReactNode, useRef, useState } from 'react';
import type { RecordFile } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { LightSliders } from './LightSliders.tsx';
import { PageView } from './PageView.tsx';
import { useFullScreen } from './use-full-screen.ts';
import { useShownPage } from './use-shown-page.ts';
import { useSpace } from './use-space.ts';
import { useViewerKeys, type ViewerActs } from './use-viewer-keys.ts';
import { ViewerBar } from './ViewerBar.tsx';
import { FIRST_VIEW, nextZoom, scaleOf, type ViewChoice } from './view-choice.ts';
import './Viewer.css';

interface ViewerProps {
  readonly file: RecordFile;
  readonly onClose: () => void;
}

/** The pages of an original, one at a time. The original is never changed. */
export function Viewer({ file, onClose }: ViewerProps): ReactNode {
  const t = useText();
  return (
    <Dialog title={file.name} isOpen onClose={onClose} closeLabel={t('action.close')} size="full">
      <ViewerContent sha256={file.sha256} />
    </Dialog>
  );
}

function ViewerContent({ sha256 }: { readonly sha256: string }): ReactNode {
  const spaceRef = useRef<HTMLDivElement>(null);
  const space = useSpace(spaceRef);
  const [view, setView] = useState<ViewChoice>(FIRST_VIEW);
  const [isLight, setLight] = useState(false);
  const { isFull, toggle } = useFullScreen();
  const state = useShownPage(sha256, view, space);
  const pages = state.pages;
  const change = (next: Partial<ViewChoice>) => setView((last) => ({ ...last, ...next }));
  const scale = state.shown && space ? scaleOf(state.shown.measured, view, space) : 1;
  const acts: ViewerActs = {
    turnTo: (where) => change({ page: pageAt(where, view.page, pages) }),
    zoomBy: (direction) => change({ zoom: nextZoom(scale, direction) }),
    fit: (zoom) => change({ zoom }),
    rotate: () => change({ turns: (view.turns + 1) % 4 }),
    toggleFull: toggle,
  };
  useViewerKeys(acts);
  return (
    <div className="viewer" data-full={isFull || undefined}>
      <ViewerBar
        page={view.page}
        pages={pages}
        scale={scale}
        acts={acts}
        isFull={isFull}
        onPage={(page) => change({ page })}
        onLight={() => setLight(!isLight)}
      />
      {isLight && <LightSliders view={view} onChange={change} />}
      <PageView view={view} state={state} space={space} spaceRef={spaceRef} />
    </div>
  );
}

function pageAt(where: 'previous' | 'next' | 'first' | 'last', page: number, pages: number): number {
  if (where === 'first') return 1;
  if (where === 'last') return pages;
  return Math.min(pages, Math.max(1, page + (where === 'next' ? 1 : -1)));
}
