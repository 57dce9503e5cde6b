import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBackups, makeBackup } from '../../../src/workspace/backup.ts';
import { saveDecision } from '../../../src/workspace/decisions.ts';
import { documentBytes, getDocument, listDocuments, listFailures } from '../../../src/workspace/documents.ts';
import { MIGRATIONS } from '../../../src/workspace/migrations/index.ts';
import { closeWorkspace, createWorkspace, getSetting, openWorkspace } from '../../../src/workspace/open.ts';
import { restoreBackup } from '../../../src/workspace/restore.ts';
import { searchPassages } from '../../../src/workspace/search.ts';
import { mergeWorkspace } from '../../../src/workspace/second.ts';
import { assessedInShort, getAssessment } from '../../../src/workspace/stages.ts';
import { verifyFile, verifyWorkspace } from '../../../src/workspace/verify.ts';
import { makeOlder, OLDER_VERSIONS } from './older/older.ts';
import { ASSESSMENT, inFolder, NORTHMERE } from './samples.ts';

test('there is an older file for every step', () => {
  expect(OLDER_VERSIONS).toHaveLength(MIGRATIONS.length - 1);
});

test.each(OLDER_VERSIONS)('a file of version %i is brought up to date with everything in it', (version) => {
  inFolder((folder) => {
    const path = join(folder, 'older.evidence');
    makeOlder(path, version);
    const backups = join(folder, 'backups');
    const workspace = openWorkspace(path, { beforeMigration: (older) => makeBackup(older, backups) });
    expect(workspace.database.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(getSetting(workspace, 'name')).toBe('Northmere review');
    expect(listDocuments(workspace).map(({ id }) => id)).toEqual(['eastholt', 'northmere']);
    expect(getDocument(workspace, 'northmere')).toEqual(NORTHMERE.document);
    expect(Buffer.from(documentBytes(workspace, 'northmere'))).toEqual(Buffer.from(NORTHMERE.bytes));
    expect(getAssessment(workspace, 'f1', 'northmere', 'p1')?.value).toEqual(ASSESSMENT);
    expect(assessedInShort(workspace, 'f1').get('northmere p1')).toEqual({
      polarity: 'strength',
      agencies: ['police'],
      first: { criterion: 'C11', score: 0.8 },
    });
    expect(searchPassages(workspace, 'polic').hits).toHaveLength(1);
    expect(listFailures(workspace)).toHaveLength(1);
    saveDecision(workspace, {
      frameworkId: 'f1',
      documentId: 'northmere',
      passageId: 'p1',
      criteria: ['C11'],
      polarity: 'strength',
      agencies: [],
      tags: [],
      note: '',
      reviewer: 'A. Reviewer',
    });
    expect(verifyWorkspace(workspace).findings).toEqual([]);
    closeWorkspace(workspace);
    // What was backed up was still the old file, and can be gone back to.
    const [backup] = listBackups(backups);
    const seen: number[] = [];
    restoreBackup(backup?.path ?? '', path);
    const again = openWorkspace(path, {
      beforeMigration: (older) => seen.push(Number(older.database.pragma('user_version', { simple: true }))),
    });
    expect(seen).toEqual([version]);
    expect(listDocuments(again)).toHaveLength(2);
    closeWorkspace(again);
  });
});

test.each(OLDER_VERSIONS)('a file of version %i comes to the same tables as a new one', (version) => {
  inFolder((folder) => {
    makeOlder(join(folder, 'older.evidence'), version);
    const tables = (path: string, open: typeof openWorkspace) => {
      const workspace = open(path);
      const rows = workspace.database.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
      closeWorkspace(workspace);
      return rows;
    };
    expect(tables(join(folder, 'older.evidence'), openWorkspace)).toEqual(
      tables(join(folder, 'new.evidence'), createWorkspace),
    );
  });
});

test.each(OLDER_VERSIONS)('a file of version %i that is only looked at stays as it is', (version) => {
  inFolder((folder) => {
    const [path, ours] = [join(folder, 'older.evidence'), join(folder, 'ours.evidence')];
    makeOlder(path, version);
    const before = readFileSync(path);
    expect(verifyFile(path)).toMatchObject({ sound: true, checked: { documents: 2 } });
    const workspace = createWorkspace(ours);
    expect(mergeWorkspace(workspace, path, 'A. Reviewer').documentsAdded).toBe(2);
    closeWorkspace(workspace);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['older.evidence', 'ours.evidence']);
  });
});
