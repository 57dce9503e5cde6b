import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workspaceId } from '../../../src/workspace/backup.ts';
import { getDecision, saveDecision } from '../../../src/workspace/decisions.ts';
import { addDocument, listDocuments } from '../../../src/workspace/documents.ts';
import { eraseDocument } from '../../../src/workspace/erase.ts';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { undo } from '../../../src/workspace/ledger.ts';
import { logHead } from '../../../src/workspace/log.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../../src/workspace/open.ts';
import { brokenPages, PAGE_SIZE, pageHolds, tagKey } from '../../../src/workspace/pages.ts';
import { sealOf } from '../../../src/workspace/seal.ts';
import { putStage } from '../../../src/workspace/stages.ts';
import { type NotedHead, verifyFile, verifySteps, verifyWorkspace } from '../../../src/workspace/verify.ts';
import { EASTHOLT, inFolder, letter, NORTHMERE } from './samples.ts';

const CHOICE = {
  frameworkId: 'f1',
  documentId: 'northmere',
  passageId: 'p1',
  criteria: ['C11'],
  polarity: 'strength',
  agencies: [],
  tags: [],
  note: '',
  reviewer: 'A. Reviewer',
} as const;

function filled(path: string): Workspace {
  const workspace = createWorkspace(path);
  addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
  addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
  for (const passageId of ['p1', 'p2', 'p3']) saveDecision(workspace, { ...CHOICE, passageId });
  // Leaves free pages behind: a flipped bit there is found too.
  putStage(workspace, 'sketch', 'northmere', 1, new Uint8Array(40_000));
  putStage(workspace, 'sketch', 'northmere', 1, new Uint8Array(10));
  return workspace;
}

function flip(path: string, bit: number): void {
  const file = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, bit >> 3);
  byte[0] = (byte[0] ?? 0) ^ (1 << (bit & 7));
  writeSync(file, byte, 0, 1, bit >> 3);
  closeSync(file);
}

test('a sound workspace is sound, and says how much was looked at', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = filled(path);
    const verification = verifyWorkspace(workspace);
    expect(verification).toMatchObject({ sound: true, findings: [] });
    expect(verification.checked).toMatchObject({ documents: 2, passages: 6, decisions: 3, log: 5 });
    closeWorkspace(workspace);
    expect(verifyFile(path)).toEqual(verification);
  });
});

test('one flipped bit in any page is found', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    closeWorkspace(filled(path));
    const seal = sealOf(path);
    const pages = statSync(path).size / PAGE_SIZE;
    expect([...brokenPages(path, seal)]).toEqual([]);
    for (let page = 1; page <= pages; page++) {
      // Another place in every page, the salt of the first one left out: that is the next test.
      const byte = (page - 1) * PAGE_SIZE + 16 + ((page * 2909) % (PAGE_SIZE - 16));
      flip(path, byte * 8 + (page % 8));
      expect([...brokenPages(path, seal)]).toEqual([page]);
      flip(path, byte * 8 + (page % 8));
    }
    expect([...brokenPages(path, seal)]).toEqual([]);
  });
});

test('the page at 1 GiB, which SQLite never writes, is no damage where it is whole; those beside it are looked at', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    closeWorkspace(createWorkspace(path));
    const key = tagKey(sealOf(path));
    const empty = Buffer.alloc(PAGE_SIZE);
    expect([262_144, 262_145, 262_146].map((number) => pageHolds(empty, number, key))).toEqual([false, true, false]);
    expect(pageHolds(empty.subarray(1), 262_145, key)).toBe(false);
  });
});

test('a flipped bit in the file is reported by the whole check, wherever it is', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    closeWorkspace(filled(path));
    const bits = statSync(path).size * 8;
    const copy = join(folder, 'copy.evidence');
    const places = Array.from({ length: 24 }, (_, index) => Math.floor((index * bits) / 24) + ((index * 977) % 4000));
    for (const bit of [...places, 8, 34, 9 * 8, 15 * 8, bits - 1]) {
      copyFileSync(path, copy);
      flip(copy, bit);
      const before = readFileSync(copy);
      const verification = verifyFile(copy);
      expect(verification.sound, `bit ${bit}`).toBe(false);
      expect(verification.findings[0]?.message).toMatch(/damaged/u);
      expect(before.equals(readFileSync(copy)), `bit ${bit}: the file is left as it is`).toBe(true);
    }
  });
});

test('what is no workspace is called no workspace', () => {
  inFolder((folder) => {
    const path = join(folder, 'letter.txt');
    writeFileSync(path, 'A letter that somebody chose by mistake.');
    expect(() => verifyFile(path)).toThrow(/not a workspace/u);
    expect(() => verifyFile(join(folder, 'nothing'))).toThrow(/no workspace at this place/u);
  });
});

test('a part that is cut off is found', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    closeWorkspace(filled(path));
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.length - 10 * PAGE_SIZE));
    expect(verifyFile(path).sound).toBe(false);
    writeFileSync(path, bytes.subarray(0, bytes.length - 100));
    expect(verifyFile(path).sound).toBe(false);
  });
});

