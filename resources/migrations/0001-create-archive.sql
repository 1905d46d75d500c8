-- The archive: one tree of records, their values, the authority file, relations, files and the history of all of it.

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A record type is data: its fields, columns and layout as JSON of preload/model.ts recordTypeDefinition.
CREATE TABLE recordType (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name GLOB '[a-z]*'),
  position INTEGER NOT NULL,
  definition TEXT NOT NULL CHECK (json_valid(definition))
) STRICT;

CREATE TABLE record (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  type TEXT NOT NULL REFERENCES recordType (name),
  parentId INTEGER REFERENCES record (id) CHECK (parentId IS NOT id),
  position INTEGER NOT NULL CHECK (position >= 0),
  referenceCode TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  -- sortKey(…, 'az'), at most 48 bytes
  titleKey BLOB NOT NULL,
  codeKey BLOB,
  -- The first value of the type's date field, kept beside the record for lists; days from 0000-01-01.
  dateText TEXT NOT NULL DEFAULT '',
  dateEdtf TEXT NOT NULL DEFAULT '',
  dateFrom INTEGER,
  dateTo INTEGER CHECK (dateTo IS NULL OR dateFrom IS NULL OR dateFrom <= dateTo),
  createdAt TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  deletedAt TEXT
) STRICT;
CREATE INDEX recordByParent ON record (parentId, position, id, deletedAt);
CREATE INDEX recordByTitle ON record (titleKey, id);
CREATE INDEX recordByCode ON record (codeKey, id) WHERE codeKey IS NOT NULL;
CREATE INDEX recordByUpdate ON record (updatedAt, id);
-- All that lists are chosen and ordered by in memory: read from here at once.
CREATE INDEX recordColumns ON record (type, id, parentId, position, dateFrom, dateTo, deletedAt);
CREATE INDEX recordInBin ON record (deletedAt) WHERE deletedAt IS NOT NULL;

-- Persons, organisations and places: authority records of ISAAR(CPF) kind, referred to by values.
CREATE TABLE authority (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('organisation', 'person', 'place')),
  name TEXT NOT NULL CHECK (name <> ''),
  nameKey BLOB NOT NULL,
  country TEXT CHECK (country IS NULL OR country GLOB '[A-Z][A-Z]'),
  createdAt TEXT NOT NULL,
  updatedAt TEXT NOT NULL
) STRICT;
CREATE INDEX authorityByName ON authority (nameKey, id);

-- Every spelling of a name, the authorised one included; matchKey finds it again whatever its quotes and look-alikes.
CREATE TABLE authorityName (
  authorityId INTEGER NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
  text TEXT NOT NULL CHECK (text <> ''),
  matchKey TEXT NOT NULL,
  PRIMARY KEY (authorityId, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX authorityNameByKey ON authorityName (matchKey);

CREATE TABLE value (
  id INTEGER PRIMARY KEY,
  recordId INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field <> ''),
  position INTEGER NOT NULL CHECK (position >= 0),
  -- What the source says, verbatim.
  text TEXT NOT NULL,
  -- What it means, by the datatype of the field.
  edtf TEXT,
  dateFrom INTEGER,
  dateTo INTEGER,
  amount INTEGER,
  currency TEXT CHECK (currency IS NULL OR currency GLOB '[A-Z][A-Z][A-Z]'),
  number REAL,
  url TEXT,
  term TEXT,
  isTrue INTEGER CHECK (isTrue IN (0, 1)),
  authorityId INTEGER REFERENCES authority (id),
  role TEXT,
  -- What the value is ordered by: days, minor units, a number or a sort key; null for agents and places.
  key ANY,
  UNIQUE (recordId, field, position),
  CHECK ((amount IS NULL) = (currency IS NULL))
) STRICT;
CREATE INDEX valueByAuthority ON value (authorityId, field, recordId, position) WHERE authorityId IS NOT NULL;
CREATE INDEX valueByKey ON value (field, key, recordId, position, dateTo, currency) WHERE key IS NOT NULL;

CREATE TABLE relation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  type TEXT NOT NULL CHECK (type <> ''),
  fromId INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  toId INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE CHECK (toId <> fromId),
  UNIQUE (type, fromId, toId)
) STRICT;
CREATE INDEX relationByTarget ON relation (toId);

