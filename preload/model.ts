import { z } from 'zod';
import { bookStyle } from './book-style.ts';

/** The languages of the interface and of printed labels, the first one being the default. */
export const LOCALES = ['az', 'en', 'ru'] as const;
export const locale = z.enum(LOCALES);
export type Locale = z.infer<typeof locale>;

/** One text in every interface language; a missing language does not compile and does not validate. */
export const labels = z.object({ az: z.string(), en: z.string(), ru: z.string() });
export type Labels = Readonly<z.infer<typeof labels>>;

const identifier = z.int().positive();
export const recordId = identifier.brand<'RecordId'>();
export type RecordId = z.infer<typeof recordId>;
export const authorityId = identifier.brand<'AuthorityId'>();
export type AuthorityId = z.infer<typeof authorityId>;
export const changeId = identifier.brand<'ChangeId'>();
export type ChangeId = z.infer<typeof changeId>;
export const batchId = identifier.brand<'BatchId'>();
export type BatchId = z.infer<typeof batchId>;
export const pageNoteId = identifier.brand<'PageNoteId'>();
export type PageNoteId = z.infer<typeof pageNoteId>;
export const relationId = identifier.brand<'RelationId'>();
export type RelationId = z.infer<typeof relationId>;
export const compendiumId = identifier.brand<'CompendiumId'>();
export type CompendiumId = z.infer<typeof compendiumId>;
export const intakeId = identifier.brand<'IntakeId'>();
export type IntakeId = z.infer<typeof intakeId>;
export const savedViewId = identifier.brand<'SavedViewId'>();
export type SavedViewId = z.infer<typeof savedViewId>;
export const bookDesignId = identifier.brand<'BookDesignId'>();
export type BookDesignId = z.infer<typeof bookDesignId>;
/** A snapshot of ordered record ids kept by the archive; valid until the archive says `viewExpired`. */
export const viewId = identifier.brand<'ViewId'>();
export type ViewId = z.infer<typeof viewId>;
export const jobId = identifier.brand<'JobId'>();
export type JobId = z.infer<typeof jobId>;
/** Stands for a file or folder that the person chose; only the shell knows its path. */
export const ticket = z.string().min(8).max(100).brand<'Ticket'>();
export type Ticket = z.infer<typeof ticket>;

export const DATATYPES = [
  'text',
  'structuredText',
  'date',
  'money',
  'number',
  'link',
  'agent',
  'place',
  'term',
  'boolean',
] as const;
export const datatype = z.enum(DATATYPES);
export type Datatype = z.infer<typeof datatype>;

/** What an agent does for a record; the code of product.md's roles. */
export const ROLES = [
  'coordinator',
  'partner',
  'signatory',
  'organiser',
  'supporter',
  'participant',
  'creator',
] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

const name = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/);

/** A field of a record type: data, so that an archivist can add one without a programmer. */
export const fieldDefinition = z.object({
  name,
  labels,
  /** Other words that a document may use for the label, per language. */
  synonyms: z.object({ az: z.array(z.string()), en: z.array(z.string()), ru: z.array(z.string()) }),
  datatype,
  isRepeatable: z.boolean(),
  role: role.optional(),
  /** Choices of a `term` field; empty means free text. */
  terms: z.array(z.object({ code: z.string(), labels })).optional(),
  /** ISAD(G) 2nd ed. rule number, for the 26 elements. */
  isad: z.string().optional(),
});
export type FieldDefinition = Readonly<z.infer<typeof fieldDefinition>>;

/** How one field of an entry is printed: `inline` after its label, `block` or `list` under it, beside it as a row of a `table`, or as `prose` without it. */
export const LAYOUT_FORMS = ['inline', 'block', 'list', 'table', 'prose'] as const;
export const layoutField = z.object({ field: name, form: z.enum(LAYOUT_FORMS) });
export type LayoutField = Readonly<z.infer<typeof layoutField>>;
/** One step of an entry's layout: a field, or a heading over several fields. */
export const layoutStep = z.union([layoutField, z.object({ labels, fields: z.array(layoutField) })]);
export type LayoutStep = Readonly<z.infer<typeof layoutStep>>;

export const recordTypeDefinition = z.object({
  name,
  labels,
  /** Label of many, as the heading of a list. */
  pluralLabels: labels,
  icon: z.string(),
  /** The field whose date stands for the record in lists and searches. */
  dateField: name,
  /** Own fields; the ISAD(G) elements follow them for every type. */
  fields: z.array(fieldDefinition),
  /** Columns of the table at first, by field name. */
  columns: z.array(name),
  /** How an entry of a compendium is laid out. */
  layout: z.array(layoutStep),
});
export type RecordTypeDefinition = Readonly<z.infer<typeof recordTypeDefinition>>;

/**
 * One value of a field: `text` is what the source says, verbatim; the others are what it means.
 * `amount` is in minor units of `currency` (ISO 4217); `edtf` is ISO 8601-2; `country` is ISO 3166-1 alpha-2.
 */
export interface FieldValue {
  readonly text: string;
  readonly edtf?: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly number?: number;
  /** Absent when the text is no address, e.g. `TBA`. */
  readonly url?: string;
  readonly term?: string;
  readonly isTrue?: boolean;
  readonly authority?: AuthorityId;
  /** The authorised name of `authority`. */
  readonly name?: string;
  readonly role?: Role;
  readonly country?: string;
  /** Of the authority. */
  readonly kind?: AuthorityKind;
}

/** A value as a person types it; the archive reads the rest. `authority` picks a record of the authority file. */
export const valueInput = z.object({
  text: z.string().max(10_000_000),
  authority: authorityId.optional(),
  /** Confirms a reading where the text alone is ambiguous (03/04/2005). */
  edtf: z.string().max(200).optional(),
});
export type ValueInput = Readonly<z.infer<typeof valueInput>>;

