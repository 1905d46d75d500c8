import type { ArchiveApi, ArchiveState, Handlers } from '../preload/api.ts';
import { hasPages } from '../preload/has-pages.ts';
import type { RecordId, Ticket } from '../preload/model.ts';
import type { Archive } from './archive.ts';
import { describeArchive } from './archive-state.ts';
import { createAuthority, updateAuthority } from './authorities/edit.ts';
import { getAuthority, listAuthorities } from './authorities/list.ts';
import { mergeAsJob, previewMerge } from './authorities/merge.ts';
import { deleteDesign, listDesigns, saveDesign } from './book-designs.ts';
import { addEmblem } from './book-pictures.ts';
import { createBulk } from './bulk/bulk-jobs.ts';
import { deleteCompendium, listCompendia, saveCompendium } from './compendia.ts';
import { createBooks } from './compendium-jobs.ts';
import { compareVersion, keepVersion, listVersions, readVersionDefinition } from './compendium-versions.ts';
import type { Emit } from './events.ts';
import { createTableExports } from './exchange/table-exports.ts';
import { createFixity } from './fixity/fixity-jobs.ts';
import { listHistory } from './history/list.ts';
import { restoreChange } from './history/restore-field.ts';
import { previewRestoreRecord, restoreRecord } from './history/restore-record.ts';
import { createStepRestores } from './history/restore-step.ts';
import { listSteps } from './history/steps.ts';
import { createTurns } from './history/turn-jobs.ts';
import { undoState } from './history/undo.ts';
import { createReviews } from './imports/review.ts';
import { createIntakes } from './intake/intake-jobs.ts';
import { createJobs } from './jobs/jobs.ts';
import { createPageReader } from './ocr/page-reader.ts';
import { createOutput, type Output } from './output.ts';
import { findAlike } from './pages/alike.ts';
import { arrangedPages, setArrangement, splitPages } from './pages/arrangements.ts';
import { inTreeOrder, joinRecords } from './pages/join-records.ts';
import { listPageNotes, setPageNote } from './pages/page-notes.ts';
import { unlockFile } from './pages/page-source.ts';
import { createPictures } from './pages/pictures.ts';
import { createThumbnails } from './pages/thumbnails.ts';
import { pageTextOf, setTranscription } from './pages/transcriptions.ts';
import { addField, addRecordType } from './record-type-changes.ts';
import { deleteAsJob, emptyBinAsJob, restoreAsJob } from './records/bin.ts';
import { createRecord, setField } from './records/edit.ts';
import { moveAsJob, moveRecord } from './records/move.ts';
import { previewCells, setCells } from './records/paste.ts';
import { previewValue } from './records/preview.ts';
import { choose } from './records/query.ts';
import { getRecord } from './records/read.ts';
import { previewRenumber, renumberAsJob } from './records/renumber.ts';
import { listTitles } from './records/titles.ts';
import { listTranslations, setTranslations } from './records/translations.ts';
import { listChildren, listPaths } from './records/tree.ts';
import { createViews } from './records/views.ts';
import { addRelation, removeRelation } from './relations.ts';
import { deleteSavedView, listSavedViews, moveSavedView, saveView } from './saved-views.ts';
import { search } from './search/find.ts';
import { findOnPages, findPlaces } from './search/find-on-pages.ts';
import { startIndexer } from './search/indexer.ts';
import { readSearch } from './search/read-search.ts';
import { listSnippets } from './search/snippets.ts';

export interface ApiOptions {
  /** The path that the shell gave a ticket for; throws `ticketUnknown`. */
  readonly pathOf: (ticket: Ticket) => string;
  readonly emit: Emit;
}
export interface OpenApi {
  readonly handlers: Handlers<ArchiveApi>;
  readonly output: Output;
  /** Stops the jobs; the archive itself is closed by its owner. */
  readonly close: () => void;
}

