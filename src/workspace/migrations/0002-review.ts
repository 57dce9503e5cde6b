/** Decisions and everything else a reviewer leaves, and the audit log they come from. */
export const sql = `
ALTER TABLE passage ADD COLUMN origin TEXT NOT NULL DEFAULT 'read';

CREATE TABLE earlier_reading (
  document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  reading INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (document, reading)
) STRICT;

CREATE TABLE log (
  sequence INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  kind TEXT NOT NULL,
  of_sequence INTEGER REFERENCES log (sequence),
  what TEXT,
  erased TEXT,
  hash TEXT NOT NULL,
  CHECK ((what IS NULL) <> (erased IS NULL))
) STRICT;

CREATE TABLE log_change (
  sequence INTEGER NOT NULL REFERENCES log (sequence),
  place INTEGER NOT NULL,
  kind TEXT,
  key TEXT,
  before TEXT,
  after TEXT,
  erased TEXT,
  PRIMARY KEY (sequence, place),
  CHECK ((kind IS NULL) <> (erased IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX log_change_by_record ON log_change (kind, key, sequence);

CREATE TRIGGER log_is_not_cut BEFORE DELETE ON log
BEGIN SELECT raise(ABORT, 'The log only grows.'); END;
CREATE TRIGGER log_change_is_not_cut BEFORE DELETE ON log_change
BEGIN SELECT raise(ABORT, 'The log only grows.'); END;
CREATE TRIGGER log_is_not_edited BEFORE UPDATE ON log
WHEN new.erased IS NULL OR new.what IS NOT NULL OR new.hash <> old.hash OR new.at <> old.at
  OR new.reviewer <> old.reviewer OR new.kind <> old.kind OR new.of_sequence IS NOT old.of_sequence
BEGIN SELECT raise(ABORT, 'The log is not edited.'); END;
CREATE TRIGGER log_change_is_not_edited BEFORE UPDATE ON log_change
WHEN new.erased IS NULL OR new.kind IS NOT NULL OR new.before IS NOT NULL OR new.after IS NOT NULL
BEGIN SELECT raise(ABORT, 'The log is not edited.'); END;

CREATE TABLE undoable (
  sequence INTEGER PRIMARY KEY REFERENCES log (sequence),
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX undoable_by_state ON undoable (undone, sequence);

CREATE TABLE decision (
  framework TEXT NOT NULL,
  document TEXT NOT NULL,
  passage TEXT NOT NULL,
  polarity TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (framework, document, passage)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_by_passage ON decision (document, passage);

CREATE TABLE decision_criterion (
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  document TEXT NOT NULL,
  passage TEXT NOT NULL,
  PRIMARY KEY (framework, document, passage, criterion)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_by_criterion ON decision_criterion (framework, criterion);

CREATE TABLE record (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
`;