export interface RecordSummary {
  readonly id: RecordId;
  readonly uuid: string;
  readonly type: string;
  readonly parentId: RecordId | null;
  readonly referenceCode: string;
  readonly title: string;
  readonly date: { readonly text: string; readonly edtf: string } | null;
  readonly updatedAt: string;
  readonly deletedAt: string | null;
}
/** A line of the table: the summary and the values of the columns asked for. */
export interface RecordRow extends RecordSummary {
  /** Where the thumbnail of its first page is, for `address`; null where it has no pages. */
  readonly cover: string | null;
  readonly fields: Readonly<Record<string, readonly FieldValue[]>>;
}
export interface RecordFile {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly mime: string;
}
const fraction = z.number().min(0).max(1);
/** A part of a page: left, top, right and bottom as fractions of the page. */
export const pageBox = z
  .tuple([fraction, fraction, fraction, fraction])
  .readonly()
  .refine(([left, top, right, bottom]) => left < right && top < bottom);

/** A page of a record's originals as it is looked at. */
export const arrangedPage = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of the original, from 1. */
  page: z.int().min(1).max(1_000_000),
  /** Quarter turns clockwise from how the page lies in its file; null where its text says how it stands upright. */
  turns: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  /** Left out when the record is leafed through. */
  isHidden: z.boolean(),
  /** The part that is looked at, of the page as it lies in its file; null for the whole page. */
  crop: pageBox.nullable().default(null),
});
export type ArrangedPage = Readonly<z.infer<typeof arrangedPage>>;
/** What a person noted on a page of a record's originals. */
export const pageNote = z.object({
  id: pageNoteId,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of the original, from 1. */
  page: z.int().min(1).max(1_000_000),
  /** The part of the page, as it lies in its file; null for all of it. */
  box: pageBox.nullable(),
  text: z.string().max(10_000),
});
export type PageNote = Readonly<z.infer<typeof pageNote>>;
/** Datatypes whose values are words of a language; all others are written as each language writes them. */
export const TRANSLATED_DATATYPES: ReadonlySet<Datatype> = new Set([
  'text',
  'structuredText',
  'agent',
  'place',
]);
/** The text of one field of a record in another language; that of several values has a line for each. */
export const translation = z.object({
  language: locale,
  field: name,
  text: z.string().max(10_000_000),
});
export type Translation = Readonly<z.infer<typeof translation>>;
/** An original of another record whose text is nearly the same. */
export interface AlikeFile {
  readonly name: string;
  /** The share of pairs of words that both have, 0 to 1. */
  readonly likeness: number;
  readonly record: { readonly id: RecordId; readonly title: string };
}
/** How many pages an original has, and the size of one at 100 %, upright, in CSS pixels. */
export interface MeasuredPage {
  readonly pages: number;
  readonly width: number;
  readonly height: number;
}
export interface Relation {
  readonly id: RelationId;
  readonly type: string;
  /** True where this record is the source of the relation. */
  readonly isOutgoing: boolean;
  readonly record: { readonly id: RecordId; readonly title: string; readonly type: string };
}
export interface RecordDetail extends RecordRow {
  readonly createdAt: string;
  readonly path: readonly { readonly id: RecordId; readonly title: string }[];
  readonly files: readonly RecordFile[];
  readonly relations: readonly Relation[];
}
export interface TreeNode {
  readonly id: RecordId;
  readonly type: string;
  readonly title: string;
  readonly referenceCode: string;
  readonly childCount: number;
  /** As `RecordRow.cover`. */
  readonly cover: string | null;
}

/** Children of a record from number `from` on and how many there are in all. */
export interface TreeBranch {
  readonly total: number;
  readonly from: number;
  readonly nodes: readonly TreeNode[];
}

/** Where a record stands: what is above it, the top first. */
export interface RecordPath {
  readonly id: RecordId;
  readonly path: readonly { readonly id: RecordId; readonly title: string }[];
}
/** What came out of the bin: records, and how many above them came along. */
export interface RestoredRecords {
  readonly records: number;
  readonly above: number;
}
/**
 * New reference codes for what stands below a record, in the order of the tree. `{parent}` in the pattern is the
 * code of the record above, `{n}` the number, `{n:3}` the number with at least three digits.
 */
export const renumbering = z.object({
  parent: recordId.nullable(),
  pattern: z.string().min(1).max(200),
  start: z.int().min(0).max(1_000_000_000),
  step: z.int().min(1).max(1_000_000),
  /** What stands below them too, each level with numbers of its own. */
  isDeep: z.boolean(),
});
export type Renumbering = Readonly<z.infer<typeof renumbering>>;
/** One record's new reference code. */
export interface CodeChange {
  readonly record: NamedRecord;
  readonly before: string;
  readonly after: string;
  /** True where another record has or would have the same code. */
  readonly isDuplicate: boolean;
}
/** What renumbering would do; `changes` are a window of it. */
export interface RenumberPlan {
  /** Records whose code would change, and those that have it already. */
  readonly total: number;
  readonly unchanged: number;
  readonly duplicates: number;
  readonly changes: readonly CodeChange[];
}

