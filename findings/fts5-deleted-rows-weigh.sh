#!/usr/bin/env bash
# Package: better-sqlite3-multiple-ciphers 13.0.3 (npm; SQLite 3.53.4, FTS5)
# What happens: in a full-text table with contentless_delete=1, bm25() goes on counting rows that were deleted, both among
#   the rows of the table and in their mean length. After 100 long rows without the word have come and gone, the same two
#   matches weigh -6.26 and -6.10 instead of -0.40 and -0.19, and 'optimize' changes nothing.
# Why a good guess is wrong: count(*) and MATCH leave the rows out at once, and an ordinary FTS5 table, asked the same after
#   the same deletions, weighs as if they had never been. Scores kept, or compared with a threshold, drift with every
#   document that is read again; a short and a long match end up nearly alike.
# Who meets it: whoever ranks by bm25() over an index that documents are taken out of, or computes the same ranks beside it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts better-sqlite3-multiple-ciphers@13.0.3

cat >probe.mjs <<'PROBE'
import Database from 'better-sqlite3-multiple-ciphers';

/** Ranks of two matches among five rows, after so many other rows have come and gone. */
function ranks(options, others, tidied = false) {
  const database = new Database(':memory:');
  database.exec(`create virtual table words using fts5(${['body', ...options].join(', ')})`);
  const insert = database.prepare('insert into words (rowid, body) values (?, ?)');
  const first = 1000;
  for (let row = first; row < first + others; row++) insert.run(row, 'report '.repeat(200));
  ['plan one', 'plan one two three four five six seven eight', 'other', 'none', 'none at all'].forEach((body, at) =>
    insert.run(at + 1, body),
  );
  database.exec(`delete from words where rowid >= ${first}`);
  if (tidied) database.exec("insert into words (words) values ('optimize')");
  const found = database.prepare("select bm25(words) as rank from words where words match 'plan' order by rowid").all();
  const rows = database.prepare('select count(*) as rows from words').get().rows;
  database.close();
  return `${rows} rows, ${found.map(({ rank }) => rank.toFixed(3)).join(' and ')}`;
}

const slim = ["content=''", 'contentless_delete=1'];
const seen = {
  'ordinary table, nothing deleted': ranks([], 0),
  'ordinary table, 100 rows deleted': ranks([], 100),
  'contentless_delete, nothing deleted': ranks(slim, 0),
  'contentless_delete, 100 rows deleted': ranks(slim, 100),
  'the same, optimized': ranks(slim, 100, true),
};
for (const [what, found] of Object.entries(seen)) console.log(`${what.padEnd(38)} ${found}`);
const clean = '5 rows, -0.397 and -0.193';
const drifted = '5 rows, -6.256 and -6.102';
const expected = [clean, clean, clean, drifted, drifted];
const asDescribed = Object.values(seen).every((found, at) => found === expected[at]);
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