/** Every call that an open archive answers and the function that does it: a table of contents. */
export function createApi(archive: Archive, { pathOf, emit }: ApiOptions): OpenApi {
  const { db } = archive;
  const jobs = createJobs(emit);
  const views = createViews(archive, (state) => emit('viewCompleted', state));
  const reviews = createReviews(archive, jobs, emit);
  const pagesOf = (id: RecordId) =>
    arrangedPages(archive, id, async (sha256) => (await pictures.measure(sha256, 1)).pages);
  const intakes = createIntakes(archive, jobs, emit);
  const pictures = createPictures(archive);
  const books = createBooks(archive, jobs, emit, pictures);
  const bulk = createBulk(archive, jobs, emit);
  const turns = createTurns(archive, jobs);
  const tables = createTableExports(archive, jobs, emit);
  const stepRestores = createStepRestores(archive, jobs);
  const thumbnails = createThumbnails(archive, pictures);
  const fixity = createFixity(archive, jobs, emit);
  archive.listeners.add((ids) => emit('recordsChanged', { ids, undo: undoState(db) }));
  const indexer = startIndexer(archive, jobs, emit);
  const reader = createPageReader(archive, emit, indexer.wake);
  const handlers: Handlers<ArchiveApi> = {
    getArchive: (): ArchiveState => describeArchive(archive),
    addField: ({ type, field }) => addField(archive, type, field),
    addRecordType: ({ name, labels, basedOn }) => addRecordType(archive, name, labels, basedOn),

    listChildren: ({ parent, limit, from }) => listChildren(archive.catalogue, parent, limit, from),
    listPaths: ({ ids }) => listPaths(db, ids),
    createView: ({ query }) => views.create(query),
    getRows: ({ view, from, to, columns }) => views.rows(view, from, to, columns),
    findRow: ({ view, id }) => views.find(view, id),
    getRowIds: ({ view, from, to }) => views.ids(view, from, to),
    getFacets: ({ view }) => views.facets(view),
    getGroups: ({ view }) => views.groups(view),
    getTotals: ({ view, fields }) => views.totals(view, fields),
    readSearch: ({ text }) => readSearch(archive, text),
    getSnippets: ({ text, ids }) => listSnippets(archive, text, ids),
    search: ({ text, limit }) => search(archive, text, limit),

    getTitles: ({ uuids }) => listTitles(db, uuids),
    getRecord: ({ id }) => {
      const record = getRecord(db, id);
      if (record.files.some(({ mime }) => hasPages(mime))) pictures.warm();
      return record;
    },
    createRecord: ({ type, parent, title }) => getRecord(db, createRecord(archive, type, parent, title)),
    setField: ({ id, field, values }) => {
      setField(archive, id, field, values);
      return getRecord(db, id);
    },
    setCells: ({ cells, ...options }) => setCells(archive, jobs, cells, options),
    previewCells: ({ cells, ...options }) => previewCells(db, cells, options),
    moveRecord: ({ id, parent, position }) => only(() => moveRecord(archive, id, parent, position)),
    moveRecords: (move) => onlyAfter(moveAsJob(archive, jobs, move)),
    previewRenumber: (asked) => previewRenumber(db, asked),
    renumber: (renumbering) => renumberAsJob(archive, jobs, renumbering),
    deleteRecords: ({ ids }) => onlyAfter(deleteAsJob(archive, jobs, ids)),
    restoreRecords: ({ ids }) => restoreAsJob(archive, jobs, ids),
    restoreBin: () => restoreAsJob(archive, jobs, null),
    emptyBin: async () => ({ removed: await emptyBinAsJob(archive, jobs) }),
    readValue: ({ datatype, text }) => previewValue(datatype, text),
    addRelation: ({ from, to, type }) => {
      addRelation(archive, from, to, type);
      return getRecord(db, from);
    },
    removeRelation: ({ id }) => only(() => removeRelation(archive, id)),

    listAuthorities: (query) => listAuthorities(db, query),
    createAuthority: (authority) => getAuthority(db, createAuthority(archive, authority)),
    updateAuthority: ({ id, ...change }) => {
      updateAuthority(archive, id, change);
      return getAuthority(db, id);
    },
    previewMerge: ({ from, into, start, limit }) => previewMerge(db, { from, into }, start, limit),
    mergeAuthorities: async (merge) => {
      await mergeAsJob(archive, jobs, merge);
      return getAuthority(db, merge.into);
    },

    startBulkPreview: ({ target, change }) => bulk.startPreview(target, change),
    getBulkChanges: ({ job, from, to }) => bulk.changes(job, from, to),
    getBulkFailures: ({ job, from, to }) => bulk.failures(job, from, to),
    startBulkEdit: ({ job, excluded }) => bulk.startEdit(job, excluded),
    discardBulk: ({ job }) => only(() => bulk.discard(job)),

    undo: () => turns.undo(),
    redo: () => turns.redo(),
    listHistory: (query) => listHistory(db, query),
    listSteps: (query) => listSteps(db, query),
    restoreChange: ({ change }) => getRecord(db, restoreChange(archive, change)),
    previewRestoreRecord: ({ id, at }) => previewRestoreRecord(db, id, at),
    restoreRecord: ({ id, at, fields }) => {
      restoreRecord(archive, id, at, fields);
      return getRecord(db, id);
    },
    previewRestoreStep: ({ batch, from, limit }) => stepRestores.preview(batch, from, limit),
    restoreStep: ({ batch, chosen, excluded }) => stepRestores.restore(batch, { chosen, excluded }),

    startReading: ({ tickets }) => reviews.start(tickets.map(pathOf)),
    startReadingPages: ({ record }) => reviews.startPages(record),
    getReview: ({ job }) => reviews.get(job),
    acceptReview: ({ job, decisions }) => reviews.accept(job, decisions),
    discardReview: ({ job }) => only(() => reviews.discard(job)),

    previewIntake: ({ tickets, places, options }) =>
      intakes.preview({ paths: tickets.map(pathOf), places }, options),
    startIntake: async ({ tickets, places, options }) => ({
      id: await intakes.start({ paths: tickets.map(pathOf), places }, options),
    }),
    getIntakes: () => intakes.list(),
    getIntakeProblems: ({ id, from, to }) => intakes.problems(id, from, to),
    pauseIntake: ({ id }) => only(() => intakes.pause(id)),
    resumeIntake: ({ id }) => only(() => intakes.resume(id)),
    cancelIntake: ({ id }) => onlyAfter(intakes.cancel(id)),
    getWatch: () => intakes.watched(),
    setWatch: ({ watch }) => intakes.watch(watch && { ...watch, path: pathOf(watch.ticket) }),

    addEmblem: ({ tickets: [picture] }) => addEmblem(archive, pathOf(picture)),
    listDesigns: () => listDesigns(db),
    saveDesign: ({ id, design }) => saveDesign(archive, id, design),
    deleteDesign: ({ id }) => only(() => deleteDesign(archive, id)),
    listSavedViews: () => listSavedViews(db),
    saveView: ({ id, name, definition }) => saveView(archive, id, name, definition),
    deleteSavedView: ({ id }) => only(() => deleteSavedView(archive, id)),
    moveSavedView: ({ id, position }) => only(() => moveSavedView(archive, id, position)),
    startExport: ({ table }) => tables.start(table),
    countRecords: ({ query }) => ({ total: choose(archive, query).count }),

    listCompendia: () => listCompendia(db),
    saveCompendium: ({ id, name, definition }) => saveCompendium(archive, id, name, definition),
    deleteCompendium: ({ id }) => only(() => deleteCompendium(archive, id)),
    keepVersion: ({ id, job, format }) => keepVersion(archive, id, format, books.printed(job)),
    listVersions: ({ id }) => listVersions(db, id),
    getVersionDefinition: ({ version }) => readVersionDefinition(db, version),
    compareVersion: ({ version, definition }) => compareVersion(archive, version, definition),
    startCompendium: ({ definition }) => books.start(definition),
    startBook: ({ definition, format }) => books.startBook(definition, format),
    cancelJob: ({ job }) => only(() => jobs.cancel(job)),

    measurePage: ({ sha256, page }) => pictures.measure(sha256, page),
    getPageText: ({ sha256, page }) => pageTextOf(archive, sha256, page),
    unlockFile: async (file) => {
      await unlockFile(archive, pictures, file);
      reader.wake();
      return null;
    },
    findAlike: ({ id, sha256 }) => findAlike(archive, sha256, id),
    getPageNotes: ({ id }) => listPageNotes(db, id),
    setPageNote: ({ id, note }) => {
      setPageNote(archive, id, note);
      return listPageNotes(db, id);
    },
    getTranslations: ({ id }) => listTranslations(db, id),
    setTranslation: ({ id, translation }) => {
      setTranslations(archive, id, [translation]);
      return listTranslations(db, id);
    },
    getArrangement: ({ id }) => pagesOf(id),
    setArrangement: async ({ id, pages }) => {
      setArrangement(archive, id, pages);
      return pagesOf(id);
    },
    splitPages: async ({ id, pages, title }) => {
      const all = await pagesOf(id);
      return { id: splitPages(archive, id, { all, chosen: pages, title }) };
    },
    joinRecords: async ({ ids }) => {
      const order = inTreeOrder(archive, ids);
      const joined = await Promise.all(order.map(async (id) => ({ id, pages: await pagesOf(id) })));
      return { id: joinRecords(archive, joined) };
    },
    setTranscription: ({ id, lines, ...place }) => {
      setTranscription(archive, id, place, lines);
      return pageTextOf(archive, place.sha256, place.page);
    },
    findOnPages: ({ id, text }) => findOnPages(archive, id, text),
    findPlaces: ({ sha256, page, text }) => findPlaces(archive, sha256, page, text),
    getPageReading: () => reader.state(),
    setPageReadingPaused: ({ isPaused }) => reader.setPaused(isPaused),
    readPagesAgain: ({ ids, languages }) => reader.readAgain(ids, languages),
    getFixity: () => fixity.state(),
    setFixitySchedule: ({ schedule }) => fixity.setSchedule(schedule),
    getFixityProblems: ({ from, to }) => fixity.problems(from, to),
    startFixity: () => fixity.check(),
    startRepair: ({ tickets }) => fixity.repair(tickets.map(pathOf)),
  };
  const close = () => {
    fixity.stop();
    intakes.stop();
    reader.stop();
    jobs.cancelAll();
    tables.close();
    books.close();
    pictures.close();
    thumbnails.close();
    bulk.close();
    indexer.stop();
  };
  return { handlers, output: createOutput(archive, { books, tables, pictures, thumbnails }), close };
}

/** Runs a call that only does something. */
function only(work: () => void): null {
  work();
  return null;
}

/** The same for work that ends later. */
async function onlyAfter(work: Promise<void>): Promise<null> {
  await work;
  return null;
}