export const filter = z.object({ field: z.string().max(60), value: z.string().max(1000) });
/** Values chosen of facets: one of each facet's values must hold; a year is met by any date that overlaps it. */
export const facetChoice = z.object({
  types: z.array(z.string()).optional(),
  years: z.array(z.int()).optional(),
  places: z.array(authorityId).optional(),
  organisations: z.array(authorityId).optional(),
});
export type FacetChoice = Readonly<z.infer<typeof facetChoice>>;
export const GROUPINGS = ['type', 'year', 'parent'] as const;
export const grouping = z.enum(GROUPINGS);
export type Grouping = z.infer<typeof grouping>;
export const recordQuery = z.object({
  /** Searched as one types: every word, folded, in any field; the last one as a prefix. */
  text: z.string().max(10_000).optional(),
  types: z.array(z.string()).optional(),
  filters: z.array(filter).optional(),
  facets: facetChoice.optional(),
  /** Only this record and what stands below it. */
  within: recordId.optional(),
  /** Only direct children of this record, null for the top. */
  parent: recordId.nullable().optional(),
  isDeleted: z.boolean().optional(),
  /** `relevance` puts the best matches of `text` first. */
  sort: z.object({ field: z.string().max(60), direction: z.enum(['asc', 'desc']) }).optional(),
  /** Rows of one group stand together, the groups in their own order, those without a value last. */
  groupBy: grouping.optional(),
});
export type RecordQuery = Readonly<z.infer<typeof recordQuery>>;

/** A saved search or view: what is asked for, and the columns in which it is shown, the frozen ones first. */
export const savedViewDefinition = z.object({
  query: recordQuery.pick({
    text: true,
    types: true,
    filters: true,
    facets: true,
    within: true,
    sort: true,
    groupBy: true,
  }),
  layout: z.object({
    /** Widths in px. */
    columns: z
      .array(
        z.object({ field: z.string().max(60), width: z.number().min(1).max(10_000), isFrozen: z.boolean() }),
      )
      .max(500),
  }),
});
export type SavedViewDefinition = Readonly<z.infer<typeof savedViewDefinition>>;
export interface SavedView {
  readonly id: SavedViewId;
  readonly name: string;
  readonly definition: SavedViewDefinition;
}

export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export const tableFormat = z.enum(TABLE_FORMATS);
export type TableFormat = z.infer<typeof tableFormat>;
/** What can stand between the cells of a CSV line; decimal commas go with `;`. */
export const DELIMITERS = [';', ',', '\t'] as const;
export const delimiter = z.enum(DELIMITERS);
export type Delimiter = z.infer<typeof delimiter>;
/** The delimiter that the spreadsheets of a language expect: where the comma is the decimal mark it is `;`. */
export const delimiterOf = (language: Locale): Delimiter => (language === 'en' ? ',' : ';');
/** A table as a file: which records, in which columns, in the words of which language. */
export const tableExport = z.object({
  query: recordQuery,
  /** Only these of the records that the query chooses, in its order; null for all. */
  only: z.array(recordId).min(1).max(100_000).nullable(),
  /** Fields, `type` or `updatedAt` in their order, with their widths in px. */
  columns: z
    .array(z.object({ field: z.string().max(60), width: z.number().min(1).max(10_000) }))
    .min(1)
    .max(500),
  language: locale,
  format: tableFormat,
  delimiter,
  /** Beside every date a column with its reading (ISO 8601-2). */
  hasEdtf: z.boolean(),
});
export type TableExport = Readonly<z.infer<typeof tableExport>>;
/** A table that was written. */
export interface WrittenTable {
  readonly rows: number;
  /** Texts that were longer than a cell of a spreadsheet can be, and were cut. */
  readonly cut: number;
}

/** The records that a change of many is about: chosen ones, or all that a query chooses. */
export const bulkTarget = z.union([
  z.object({ ids: z.array(recordId).min(1).max(100_000) }),
  z.object({ query: recordQuery }),
]);
export type BulkTarget = Readonly<z.infer<typeof bulkTarget>>;
/** What to look for in texts and what to put in its place. */
export const textSearch = z.object({
  find: z.string().min(1).max(10_000),
  with: z.string().max(100_000),
  /** `find` is a regular expression of JavaScript with the flags u and m; `with` may have $1, $<name>, $&, \n, \t. */
  isRegex: z.boolean(),
  /** Found whatever its case, marks and look-alike letters, as a search finds it. */
  isFolded: z.boolean(),
  isCaseSensitive: z.boolean(),
  isWholeWord: z.boolean(),
});
export type TextSearch = Readonly<z.infer<typeof textSearch>>;
const bulkValues = { field: z.string().max(60), values: z.array(valueInput).min(1).max(2000) };
/** A change of many records. `replace` looks into `fields`; none means every field of text. */
export const bulkChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), ...bulkValues }),
  z.object({ kind: z.literal('add'), ...bulkValues }),
  z.object({ kind: z.literal('remove'), ...bulkValues }),
  z.object({ kind: z.literal('clear'), field: z.string().max(60) }),
  textSearch.extend({ kind: z.literal('replace'), fields: z.array(z.string().max(60)).max(500) }),
]);
export type BulkChange = Readonly<z.infer<typeof bulkChange>>;
/** A record as lists of changes name it. */
export interface NamedRecord {
  readonly id: RecordId;
  readonly title: string;
  readonly type: string;
}
/** A record that is known by its uuid, such as an entry of a compendium. */
export interface RecordTitle extends NamedRecord {
  readonly uuid: string;
}
/** What a change of many would do: nothing is written yet. */
export interface BulkPlan {
  readonly job: JobId;
  /** Changes of one field of one record each. */
  readonly total: number;
  /** Records that would change. */
  readonly records: number;
  /** Records looked at that would stay as they are. */
  readonly unchanged: number;
  /** Changes that cannot be made. */
  readonly failures: number;
}
/** One change of a plan, at its place. A value with a `name` and no `authority` makes a new authority record. */
export interface PlannedChange {
  readonly index: number;
  readonly record: NamedRecord;
  readonly field: string;
  readonly before: readonly FieldValue[];
  readonly after: readonly FieldValue[];
}
/** A change that cannot be made and why: an error code with its detail. */
export interface BulkFailure {
  readonly record: NamedRecord;
  readonly field: string;
  readonly code: string;
  readonly detail: string;
}
/** One cell of a table: all values that one field of one record shall have. */
export const cellInput = z.object({
  id: recordId,
  field: z.string().max(60),
  values: z.array(valueInput).max(2000),
});
export type CellInput = Readonly<z.infer<typeof cellInput>>;
/** A cell that cannot be written and why: an error code with its detail. */
export interface CellFailure {
  readonly id: RecordId;
  readonly field: string;
  readonly code: string;
  readonly detail: string;
}
/** What writing a cell would do; `failure` says why it cannot be written, null where it can. */
export interface CellPreview extends Omit<PlannedChange, 'index'> {
  readonly failure: Pick<CellFailure, 'code' | 'detail'> | null;
}
/** How the writing of cells ended: how many changed, and which could not be written. */
export interface CellsOutcome {
  readonly written: number;
  readonly failures: readonly CellFailure[];
}