-- Originals under files/, addressed by their SHA-256.
CREATE TABLE file (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  size INTEGER NOT NULL CHECK (size >= 0),
  mime TEXT NOT NULL,
  addedAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE recordFile (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recordId INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL REFERENCES file (sha256),
  name TEXT NOT NULL CHECK (name <> ''),
  position INTEGER NOT NULL CHECK (position >= 0),
  UNIQUE (recordId, sha256)
) STRICT;
CREATE INDEX recordFileByHash ON recordFile (sha256);

-- What a person wrote down from a page of an original; stands in place of what was read from its picture.
CREATE TABLE transcription (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL REFERENCES file (sha256) ON DELETE CASCADE,
  page INTEGER NOT NULL CHECK (page >= 1),
  -- preload/model.ts transcribedLine as a JSON list, in the order in which the lines are read.
  lines TEXT NOT NULL CHECK (json_valid(lines)),
  UNIQUE (sha256, page)
) STRICT;

-- How the pages of a record's originals are looked at; a record without it has them as they come.
CREATE TABLE arrangement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recordId INTEGER NOT NULL UNIQUE REFERENCES record (id) ON DELETE CASCADE,
  -- preload/model.ts arrangedPage as a JSON list, in the order in which they are looked at.
  pages TEXT NOT NULL CHECK (json_valid(pages))
) STRICT;

CREATE TABLE compendium (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  position INTEGER NOT NULL CHECK (position >= 0),
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  createdAt TEXT NOT NULL,
  updatedAt TEXT NOT NULL
) STRICT;

-- A compendium as it was printed or saved: never changed, never undone.
CREATE TABLE compendiumVersion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- No reference: a compendium that is deleted can come back by undo, and its versions with it.
  compendiumId INTEGER NOT NULL,
  at TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('pdf', 'html', 'docx', 'txt')),
  pages INTEGER CHECK (pages > 0),
  entries INTEGER NOT NULL CHECK (entries >= 0),
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  -- The records as they were printed, JSON in gzip, and the hash of that JSON.
  records BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
CREATE INDEX compendiumVersionByCompendium ON compendiumVersion (compendiumId, id);

-- Pictures on covers of books, PNG: named by definitions, never changed; one that no book names any more stays.
CREATE TABLE bookPicture (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  png BLOB NOT NULL
) STRICT;

-- Designs of books that people saved: preload/model.ts bookDesign as JSON.
CREATE TABLE bookDesign (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  position INTEGER NOT NULL CHECK (position >= 0),
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  createdAt TEXT NOT NULL,
  updatedAt TEXT NOT NULL
) STRICT;

-- Saved searches and views: preload/model.ts savedViewDefinition as JSON.
CREATE TABLE savedView (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  position INTEGER NOT NULL CHECK (position >= 0),
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  createdAt TEXT NOT NULL,
  updatedAt TEXT NOT NULL
) STRICT;

-- One step of work: what undo takes back as a whole.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'create', 'delete', 'restore', 'import', 'bulk', 'merge', 'undo', 'redo')),
  at TEXT NOT NULL,
  -- The step that this one takes back or does again.
  targetId INTEGER REFERENCES batch (id),
  -- done: in force; undone: can be done again; final: neither (a later step, or the bin emptied, forbids it)
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'final'))
) STRICT;
CREATE INDEX batchByState ON batch (state, id);

-- What a person notes on a page of a record's originals.
CREATE TABLE pageNote (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recordId INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL REFERENCES file (sha256) ON DELETE CASCADE,
  page INTEGER NOT NULL CHECK (page >= 1),
  -- preload/page-box.ts as a JSON list; null for the whole page.
  box TEXT CHECK (box IS NULL OR json_valid(box)),
  text TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE INDEX pageNoteByRecord ON pageNote (recordId);
CREATE INDEX pageNoteByFile ON pageNote (sha256);

-- The text of one field of a record in another language than its own; `title` is one of the fields.
CREATE TABLE translation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  recordId INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  language TEXT NOT NULL CHECK (language IN ('az', 'en', 'ru')),
  field TEXT NOT NULL CHECK (field <> ''),
  text TEXT NOT NULL CHECK (text <> ''),
  UNIQUE (recordId, language, field)
) STRICT;

-- Field-level history. before and after are the whole state of `field`, or of the entity where field is null;
-- null stands for "was not there". Undo, redo, restore and the search index all read this table.
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batchId INTEGER NOT NULL REFERENCES batch (id),
  entity TEXT NOT NULL CHECK (entity IN ('record', 'authority', 'relation', 'recordFile', 'compendium', 'savedView', 'bookDesign', 'recordType', 'transcription', 'arrangement', 'pageNote', 'translation')),
  entityId INTEGER NOT NULL,
  -- The record whose history this belongs to, for relations and files too.
  recordId INTEGER,
  field TEXT,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX changeByBatch ON change (batchId);
