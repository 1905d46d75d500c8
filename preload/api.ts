import { z } from 'zod';
import type {
  AlikeFile,
  ArrangedPage,
  Authority,
  AuthorityId,
  BookDesign,
  BulkFailure,
  BulkOutcome,
  BulkPlan,
  CellPreview,
  CellsOutcome,
  Compendium,
  CompendiumDefinition,
  CompendiumId,
  CompendiumOutput,
  CompendiumVersion,
  Emblem,
  FieldDefinition,
  FieldValue,
  FixityProblem,
  FixityState,
  HistoryChange,
  HistoryStep,
  ImportResult,
  ImportReview,
  Intake,
  IntakeId,
  IntakePreview,
  IntakeProblem,
  JobId,
  JobProgress,
  Locale,
  MeasuredPage,
  MergePreview,
  MoneyTotal,
  PageHit,
  PageNote,
  PageReading,
  PageText,
  PageWord,
  PlannedChange,
  RecordDetail,
  RecordId,
  RecordPath,
  RecordRestorePlan,
  RecordRow,
  RecordTitle,
  RecordTypeDefinition,
  RelationId,
  RenumberPlan,
  RepairOutcome,
  RestoredRecords,
  SavedDesign,
  SavedView,
  SearchHit,
  SearchReading,
  StepRestorePlan,
  Ticket,
  Translation,
  TreeBranch,
  UndoState,
  VersionChanges,
  ViewFacets,
  ViewGroup,
  ViewState,
  WatchedFolder,
  WrittenTable,
} from './model.ts';
import {
  arrangedPage,
  authorityId,
  authorityKind,
  authorityUse,
  BATCH_KINDS,
  batchId,
  bookDesign,
  bookDesignId,
  bookFormat,
  bulkChange,
  bulkTarget,
  cellInput,
  changeId,
  compendiumDefinition,
  compendiumId,
  compendiumVersionId,
  datatype,
  FIXITY_SCHEDULES,
  fieldDefinition,
  importDecision,
  intakeId,
  intakeOptions,
  jobId,
  locale,
  pageNote,
  pageNoteId,
  printedFormat,
  recordId,
  recordQuery,
  relationId,
  renumbering,
  savedViewDefinition,
  savedViewId,
  tableExport,
  tableFormat,
  textLanguage,
  ticket,
  transcribedLine,
  translation,
  valueInput,
  viewId,
  watchDelay,
} from './model.ts';

/** A call of the contract: the schema of its argument and, as a type only, its answer. */
interface Call<A extends z.ZodType, R> {
  readonly argument: A;
  /** Never set: carries the answer's type. */
  readonly answer?: R;
}
const call =
  <R>() =>
  <A extends z.ZodType>(argument: A): Call<A, R> => ({ argument });
/** A page, from 1, of an original. */
const originalPage = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), page: z.int().positive() });
const nothing = z.object({}).strict();
/** Files and folders to be taken in; `places` holds the folders of each where the tickets do not know them. */
const pile = z.object({
  tickets: z.array(ticket).min(1).max(100_000),
  places: z.array(z.string().max(4000)).max(100_000),
  options: intakeOptions,
});

export interface RecentArchive {
  readonly id: string;
  readonly name: string;
  /** Where it lies, to be shown, never to be sent back. */
  readonly location: string;
  readonly isMissing: boolean;
}
export interface Settings {
  readonly locale: Locale;
  readonly theme: 'system' | 'light' | 'dark';
}
export interface AppState {
  readonly version: string;
  /** `desktop` has native menus and dialogs; in a `browser` files come and go by upload and download. */
  readonly mode: 'desktop' | 'browser';
  readonly platform: string;
  readonly settings: Settings;
  readonly recentArchives: readonly RecentArchive[];
  readonly isArchiveOpen: boolean;
}
export interface ArchiveState {
  readonly name: string;
  readonly uuid: string;
  readonly location: string;
  readonly isReadOnly: boolean;
  /** Why it is read-only: an error code, null where it can be edited. */
  readonly readOnlyReason: ErrorCode | null;
  readonly types: readonly RecordTypeDefinition[];
  /** The 26 elements of ISAD(G), which every record type has after its own fields. */
  readonly commonFields: readonly FieldDefinition[];
  readonly relationTypes: readonly {
    readonly name: string;
    readonly labels: { az: string; en: string; ru: string };
    readonly inverseLabels: { az: string; en: string; ru: string };
  }[];
  readonly counts: {
    readonly records: number;
    readonly bin: number;
    readonly byType: Readonly<Record<string, number>>;
  };
  readonly undo: UndoState;
}

