#!/usr/bin/env bash
# Package: better-sqlite3-multiple-ciphers 13.0.3 (npm; SQLite FTS5)
# What happens: in a full-text table with contentless_delete=1, the words of a deleted row stay readable in the database
#   file, even with PRAGMA secure_delete on, FTS5's own 'secure-delete' on, and after VACUUM. Only 'optimize' (or
#   'rebuild', which such a table cannot do) takes them out.
# Why a good guess is wrong: the row is no longer found, two settings are called secure delete, and VACUUM writes the file
#   anew. But the deletion is only noted beside the index (a tombstone), and the index is live content to all of them.
# Who meets it: whoever deletes a document because nothing of it may remain, and searches with a slim index.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts better-sqlite3-multiple-ciphers@13.0.3

cat >probe.mjs <<'PROBE'
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';

const WORD = 'zqxvillager';
const database = new Database('work.db');
database.pragma('secure_delete = on');
database.exec("create virtual table words using fts5(body, content='', contentless_delete=1)");
database.exec("insert into words(words, rank) values ('secure-delete', 1)");
const insert = database.prepare('insert into words(rowid, body) values (?, ?)');
database.transaction(() => {
  for (let row = 1; row <= 100; row++) insert.run(row, `a common report ${row === 2 ? WORD : ''} on homes`);
})();
database.exec('delete from words where rowid = 2');
database.exec('vacuum');
const found = database.prepare('select count(*) as hits from words where words match ?').get(WORD).hits;
const inFile = () => readFileSync('work.db').includes(WORD);
const before = inFile();
database.exec("insert into words(words) values ('optimize')");
database.exec('vacuum');
const after = inFile();
database.close();
console.log('hits for the word after deleting its row:', found);
console.log('in the file after delete and vacuum:     ', before);
console.log('in the file after optimize and vacuum:   ', after);
const asDescribed = found === 0 && before && !after;
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