CREATE INDEX changeByRecord ON change (recordId, id);

-- What was done to keep the originals, in the words of PREMIS 3 (event entity): never changed, never undone.
CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  type TEXT NOT NULL CHECK (type IN ('ingestion', 'fixity check', 'repair')),
  at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('success', 'warning', 'failure')),
  detail TEXT NOT NULL DEFAULT '',
  agent TEXT NOT NULL CHECK (agent <> ''),
  -- The original it happened to, which may be gone since; null for the archive as a whole.
  sha256 TEXT CHECK (sha256 IS NULL OR length(sha256) = 64)
) STRICT;
CREATE INDEX eventByFile ON event (sha256, id) WHERE sha256 IS NOT NULL;

-- The check of all originals that runs, or the last ones that ended.
CREATE TABLE fixityRun (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  startedAt TEXT NOT NULL,
  endedAt TEXT,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled')),
  -- Began by itself, so it gives way to other work.
  isScheduled INTEGER NOT NULL CHECK (isScheduled IN (0, 1)),
  -- Originals up to this hash have been checked: it goes on from here after a restart.
  reached TEXT NOT NULL DEFAULT '',
  files INTEGER NOT NULL DEFAULT 0 CHECK (files >= 0),
  -- Sentences about the database and its backups, as a JSON list; null until they were checked.
  database TEXT CHECK (database IS NULL OR json_valid(database)),
  CHECK ((endedAt IS NULL) = (state = 'running'))
) STRICT;

-- What the last look at each path found wrong; a row goes when the path is found right again.
CREATE TABLE fixityProblem (
  -- Below the archive's folder, with slashes.
  path TEXT PRIMARY KEY CHECK (path <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('changed', 'missing', 'untracked')),
  reason TEXT NOT NULL,
  -- The original that should lie there; null for what no row names.
  sha256 TEXT,
  size INTEGER NOT NULL CHECK (size >= 0),
  foundAt TEXT NOT NULL,
  CHECK ((kind = 'untracked') = (sha256 IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX fixityProblemByFile ON fixityProblem (sha256) WHERE sha256 IS NOT NULL;

-- A pile of files that is being taken in, or was but for some of them: it goes on from here after a restart.
CREATE TABLE intake (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  startedAt TEXT NOT NULL,
  endedAt TEXT,
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'done')),
  -- main/intake/intake-log.ts IntakeOptions as JSON.
  options TEXT NOT NULL CHECK (json_valid(options)),
  -- Files that became part of records, and their pages; their items are gone.
  files INTEGER NOT NULL DEFAULT 0 CHECK (files >= 0),
  pages INTEGER NOT NULL DEFAULT 0 CHECK (pages >= 0),
  CHECK ((endedAt IS NULL) = (state <> 'done'))
) STRICT;

CREATE TABLE intakeItem (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  intakeId INTEGER NOT NULL REFERENCES intake (id) ON DELETE CASCADE,
  -- Where it lies on this machine; the one path that an archive holds, gone with the item.
  path TEXT NOT NULL CHECK (path <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  -- Folders that become records, with slashes; empty where there are none.
  place TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  changedAt REAL NOT NULL,
  -- waiting, then stored: the original is in the store; taken: it is part of a record, noted for a watched folder
  state TEXT NOT NULL CHECK (state IN ('waiting', 'stored', 'taken', 'skipped', 'failed')),
  sha256 TEXT REFERENCES file (sha256),
  -- Whether its row in `file` came with it.
  isNew INTEGER NOT NULL DEFAULT 0 CHECK (isNew IN (0, 1)),
  pages INTEGER CHECK (pages >= 0),
  -- The drafts and warnings of what was read, as JSON.
  reading TEXT CHECK (reading IS NULL OR json_valid(reading)),
  code TEXT,
  detail TEXT,
  CHECK ((state = 'stored') = (sha256 IS NOT NULL)),
  CHECK ((state IN ('skipped', 'failed')) = (code IS NOT NULL))
) STRICT;
CREATE INDEX intakeItemByState ON intakeItem (intakeId, state, id);
CREATE INDEX intakeItemByPath ON intakeItem (intakeId, path);
CREATE INDEX intakeItemByFile ON intakeItem (sha256) WHERE sha256 IS NOT NULL;

-- The records that folders and documents of an intake became, for files that come to them later.
CREATE TABLE intakeRecord (
  intakeId INTEGER NOT NULL REFERENCES intake (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  recordId INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  PRIMARY KEY (intakeId, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX intakeRecordByRecord ON intakeRecord (recordId);
