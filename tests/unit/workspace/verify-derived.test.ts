/**
 * What is kept beside what was said: the search index, which can be made anew, and what searches go by; and documents against
 * the log where a part of it was erased.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { saveDecision } from '../../../src/workspace/decisions.ts';
import { addDocument } from '../../../src/workspace/documents.ts';
import { eraseDocument } from '../../../src/workspace/erase.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../../src/workspace/open.ts';
import { mendDamagedSearch, searchPassages } from '../../../src/workspace/search.ts';
import { verifyFile, verifyWorkspace } from '../../../src/workspace/verify.ts';
import { EASTHOLT, inFolder, letter, NORTHMERE } from './samples.ts';

// Its name holds that of another, so that erasing the other one blanks its import as well.
const LONGER = letter('x/letters/eastholt', ['Visits are recorded in Fenmoor.']);
const { document: longer, bytes } = LONGER;
const INSIDE = { bytes, document: { ...longer, source: { ...longer.source, path: 'x/letters/eastholt.txt' } } };

function filled(path: string): Workspace {
  const workspace = createWorkspace(path);
  for (const each of [NORTHMERE, EASTHOLT, INSIDE]) addDocument(workspace, each.document, each.bytes);
  const place = { frameworkId: 'f1', documentId: 'northmere', passageId: 'p1' };
  const said = { criteria: ['C11', 'C12'], polarity: 'strength', agencies: [], tags: [], note: '' } as const;
  saveDecision(workspace, { ...place, ...said, reviewer: 'A. Reviewer' });
  return workspace;
}

const found = (workspace: Workspace) => verifyWorkspace(workspace).findings;
const hits = (workspace: Workspace) => searchPassages(workspace, '"northmer" OR "northmere"').total;

test.each(['DELETE FROM passage_search', 'DELETE FROM passage_search WHERE rowid = 1'])(
  'a search index without passages is nothing lost, and is made anew on opening (%s)',
  (sql) => {
    inFolder((folder) => {
      const path = join(folder, 'review.evidence');
      const workspace = filled(path);
      const before = hits(workspace);
      expect(before).toBeGreaterThan(0);
      workspace.database.exec(sql);
      closeWorkspace(workspace);
      const { sound, findings } = verifyFile(path);
      expect(sound).toBe(false);
      expect(findings.map(({ kind }) => kind)).toEqual(['search']);
      const again = openWorkspace(path);
      expect(found(again)).toEqual([]);
      expect(hits(again)).toBe(before);
      closeWorkspace(again);
    });
  },
);

test('a search index that is damaged in itself is made anew', () => {
  inFolder((folder) => {
    const workspace = filled(join(folder, 'review.evidence'));
    const before = hits(workspace);
    // The database keeps what is below the index from being written by anybody else.
    const driver = workspace.database as unknown as { unsafeMode(on: boolean): void };
    driver.unsafeMode(true);
    workspace.database.pragma('writable_schema = ON');
    workspace.database.exec("UPDATE passage_search_data SET block = x'00' WHERE id > 10");
    workspace.database.pragma('writable_schema = OFF');
    driver.unsafeMode(false);
    expect(found(workspace).map(({ kind }) => kind)).toContain('search');
    mendDamagedSearch(workspace);
    expect(found(workspace)).toEqual([]);
    expect(hits(workspace)).toBe(before);
    closeWorkspace(workspace);
  });
});

test.each([
  'DELETE FROM decision_criterion',
  "DELETE FROM decision_criterion WHERE criterion = 'C11'",
  "UPDATE decision_criterion SET criterion = 'C13' WHERE criterion = 'C12'",
  "UPDATE decision SET polarity = 'improvement'",
])('what searches go by is held against the decision (%s)', (sql) => {
  inFolder((folder) => {
    const workspace = filled(join(folder, 'review.evidence'));
    expect(found(workspace)).toEqual([]);
    workspace.database.exec(sql);
    expect(found(workspace).map(({ message }) => message)).toEqual([
      'What searches and filters go by of the decision at passage p1 of letters/northmere.txt is not what was decided.',
    ]);
    closeWorkspace(workspace);
  });
});

test('documents are held against the log of their import also after another was erased', () => {
  inFolder((folder) => {
    const workspace = filled(join(folder, 'review.evidence'));
    eraseDocument(workspace, 'eastholt', 'A. Reviewer');
    expect(found(workspace)).toEqual([]);
    const changed = (sql: string, back: string) => {
      workspace.database.exec(sql);
      const messages = found(workspace).map(({ message }) => message);
      workspace.database.exec(back);
      return messages;
    };
    const to = (id: string, path: string) => `UPDATE document SET path = '${path}' WHERE id = '${id}'`;
    expect(changed(to('northmere', 'letters/other.txt'), to('northmere', 'letters/northmere.txt'))).toEqual([
      'letters/other.txt was imported as letters/northmere.txt, says the log.',
    ]);
    const { id, source } = INSIDE.document;
    expect(changed(to(id, 'other.txt'), to(id, source.path))).toEqual([
      'other.txt is not the file that was imported: the log names no file with these contents.',
    ]);
    const hash = NORTHMERE.document.source.sha256;
    workspace.database.pragma('foreign_keys = OFF');
    expect(
      changed(
        `UPDATE document SET sha256 = '${'ab'.repeat(32)}' WHERE id = 'northmere'`,
        `UPDATE document SET sha256 = '${hash}' WHERE id = 'northmere'`,
      ),
    ).toContain('letters/northmere.txt is not the file that was imported: the log names no file with these contents.');
    expect(found(workspace)).toEqual([]);
    closeWorkspace(workspace);
  });
});

test.each([
  ['DROP TRIGGER log_is_not_edited', /“log_is_not_edited”.*missing/u],
  [
    'CREATE TRIGGER other AFTER INSERT ON decision BEGIN DELETE FROM log_change WHERE 0; END',
    /“other” changes what is saved/u,
  ],
])('a guard of the log that is gone, or a trigger of somebody else, is found (%s)', (sql, words) => {
  inFolder((folder) => {
    const workspace = filled(join(folder, 'review.evidence'));
    expect(found(workspace)).toEqual([]);
    workspace.database.exec(sql);
    expect(found(workspace)).toMatchObject([{ kind: 'log', message: expect.stringMatching(words) }]);
    closeWorkspace(workspace);
  });
});
