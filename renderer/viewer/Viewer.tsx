import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { PageWord, RecordFile, RecordId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { TextPane } from '../page-text/TextPane.tsx';
import { usePageText } from '../page-text/use-page-text.ts';
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
  readonly record: RecordId;
  readonly file: RecordFile;
  /** The page that is shown first, from 1. */
  readonly firstPage: number;
  readonly onClose: () => void;
}

/** The pages of an original, one at a time. The original is never changed. */
export function Viewer({ record, file, firstPage, onClose }: ViewerProps): ReactNode {
  const t = useText();
  return (
    <Dialog title={file.name} isOpen onClose={onClose} closeLabel={t('action.close')} size="full">
      <ViewerContent record={record} sha256={file.sha256} firstPage={firstPage} />
    </Dialog>
  );
}

interface ContentProps {
  readonly record: RecordId;
  readonly sha256: string;
  readonly firstPage: number;
}

function ViewerContent({ record, sha256, firstPage }: ContentProps): ReactNode {
  const spaceRef = useRef<HTMLDivElement>(null);
  const space = useSpace(spaceRef);
  const [chosen, setView] = useState<ViewChoice>({ ...FIRST_VIEW, page: firstPage });
  const [isLight, setLight] = useState(false);
  const [isText, setText] = useState(false);
  const [line, setLine] = useState<PageWord['box'] | null>(null);
  const { isFull, toggle } = useFullScreen();
  const written = usePageText(sha256, chosen.page);
  // A page that lies on its side or head in the file is shown the way its text was read.
  const turns = (chosen.turns + (written?.text?.turns ?? 0)) % 4;
  const view = useMemo(() => ({ ...chosen, turns }), [chosen, turns]);
  const state = useShownPage(sha256, view, space);
  const pages = state.pages;
  const change = (next: Partial<ViewChoice>) => setView((last) => ({ ...last, ...next }));
  const scale = state.shown && space ? scaleOf(state.shown.measured, view, space) : 1;
  const acts: ViewerActs = {
    turnTo: (where) => change({ page: pageAt(where, view.page, pages) }),
    zoomBy: (direction) => change({ zoom: nextZoom(scale, direction) }),
    fit: (zoom) => change({ zoom }),
    rotate: () => change({ turns: (chosen.turns + 1) % 4 }),
    toggleFull: toggle,
    toggleText: () => setText((last) => !last),
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
        isText={isText}
        onPage={(page) => change({ page })}
        onLight={() => setLight(!isLight)}
      />
      {isLight && <LightSliders view={view} onChange={change} />}
      <div className="viewer-panes">
        <PageView view={view} state={state} written={written} line={line} space={space} spaceRef={spaceRef} />
        {isText && (
          <TextPane place={{ record, sha256, page: view.page }} written={written} onLine={setLine} />
        )}
      </div>
    </div>
  );
}

function pageAt(where: 'previous' | 'next' | 'first' | 'last', page: number, pages: number): number {
  if (where === 'first') return 1;
  if (where === 'last') return pages;
  return Math.min(pages, Math.max(1, page + (where === 'next' ? 1 : -1)));
}