/** How a change of many ended. */
export interface BulkOutcome {
  readonly job: JobId;
  readonly changes: number;
  /** Changes not made, because the record was changed by somebody after the plan; the first 100 are listed. */
  readonly conflicts: number;
  readonly conflicting: readonly { readonly record: NamedRecord; readonly field: string }[];
}

/**
 * A view as far as it is known: a search that finds very much answers with its first rows at once, and
 * `viewCompleted` tells the whole.
 */
export interface ViewState {
  readonly view: ViewId;
  /** Rows known; all of them where `isComplete`. */
  readonly total: number;
  readonly isComplete: boolean;
}
export interface FacetCount<V> {
  readonly value: V;
  readonly count: number;
}
export interface NamedCount extends FacetCount<AuthorityId> {
  readonly name: string;
}
/** What a view's records are of, when, where and who, most frequent first (years newest first). */
export interface ViewFacets {
  readonly types: readonly FacetCount<string>[];
  readonly years: readonly FacetCount<number>[];
  readonly places: readonly NamedCount[];
  readonly organisations: readonly NamedCount[];
}
/** A run of rows of a grouped view. `key` is the type's name, the year or the parent's id; null for none. */
export interface ViewGroup {
  readonly key: string | number | null;
  /** The parent's title; null for types and years, whose names the window knows. */
  readonly title: string | null;
  readonly from: number;
  readonly count: number;
}
/** The sum of a money field over a view, in minor units of one currency, and over how many values. */
export interface MoneyTotal {
  readonly field: string;
  readonly currency: string;
  readonly amount: number;
  readonly count: number;
}

export const AUTHORITY_KINDS = ['organisation', 'person', 'place'] as const;
export const authorityKind = z.enum(AUTHORITY_KINDS);
export type AuthorityKind = z.infer<typeof authorityKind>;
export interface Authority {
  readonly id: AuthorityId;
  readonly kind: AuthorityKind;
  readonly name: string;
  readonly country: string | null;
  readonly variants: readonly string[];
  /** How many records (not in the bin) point to it. */
  readonly records: number;
}

/** One use of an authority record: a field of a record that points to it. */
export const authorityUse = z.object({ authority: authorityId, record: recordId, field: z.string().max(60) });
export type AuthorityUse = Readonly<z.infer<typeof authorityUse>>;
/** A use as a merge would move it, with the words of the source. */
export interface MergeReference extends Omit<AuthorityUse, 'record'> {
  readonly record: NamedRecord;
  readonly text: string;
  readonly isInBin: boolean;
}
/** What merging authority records would do. */
export interface MergePreview {
  /** Uses that would move, and the records that they stand in. */
  readonly references: number;
  readonly records: number;
  /** Names that the one that stays would have from then on, beside those that it has. */
  readonly variants: readonly string[];
  /** The uses from `from` on. */
  readonly sample: readonly MergeReference[];
}

export const BATCH_KINDS = [
  'edit',
  'create',
  'delete',
  'restore',
  'import',
  'bulk',
  'merge',
  'undo',
  'redo',
] as const;
export type BatchKind = (typeof BATCH_KINDS)[number];
export interface HistoryChange {
  readonly id: ChangeId;
  readonly batch: BatchId;
  readonly kind: BatchKind;
  readonly at: string;
  readonly entity:
    | 'record'
    | 'authority'
    | 'relation'
    | 'recordFile'
    | 'compendium'
    | 'savedView'
    | 'bookDesign'
    | 'recordType'
    | 'transcription'
    | 'arrangement'
    | 'pageNote'
    | 'translation';
  readonly record: { readonly id: RecordId; readonly title: string } | null;
  /** The field that changed; null when the whole thing came, went or was put back. */
  readonly field: string | null;
  readonly before: readonly FieldValue[] | null;
  readonly after: readonly FieldValue[] | null;
  /** True where `restoreChange` can put `before` back. */
  readonly canRestore: boolean;
}
/** One step of the history: what was done at once. */
export interface HistoryStep {
  readonly batch: BatchId;
  readonly kind: BatchKind;
  readonly at: string;
  /** How many changes it made; to the record where the history of one was asked for. */
  readonly changes: number;
  /** The first records that it changed, at most three, and whether there are others. */
  readonly records: readonly NamedRecord[];
  readonly hasOthers: boolean;
  /** Its first changes, in the order in which they were made; `listHistory` pages on. */
  readonly first: readonly HistoryChange[];
  /** Its last change, as `restoreRecord` wants it. */
  readonly last: ChangeId;
  /** What undo or redo took back or did again. */
  readonly target: { readonly kind: BatchKind; readonly at: string } | null;
  /** `undone`: taken back, and can be done again; `final`: undo does not reach it any more. */
  readonly state: 'done' | 'undone' | 'final';
  /** True where `restoreStep` can take it back by itself. */
  readonly canRestore: boolean;
}
/**
 * Why a change of a step is not taken back by itself: it was `changed` again since, or it is `impossible` because
 * what it needs is gone.
 */
