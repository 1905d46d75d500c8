import { Download, FileSearch, FileText, FileX, TextSearch } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { formatSize } from '../../preload/format.ts';
import { hasPages } from '../../preload/has-pages.ts';
import type { PageHit, RecordFile, RecordId } from '../../preload/model.ts';
import { start } from '../attempt.ts';
import { bridge, client } from '../client.ts';
import { text, useLocale, useText } from '../i18n.ts';
import { startReadingPages } from '../import/import-store.ts';
import { PageHits } from '../page-text/PageHits.tsx';
import { ReadAgain } from '../page-text/ReadAgain.tsx';
import { useApp, useArchive } from '../state.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { showToast } from '../ui/toasts.ts';
import { FirstPage } from '../viewer/FirstPage.tsx';
import { Viewer } from '../viewer/Viewer.tsx';
import { AlikeFiles } from './AlikeFiles.tsx';
import { LockedFile } from './LockedFile.tsx';
import './FilesTab.css';

/** The originals that belong to the record: as they came, never altered. */
export function FilesTab({
  record,
  files,
}: {
  readonly record: RecordId;
  readonly files: readonly RecordFile[];
}): ReactNode {
  const t = useText();
  const { isReadOnly } = useArchive();
  const [viewed, setViewed] = useState<Viewed | null>(null);
  const viewHit = ({ sha256, page }: PageHit): void => {
    const file = files.find((known) => known.sha256 === sha256);
    if (file) setViewed({ file, page });
  };
  if (files.length === 0) {
    return (
      <EmptyState icon={FileX} title={t('record.noFilesTitle')}>
        {t('record.noFilesText')}
      </EmptyState>
    );
  }
  return (
    <>
      <PageHits record={record} onView={viewHit} />
      <ul className="record-files">
        {files.map((file) => (
          <FileLine
            key={file.sha256}
            record={record}
            file={file}
            onView={() => setViewed({ file, page: 1 })}
          />
        ))}
      </ul>
      {!isReadOnly && files.some(({ mime }) => hasPages(mime)) && (
        <div className="record-files-actions">
          <Button icon={TextSearch} variant="quiet" onPress={() => start(() => startReadingPages(record))}>
            {t('import.fromPages')}
          </Button>
          <ReadAgain record={record} />
        </div>
      )}
      {viewed && (
        <Viewer record={record} file={viewed.file} firstPage={viewed.page} onClose={() => setViewed(null)} />
      )}
    </>
  );
}

interface Viewed {
  readonly file: RecordFile;
  readonly page: number;
}

interface FileLineProps {
  readonly record: RecordId;
  readonly file: RecordFile;
  readonly onView: () => void;
}

function FileLine({ record, file, onView }: FileLineProps): ReactNode {
  const t = useText();
  const locale = useLocale();
  const isBrowser = useApp().mode === 'browser';
  const [isFailed, setFailed] = useState(false);
  const [unlocked, setUnlocked] = useState(0);
  return (
    <li className="record-file">
      {hasPages(file.mime) ? (
        <FirstPage key={unlocked} file={file} onPress={onView} onFailed={() => setFailed(true)} />
      ) : (
        <FileText size={18} strokeWidth={1.75} aria-hidden />
      )}
      <span className="record-file-words">
        {isBrowser ? (
          <a href={bridge.address(`file/${file.sha256}`)} target="_blank" rel="noreferrer">
            {file.name}
          </a>
        ) : (
          <b>{file.name}</b>
        )}
        <span>
          {formatSize(file.size, locale)} · {file.mime}
        </span>
        <span className="record-file-hash" title={file.sha256}>
          SHA-256 {file.sha256.slice(0, 16)}…
        </span>
        {isFailed && (
          <LockedFile
            record={record}
            file={file}
            onUnlocked={() => {
              setFailed(false);
              setUnlocked(unlocked + 1);
            }}
          />
        )}
        <AlikeFiles record={record} sha256={file.sha256} />
      </span>
      {hasPages(file.mime) && <SaveSearchable record={record} file={file} />}
      {isBrowser ? (
        <a
          className="icon-button"
          href={bridge.address(`file/${file.sha256}`)}
          download={file.name}
          aria-label={t('record.downloadFile', { name: file.name })}
        >
          <Download size={16} strokeWidth={1.75} aria-hidden />
        </a>
      ) : (
        <IconButton
          icon={Download}
          label={t('record.saveFile', { name: file.name })}
          onPress={() => start(() => saveFile(file))}
        />
      )}
    </li>
  );
}

/** The same pages as a PDF that can be searched in any viewer. */
function SaveSearchable({
  record,
  file,
}: {
  readonly record: RecordId;
  readonly file: RecordFile;
}): ReactNode {
  const t = useText();
  const label = t('record.saveSearchable', { name: file.name });
  if (useApp().mode !== 'browser')
    return <IconButton icon={FileSearch} label={label} onPress={() => start(() => saveFile(file, record))} />;
  return (
    <a
      className="icon-button"
      href={bridge.address(`searchable/${record}/${file.sha256}`)}
      download={`${file.name}.pdf`}
      aria-label={label}
      title={label}
    >
      <FileSearch size={16} strokeWidth={1.75} aria-hidden />
    </a>
  );
}

/** Writes a copy where the person wants it; the original stays in the archive. */
async function saveFile({ sha256, name }: RecordFile, searchableOf: RecordId | null = null): Promise<void> {
  const saved = await client.saveFile({ sha256, name, searchableOf });
  if (saved) showToast(text('record.fileSaved', { location: saved.location }), { tone: 'success' });
}
