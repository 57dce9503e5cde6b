/** Documents, their passages and original bytes, the search index, and what the stages computed. */
export const sql = `
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  sha256 TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  compressed INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  path TEXT NOT NULL,
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES source (sha256),
  reading INTEGER NOT NULL DEFAULT 1,
  pages INTEGER NOT NULL,
  text TEXT NOT NULL,
  metadata TEXT NOT NULL,
  corrections TEXT NOT NULL DEFAULT '{}',
  quality TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX document_by_source ON document (sha256);

CREATE TABLE passage (
  number_in_file INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  furniture TEXT,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  details TEXT NOT NULL,
  boxes TEXT NOT NULL,
  UNIQUE (document, id),
  CHECK (start >= 0 AND start <= end)
) STRICT;
CREATE INDEX passage_in_order ON passage (document, start, end);

CREATE VIRTUAL TABLE passage_search USING fts5 (
  text, heading, content = '', contentless_delete = 1, tokenize = 'unicode61'
);
INSERT INTO passage_search (passage_search, rank) VALUES ('rank', 'bm25(1.0, 0.5)');

CREATE TABLE stage_result (
  stage TEXT NOT NULL,
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  json TEXT,
  bytes BLOB,
  PRIMARY KEY (stage, key),
  CHECK ((json IS NULL) <> (bytes IS NULL))
) STRICT;

CREATE TABLE assessment (
  framework TEXT NOT NULL,
  document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  passage TEXT NOT NULL,
  version INTEGER NOT NULL,
  polarity TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (framework, document, passage)
) STRICT, WITHOUT ROWID;
CREATE INDEX assessment_by_document ON assessment (document);

CREATE TABLE suggestion (
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  passage TEXT NOT NULL,
  place INTEGER NOT NULL,
  score REAL NOT NULL,
  PRIMARY KEY (framework, document, passage, criterion)
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_by_criterion ON suggestion (framework, criterion, place);
CREATE INDEX suggestion_by_document ON suggestion (document);

CREATE TABLE failure (
  path TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