export type RestoreObstacle = 'changed' | 'impossible';
/** One thing that a restoration would change: how it is now and how it was. */
export interface RestoreLine extends Pick<HistoryChange, 'entity' | 'record' | 'field'> {
  readonly change: ChangeId;
  readonly now: readonly FieldValue[] | null;
  readonly was: readonly FieldValue[] | null;
  readonly obstacle: RestoreObstacle | null;
}
/** What taking back one step would do; `lines` are a window of it, those with an obstacle first. */
export interface StepRestorePlan {
  readonly ready: number;
  readonly conflicts: number;
  readonly impossible: number;
  readonly lines: readonly RestoreLine[];
}
/** What putting a record back as it was would do, field by field. */
export interface RecordRestorePlan {
  /** When it was so. */
  readonly at: string;
  readonly lines: readonly {
    readonly field: string;
    readonly now: readonly FieldValue[];
    readonly was: readonly FieldValue[];
  }[];
}

export interface UndoState {
  readonly undo: { readonly kind: BatchKind; readonly changes: number } | null;
  readonly redo: { readonly kind: BatchKind; readonly changes: number } | null;
}

/** A part of a compendium written by a person: a heading, Markdown of our subset, and parts below it. */
export interface Section {
  readonly title: string;
  readonly body: string;
  readonly sections: readonly Section[];
  /** The same in the other language of a book in two. */
  readonly parallel?: { readonly title: string; readonly body: string } | undefined;
}
export const section: z.ZodType<Section> = z.lazy(() =>
  z.object({
    title: z.string(),
    body: z.string(),
    sections: z.array(section),
    parallel: z.object({ title: z.string(), body: z.string() }).optional(),
  }),
);
/** Chosen records by uuid in their order, or a query that chooses them at print, with what a person changed in it. */
export const entrySelection = z.union([
  z.object({ records: z.array(z.uuid()) }),
  z.object({
    query: recordQuery,
    /** Printed although the query does not choose them. */
    added: z.array(z.uuid()).optional(),
    /** Not printed although the query chooses them. */
    leftOut: z.array(z.uuid()).optional(),
    /** Put in order by hand; what is not named here follows what it follows in the query's own order. */
    order: z.array(z.uuid()).optional(),
  }),
]);
export type EntrySelection = Readonly<z.infer<typeof entrySelection>>;
/** What the archive itself puts together at the end of a book, in the order in which it usually stands. */
export const BACK_PARTS = [
  'projects',
  'organisations',
  'timeline',
  'abbreviations',
  'index',
  'scans',
] as const;
export type BackPart = (typeof BACK_PARTS)[number];
/** How the pages of originals stand in a book: on its own pages, or as pages of their own size. */
export const bookScanForm = z.enum(['placed', 'whole']);
export type BookScanForm = z.infer<typeof bookScanForm>;

/** What a book looks like, under the name of a finished design or of a person's own. */
export const bookDesign = z.object({
  name: z.string().trim().min(1).max(300),
  style: bookStyle,
  /** How entries are laid out, by type; a type that is not named here has its own layout. */
  layouts: z.record(z.string().max(60), z.array(layoutStep).max(500)).optional(),
});
export type BookDesign = Readonly<z.infer<typeof bookDesign>>;
/** A design that the archive keeps. */
export interface SavedDesign {
  readonly id: BookDesignId;
  readonly design: BookDesign;
}

/** A picture on the cover, which the archive keeps by its hash; pixels. */
export const emblem = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  width: z.int().min(1).max(10_000),
  height: z.int().min(1).max(10_000),
  /** What is heard in its place; empty where it only adorns. */
  alternative: z.string().max(500),
  /** The PNG itself in base64, where the definition is a file or on its way to one. */
  png: z.base64().max(20_000_000).optional(),
});
export type Emblem = Readonly<z.infer<typeof emblem>>;

/** How the texts of a book in two languages stand: beside each other, or one after the other. */
export const PARALLEL_FORMS = ['beside', 'inTurn'] as const;
/** The other language of a book in two, and what its cover says in it. */
export const bookParallel = z.object({
  language: locale,
  form: z.enum(PARALLEL_FORMS),
  title: z.string().max(2000),
  subtitle: z.string().max(2000),
  institution: z.string().max(2000),
  /** The title of the part of the entries. */
  entriesTitle: z.string().max(2000),
});
export type BookParallel = Readonly<z.infer<typeof bookParallel>>;

export const compendiumDefinition = z.object({
  title: z.string().max(2000),
  subtitle: z.string().max(2000),
  institution: z.string().max(2000),
  year: z.string().max(50),
  language: locale,
  /** The language beside it; a book in one language where it is absent, or the same. */
  parallel: bookParallel.optional(),
  before: z.array(section),
  entries: z.object({
    title: z.string().max(2000),
    isNumbered: z.boolean(),
    selection: entrySelection,
  }),
  after: z.array(section),
  /** Parts that the archive makes from the entries, after all else, in this order; none where it is absent. */
  back: z.array(z.enum(BACK_PARTS)).max(BACK_PARTS.length).optional(),
  /** What it looks like; as the first of the finished designs where it is absent. */
  design: bookDesign.optional(),
  /** How the part `scans` shows pages; placed where it is absent. */
  scans: bookScanForm.optional(),
  /** In place of the star on the cover. */
  emblem: emblem.optional(),
});
export type CompendiumDefinition = Readonly<z.infer<typeof compendiumDefinition>>;
export interface Compendium {
  readonly id: CompendiumId;
  readonly name: string;
  readonly definition: CompendiumDefinition;
}

