import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { ErrorCode } from '../../preload/api.ts';
import type { CellInput, CellPreview } from '../../preload/model.ts';
import { attempt, start } from '../attempt.ts';
import { ChangeCells } from '../bulk/ChangeCells.tsx';
import { client } from '../client.ts';
import { findField } from '../history/change-text.ts';
import { codeText, useLabel, useText } from '../i18n.ts';
import { useArchive } from '../state.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { GridCell } from '../ui/GridCell.tsx';
import { useStore } from '../ui/store.ts';
import { VirtualGrid } from '../ui/VirtualGrid.tsx';
import { type PendingCells, pendingCellsStore } from './paste-store.ts';
import { tellWritten } from './write-cells.ts';
import './PasteDialog.css';

/** Cells that one call previews. */
const AT_ONCE = 500;

/** What is about to be written into many cells, old beside new, and what cannot be. */
export function PasteDialog(): ReactNode {
  const pending = useStore(pendingCellsStore);
  return pending === null ? null : <Preview pending={pending} />;
}

function Preview({ pending }: { readonly pending: PendingCells }): ReactNode {
  const t = useText();
  const { cells, keepsUnread } = pending;
  const previews = usePreviews(cells, keepsUnread);
  const [isWriting, setIsWriting] = useState(false);
  const failures = previews.filter(({ failure }) => failure !== null).length;
  const isUnread = keepsUnread || previews.some(({ failure }) => isAboutWords(failure?.code));
  const isKnown = previews.length === cells.length;
  const close = (): void => pendingCellsStore.set(null);
  const write = async (): Promise<void> => {
    setIsWriting(true);
    const answer = await attempt(() => client.setCells({ cells: [...cells], keepsUnread, isPartial: true }));
    setIsWriting(false);
    if (!answer) return;
    close();
    tellWritten(answer.written);
  };
  return (
    <Dialog
      title={t('cells.title', { count: cells.length })}
      isOpen
      onClose={close}
      closeLabel={t('action.cancel')}
      size="large"
      isDismissable={false}
      footer={
        <>
          <Button onPress={close}>{t('action.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!isKnown || isWriting || failures === cells.length}
            onPress={() => start(write)}
          >
            {t(failures > 0 ? 'cells.writeOthers' : 'cells.write', { count: cells.length - failures })}
          </Button>
        </>
      }
    >
      <output className="paste-counts" aria-live="polite">
        {isKnown
          ? failures > 0
            ? t('cells.failures', { count: failures })
            : t('cells.allFit')
          : t('cells.looking', { done: previews.length, total: cells.length })}
      </output>
      {isUnread && (
        <Checkbox
          label={t('cells.keepUnread')}
          isSelected={keepsUnread}
          onChange={(isKept) => pendingCellsStore.set({ cells, keepsUnread: isKept })}
        />
      )}
      <PreviewList previews={previews} count={cells.length} />
    </Dialog>
  );
}

const isAboutWords = (code: string | undefined): boolean =>
  code === 'valueUnreadable' || code === 'valueAmbiguous';

function PreviewList({
  previews,
  count,
}: {
  readonly previews: readonly CellPreview[];
  readonly count: number;
}): ReactNode {
  const t = useText();
  // What cannot be written stands first.
  const order = useMemo(() => {
    const failed = previews.filter(({ failure }) => failure !== null);
    return [...failed, ...previews.filter(({ failure }) => failure === null)];
  }, [previews]);
  return (
    <VirtualGrid
      className="paste-changes"
      label={t('cells.title', { count })}
      headers={[
        t('bulk.column.record'),
        t('bulk.column.field'),
        t('bulk.column.before'),
        t('bulk.column.after'),
        t('bulk.column.reason'),
      ]}
      count={order.length}
      onRange={() => undefined}
      autoFocus
      cells={(row) => {
        const preview = order[row];
        return (
          <>
            <ChangeCells change={preview && { ...preview, index: row }} />
            <Reason preview={preview} />
          </>
        );
      }}
    />
  );
}

function Reason({ preview }: { readonly preview: CellPreview | undefined }): ReactNode {
  const archive = useArchive();
  const label = useLabel();
  const failure = preview?.failure;
  if (!preview || !failure) return <GridCell>{''}</GridCell>;
  const field = findField(archive, preview.field);
  const detail = failure.detail === preview.field && field ? label(field.labels) : failure.detail;
  return <GridCell className="paste-reason">{codeText(failure.code as ErrorCode, detail)}</GridCell>;
}

/** What writing the cells would do, as far as the archive has told; more comes until all is known. */
function usePreviews(cells: readonly CellInput[], keepsUnread: boolean): readonly CellPreview[] {
  const [previews, setPreviews] = useState<readonly CellPreview[]>([]);
  useEffect(() => {
    let isOver = false;
    setPreviews([]);
    start(async () => {
      for (let at = 0; at < cells.length && !isOver; at += AT_ONCE) {
        const piece = await client.previewCells({ cells: cells.slice(at, at + AT_ONCE), keepsUnread });
        if (!isOver) setPreviews((known) => [...known, ...piece]);
      }
    });
    return () => {
      isOver = true;
    };
  }, [cells, keepsUnread]);
  return previews;
}