/** Calls that the shell answers: settings, dialogs, which archive is open. */
export const appCalls = {
  getApp: call<AppState>()(nothing),
  setSettings: call<Settings>()(
    z.object({ locale: locale.optional(), theme: z.enum(['system', 'light', 'dark']).optional() }),
  ),
  /** Asks where, makes the archive there and opens it; null when the person cancels. */
  createArchive: call<ArchiveState | null>()(z.object({ name: z.string().trim().min(1).max(200) })),
  /** Asks which folder and opens it; null when the person cancels. `isReadOnly` opens without the right to edit. */
  openArchive: call<ArchiveState | null>()(z.object({ isReadOnly: z.boolean().optional() })),
  openRecentArchive: call<ArchiveState>()(
    z.object({ id: z.string().max(100), isReadOnly: z.boolean().optional() }),
  ),
  forgetRecentArchive: call<readonly RecentArchive[]>()(z.object({ id: z.string().max(100) })),
  /** Makes a fresh copy of the sample archive and opens it. */
  openSampleArchive: call<ArchiveState>()(nothing),
  closeArchive: call<null>()(nothing),
  /** Asks for files to import; empty when the person cancels. A browser uploads them instead. */
  chooseFiles: call<readonly { readonly ticket: Ticket; readonly name: string }[]>()(nothing),
  /** Asks for a folder to take in; empty when cancelled. A browser uploads files instead. */
  chooseImportFolder: call<readonly { readonly ticket: Ticket; readonly name: string }[]>()(nothing),
  /** Asks for a folder to look for copies of originals in; empty when cancelled. A browser uploads files instead. */
  chooseCopiesFolder: call<readonly { readonly ticket: Ticket; readonly name: string }[]>()(nothing),
  /** Asks where and writes the finished PDF of a compendium job there; null when cancelled. */
  saveCompendiumPdf: call<{ readonly location: string } | null>()(
    z.object({ job: jobId, name: z.string().max(200) }),
  ),
  /** Asks where and writes the finished book of a job there, HTML as a folder; null when cancelled. A browser downloads it. */
  saveBook: call<{ readonly location: string } | null>()(
    z.object({ job: jobId, name: z.string().max(200), format: bookFormat }),
  ),
  /** Asks where and writes the finished file of a table's export there; null when cancelled. A browser downloads it. */
  saveTable: call<{ readonly location: string } | null>()(
    z.object({ job: jobId, name: z.string().max(200), format: tableFormat }),
  ),
  /**
   * Asks where and writes a copy of an original there, or a PDF that can be searched of its pages as a record arranges
   * them; null when cancelled. A browser downloads it instead.
   */
  saveFile: call<{ readonly location: string } | null>()(
    z.object({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      name: z.string().min(1).max(500),
      searchableOf: recordId.nullable().default(null),
    }),
  ),
  /** Opens a web or mail address outside the app after showing it to the person. */
  openLink: call<{ readonly isOpened: boolean }>()(z.object({ url: z.string().max(4000) })),
} as const;

