/**
 * A file that another program writes over while it is open: nothing more is acknowledged, nothing is mixed into what was put there.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeBackup } from '../../../src/workspace/backup.ts';
import { saveDecision } from '../../../src/workspace/decisions.ts';
import { addDocument } from '../../../src/workspace/documents.ts';
import { saveElsewhere } from '../../../src/workspace/elsewhere.ts';
import { isOpen, type Workspace } from '../../../src/workspace/handle.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../../src/workspace/open.ts';
import { isWrittenOver } from '../../../src/workspace/own-writing.ts';
import { verifyFile, verifyWorkspace } from '../../../src/workspace/verify.ts';
import { EASTHOLT, inFolder, NORTHMERE } from './samples.ts';

function decide(workspace: Workspace, passageId: string, note = ''): void {
  const said = { criteria: ['C11'], polarity: 'strength', agencies: [], tags: [], note, reviewer: 'A' } as const;
  saveDecision(workspace, { frameworkId: 'f1', documentId: 'northmere', passageId, ...said });
}

function filled(path: string): Workspace {
  const workspace = createWorkspace(path);
  addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
  return workspace;
}

/** Another program puts these bytes into the file that is there, as `cp` does: the file itself stays the same one. */
function writtenBy(other: string, path: string): void {
  const script = `require('fs').writeFileSync(${JSON.stringify(path)}, require('fs').readFileSync(${JSON.stringify(other)}))`;
  execFileSync(process.execPath, ['-e', script]);
}

const refused = expect.objectContaining({ code: 'moved', message: expect.stringContaining('wrote over') });

test('after it was written over nothing is acknowledged, and what was put there is left as it is', () => {
  inFolder((folder) => {
    const other = join(folder, 'other.evidence');
    const second = createWorkspace(other);
    addDocument(second, EASTHOLT.document, EASTHOLT.bytes);
    closeWorkspace(second);
    const contents: Record<string, (path: string, earlier: string) => string | null> = {
      'another workspace': () => other,
      'an earlier copy': (_, earlier) => earlier,
      nothing: () => null,
    };
    for (const [what, content] of Object.entries(contents)) {
      for (const decided of [1, 40]) {
        const path = join(folder, `${what} ${decided}.evidence`);
        closeWorkspace(filled(path));
        const earlier = join(folder, `${what} ${decided} earlier`);
        copyFileSync(path, earlier);
        const workspace = openWorkspace(path);
        addDocument(workspace, { ...EASTHOLT.document, id: 'later' }, EASTHOLT.bytes);
        for (let at = 0; at < decided; at++) decide(workspace, 'p1', `number ${at}`);
        // Some of it is in the file, the last step beside it.
        makeBackup(workspace, join(folder, 'backups', what, String(decided)));
        decide(workspace, 'p2');
        const from = content(path, earlier);
        if (from === null) truncateSync(path);
        else writtenBy(from, path);
        const bytes = readFileSync(path);
        for (const passage of ['p3', 'p1', 'p3']) expect(() => decide(workspace, passage), what).toThrow(refused);
        expect(isWrittenOver(workspace)).toBe(true);
        expect(() => saveElsewhere(workspace, join(folder, 'elsewhere'))).toThrow(refused);
        expect(() => makeBackup(workspace, join(folder, 'backups'))).toThrow(/wrote over/u);
        closeWorkspace(workspace);
        expect(readFileSync(path).equals(bytes), what).toBe(true);
        expect(existsSync(`${path}-wal`)).toBe(false);
        expect(statSync(`${path}.written-over-wal`).size).toBeGreaterThan(0);
        if (from !== null) expect(verifyFile(path).sound, what).toBe(true);
      }
    }
  });
});

test('it is said what the last backup lacks and where the last steps are kept, each time under a name of its own', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    closeWorkspace(filled(path));
    const earlier = join(folder, 'earlier');
    copyFileSync(path, earlier);
    const kept: string[] = [];
    for (const name of ['review.evidence', 'review.evidence.2', 'review.evidence.3']) {
      const workspace = openWorkspace(path);
      addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
      makeBackup(workspace, join(folder, 'backups'));
      const note = `since the backup, in ${name}`;
      decide(workspace, 'p1', note);
      const steps = readFileSync(`${path}-wal`);
      writtenBy(earlier, path);
      const aside = `${name}.written-over-wal`;
      const said = `What was decided since that backup is not in it: the last steps are kept aside in “${aside}”`;
      for (let times = 0; times < 2; times++)
        expect(() => decide(workspace, 'p2')).toThrow(
          expect.objectContaining({ code: 'moved', message: expect.stringContaining(said) }),
        );
      closeWorkspace(workspace);
      kept.push(aside);
      expect(readFileSync(join(folder, aside)).equals(steps)).toBe(true);
      expect(steps.length).toBeGreaterThan(0);
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('-wal'))).toEqual(kept.toSorted());
  });
});

test('no file is named where nothing was decided that is not in the file', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    closeWorkspace(filled(path));
    const earlier = join(folder, 'earlier');
    copyFileSync(path, earlier);
    const workspace = openWorkspace(path);
    decide(workspace, 'p1');
    makeBackup(workspace, join(folder, 'backups'));
    writtenBy(earlier, path);
    expect(() => decide(workspace, 'p2')).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/since that backup is not in it\.$/u) }),
    );
    closeWorkspace(workspace);
    expect(readdirSync(folder).filter((name) => name.endsWith('-wal'))).toEqual([]);
  });
});

test('a file of which only the time was set goes on', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = filled(path);
    decide(workspace, 'p1');
    execFileSync(process.execPath, ['-e', `require('fs').utimesSync(${JSON.stringify(path)}, 1e9, 1e9)`]);
    decide(workspace, 'p2');
    expect(isWrittenOver(workspace)).toBe(false);
    utimesSync(path, 2e9, 2e9);
    closeWorkspace(workspace);
    const again = openWorkspace(path);
    expect(verifyWorkspace(again)).toMatchObject({ sound: true, checked: { decisions: 2 } });
    closeWorkspace(again);
  });
});

test('the log beside the file is taken into it in time, and not while a copy is made of it', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = filled(path);
    const most = 4 * 1024 * 1024;
    let highest = 0;
    for (let at = 0; at < 120; at++) {
      decide(workspace, 'p1', `${at} ${'x'.repeat(60_000)}`);
      highest = Math.max(highest, statSync(`${path}-wal`).size);
    }
    expect(highest).toBeGreaterThan(1024 * 1024);
    expect(highest).toBeLessThan(2 * most);
    expect(isOpen(workspace)).toBe(true);
    closeWorkspace(workspace);
    expect(verifyFile(path).sound).toBe(true);
  });
});