/** What a book can be printed or saved as. */
export const printedFormat = z.enum(['pdf', 'html', 'docx', 'txt']);
export type PrintedFormat = z.infer<typeof printedFormat>;
export const compendiumVersionId = identifier.brand<'CompendiumVersionId'>();
export type CompendiumVersionId = z.infer<typeof compendiumVersionId>;
/** A compendium as it was printed or saved once. */
export interface CompendiumVersion {
  readonly id: CompendiumVersionId;
  readonly at: string;
  readonly format: PrintedFormat;
  /** Null for formats without pages. */
  readonly pages: number | null;
  readonly entries: number;
}
/** A section or a record that is otherwise than it was printed. */
export interface VersionChange {
  readonly kind: 'changed' | 'added' | 'gone' | 'moved';
  readonly title: string;
  /** Of a record. */
  readonly uuid?: string;
  /** Names of the fields of a record that changed. */
  readonly fields: readonly string[];
}
/** What changed since a version was printed. */
export interface VersionChanges {
  readonly isCoverChanged: boolean;
  /** Whether the book looks otherwise. */
  readonly isDesignChanged: boolean;
  /** Whether other records are asked for, or their heading or numbers. */
  readonly isSelectionChanged: boolean;
  /** Whether other parts are made by the archive, or in another order. */
  readonly isBackChanged: boolean;
  readonly sections: readonly VersionChange[];
  readonly records: readonly VersionChange[];
  /** Whether the entries that stayed stand in another order. */
  readonly isReordered: boolean;
}

