#!/usr/bin/env bash
# Package: better-sqlite3-multiple-ciphers 13.0.3 (npm; SQLite3 Multiple Ciphers)
# What happens: PRAGMA rekey gives rows new rowids when it adds or removes the encryption: rows 6 to 9 of a table without
#   INTEGER PRIMARY KEY become rows 1 to 4. Changing one password for another leaves them as they were.
# Why a good guess is wrong: taking a password off looks like decrypting page after page, as changing it seems to do. But
#   encrypted pages reserve room that plain ones lack, so the database is rebuilt as by VACUUM, which may renumber.
# Who meets it: whoever points at rows by rowid, above all full-text tables beside their content: after a password was
#   set or removed, hits lead to other people's rows. Declare an INTEGER PRIMARY KEY.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts better-sqlite3-multiple-ciphers@13.0.3

cat >probe.mjs <<'PROBE'
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';

const rowids = (from, to) => {
  rmSync('work.db', { force: true });
  const database = new Database('work.db');
  if (from) database.pragma(`key = '${from}'`);
  database.exec('create table rows (name text)');
  const insert = database.prepare('insert into rows values (?)');
  for (let row = 1; row <= 9; row++) insert.run(`row ${row}`);
  database.exec('delete from rows where rowid < 6');
  database.pragma(`rekey = '${to}'`);
  const found = database.prepare('select rowid from rows').all().map((row) => row.rowid);
  database.close();
  return found.join(' ');
};
const seen = { removed: rowids('one', ''), added: rowids('', 'one'), changed: rowids('one', 'two') };
console.log('rowids before:          6 7 8 9');
console.log('after password removed:', seen.removed);
console.log('after password added:  ', seen.added);
console.log('after password changed:', seen.changed);
const asDescribed = seen.removed === '1 2 3 4' && seen.added === '1 2 3 4' && seen.changed === '6 7 8 9';
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
