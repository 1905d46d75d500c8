import { CornerLeftUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { useText } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { moveAndTell } from './move-records.ts';
import { TypeIcon } from './TypeIcon.tsx';
import { closeTreeDialog } from './tree-dialogs.ts';
import { AT_THE_END } from './tree-moves.ts';
import { type MovePlace, useMovePlaces } from './use-move-places.ts';
import './MoveDialog.css';

const TOP = 'top';

/** Asks below which record others shall go: searched for, as a big tree cannot be looked through. */
export function MoveDialog({ ids }: { readonly ids: readonly RecordId[] }): ReactNode {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const places = useMovePlaces(typed, ids);
  const isSearch = typed.trim() !== '';
  // The best place found is chosen until another one is.
  const best = isSearch ? places?.[0]?.id : undefined;
  const chosen = picked ?? (best === undefined ? null : String(best));
  const move = (key: string | null): void => {
    if (key === null) return;
    closeTreeDialog();
    const parent = key === TOP ? null : (Number(key) as RecordId);
    start(() => moveAndTell(ids, { parent, position: AT_THE_END }));
  };
  const pressInSearch = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') move(chosen);
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>('[role="option"]')?.focus();
  };
  return (
    <Dialog
      title={t('move.title', { count: ids.length })}
      isOpen
      onClose={closeTreeDialog}
      closeLabel={t('action.close')}
      footer={
        <>
          <Button onPress={closeTreeDialog}>{t('action.cancel')}</Button>
          <Button variant="primary" isDisabled={chosen === null} onPress={() => move(chosen)}>
            {t('move.confirm')}
          </Button>
        </>
      }
    >
      <div className="move-dialog" ref={list}>
        <TextField
          label={t('move.search')}
          placeholder={t('move.placeholder')}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setPicked(null);
          }}
          onKeyDown={pressInSearch}
          description={t('move.hint')}
          autoFocus
        />
        <PlaceList places={places} isSearch={isSearch} chosen={chosen} onChoose={setPicked} onMove={move} />
      </div>
    </Dialog>
  );
}

interface PlaceListProps {
  readonly places: readonly MovePlace[] | null;
  readonly isSearch: boolean;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly onMove: (key: string) => void;
}

function PlaceList({ places, isSearch, chosen, onChoose, onMove }: PlaceListProps): ReactNode {
  const t = useText();
  return (
    <ListBox
      className="move-places"
      aria-label={t('move.places')}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        if (keys !== 'all') for (const key of keys) onChoose(String(key));
      }}
      onAction={(key) => onMove(String(key))}
      renderEmptyState={() => (places === null ? null : <div className="list-empty">{t('move.none')}</div>)}
    >
      {!isSearch && (
        <ListBoxItem id={TOP} textValue={t('move.top')} className="move-place">
          <CornerLeftUp size={15} aria-hidden />
          <span className="move-place-title">{t('move.top')}</span>
        </ListBoxItem>
      )}
      {(places ?? []).map(({ id, title, type, path }) => (
        <ListBoxItem key={id} id={String(id)} textValue={title} className="move-place">
          <TypeIcon type={type} size={15} />
          <span className="move-place-title">{title}</span>
          {path && <span className="move-place-path">{path}</span>}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