/** Something to look at in a source, never a reason to refuse it. Lines count from 1. */
export interface Warning {
  readonly line: number;
  readonly code: WarningCode;
  readonly detail: string;
}
export const WARNING_CODES = [
  'mixedScript',
  'ordinalSuffix',
  'ambiguousDate',
  'unreadDate',
  'ambiguousMoney',
  'unreadMoney',
  'nearMatch',
  'privateUseCharacter',
  'nulCharacter',
  'loneSurrogate',
  'missingText',
  'withoutText',
  'passwordNeeded',
  'damagedFile',
  'tooLarge',
  'otherType',
  'keptAsAttachment',
  'nameNotMatched',
  'nearDuplicate',
] as const;
/** Endings of the files that an import reads or keeps; others are refused. */
export const IMPORTED_ENDINGS = [
  'txt',
  'md',
  'pdf',
  'jpg',
  'jpeg',
  'png',
  'tif',
  'tiff',
  'webp',
  'heic',
  'heif',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/** A value as a document gave it, before its agents and places are looked up in the authority file. */
export interface ValueDraft {
  readonly text: string;
  readonly edtf?: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly number?: number;
  readonly url?: string;
  readonly term?: string;
  readonly isTrue?: boolean;
  /** The name without country, quotes and trailing punctuation, for agents and places. */
  readonly name?: string;
  readonly kind?: AuthorityKind;
  readonly country?: string;
}
/** A record that reading proposes. `key` is unique in its reading; lines count from 1 in the source. */
export interface RecordDraft {
  readonly key: string;
  readonly type: string;
  /** `document` is the source itself, `labelled` has labelled fields, `suggested` comes from a sentence. */
  readonly origin: 'document' | 'labelled' | 'suggested';
  readonly title: string;
  readonly fields: Readonly<Record<string, readonly ValueDraft[]>>;
  readonly lines: { readonly from: number; readonly to: number };
}
/** What was understood of one source: pure, nothing is written yet. */
export interface Reading {
  readonly language: Locale;
  /** The source's text as it stands, line ends only made `\n`. */
  readonly source: string;
  readonly drafts: readonly RecordDraft[];
  /** Front and back matter around labelled records, null where there are none. `entries` holds their keys. */
  readonly compendium:
    | (Omit<CompendiumDefinition, 'entries'> & {
        readonly entriesTitle: string;
        readonly entries: readonly string[];
      })
    | null;
  readonly warnings: readonly Warning[];
}
/** Two names that may be one organisation, person or place: asked, never merged silently. */
export interface MatchQuestion {
  readonly name: string;
  readonly kind: AuthorityKind;
  readonly country: string | null;
  readonly line: number;
  readonly candidate: {
    readonly id: AuthorityId | null;
    readonly name: string;
    readonly country: string | null;
  };
}
/** The pages that a reading is from: of a record that is in the archive already. */
export interface ScanOfReading {
  readonly record: RecordId;
  /** In their order; `firstLine` is where the page begins in the source, from 1. */
  readonly pages: readonly { readonly sha256: string; readonly page: number; readonly firstLine: number }[];
}
export interface ReadFile {
  readonly name: string;
  readonly reading: Reading;
  readonly questions: readonly MatchQuestion[];
  /** Set where a file with the same hash is already in the archive. */
  readonly known: { readonly record: RecordId; readonly title: string } | null;
  /** Set where the text is that of the pages of a record. */
  readonly scan: ScanOfReading | null;
}
export interface ImportReview {
  readonly job: JobId;
  readonly files: readonly ReadFile[];
  readonly skipped: readonly { readonly name: string; readonly code: string; readonly detail: string }[];
}
/** What a person decided on a review: per file, by draft key. */
export const importDecision = z.object({
  file: z.int().nonnegative(),
  /** False leaves the whole file out. */
  isAccepted: z.boolean(),
  refused: z.array(z.string()),
  /** Changed drafts: a new title or new texts of fields. */
  changed: z.array(
    z.object({
      key: z.string(),
      type: z.string().optional(),
      title: z.string().optional(),
      fields: z.record(z.string(), z.array(valueInput)).optional(),
    }),
  ),
  /** Questions answered with "the same": name of the source -> name or id of the candidate. */
  merged: z.array(z.object({ name: z.string(), into: z.union([authorityId, z.string()]) })),
});
export type ImportDecision = Readonly<z.infer<typeof importDecision>>;
export interface ImportResult {
  readonly imported: readonly { readonly path: string; readonly records: readonly RecordId[] }[];
  readonly skipped: readonly { readonly path: string; readonly code: string; readonly detail: string }[];
  readonly warnings: readonly (Warning & { readonly path: string })[];
}

/** What becomes of a file that the archive has already, decided once for a pile of files. */
export const KNOWN_POLICIES = ['skip', 'link', 'keep'] as const;
export type KnownPolicy = (typeof KNOWN_POLICIES)[number];
/** How a pile of files is taken in. */
export const intakeOptions = z.object({
  /** Folders become records, and what lies in them stands below. */
  isTree: z.boolean(),
  /** As `{referenceCode}_{page}.tif`; null where names say nothing. */
  nameRule: z.string().max(300).nullable(),
  /** skip leaves it out, link makes one more document with the same original, keep reads it anew as well. */
  known: z.enum(KNOWN_POLICIES),
  /** The type of the documents. */
  type: z.string().max(60),
  /** The record that all of it stands below; null for the top. */
  parent: recordId.nullable(),
  /** Whether records suggested from sentences are written too. */
  acceptsSuggestions: z.boolean(),
});
export type IntakeOptions = Readonly<z.infer<typeof intakeOptions>>;
/** What a pile of files would give; `sample` are the first of them in the order in which they become records. */
export interface IntakePreview {
  readonly files: number;
  /** In bytes. */
  readonly size: number;
  readonly folders: number;
  readonly documents: number;
  /** Files whose names do not fit the rule. */
  readonly unmatched: number;
  /** Places that cannot be looked at. */
  readonly failed: number;
  readonly sample: readonly IntakeSample[];
}
/** What the place and the name of one file would give. */
export interface IntakeSample {
  readonly name: string;
  /** Folders that become records, with slashes. */
  readonly place: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly page: number | null;
  readonly isMatched: boolean;
  /** Files of one document have the same number, from 1. */
  readonly document: number;
}
/** A pile of files that is being taken in, or was but for some of them. */
export interface Intake {
  readonly id: IntakeId;
  readonly startedAt: string;
  /** Its files come from the watched folder. */
  readonly isWatched: boolean;
  /** waiting: another one runs before it; done: only what could not be taken in is left. */
  readonly state: 'waiting' | 'copying' | 'writing' | 'paused' | 'done';
  readonly files: number;
  /** Files of which it is known what becomes of them. */
  readonly settled: number;
  readonly pages: number;
  readonly skipped: number;
  readonly failed: number;
  /** The file that is worked on now, and how far in bytes or pages. */
  readonly current: {
    readonly name: string;
    readonly unit: 'bytes' | 'pages';
    readonly done: number;
    readonly total: number;
  } | null;
  /** Why it stopped by itself; null where it did not. */
  readonly failure: { readonly code: string; readonly detail: string } | null;
}
/** Seconds for which a file of a watched folder must stay as it is before it is taken in. */
export const watchDelay = z.int().min(1).max(3600);
/** A folder whose files are taken in as they come. */
export interface WatchedFolder {
  /** Where it lies, to be shown, never to be sent back. */
  readonly location: string;
  /** Seconds, as `watchDelay`. */
  readonly delay: number;
  readonly options: IntakeOptions;
  /** True while it cannot be seen: a drive that is not there. */
  readonly isMissing: boolean;
}
/** A file that was not taken in: why, as an error code. */
export interface IntakeProblem {
  readonly name: string;
  readonly place: string;
  readonly state: 'skipped' | 'failed';
  readonly code: string;
  readonly detail: string;
}

export interface SearchHit {
  readonly id: RecordId;
  readonly type: string;
  readonly title: string;
  /** Where the title itself matched: [from, to) in UTF-16 units. */
  readonly titleMarks: readonly (readonly [number, number])[];
  /** The field that the snippet is of; null for the name of a file. `title` only where nothing else matched. */
  readonly field: string | null;
  /** The page of an original that the snippet is of; null where it is of the record itself. */
  readonly page: { readonly sha256: string; readonly name: string; readonly page: number } | null;
  /** Plain text around the match; `marks` are [from, to) in UTF-16 units of `snippet`. */
  readonly snippet: string;
  readonly marks: readonly (readonly [number, number])[];
}

export const SEARCH_NOTES = [
  'unclosedQuote',
  'unmatchedBracket',
  'unknownField',
  'unknownType',
  'unknownCountry',
  'unreadDate',
  'ambiguousDate',
  'unreadNumber',
  'emptyValue',
] as const;
export type SearchNoteCode = (typeof SEARCH_NOTES)[number];
/** What of a search was not understood as syntax, and where: [from, to) in UTF-16 units of its text. */
export interface SearchNote {
  readonly code: SearchNoteCode;
  readonly from: number;
  readonly to: number;
  readonly detail: string;
}
/** A part of a search and what it was understood as; [from, to) in UTF-16 units of its text. */
export interface SearchPart {
  readonly kind: 'word' | 'phrase' | 'field' | 'excluded' | 'operator';
  readonly from: number;
  readonly to: number;
}
/** How a search was understood. */
export interface SearchReading {
  /** In the order of the text. */
  readonly parts: readonly SearchPart[];
  readonly notes: readonly SearchNote[];
  /** The search with a likelier spelling of words that stand nowhere; null where there is none. */
  readonly suggestion: string | null;
}

/** What a compendium is written as beside its PDF. */
export const bookFormat = z.enum(['html', 'docx', 'txt']);
export type BookFormat = z.infer<typeof bookFormat>;

/** Languages that pages are read in, as BCP 47 names them. */
export const TEXT_LANGUAGES = ['az', 'en', 'ru', 'az-Cyrl'] as const;
export const textLanguage = z.enum(TEXT_LANGUAGES);
export type TextLanguage = z.infer<typeof textLanguage>;

/** How far the reading of pages is. */
export interface PageReading {
  /** Originals that wait to be read, the one that is being read included. */
  readonly waiting: number;
  /** Originals that were gone through. */
  readonly ended: number;
  readonly isPaused: boolean;
  /** The original that is being read and how many of its pages are; null between two of them. */
  readonly current: { readonly name: string; readonly done: number; readonly pages: number } | null;
}
/** A page on which words of a search stand. */
export interface PageHit {
  readonly sha256: string;
  /** What the record calls the original. */
  readonly name: string;
  readonly page: number;
  readonly snippet: string;
  /** Ranges of the snippet that matched. */
  readonly marks: readonly (readonly [number, number])[];
}

/** A word as it stands on a page. */
export interface PageWord {
  readonly text: string;
  /** Left, top, right and bottom as fractions, 0 to 1, of the page when it stands upright. */
  readonly box: readonly [number, number, number, number];
  /** How sure the reader was, 0 to 100; null where the text was not read from a picture. */
  readonly confidence: number | null;
}
/** A line as a person wrote it down; `box` is where it stands on the upright page, null where nobody said. */
export const transcribedLine = z.object({
  text: z.string().max(2000),
  box: z.tuple([fraction, fraction, fraction, fraction]).nullable(),
});
export type TranscribedLine = Readonly<z.infer<typeof transcribedLine>>;

/** The text of one page of an original. */
export interface PageText {
  /** Where it is from: the text of the file itself, read from the picture of the page (OCR), or written by a person. */
  readonly source: 'layer' | 'ocr' | 'transcription';
  /** The language of most of it; null where that cannot be told. */
  readonly language: TextLanguage | null;
  /** Quarter turns clockwise by which the page, as it is drawn, comes to stand upright. */
  readonly turns: 0 | 1 | 2 | 3;
  /** In the order in which they are read. */
  readonly lines: readonly { readonly words: readonly PageWord[] }[];
}

/** What a stretch of a book is printed from: a record, or a part of the definition (`cover`, `entries`, `before/0/1`). */
export type BookSource = { readonly record: string } | { readonly part: string };
/** Where a heading of a book stands; what it opens reaches to the next one. */
export interface BookPlace {
  readonly source: BookSource;
  readonly title: string;
  /** From 1. */
  readonly page: number;
  /** From the top of the page, as a fraction of its height. */
  readonly y: number;
  /** Which of two columns it stands in, from 0; absent where it goes over the whole page. */
  readonly column?: 0 | 1;
}
export const FINDING_KINDS = [
  'recordGone',
  'missingMoney',
  'placeholderText',
  'withoutText',
  'emptySection',
  'untranslated',
  'missingGlyph',
  'scanUnreadable',
  'scanCoarse',
  'scanNotArchival',
] as const;
/** Something to look at before a book is printed, never a reason to refuse it. */
export interface BookFinding {
  readonly kind: (typeof FINDING_KINDS)[number];
  readonly source: BookSource | null;
  /** What the record or the section is called. */
  readonly title: string;
  /** The name of the field, the words, or the characters that it is about. */
  readonly detail: string;
}
export interface CompendiumOutput {
  readonly job: JobId;
  readonly pages: number;
  readonly entries: number;
  /** Sentences in the language of the book. */
  readonly warnings: readonly string[];
  readonly findings: readonly BookFinding[];
  /** In the order of the pages. */
  readonly places: readonly BookPlace[];
}
export interface JobProgress {
  readonly job: JobId;
  readonly kind:
    | 'import'
    | 'intake'
    | 'compendium'
    | 'book'
    | 'backup'
    | 'index'
    | 'bulkPreview'
    | 'bulk'
    | 'undo'
    | 'export'
    | 'fixity'
    | 'repair';
  readonly done: number;
  readonly total: number;
}

/** How often all originals are checked without being asked. */
export const FIXITY_SCHEDULES = ['never', 'weekly', 'monthly'] as const;
export type FixitySchedule = (typeof FIXITY_SCHEDULES)[number];
/** What is known of the originals of an archive. */
export interface FixityState {
  readonly schedule: FixitySchedule;
  /** How many originals there are. */
  readonly originals: number;
  /** The last check of all of them: when it ended and how many it saw; null if there was none. */
  readonly last: { readonly at: string; readonly files: number } | null;
  /** How many paths the last looks found wrong. */
  readonly changed: number;
  readonly missing: number;
  readonly untracked: number;
  /** What the last check found wrong with the database and its backups, in the words of the database. */
  readonly database: readonly string[];
  /** The check or repair that runs now. */
  readonly running: { readonly job: JobId; readonly kind: 'fixity' | 'repair' } | null;
}
/** A path that is not as it should be. */
export interface FixityProblem {
  /** Below the archive's folder, with slashes. */
  readonly path: string;
  readonly kind: 'changed' | 'missing' | 'untracked';
  readonly reason: 'size' | 'content' | 'notAFile' | 'unreadable' | 'absent' | 'unnamed';
  readonly sha256: string | null;
  /** In bytes: what the original has, or the file that nobody names. */
  readonly size: number;
  readonly foundAt: string;
  /** What the original is called with a record that has it; null where no record has. */
  readonly name: string | null;
  readonly record: { readonly id: RecordId; readonly title: string } | null;
}
/** How a repair ended. */
export interface RepairOutcome {
  readonly job: JobId;
  readonly repaired: number;
  /** Paths of originals that stay damaged. */
  readonly unrepaired: readonly string[];
  /** How many places could not be searched. */
  readonly unreadable: number;
  /** The folder below the archive's where damaged files were put aside; null where none was. */
  readonly quarantine: string | null;
}
