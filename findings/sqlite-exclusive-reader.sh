#!/usr/bin/env bash
# Package: better-sqlite3-multiple-ciphers 13.0.3 (npm; SQLite)
# What happens: a database in WAL mode that is opened read-only can be read, but with PRAGMA locking_mode = exclusive
#   every read fails with SQLITE_IOERR_LOCK, "disk I/O error".
# Why a good guess is wrong: nobody else has the file open, the disk is sound, and exclusive mode is SQLite's own advice
#   for WAL where memory cannot be shared. The lock that the mode takes is a write lock, which a handle opened for
#   reading cannot hold; the message speaks of the disk.
# Who meets it: programs that open an archive for reading and want nobody to change it meanwhile; they report broken
#   disks to their users.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts better-sqlite3-multiple-ciphers@13.0.3

cat >probe.mjs <<'PROBE'
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';

const read = (journal, locking) => {
  rmSync('work.db', { force: true });
  const writer = new Database('work.db');
  writer.pragma(`journal_mode = ${journal}`);
  writer.exec('create table rows (name text)');
  writer.close();
  const reader = new Database('work.db', { readonly: true });
  try {
    reader.pragma(`locking_mode = ${locking}`);
    reader.prepare('select count(*) from rows').get();
    return 'read';
  } catch (error) {
    return `${error.code}: ${error.message}`;
  } finally {
    reader.close();
  }
};
const seen = [
  ['wal', 'normal'],
  ['delete', 'exclusive'],
  ['wal', 'exclusive'],
].map(([journal, locking]) => {
  const result = read(journal, locking);
  console.log(`journal ${journal}, locking ${locking}: ${result}`);
  return result;
});
const asDescribed = seen[0] === 'read' && seen[1] === 'read' && seen[2].startsWith('SQLITE_IOERR_LOCK');
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
