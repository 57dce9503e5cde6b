/** What was recognised on pages that are pictures: kept by the bytes of the file, so that no page is recognised twice. */
export const sql = `
CREATE TABLE recognised_page (
  sha256 TEXT NOT NULL REFERENCES source (sha256) ON DELETE CASCADE,
  page INTEGER NOT NULL,
  version INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (sha256, page)
) STRICT, WITHOUT ROWID;
`;
