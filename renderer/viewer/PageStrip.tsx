import { ArrowDown, ArrowUp, Eye, EyeOff, FilePlus2, RotateCcw, RotateCw } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import {
  GridList,
  GridListItem,
  ListLayout,
  Toolbar,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components';
import type { ArrangedPage, RecordId } from '../../preload/model.ts';
import { thumbnailAddress } from '../../preload/thumbnail-address.ts';
import { start } from '../attempt.ts';
import { bridge, client } from '../client.ts';
import { text, useText } from '../i18n.ts';
import { NameDialog } from '../NameDialog.tsx';
import { openRecord } from '../navigation.ts';
import { useArchive } from '../state.ts';
import { IconButton } from '../ui/Button.tsx';
import { showToast } from '../ui/toasts.ts';
import { moved, steppedBy } from './arrange-pages.ts';
import { isSamePlace, type PagePlace } from './use-arrangement.ts';
import './PageStrip.css';

interface PageStripProps {
  readonly record: RecordId;
  readonly pages: readonly ArrangedPage[];
  readonly shown: PagePlace;
  /** Quarter turns at which the shown page stands. */
  readonly turns: number;
  readonly onShow: (place: PagePlace) => void;
  readonly onArrange: (pages: readonly ArrangedPage[]) => void;
}
const ROW = 148;

const keyOf = ({ sha256, page }: PagePlace): string => `${sha256}/${page}`;

/** The pages of a record, small: turned, put in another order and left out without touching their originals. */
export function PageStrip({ record, pages, shown, turns, onShow, onArrange }: PageStripProps): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set([keyOf(shown)]));
  const [isSplitting, setSplitting] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setSelected((before) => (before.has(keyOf(shown)) ? before : new Set([keyOf(shown)])));
  }, [shown]);
  const chosen = pages.filter((page) => selected.has(keyOf(page)));
  const change = (next: (page: ArrangedPage) => ArrangedPage): void =>
    onArrange(pages.map((page) => (selected.has(keyOf(page)) ? next(page) : page)));
  const turn = (by: number): void =>
    change((page) => {
      const now = page.turns ?? (isSamePlace(page, shown) ? turns : 0);
      return { ...page, turns: ((now + by) % 4) as 0 | 1 | 2 | 3 };
    });
  const isAllHidden = chosen.length > 0 && chosen.every(({ isHidden }) => isHidden);
  const step = (by: 1 | -1): void => onArrange(steppedBy(pages, selected, keyOf, by));
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: isReadOnly,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const side = target.dropPosition === 'before' ? 'before' : 'after';
      onArrange(moved(pages, new Set([...keys].map(String)), keyOf, String(target.key), side));
    },
  });
  const press = (event: KeyboardEvent): void => {
    if (!event.altKey || isReadOnly || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    step(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <aside className="page-strip" aria-label={t('strip.title')} ref={place}>
      {!isReadOnly && (
        <Toolbar className="page-strip-tools" aria-label={t('strip.tools')}>
          <IconButton size="small" icon={RotateCcw} label={t('strip.turnLeft')} onPress={() => turn(3)} />
          <IconButton size="small" icon={RotateCw} label={t('strip.turnRight')} onPress={() => turn(1)} />
          <IconButton
            size="small"
            icon={ArrowUp}
            label={t('action.moveUp')}
            shortcut="Alt+↑"
            onPress={() => step(-1)}
          />
          <IconButton
            size="small"
            icon={ArrowDown}
            label={t('action.moveDown')}
            shortcut="Alt+↓"
            onPress={() => step(1)}
          />
          <IconButton
            size="small"
            icon={isAllHidden ? Eye : EyeOff}
            label={t(isAllHidden ? 'strip.show' : 'strip.hide')}
            onPress={() => change((page) => ({ ...page, isHidden: !isAllHidden }))}
          />
          <IconButton
            size="small"
            icon={FilePlus2}
            label={t('strip.split')}
            isDisabled={chosen.length === 0 || chosen.length === pages.length}
            onPress={() => setSplitting(true)}
          />
        </Toolbar>
      )}
      <div className="page-strip-list" onKeyDownCapture={press}>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW }}>
          <GridList
            aria-label={t('strip.title')}
            items={pages.map((page, index) => ({ id: keyOf(page), page, index }))}
            selectionMode="multiple"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={selected}
            onSelectionChange={(keys) => {
              const next = keys === 'all' ? new Set(pages.map(keyOf)) : new Set([...keys].map(String));
              const added = pages.find((page) => next.has(keyOf(page)) && !selected.has(keyOf(page)));
              const only = next.size === 1 ? pages.find((page) => next.has(keyOf(page))) : added;
              setSelected(next);
              if (only) onShow(only);
            }}
            dragAndDropHooks={dragAndDropHooks}
          >
            {({ id, page, index }) => <Thumbnail id={id} page={page} index={index} />}
          </GridList>
        </Virtualizer>
      </div>
      {isSplitting && (
        <NameDialog
          title={t('strip.splitTitle', { count: chosen.length })}
          label={t('strip.splitName')}
          name=""
          actionLabel={t('strip.splitDo')}
          onClose={() => setSplitting(false)}
          onName={(title) => split(record, chosen, title)}
        />
      )}
    </aside>
  );
}

interface ThumbnailProps {
  readonly id: string;
  readonly page: ArrangedPage;
  readonly index: number;
}

function Thumbnail({ id, page, index }: ThumbnailProps): ReactNode {
  const t = useText();
  const name = t(page.isHidden ? 'strip.hiddenPage' : 'strip.page', { page: index + 1 });
  return (
    <GridListItem
      id={id}
      textValue={name}
      className="page-thumbnail"
      data-hidden={page.isHidden || undefined}
    >
      <span className="page-thumbnail-frame">
        <img src={bridge.address(thumbnailAddress(page))} alt="" draggable={false} />
      </span>
      <span className="page-thumbnail-number">
        {page.isHidden && <EyeOff size={12} aria-hidden />}
        {index + 1}
      </span>
    </GridListItem>
  );
}

async function split(record: RecordId, chosen: readonly ArrangedPage[], title: string): Promise<void> {
  const pages = chosen.map(({ sha256, page }) => ({ sha256, page }));
  const { id } = await client.splitPages({ id: record, pages, title });
  showToast(text('strip.splitDone', { title }), {
    tone: 'success',
    action: { label: text('action.undo'), run: () => start(() => client.undo({})) },
  });
  start(async () => openRecord(id));
}