/** Calls that the open archive answers. */
export const archiveCalls = {
  getArchive: call<ArchiveState>()(nothing),
  /** Adds a field to a type; throws `nameTaken`. One undoable step; undo throws `fieldInUse` where values use it. */
  addField: call<RecordTypeDefinition>()(z.object({ type: z.string(), field: fieldDefinition })),
  /** Adds a type like another one; throws `nameTaken`. One undoable step; undo throws `typeInUse` where records use it. */
  addRecordType: call<RecordTypeDefinition>()(
    z.object({
      name: z.string(),
      labels: z.object({ az: z.string(), en: z.string(), ru: z.string() }),
      basedOn: z.string(),
    }),
  ),

  /** Children of a record, null for the top, from number `from` on, and how many there are. */
  listChildren: call<TreeBranch>()(
    z.object({
      parent: recordId.nullable(),
      limit: z.int().min(1).max(1000),
      from: z.int().nonnegative().optional(),
    }),
  ),
  /** Where records stand in the tree. */
  listPaths: call<readonly RecordPath[]>()(z.object({ ids: z.array(recordId).max(500) })),
  createView: call<ViewState>()(z.object({ query: recordQuery })),
  /** Rows [from, to) of a view with the columns' values; at most 500. */
  getRows: call<readonly RecordRow[]>()(
    z.object({
      view: viewId,
      from: z.int().nonnegative(),
      to: z.int().nonnegative(),
      columns: z.array(z.string().max(60)).max(60),
    }),
  ),
  /** Where a record stands in a view, -1 if it is not in it. */
  findRow: call<number>()(z.object({ view: viewId, id: recordId })),
  /** Ids of rows [from, to) of a view, for selections; at most 100,000. */
  getRowIds: call<readonly RecordId[]>()(
    z.object({ view: viewId, from: z.int().nonnegative(), to: z.int().nonnegative() }),
  ),
  /** Counts by facet over a view; at most 200 places and organisations. */
  getFacets: call<ViewFacets>()(z.object({ view: viewId })),
  /** The groups of a view made with `groupBy`, in the order of its rows. */
  getGroups: call<readonly ViewGroup[]>()(z.object({ view: viewId })),
  /** Sums of money fields over a view. */
  getTotals: call<readonly MoneyTotal[]>()(
    z.object({ view: viewId, fields: z.array(z.string().max(60)).max(60) }),
  ),
  /** How a search is understood, and what may have been meant where it finds next to nothing. */
  readSearch: call<SearchReading>()(z.object({ text: z.string().max(10_000) })),
  /** Where a search matched in each of these records. */
  getSnippets: call<readonly SearchHit[]>()(
    z.object({ text: z.string().max(10_000), ids: z.array(recordId).max(500) }),
  ),
  search: call<{ readonly total: number; readonly hits: readonly SearchHit[] }>()(
    z.object({ text: z.string().max(10_000), limit: z.int().min(1).max(500).optional() }),
  ),

  /** What records are called; those in the bin or gone are left out. */
  getTitles: call<readonly RecordTitle[]>()(z.object({ uuids: z.array(z.uuid()).max(2000) })),
  getRecord: call<RecordDetail>()(z.object({ id: recordId })),
  createRecord: call<RecordDetail>()(
    z.object({ type: z.string(), parent: recordId.nullable(), title: z.string().max(20_000) }),
  ),
  /** Sets all values of one field; empty texts are dropped. One durable, undoable step. */
  setField: call<RecordDetail>()(
    z.object({ id: recordId, field: z.string().max(60), values: z.array(valueInput).max(2000) }),
  ),
  /**
   * Sets a block of cells as one undoable step, a job where they are many. Where one cannot be written nothing is,
   * unless `isPartial`. Words that are not understood, or in two ways, are such failures, unless `keepsUnread`.
   */
  setCells: call<CellsOutcome>()(
    z.object({
      cells: z.array(cellInput).min(1).max(100_000),
      isPartial: z.boolean().optional(),
      keepsUnread: z.boolean().optional(),
    }),
  ),
  /** What `setCells` would do with each of these cells. Nothing is written. */
  previewCells: call<readonly CellPreview[]>()(
    z.object({ cells: z.array(cellInput).min(1).max(500), keepsUnread: z.boolean().optional() }),
  ),
  moveRecord: call<null>()(
    z.object({ id: recordId, parent: recordId.nullable(), position: z.int().nonnegative() }),
  ),
  /** Moves records in their order before child number `position` of a parent, counted without them. One step. */
  moveRecords: call<null>()(
    z.object({
      ids: z.array(recordId).min(1).max(100_000),
      parent: recordId.nullable(),
      position: z.int().nonnegative(),
    }),
  ),
  /** What renumbering would do; `changes` from number `from` on. Throws `codePatternInvalid`. */
  previewRenumber: call<RenumberPlan>()(
    renumbering.extend({ from: z.int().nonnegative(), limit: z.int().min(0).max(500) }),
  ),
  /** Gives records new reference codes as one step. */
  renumber: call<{ readonly changed: number }>()(renumbering),
  deleteRecords: call<null>()(z.object({ ids: z.array(recordId).min(1).max(100_000) })),
  /** Takes records out of the bin, with what went into it with them and with what stands above them. */
  restoreRecords: call<RestoredRecords>()(z.object({ ids: z.array(recordId).min(1).max(100_000) })),
  /** Takes all that is in the bin out of it. */
  restoreBin: call<RestoredRecords>()(nothing),
  /** Removes what is in the bin for good; the only step that cannot be undone. */
  emptyBin: call<{ readonly removed: number }>()(nothing),
  /** Shows how a typed text would be read, without writing it. */
  readValue: call<{
    readonly value: FieldValue;
    readonly isAmbiguous: boolean;
    readonly readings: readonly FieldValue[];
  }>()(z.object({ datatype, text: z.string().max(100_000) })),
  addRelation: call<RecordDetail>()(z.object({ from: recordId, to: recordId, type: z.string().max(60) })),
  removeRelation: call<null>()(z.object({ id: relationId })),

  listAuthorities: call<{ readonly total: number; readonly authorities: readonly Authority[] }>()(
    z.object({
      text: z.string().max(1000).optional(),
      kinds: z.array(authorityKind).optional(),
      limit: z.int().min(1).max(1000).optional(),
    }),
  ),
  createAuthority: call<Authority>()(
    z.object({
      kind: authorityKind,
      name: z.string().trim().min(1).max(2000),
      country: z.string().length(2).nullable(),
    }),
  ),
  updateAuthority: call<Authority>()(
    z.object({
      id: authorityId,
      name: z.string().trim().min(1).max(2000),
      country: z.string().length(2).nullable(),
      variants: z.array(z.string().max(2000)).max(200),
    }),
  ),
  /**
   * Moves every use of some authority records to another one, keeps their names as its variants and removes them.
   * One with a use left out stays as it is, with that use. One undoable step.
   */
  mergeAuthorities: call<Authority>()(
    z.object({
      from: z.array(authorityId).min(1).max(200),
      into: authorityId,
      excluded: z.array(authorityUse).max(100_000).optional(),
    }),
  ),

  /** What a merge would do; `sample` are the uses from number `start` on. */
  previewMerge: call<MergePreview>()(
    z.object({
      from: z.array(authorityId).min(1).max(200),
      into: authorityId,
      start: z.int().nonnegative().optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
  ),

  /** Works out what a change of many records would do; `bulkReady` or `jobFailed` tells the end. Nothing is written. */
  startBulkPreview: call<JobId>()(z.object({ target: bulkTarget, change: bulkChange })),
  /** Changes [from, to) of a plan; at most 500, fewer where their texts are very long. */
  getBulkChanges: call<{ readonly changes: readonly PlannedChange[] }>()(
    z.object({ job: jobId, from: z.int().nonnegative(), to: z.int().nonnegative() }),
  ),
  /** Failures [from, to) of a plan; at most 500. */
  getBulkFailures: call<{ readonly failures: readonly BulkFailure[] }>()(
    z.object({ job: jobId, from: z.int().nonnegative(), to: z.int().nonnegative() }),
  ),
  /** Writes the plan of a job but for the changes left out, as one undoable step; `bulkDone` or `jobFailed` tells the end. */
  startBulkEdit: call<JobId>()(
    z.object({ job: jobId, excluded: z.array(z.int().nonnegative()).max(1_000_000) }),
  ),
  discardBulk: call<null>()(z.object({ job: jobId })),

  /** Answers when it is done; a step of many changes tells its progress as a job of kind `undo`. */
  undo: call<UndoState>()(nothing),
  redo: call<UndoState>()(nothing),
  /**
   * Newest first; of one record where `id` is given; `before` pages on. The changes of one step, `batch`, come in
   * the order in which they were made; `after` pages on.
   */
  listHistory: call<readonly HistoryChange[]>()(
    z.object({
      id: recordId.optional(),
      batch: batchId.optional(),
      before: changeId.optional(),
      after: changeId.optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
  ),
  /** Steps, newest first; `before` pages on. `from` and `to` bound the moment: from included, to not. */
  listSteps: call<readonly HistoryStep[]>()(
    z.object({
      id: recordId.optional(),
      kinds: z.array(z.enum(BATCH_KINDS)).optional(),
      from: z.iso.datetime().optional(),
      to: z.iso.datetime().optional(),
      before: batchId.optional(),
      limit: z.int().min(1).max(200),
    }),
  ),
  /** Puts the value before a change back, as a new step. */
  restoreChange: call<RecordDetail>()(z.object({ change: changeId })),
  /** What putting the fields of a record back as they were after a change would do. */
  previewRestoreRecord: call<RecordRestorePlan>()(z.object({ id: recordId, at: changeId })),
  /** Puts the fields of a record back as they were after a change, all or those given, as one step. */
  restoreRecord: call<RecordDetail>()(
    z.object({ id: recordId, at: changeId, fields: z.array(z.string().max(60)).max(1000).optional() }),
  ),
  /** What taking one step back would do, whatever came after it; `lines` from number `from` on. */
  previewRestoreStep: call<StepRestorePlan>()(
    z.object({ batch: batchId, from: z.int().nonnegative(), limit: z.int().min(0).max(500) }),
  ),
  /** Takes one step back as a new step, but for what was changed since and is not `chosen`, and what is `excluded`. */
  restoreStep: call<{ readonly restored: number; readonly left: number }>()(
    z.object({
      batch: batchId,
      chosen: z.union([z.literal('all'), z.array(changeId).max(100_000)]),
      excluded: z.array(changeId).max(100_000),
    }),
  ),

  /** Starts reading files; `importRead` or `jobFailed` tells the end. Nothing is written. */
  startReading: call<JobId>()(z.object({ tickets: z.array(ticket).min(1).max(10_000) })),
  /** Starts reading the pages of a record into proposed records, with the same end. Throws `recordMissing`. */
  startReadingPages: call<JobId>()(z.object({ record: recordId })),
  getReview: call<ImportReview>()(z.object({ job: jobId })),
  /** Writes what was accepted as one undoable step, after a verified backup. */
  acceptReview: call<ImportResult>()(z.object({ job: jobId, decisions: z.array(importDecision) })),
  discardReview: call<null>()(z.object({ job: jobId })),

  /** What a pile of files would give. Nothing is written. Throws `typeUnknown` and the failures of a rule for names. */
  previewIntake: call<IntakePreview>()(pile),
  /** Starts taking a pile of files in; `intakesChanged` tells how it goes on, `intakeDone` that its records are there. */
  startIntake: call<{ readonly id: IntakeId }>()(pile),
  /** The piles that are being taken in or have something left, oldest first. */
  getIntakes: call<readonly Intake[]>()(nothing),
  /** Files [from, to) of a pile that were not taken in; at most 500. */
  getIntakeProblems: call<readonly IntakeProblem[]>()(
    z.object({ id: intakeId, from: z.int().nonnegative(), to: z.int().nonnegative() }),
  ),
  /** Stops a pile for a while; what is in the store stays there. */
  pauseIntake: call<null>()(z.object({ id: intakeId })),
  /** Goes on with a pile, or tries what could not be taken in once more. */
  resumeIntake: call<null>()(z.object({ id: intakeId })),
  /** Takes a pile off the list; originals that no record has go with it. Of a watched folder: what was left out is seen. */
  cancelIntake: call<null>()(z.object({ id: intakeId })),
  /** The folder that is watched; null where none is. */
  getWatch: call<WatchedFolder | null>()(nothing),
  /** Watches a folder in place of any other, null for none; what comes into it is taken in. Throws as `previewIntake`. */
  setWatch: call<WatchedFolder | null>()(
    z.object({ watch: z.object({ ticket, delay: watchDelay, options: intakeOptions }).nullable() }),
  ),

  listSavedViews: call<readonly SavedView[]>()(nothing),
  /** Saves a view under a name, new where `id` is null; throws `nameTaken`. One undoable step, as the next two. */
  saveView: call<SavedView>()(
    z.object({
      id: savedViewId.nullable(),
      name: z.string().trim().min(1).max(300),
      definition: savedViewDefinition,
    }),
  ),
  deleteSavedView: call<null>()(z.object({ id: savedViewId })),
  /** Puts a saved view at another place of the list, counted without it. */
  moveSavedView: call<null>()(z.object({ id: savedViewId, position: z.int().nonnegative() })),
  /** Starts writing a table as a file; `exportReady` or `jobFailed` tells the end. The file: `table/<job>`. */
  startExport: call<JobId>()(z.object({ table: tableExport })),
  /** How many records a query chooses now, without putting them into an order. */
  countRecords: call<{ readonly total: number }>()(z.object({ query: recordQuery })),

  listCompendia: call<readonly Compendium[]>()(nothing),
  saveCompendium: call<Compendium>()(
    z.object({
      id: compendiumId.nullable(),
      name: z.string().trim().min(1).max(300),
      definition: compendiumDefinition,
    }),
  ),
  deleteCompendium: call<null>()(z.object({ id: compendiumId })),
  /** Keeps the picture of a ticket for covers of books; throws `pictureDamaged`, `pictureTooLarge`. */
  addEmblem: call<Omit<Emblem, 'alternative'>>()(z.object({ tickets: z.tuple([ticket]) })),
  /** The designs that come with the program, and those that people saved in this archive. */
  listDesigns: call<{ readonly finished: readonly BookDesign[]; readonly own: readonly SavedDesign[] }>()(
    nothing,
  ),
  /** Saves a design under its name, new where `id` is null; throws `nameTaken`. One undoable step, as the next. */
  saveDesign: call<SavedDesign>()(z.object({ id: bookDesignId.nullable(), design: bookDesign })),
  deleteDesign: call<null>()(z.object({ id: bookDesignId })),
  /** Keeps what the book of a job was printed or saved from as a version of a compendium; throws `jobMissing`. */
  keepVersion: call<CompendiumVersion>()(z.object({ id: compendiumId, job: jobId, format: printedFormat })),
  /** The versions of a compendium, the newest first; at most 1,000. */
  listVersions: call<readonly CompendiumVersion[]>()(z.object({ id: compendiumId })),
  /** What a version was printed from. */
  getVersionDefinition: call<CompendiumDefinition>()(z.object({ version: compendiumVersionId })),
  /** What is otherwise now, in a definition and its records, than in a version. */
  compareVersion: call<VersionChanges>()(
    z.object({ version: compendiumVersionId, definition: compendiumDefinition }),
  ),
  /** Starts setting a definition, saved or not; `compendiumReady` or `jobFailed` tells the end. Pages: `pageAddress`. */
  startCompendium: call<JobId>()(z.object({ definition: compendiumDefinition })),
  /** Starts writing a definition, saved or not, in another format; `bookReady` or `jobFailed` tells the end. The file: `book/<job>`. */
  startBook: call<JobId>()(z.object({ definition: compendiumDefinition, format: bookFormat })),
  cancelJob: call<null>()(z.object({ job: jobId })),

  /** Counts and measures the pages of an original, a PDF or a picture; the page itself is at `picture/…` of `address`. */
  measurePage: call<MeasuredPage>()(originalPage),
  /** The text of a page with its place on it; null where nothing was read of it (yet). */
  getPageText: call<PageText | null>()(originalPage),
  /**
   * Writes down a page of an original of a record, in place of what was read of it: a step of the record's history.
   * `lines` null takes back what was written. Answers the text of the page.
   */
  setTranscription: call<PageText | null>()(
    originalPage.extend({ id: recordId, lines: z.array(transcribedLine).max(2000).nullable() }),
  ),
  /**
   * Opens a protected original of a record with its password from now on, and lets its pages be read. Throws
   * `passwordWrong`.
   */
  unlockFile: call<null>()(
    z.object({
      id: recordId,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      password: z.string().min(1).max(200),
    }),
  ),
  /** Originals of other records whose text is nearly that of an original of a record, the likest first, five at most. */
  findAlike: call<readonly AlikeFile[]>()(
    z.object({ id: recordId, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
  /** The notes on the pages of a record, in the order in which they were made. */
  getPageNotes: call<readonly PageNote[]>()(z.object({ id: recordId })),
  /**
   * Makes a note, its id being null, or changes one: a step of the record's history. An empty text removes it. Answers
   * all notes of the record. Throws `fileMissing`, `noteMissing`.
   */
  setPageNote: call<readonly PageNote[]>()(
    z.object({ id: recordId, note: pageNote.extend({ id: pageNoteId.nullable() }) }),
  ),
  /** The texts of a record in other languages, by language and field. */
  getTranslations: call<readonly Translation[]>()(z.object({ id: recordId })),
  /**
   * Writes the text of a field in another language, as a step of the record's history; an empty one removes it. Answers
   * all texts of the record. Throws `fieldUnknown` where its type has no such field of words.
   */
  setTranslation: call<readonly Translation[]>()(z.object({ id: recordId, translation })),
  /** The pages of a record's originals as they are looked at, hidden ones among them. */
  getArrangement: call<readonly ArrangedPage[]>()(z.object({ id: recordId })),
  /** Arranges them, null as they come in their files: a step of the record's history. The originals stay as they are. */
  setArrangement: call<readonly ArrangedPage[]>()(
    z.object({ id: recordId, pages: z.array(arrangedPage).max(100_000).nullable() }),
  ),
  /** Makes a record of some of its pages, which it hides then: one step. Throws `titleEmpty`. */
  splitPages: call<{ readonly id: RecordId }>()(
    z.object({ id: recordId, pages: z.array(originalPage).min(1).max(100_000), title: z.string().max(5000) }),
  ),
  /**
   * Makes one record of several, that which stands first in the tree, and puts the others into the bin: one step.
   * Throws `joinOfOne`, `joinWithBelow`.
   */
  joinRecords: call<{ readonly id: RecordId }>()(z.object({ ids: z.array(recordId).min(1).max(1000) })),
  /** On which pages of a record's originals words of a search stand: the first 200 in their order. */
  findOnPages: call<readonly PageHit[]>()(z.object({ id: recordId, text: z.string().max(1000) })),
  /** Where on a page words of a search stand: boxes as those of `PageText`. */
  findPlaces: call<readonly PageWord['box'][]>()(originalPage.extend({ text: z.string().max(1000) })),
  /** How far the reading of pages is; it goes on by itself, unless a person stopped it. */
  getPageReading: call<PageReading>()(nothing),
  setPageReadingPaused: call<PageReading>()(z.object({ isPaused: z.boolean() })),
  /** Reads the originals of records anew and before the others; `languages` none for the usual ones. */
  readPagesAgain: call<PageReading>()(
    z.object({ ids: z.array(recordId).min(1).max(10_000), languages: z.array(textLanguage).max(4) }),
  ),
  /** What is known of the originals: when they were last checked, what is wrong, what runs. */
  getFixity: call<FixityState>()(nothing),
  setFixitySchedule: call<FixityState>()(z.object({ schedule: z.enum(FIXITY_SCHEDULES) })),
  /** Problems [from, to) in the order damage first, then by path; at most 500. */
  getFixityProblems: call<readonly FixityProblem[]>()(
    z.object({ from: z.int().nonnegative(), to: z.int().nonnegative() }),
  ),
  /** Starts checking all originals, or answers the check that runs; `fixityChanged` tells how it goes on. */
  startFixity: call<JobId>()(nothing),
  /** Brings damaged originals back from copies in files and folders; `repairDone` or `jobFailed` tells the end. */
  startRepair: call<JobId>()(z.object({ tickets: z.array(ticket).min(1).max(10_000) })),
} as const;

export type AppApi = typeof appCalls;
export type ArchiveApi = typeof archiveCalls;
export type Api = AppApi & ArchiveApi;
export type CallName = keyof Api;
export type ArgumentOf<N extends CallName> = Api[N] extends Call<infer A, unknown> ? z.infer<A> : never;
export type AnswerOf<N extends CallName> = Api[N] extends Call<z.ZodType, infer R> ? R : never;
/** The other side as an object of functions that answer promises. */
export type Client = { readonly [N in CallName]: (argument: ArgumentOf<N>) => Promise<AnswerOf<N>> };
/** What answers: one function per call; `answer.ts` validates the argument before it runs. */
export type Handlers<A extends Partial<Api>> = {
  readonly [N in keyof A & CallName]: (argument: ArgumentOf<N>) => AnswerOf<N> | Promise<AnswerOf<N>>;
};

export const MENU_COMMANDS = [
  'newArchive',
  'openArchive',
  'openSample',
  'closeArchive',
  'import',
  'importFolder',
  'intakes',
  'newRecord',
  'undo',
  'redo',
  'deleteRecords',
  'bulkEdit',
  'findReplace',
  'find',
  'showRecords',
  'showAuthorities',
  'showCompendium',
  'showHistory',
  'showBin',
  'exportPdf',
  'exportTable',
  'fixity',
  'recordTypes',
  'settings',
  'guide',
  'about',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

/** What the archive or the shell tells every window without being asked. */
export interface Events {
  /** `ids` null: anything may have changed. Counts and undo are in `state`. */
  readonly recordsChanged: { readonly ids: readonly RecordId[] | null; readonly undo: UndoState };
  /** A view that was answered before it was complete is now. */
  readonly viewCompleted: ViewState;
  /** The search index has caught up with many changes: a search may find other records now. */
  readonly searchIndexed: Record<string, never>;
  readonly jobProgress: JobProgress;
  readonly importRead: { readonly job: JobId };
  readonly intakesChanged: { readonly intakes: readonly Intake[] };
  /** The records of a pile are written; `left` files could not be taken in. */
  readonly intakeDone: { readonly id: IntakeId; readonly files: number; readonly left: number };
  readonly compendiumReady: CompendiumOutput;
  readonly bookReady: { readonly job: JobId; readonly entries: number };
  readonly bulkReady: BulkPlan;
  readonly bulkDone: BulkOutcome;
  readonly exportReady: WrittenTable & { readonly job: JobId };
  readonly fixityChanged: FixityState;
  readonly pageReadingChanged: PageReading;
  readonly repairDone: RepairOutcome;
  readonly jobFailed: { readonly job: JobId; readonly error: Failure };
  readonly menuCommand: { readonly command: MenuCommand };
  readonly settingsChanged: Settings;
  readonly archiveClosed: { readonly error: Failure | null };
}
export type EventName = keyof Events;

export const ERROR_CODES = [
  'unexpected',
  'invalidArgument',
  'unknownCall',
  'noArchiveOpen',
  'archiveMissing',
  'archiveExists',
  'archiveFolderNotEmpty',
  'archiveEmptyFile',
  'archiveForeign',
  'archiveNewer',
  'archiveDamaged',
  'archiveInUse',
  'archiveReadOnly',
  'archiveReplaced',
  'archiveBusy',
  'folderReadOnly',
  'diskFull',
  'backupFailed',
  'recordMissing',
  'noteMissing',
  'passwordWrong',
  'fieldUnknown',
  'typeUnknown',
  'typeInUse',
  'fieldInUse',
  'nameTaken',
  'titleEmpty',
  'valueNotRepeatable',
  'valueAmbiguous',
  'valueUnreadable',
  'patternInvalid',
  'patternTooSlow',
  'codePatternInvalid',
  'nothingToRestore',
  'moveIntoItself',
  'authorityMissing',
  'authorityKindDiffers',
  'relationExists',
  'relationToItself',
  'changeMissing',
  'nothingToUndo',
  'nothingToRedo',
  'viewExpired',
  'jobMissing',
  'jobCancelled',
  'jobTimedOut',
  'jobCrashed',
  'ticketUnknown',
  'fileMissing',
  'fileUnreadable',
  'fileEmpty',
  'fileTypeUnknown',
  'fileKnown',
  'fileNotText',
  'nameRuleInvalid',
  'nameRuleField',
  'nameRuleTogether',
  'nameRuleTwice',
  'pdfEncrypted',
  'pdfDamaged',
  'pdfWithoutText',
  'withoutPages',
  'joinOfOne',
  'joinWithBelow',
  'pictureDamaged',
  'pictureTooLarge',
  'savedViewMissing',
  'bookDesignMissing',
  'compendiumMissing',
  'compendiumInvalid',
  'compendiumEmpty',
  'bookFolderForeign',
  'linkNotAllowed',
  'glyphMissing',
  'nodeTooOld',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];
/** An error as it crosses: shown as the sentence `error.<code>`, with `detail` for its hole. */
export interface Failure {
  readonly code: ErrorCode;
  readonly detail: string;
}
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** What a window is given: all it can reach of the rest of the program. */
export interface Bridge {
  readonly call: (name: string, argument: unknown) => Promise<Reply<unknown>>;
  readonly on: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => () => void;
  /** Tickets for files that the person dropped or picked in this window. */
  readonly ticketsFor: (
    files: readonly File[],
  ) => Promise<readonly { readonly ticket: Ticket; readonly name: string }[]>;
  /** The address of bytes of the archive: `file/<sha256>`, `picture/<sha256>/<page>?width=` as JPEG, `page/<job>/<page>?width=` as PNG, `pdf/<job>`, `book/<job>`, `table/<job>`. */
  readonly address: (path: string) => string;
}
export type { AuthorityId, CompendiumId, RelationId };