test('a damaged log of a stopped process is found before anything is lost', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = filled(path);
    // What a killed process leaves: the file and its write-ahead log, neither closed.
    const copy = join(folder, 'copy.evidence');
    const leave = () => {
      copyFileSync(path, copy);
      copyFileSync(`${path}-wal`, `${copy}-wal`);
    };
    leave();
    expect(verifyFile(copy).sound).toBe(true);
    expect(existsSync(`${copy}-wal`)).toBe(false);
    const size = statSync(`${path}-wal`).size;
    for (const [byte, pattern] of [
      [9, /damaged/u],
      [32 + 9, /damaged/u],
      [32 + 24 + 700, /damaged/u],
      [Math.floor(size / 2), /damaged/u],
      [size - 100, /not finished or is damaged/u],
    ] as const) {
      leave();
      flip(`${copy}-wal`, byte * 8);
      const before = readFileSync(`${copy}-wal`);
      const verification = verifyFile(copy);
      expect(verification.sound, `byte ${byte}`).toBe(false);
      expect(verification.findings[0]?.message).toMatch(pattern);
      if (byte !== size - 100) {
        expect(() => openWorkspace(copy)).toThrow(/damaged/u);
        expect(before.equals(readFileSync(`${copy}-wal`))).toBe(true);
      }
    }
    closeWorkspace(workspace);
  });
});

test('a step that a full drive cut short was never acknowledged, and is no damage', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = filled(path);
    const copy = join(folder, 'copy.evidence');
    copyFileSync(path, copy);
    const log = readFileSync(`${path}-wal`);
    const { decisions } = verifyWorkspace(workspace).checked;
    for (const more of [1, 24, 2000]) {
      copyFileSync(path, copy);
      // The next frame begins like the last one, and the drive was full before it was all there.
      writeFileSync(`${copy}-wal`, Buffer.concat([log, log.subarray(log.length - 24 - PAGE_SIZE).subarray(0, more)]));
      expect(verifyFile(copy)).toMatchObject({ sound: true, checked: { decisions } });
    }
    closeWorkspace(workspace);
  });
});

