import {
  BookOpen,
  ChevronLeft,
  ChevronRight,
  Crop,
  Expand,
  File,
  MoveHorizontal,
  PanelLeft,
  RotateCw,
  Shrink,
  SquareDashed,
  StickyNote,
  SunMedium,
  TextSelect,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import { useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { IconButton } from '../ui/Button.tsx';
import { PageNumber } from './PageNumber.tsx';
import type { Panes } from './use-panes.ts';
import type { ViewerActs } from './use-viewer-keys.ts';

interface ViewerBarProps {
  readonly page: number;
  readonly pages: number;
  readonly scale: number;
  readonly acts: ViewerActs;
  readonly isFull: boolean;
  readonly panes: Panes;
  readonly onPage: (page: number) => void;
}

/** The tools of the viewer, each with its key. */
export function ViewerBar(props: ViewerBarProps): ReactNode {
  const { page, pages, scale, acts, isFull, panes, onPage } = props;
  const { isStrip, isTwo, side } = panes;
  const t = useText();
  const { isReadOnly } = useArchive();
  return (
    <Toolbar className="viewer-bar" aria-label={t('viewer.tools')}>
      <IconButton
        icon={PanelLeft}
        label={t(isStrip ? 'strip.close' : 'strip.open')}
        shortcut="S"
        onPress={acts.toggleStrip}
      />
      <IconButton
        icon={ChevronLeft}
        label={t('viewer.previous')}
        shortcut="Page Up"
        isDisabled={page <= 1}
        onPress={() => acts.turnTo('previous')}
      />
      <PageNumber page={page} pages={pages} onPage={onPage} />
      <IconButton
        icon={ChevronRight}
        label={t('viewer.next')}
        shortcut="Page Down"
        isDisabled={page >= pages}
        onPress={() => acts.turnTo('next')}
      />
      <span className="viewer-gap" />
      <IconButton icon={ZoomOut} label={t('viewer.zoomOut')} shortcut="-" onPress={() => acts.zoomBy(-1)} />
      <span className="viewer-number">{Math.round(scale * 100)} %</span>
      <IconButton icon={ZoomIn} label={t('viewer.zoomIn')} shortcut="+" onPress={() => acts.zoomBy(1)} />
      <IconButton
        icon={SquareDashed}
        label={t('viewer.fitPage')}
        shortcut="0"
        onPress={() => acts.fit('page')}
      />
      <IconButton
        icon={MoveHorizontal}
        label={t('viewer.fitWidth')}
        shortcut="W"
        onPress={() => acts.fit('width')}
      />
      <IconButton
        icon={isTwo ? File : BookOpen}
        label={t(isTwo ? 'viewer.onePage' : 'viewer.twoPages')}
        shortcut="D"
        onPress={acts.toggleTwo}
      />
      <IconButton icon={RotateCw} label={t('viewer.rotate')} shortcut="R" onPress={acts.rotate} />
      {!isReadOnly && (
        <IconButton icon={Crop} label={t('viewer.crop')} shortcut="C" onPress={acts.toggleCrop} />
      )}
      <IconButton icon={SunMedium} label={t('viewer.light')} onPress={panes.toggleLight} />
      <span className="viewer-gap" />
      <IconButton
        icon={TextSelect}
        label={t(side === 'text' ? 'pageText.hide' : 'pageText.show')}
        shortcut="T"
        onPress={acts.toggleText}
      />
      <IconButton
        icon={StickyNote}
        label={t(side === 'notes' ? 'notes.hide' : 'notes.open')}
        shortcut="N"
        onPress={acts.toggleNotes}
      />
      <IconButton
        icon={isFull ? Shrink : Expand}
        label={t(isFull ? 'viewer.leaveFullScreen' : 'viewer.fullScreen')}
        shortcut="F"
        onPress={acts.toggleFull}
      />
    </Toolbar>
  );
}
