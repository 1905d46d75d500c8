import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { PageWord, RecordFile, RecordId } from '../../preload/model.ts';
import { useText } from '../i18n.ts';
import { NoteMarks } from '../notes/NoteMarks.tsx';
import { NotesPane } from '../notes/NotesPane.tsx';
import { usePageNotes } from '../notes/use-page-notes.ts';
import { TextPane } from '../page-text/TextPane.tsx';
import { usePageText } from '../page-text/use-page-text.ts';
import { useArchive } from '../state.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { CropBar } from './CropBar.tsx';
import { FacingPage, spreadOf } from './FacingPage.tsx';
import { LightSliders } from './LightSliders.tsx';
import { PageStrip } from './PageStrip.tsx';
import { PageView } from './PageView.tsx';
import { RegionFrame } from './RegionFrame.tsx';
import type { PagePlace } from './use-arrangement.ts';
import { useCropping } from './use-cropping.ts';
import { useFullScreen } from './use-full-screen.ts';
import { useLeaves } from './use-leaves.ts';
import { usePanes } from './use-panes.ts';
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

/** The pages of a record, one at a time, from one of an original on. The originals are never changed. */
export function Viewer({ record, file, firstPage, onClose }: ViewerProps): ReactNode {
  const t = useText();
  return (
    <Dialog title={file.name} isOpen onClose={onClose} closeLabel={t('action.close')} size="full">
      <ViewerContent record={record} firstFile={file.sha256} firstPage={firstPage} />
    </Dialog>
  );
}

interface ContentProps {
  readonly record: RecordId;
  readonly firstFile: string;
  readonly firstPage: number;
}

function ViewerContent({ record, firstFile, firstPage }: ContentProps): ReactNode {
  const t = useText();
  const spaceRef = useRef<HTMLDivElement>(null);
  const space = useSpace(spaceRef);
  const [place, setPlace] = useState<PagePlace>({ sha256: firstFile, page: firstPage });
  const [chosen, setView] = useState<ViewChoice>({ ...FIRST_VIEW, page: firstPage });
  const { sha256 } = place;
  const { arranged, arrange, leaves, at, neighbours, numberOf } = useLeaves(record, place);
  const panes = usePanes();
  const { isTwo, side } = panes;
  const notes = usePageNotes(record, sha256, chosen.page);
  const [line, setLine] = useState<PageWord['box'] | null>(null);
  const { isFull, toggle } = useFullScreen();
  const written = usePageText(sha256, chosen.page);
  // A page that lies on its side or head in the file is shown the way its text was read.
  const own = leaves[at]?.turns ?? written?.text?.turns ?? 0;
  const turns = (chosen.turns + own) % 4;
  const { isReadOnly } = useArchive();
  const cropping = useCropping({ pages: arranged, place, turns, arrange });
  const crop = cropping.box ? null : (leaves[at]?.crop ?? null);
  const view = useMemo(() => ({ ...chosen, turns, crop }), [chosen, turns, crop]);
  const right = isTwo && at > 0 && !cropping.box ? leaves[at + 1] : undefined;
  // Two pages share the width.
  const isShared = isTwo && !cropping.box;
  const room = useMemo(
    () => (space && isShared ? { ...space, width: space.width / 2 } : space),
    [space, isShared],
  );
  const state = useShownPage(sha256, view, room, neighbours);
  const pages = leaves.length === 0 ? state.pages : leaves.length;
  const number = leaves.length === 0 ? view.page : at + 1;
  // The page before stays in sight until the next one is there, and keeps its number.
  const { shown } = state;
  const shownNumber = (shown && numberOf(shown)) || (shown?.page ?? number);
  const change = (next: Partial<ViewChoice>) => setView((last) => ({ ...last, ...next }));
  const scale = state.shown && room ? scaleOf(state.shown.measured, view, room) : 1;
  const show = (next: PagePlace): void => {
    setPlace({ sha256: next.sha256, page: next.page });
    change({ page: next.page, turns: 0 });
  };
  const turnTo = (wanted: number): void => {
    const next =
      leaves[isTwo ? spreadOf(wanted - 1) : wanted - 1] ??
      (leaves.length === 0 ? { sha256, page: wanted } : undefined);
    if (next) show(next);
  };
  const acts: ViewerActs = {
    turnTo: (where) => turnTo(pageAt(where, number, pages, right ? 2 : 1)),
    toggleTwo: () => {
      const first = leaves[spreadOf(at)];
      if (!isTwo && first) show(first);
      panes.toggleTwo();
    },
    toggleStrip: panes.toggleStrip,
    toggleCrop: () => {
      if (cropping.box) cropping.leave();
      else if (!isReadOnly) cropping.begin();
    },
    toggleNotes: () => panes.toggleSide('notes'),
    cancel: cropping.box ? cropping.leave : undefined,
    zoomBy: (direction) => change({ zoom: nextZoom(scale, direction) }),
    fit: (zoom) => change({ zoom }),
    rotate: () => change({ turns: (chosen.turns + 1) % 4 }),
    toggleFull: toggle,
    toggleText: () => panes.toggleSide('text'),
  };
  useViewerKeys(acts);
  return (
    <div className="viewer" data-full={isFull || undefined}>
      <ViewerBar
        page={number}
        pages={pages}
        scale={scale}
        acts={acts}
        isFull={isFull}
        panes={panes}
        onPage={turnTo}
      />
      {panes.isLight && <LightSliders view={view} onChange={change} />}
      {cropping.box && <CropBar cropping={cropping} box={cropping.box} />}
      <div className="viewer-panes">
        {panes.isStrip && arranged && (
          <PageStrip
            record={record}
            pages={arranged}
            shown={place}
            turns={turns}
            onShow={show}
            onArrange={arrange}
          />
        )}
        <PageView
          view={view}
          state={state}
          number={shownNumber}
          pages={pages}
          written={written}
          line={line}
          over={
            cropping.box ? (
              <RegionFrame box={cropping.box} label={t('crop.part')} onBox={cropping.setBox} isShaded />
            ) : (
              side === 'notes' && <NoteMarks notes={notes} turns={turns} isReadOnly={isReadOnly} />
            )
          }
          isChoosing={cropping.box !== null}
          space={room}
          spaceRef={spaceRef}
          facing={
            right &&
            room && <FacingPage leaf={right} view={chosen} space={room} number={number + 1} pages={pages} />
          }
        />
        {side === 'notes' && <NotesPane notes={notes} isReadOnly={isReadOnly} />}
        {side === 'text' && (
          <TextPane place={{ record, sha256, page: view.page }} written={written} onLine={setLine} />
        )}
      </div>
    </div>
  );
}

function pageAt(
  where: 'previous' | 'next' | 'first' | 'last',
  page: number,
  pages: number,
  step: number,
): number {
  if (where === 'first') return 1;
  if (where === 'last') return pages;
  return Math.min(pages, Math.max(1, page + (where === 'next' ? step : -1)));
}