test('what a step left that had no room, and that a shorter one was written over, is no damage', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    closeWorkspace(filled(path));
    const begun = openWorkspace(path);
    saveDecision(begun, { ...CHOICE, passageId: 'p1', note: 'first' });
    /** The log after one more step on the same file: a process that goes on after a stop goes on in the same log. */
    const after = (name: string, step: (workspace: Workspace) => unknown) => {
      const copy = join(folder, name);
      for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${copy}${end}`);
      const workspace = openWorkspace(copy);
      step(workspace);
      const log = readFileSync(`${copy}-wal`);
      closeWorkspace(workspace);
      return log;
    };
    const long = after('long', (workspace) => putStage(workspace, 'sketch', 'northmere', 1, new Uint8Array(200_000)));
    const short = after('short', (workspace) => saveDecision(workspace, { ...CHOICE, passageId: 'p2', note: 'later' }));
    expect(long.subarray(16, 24).equals(short.subarray(16, 24))).toBe(true);
    expect(long.length).toBeGreaterThan(short.length + 4 * (24 + PAGE_SIZE));
    const copy = join(folder, 'copy.evidence');
    for (const frames of [1, 3]) {
      copyFileSync(path, copy);
      // The long one ended before its last frame, which would have finished it.
      const left = long.subarray(short.length, short.length + frames * (24 + PAGE_SIZE) + 700);
      writeFileSync(`${copy}-wal`, Buffer.concat([short, left]));
      expect(verifyFile(copy)).toMatchObject({ sound: true, findings: [] });
      copyFileSync(path, copy);
      writeFileSync(`${copy}-wal`, Buffer.concat([short, left]));
      const workspace = openWorkspace(copy);
      expect(getDecision(workspace, 'f1', 'northmere', 'p2')?.note).toBe('later');
      closeWorkspace(workspace);
    }
    closeWorkspace(begun);
  });
});

/** What somebody could do who has the program's own means. */
function tampered(sql: string): readonly { kind: string; message: string }[] {
  return inFolder((folder) => {
    const workspace = filled(join(folder, 'review.evidence'));
    workspace.database.exec(`DROP TRIGGER log_is_not_cut; DROP TRIGGER log_change_is_not_cut;
      DROP TRIGGER log_is_not_edited; DROP TRIGGER log_change_is_not_edited; PRAGMA foreign_keys = OFF; ${sql}`);
    const { findings } = verifyWorkspace(workspace);
    closeWorkspace(workspace);
    // That the guards are gone is found as well, and tested apart.
    return findings.filter(({ message }) => !message.startsWith('The guard'));
  });
}

test('tampering and truncation are found and located', () => {
  const messages = (sql: string) => tampered(sql).map(({ message }) => message);
  expect(messages(`UPDATE log SET what = 'accepted C99' WHERE sequence = 4`)).toEqual([
    'Entry 4 of the log is not as it was written.',
  ]);
  expect(messages(`UPDATE log_change SET after = replace(after, 'C11', 'C01') WHERE sequence = 4`)).toContain(
    'Entry 4 of the log is not as it was written.',
  );
  expect(messages('DELETE FROM log_change WHERE sequence = 3; DELETE FROM log WHERE sequence = 3')).toContain(
    'Entry 3 of the log is missing.',
  );
  expect(messages('DELETE FROM log_change WHERE sequence = 5; DELETE FROM log WHERE sequence = 5')).toContain(
    'The log ends at entry 4; it once went to entry 5.',
  );
  expect(messages(`DELETE FROM log; DELETE FROM log_change; DELETE FROM setting WHERE name = 'log-head'`)).toContain(
    'The decision about f1, northmere, p1 is not in the log.',
  );
  expect(messages(`UPDATE decision SET json = replace(json, 'strength', 'neutral') WHERE passage = 'p2'`)).toEqual([
    'What searches and filters go by of the decision at passage p2 of letters/northmere.txt is not what was decided.',
    'The decision about f1, northmere, p2 is not as entry 4 of the log left it.',
  ]);
  expect(messages(`DELETE FROM decision WHERE passage = 'p2'`)).toEqual([
    'What entry 4 of the log says is gone: decision ["f1","northmere","p2"].',
  ]);
});

test('a quotation that does not stand in its document is named', () => {
  const findings = tampered(`UPDATE document SET text = replace(text, 'listen to', 'ignore') WHERE id = 'northmere'`);
  expect(findings.map(({ kind }) => kind)).toContain('quotation');
  expect(findings.map(({ message }) => message)).toContain(
    'Passage p1 of letters/northmere.txt does not stand where it should: “Police officers in Northmere listen to children…”.',
  );
  const original = tampered(`UPDATE source SET content = x'00' WHERE sha256 = '${NORTHMERE.document.source.sha256}'`);
  expect(original).toEqual([
    { kind: 'file', message: 'The original of letters/northmere.txt is not as it was imported.' },
  ]);
});

test('a file put in the place of the one that was imported, with its own hash, is found by the log', () => {
  const { sha256: hash } = NORTHMERE.document.source;
  const messages = (sql: string) => tampered(sql).map(({ message }) => message);
  const other = 'ab'.repeat(32);
  expect(messages(`UPDATE document SET sha256 = '${other}' WHERE sha256 = '${hash}'`)).toEqual(
    expect.arrayContaining([
      'letters/northmere.txt is not the file that was imported: the log names no file with these contents.',
      'letters/northmere.txt was imported, says the log, and is not there.',
    ]),
  );
});

test('a log cut and rewritten without a trace is found by the head that was noted elsewhere', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const first = filled(path);
    const noted = { sequence: 0, hash: '', ...logHead(first), workspace: workspaceId(first) };
    expect(verifyWorkspace(first, noted).findings).toEqual([]);
    const messages = (of: Workspace, head: NotedHead) =>
      verifyWorkspace(of, head).findings.map(({ message }) => message);
    const more = { ...noted, sequence: noted.sequence + 1 };
    expect(messages(first, more)).toEqual([
      `The log ends before entry ${more.sequence}, to which it went when the export was made.`,
    ]);
    expect(messages(first, { ...noted, sequence: 3 })).toEqual([
      'Entry 3 of the log is another one than it was when the export was made.',
    ]);
    closeWorkspace(first);
    const second = createWorkspace(join(folder, 'other.evidence'));
    expect(verifyWorkspace(second).sound).toBe(true);
    expect(messages(second, noted)).toEqual([
      'The export was made from another workspace, so it says nothing about this one.',
    ]);
    closeWorkspace(second);
  });
});

test('what is saved while a check goes on is never taken for damage', () => {
  inFolder((folder) => {
    const workspace = filled(join(folder, 'review.evidence'));
    const { id = '' } = listDocuments(workspace)[0] ?? {};
    const place = {
      frameworkId: 'f1',
      documentId: id,
      passageId: 'p1',
      agencies: [],
      tags: [],
      reviewer: 'A. Reviewer',
    };
    const between: readonly ((round: number) => unknown)[] = [
      (round) => saveDecision(workspace, { ...place, criteria: ['C11'], polarity: 'strength', note: `${round}` }),
      () => undo(workspace, 'A. Reviewer'),
      (round) => {
        const { document, bytes } = letter(`letter-${round}`, ['Visits are recorded in Fenmoor.']);
        addDocument(workspace, document, bytes);
      },
      (round) => round > 4 && eraseDocument(workspace, `letter-${round - 1}`, 'A. Reviewer'),
    ];
    for (const first of between.keys()) {
      const steps = verifySteps(workspace);
      for (let round = first * 1000; ; round++) {
        const step = steps.next();
        if (step.done === true) {
          expect(step.value.findings).toEqual([]);
          break;
        }
        between[round % between.length]?.(round);
      }
    }
    closeWorkspace(workspace);
  });
});
