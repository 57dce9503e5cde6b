-- A workspace of version 4, kept as text. It never changes.
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
INSERT INTO setting (name, value) VALUES ('id', '0a1b2c3d');
INSERT INTO setting (name, value) VALUES ('name', 'Northmere review');
INSERT INTO source (sha256, bytes, compressed, content) VALUES ('c4520183d5da1cad1b8f0b720715b5420ec29d07d5adceb8b878c6f66b210803', 292, 1, x'358f416a04310c04ef7e457f20f380bc2184400e392b1ecd58604b8324ef32bf5f1cc8b9a0aadb5c4e51eab0036a9e6db0f33bbeac4b65d87148650f88e2f39fa24b242bd2509bf4dd5941bac3b99aef78364a64e31b41f756ca0f498a9e48191c38cc17445c5c8596098335a9a331f56c08f6c74a9333d20cddf4dc4af9aecdac43a70707a22d2c7a980f4a31c5e536aeec379e92edaf30664f79a393b5de68f3772be583695f6f1a3d186a89413b23e64aadd531af558f259480f3393bf9f602');
INSERT INTO source (sha256, bytes, compressed, content) VALUES ('583267be36bf29d405fbf5c5f7c81ec175bfa70f6593ca74e846b7b2bd9217c9', 128, 1, x'35ccb10dc3400805d0de53fc093c80db281b640114730699807510a16c9f26695ff162eaa14e861860ca92b0da7013b57db2431df79fa2490bc69928214775a099cfc4880961bbd6657908e313ef12c418ecbbfa81627ae1f4e88456e2f9bf9bcdd62f');
INSERT INTO document (id, path, format, sha256, reading, pages, text, metadata, corrections, quality, removed) VALUES ('northmere', 'letters/northmere.txt', 'txt', 'c4520183d5da1cad1b8f0b720715b5420ec29d07d5adceb8b878c6f66b210803', 1, 2, 'Police officers in Northmere listen to children and record what they say.

Waiting times for the specialist mental health service are too long.

School nurses share information promptly with the multi-agency hub.

Leaders have not made sure that supervision is regular.', '{"title":"Joint inspection of Northmere","type":"inspection-letter","inspectionKind":"jtai","area":"Northmere","date":"2020-01-31","inspectionTheme":"children''s mental health","inspectedFrom":"2019-12-09","inspectedTo":"2019-12-13","inspectorates":["Ofsted","CQC"],"judgements":[]}', '{}', '{"score":1,"pagesWithoutText":[],"warnings":[]}', 0);
INSERT INTO document (id, path, format, sha256, reading, pages, text, metadata, corrections, quality, removed) VALUES ('eastholt', 'letters/eastholt.txt', 'txt', '583267be36bf29d405fbf5c5f7c81ec175bfa70f6593ca74e846b7b2bd9217c9', 1, 1, 'Children in Eastholt wait less than two weeks for help.

The youth offending team knows its children well.', '{"title":"Joint inspection of Eastholt","type":"inspection-letter","inspectionKind":"jtai","area":"Eastholt","date":"2021-06-02","inspectionTheme":"children''s mental health","inspectedFrom":"2019-12-09","inspectedTo":"2019-12-13","inspectorates":["Ofsted","CQC"],"judgements":[]}', '{}', '{"score":1,"pagesWithoutText":[],"warnings":[]}', 0);
INSERT INTO passage (number_in_file, document, id, kind, furniture, start, end, text, details, boxes) VALUES (1, 'northmere', 'p1', 'paragraph', NULL, 0, 73, 'Police officers in Northmere listen to children and record what they say.', '{"level":0,"page":1,"endPage":1,"headings":["Main findings"],"number":"1"}', '[[1,72,0,400.5,12]]');
INSERT INTO passage (number_in_file, document, id, kind, furniture, start, end, text, details, boxes) VALUES (2, 'northmere', 'p2', 'paragraph', NULL, 75, 143, 'Waiting times for the specialist mental health service are too long.', '{"level":0,"page":1,"endPage":1,"headings":["Main findings"],"number":"2"}', '[[1,72,20,400.5,12]]');
INSERT INTO passage (number_in_file, document, id, kind, furniture, start, end, text, details, boxes) VALUES (3, 'northmere', 'p3', 'paragraph', NULL, 145, 212, 'School nurses share information promptly with the multi-agency hub.', '{"level":0,"page":1,"endPage":1,"headings":["Main findings"],"number":"3"}', '[[1,72,40,400.5,12]]');
INSERT INTO passage (number_in_file, document, id, kind, furniture, start, end, text, details, boxes) VALUES (4, 'northmere', 'p4', 'paragraph', NULL, 214, 269, 'Leaders have not made sure that supervision is regular.', '{"level":0,"page":2,"endPage":2,"headings":["Main findings"],"number":"4"}', '[[1,72,60,400.5,12]]');
INSERT INTO passage (number_in_file, document, id, kind, furniture, start, end, text, details, boxes) VALUES (5, 'eastholt', 'p1', 'paragraph', NULL, 0, 55, 'Children in Eastholt wait less than two weeks for help.', '{"level":0,"page":1,"endPage":1,"headings":["Main findings"],"number":"1"}', '[[1,72,0,400.5,12]]');
INSERT INTO passage (number_in_file, document, id, kind, furniture, start, end, text, details, boxes) VALUES (6, 'eastholt', 'p2', 'paragraph', NULL, 57, 106, 'The youth offending team knows its children well.', '{"level":0,"page":1,"endPage":1,"headings":["Main findings"],"number":"2"}', '[[1,72,20,400.5,12]]');
INSERT INTO stage_result (stage, key, version, json, bytes) VALUES ('sketch', 'northmere', 1, NULL, x'010203');
INSERT INTO assessment (framework, document, passage, version, polarity, json) VALUES ('f1', 'northmere', 'p1', 1, 'strength', '{"suggestions":[{"criterion":"C11","score":0.8,"because":[{"kind":"term","text":"listen"}]},{"criterion":"C12","score":0.4,"because":[{"kind":"agency","text":"Police officers"}]}],"polarity":{"label":"strength","score":0.9,"because":["listen"]},"agencies":["police"]}');
INSERT INTO suggestion (framework, criterion, document, passage, place, score) VALUES ('f1', 'C11', 'northmere', 'p1', 1, 0.8);
INSERT INTO suggestion (framework, criterion, document, passage, place, score) VALUES ('f1', 'C12', 'northmere', 'p1', 2, 0.4);
INSERT INTO failure (path, code, reason) VALUES ('letters/broken.pdf', 'damaged', 'The file is damaged.');
INSERT INTO passage_search (rowid, text, heading) VALUES (1, 'polic offic in northmer listen to child and record what thei sai', 'main find');
INSERT INTO passage_search (rowid, text, heading) VALUES (2, 'wait time for the specialist mental health servic ar too long', 'main find');
INSERT INTO passage_search (rowid, text, heading) VALUES (3, 'school nurs share inform promptli with the multi agenc hub
promptli with the multiag hub', 'main find');
INSERT INTO passage_search (rowid, text, heading) VALUES (4, 'leader have not made sure that supervis is regular', 'main find');
INSERT INTO passage_search (rowid, text, heading) VALUES (5, 'child in eastholt wait less than two week for help', 'main find');
INSERT INTO passage_search (rowid, text, heading) VALUES (6, 'the youth offend team know it child well', 'main find');

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
INSERT INTO log (sequence, at, reviewer, kind, of_sequence, what, erased, hash) VALUES (1, '2025-01-02T10:00:00.000Z', 'A. Reviewer', 'act', NULL, 'chose C04 for “Waiting times for the specialist mental health…” (Northmere, paragraph 2)', NULL, '1d49ab0513269d9f57dfda6a73132dcb3b6ba2a2df2ffec0937f8699c53c4368');
INSERT INTO log_change (sequence, place, kind, key, before, after, erased) VALUES (1, 0, 'decision', '["f1","northmere","p2"]', 'null', '{"documentId":"northmere","passageId":"p2","frameworkId":"f1","criteria":["C04"],"polarity":"improvement","agencies":[],"tags":["ask again"],"note":"","reviewer":"A. Reviewer","at":"2025-01-02T10:00:00.000Z","suggested":null,"quotation":{"text":"Waiting times for the specialist mental health service are too long.","start":75,"end":143},"rules":null,"edition":null}', NULL);
INSERT INTO undoable (sequence, undone) VALUES (1, 0);
INSERT INTO decision (framework, document, passage, polarity, json) VALUES ('f1', 'northmere', 'p2', 'improvement', '{"documentId":"northmere","passageId":"p2","frameworkId":"f1","criteria":["C04"],"polarity":"improvement","agencies":[],"tags":["ask again"],"note":"","reviewer":"A. Reviewer","at":"2025-01-02T10:00:00.000Z","suggested":null,"quotation":{"text":"Waiting times for the specialist mental health service are too long.","start":75,"end":143},"rules":null,"edition":null}');
INSERT INTO decision_criterion (framework, criterion, document, passage) VALUES ('f1', 'C04', 'northmere', 'p2');
INSERT INTO setting (name, value) VALUES ('log-head', '{"sequence":1,"hash":"1d49ab0513269d9f57dfda6a73132dcb3b6ba2a2df2ffec0937f8699c53c4368"}');
ALTER TABLE document ADD COLUMN rules INTEGER NOT NULL DEFAULT 1;
ALTER TABLE passage ADD COLUMN furniture_read TEXT;
UPDATE passage SET furniture_read = furniture;
CREATE TABLE recognised_page (
  sha256 TEXT NOT NULL REFERENCES source (sha256) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  version INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (sha256, page)
) STRICT, WITHOUT ROWID;
INSERT INTO recognised_page (sha256, page, version, content) VALUES ('c4520183d5da1cad1b8f0b720715b5420ec29d07d5adceb8b878c6f66b210803', 1, 1, x'1dca410e83201046e1bbfceb5934a62675ae62ba5018854007231016c6bbd7b0fb5ef22ea45a4cfa09186b5c348070ca929382b5c64868de16071ea791e0c4efae803fef8150eaf94c2f420ed23a4cd2cd5b51233da357c9e0f9fb2c8798d07dff01');
