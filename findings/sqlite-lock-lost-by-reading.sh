#!/usr/bin/env bash
# Package: better-sqlite3-multiple-ciphers 13.0.3 (npm; SQLite; seen on Linux)
# What happens: one process holds a database open in exclusive mode, so that a second process is refused. The first one
#   then merely reads the file's bytes with fs.readFileSync (fs.copyFileSync does the same). From then on the second
#   process may write, and the next write of the first silently overwrites the row that the second had committed.
# Why a good guess is wrong: reading a file changes nothing, and the database's own handle was never closed. But POSIX
#   record locks belong to the process: closing ANY handle on the file drops them all, and SQLite cannot know.
# Who meets it: programs that back up, hash or sync their own database while it is open. Copy through the backup API or
#   VACUUM INTO, or let another process do it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts better-sqlite3-multiple-ciphers@13.0.3

cat >second.mjs <<'SECOND'
import Database from 'better-sqlite3-multiple-ciphers';

try {
  new Database('work.db', { timeout: 50 }).exec("insert into rows values ('second')");
  console.log('wrote');
} catch (error) {
  console.log(error.code);
}
SECOND
cat >probe.mjs <<'PROBE'
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';

const second = () => spawnSync(process.execPath, ['second.mjs'], { encoding: 'utf8' }).stdout.trim();
const database = new Database('work.db');
database.pragma('locking_mode = exclusive');
database.exec("create table rows (name text); insert into rows values ('first')");
const before = second();
readFileSync('work.db');
const after = second();
database.exec("insert into rows values ('first again')");
database.close();
const rows = new Database('work.db').prepare('select name from rows').all().map((row) => row.name);
console.log('second process before the first reads the file:', before);
console.log('second process after it:                       ', after);
console.log('rows in the end:                               ', rows.join(', '));
const asDescribed = before === 'SQLITE_BUSY' && after === 'wrote' && !rows.includes('second');
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
