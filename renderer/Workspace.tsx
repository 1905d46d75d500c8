import { type ReactNode, useEffect, useRef } from 'react';
import type { JobId } from '../preload/model.ts';
import { AuthoritiesPage } from './authorities/AuthoritiesPage.tsx';
import { useEvent } from './client.ts';
import { CompendiumPage } from './compendium/CompendiumPage.tsx';
import { DropOverlay } from './DropOverlay.tsx';
import { FixityBanner } from './fixity/FixityBanner.tsx';
import { useFixityEvents } from './fixity/fixity-state.ts';
import { Header } from './Header.tsx';
import { HistoryPage } from './history/HistoryPage.tsx';
import { codeText } from './i18n.ts';
import { ImportFlow } from './import/ImportFlow.tsx';
import { useIntakeEvents } from './import/intakes-store.ts';
import { jobsStore, noteJobEnd, noteProgress } from './jobs.ts';
import { openRecord, type Page, placeStore } from './navigation.ts';
import { useReadingEvents } from './page-text/reading-state.ts';
import { ReadOnlyBanner } from './ReadOnlyBanner.tsx';
import { BinPage } from './records/BinPage.tsx';
import { RecordsPage } from './records/RecordsPage.tsx';
import { StatusBar } from './StatusBar.tsx';
import { archiveStore, refreshArchive } from './state.ts';
import { useStore } from './ui/store.ts';
import { showToast } from './ui/toasts.ts';
import './Workspace.css';
import { start } from './attempt.ts';

/** The window over an open archive: header, the chosen page, status bar. */
export function Workspace(): ReactNode {
  const page = useStore(placeStore, (place) => place.page);
  useArchiveEvents();
  useFixityEvents();
  useIntakeEvents();
  useReadingEvents();
  return (
    <div className="workspace">
      <Header />
      <ReadOnlyBanner />
      <FixityBanner />
      <main className="workspace-page" key={page}>
        <PageContent page={page} />
      </main>
      <StatusBar />
      <ImportFlow onDone={() => start(refreshArchive)} />
      <DropOverlay />
    </div>
  );
}

function PageContent({ page }: { readonly page: Page }): ReactNode {
  if (page === 'records') return <RecordsPage />;
  if (page === 'authorities') return <AuthoritiesPage />;
  if (page === 'compendium') return <CompendiumPage />;
  if (page === 'history') return <HistoryPage onOpen={openRecord} />;
  return <BinPage />;
}

/** Counts and undo follow what happens; many events in a row ask the archive once. */
function useArchiveEvents(): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEvent('recordsChanged', ({ undo }) => {
    archiveStore.update((archive) => archive && { ...archive, undo });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => start(refreshArchive), 60);
  });
  useEvent('jobProgress', noteProgress);
  useEvent('importRead', ({ job }) => noteJobEnd(job));
  useEvent('compendiumReady', ({ job }) => noteJobEnd(job));
  useEvent('jobFailed', ({ job, error }) => {
    const isShownThere = isOfCompendium(job);
    noteJobEnd(job);
    if (isShownThere) return;
    const isCancelled = error.code === 'jobCancelled';
    showToast(codeText(error.code, error.detail), { tone: isCancelled ? 'info' : 'danger' });
  });
}

/** The page of the compendium shows by itself how its jobs end. */
function isOfCompendium(job: JobId): boolean {
  const kind = jobsStore.get().find((known) => known.job === job)?.kind;
  return kind === undefined ? placeStore.get().page === 'compendium' : kind === 'compendium';
}
