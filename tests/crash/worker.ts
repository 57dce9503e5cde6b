/**
 * What the crash tests stop: one process that works on a workspace and says on standard output, a line at a time, what
 * the program has told its user. Run as `node worker.ts JOB PATH SEED`.
 */
import { createHash } from 'node:crypto';
import { existsSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EMPTY_FINDING, type Finding } from '../../src/document/finding.ts';
import { writeWhole } from '../../src/service/exports/write-whole.ts';
import { importFiles } from '../../src/service/reading/import.ts';
import { createReadingPool } from '../../src/service/reading/pool.ts';
import { recogniseWaiting } from '../../src/service/recognition/recognise.ts';
import { listBackups, makeBackup } from '../../src/workspace/backup.ts';
import { decideSelection, getDecision, saveDecision, takeBackDecision } from '../../src/workspace/decisions.ts';
import { addDocument, correctMetadata, getDocument, listDocuments } from '../../src/workspace/documents.ts';
import { saveFinding } from '../../src/workspace/findings.ts';
import type { Workspace } from '../../src/workspace/handle.ts';
import { redo, undo } from '../../src/workspace/ledger.ts';
import { exportLog, logHead } from '../../src/workspace/log.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../src/workspace/open.ts';
import { changePassphrase } from '../../src/workspace/passphrase.ts';
import { replaceReading } from '../../src/workspace/reading.ts';
import { restoreBackup } from '../../src/workspace/restore.ts';
import { mergeWorkspace } from '../../src/workspace/second.ts';
import { printedLines, scanned, scannedPdf } from '../fixtures/scan.ts';
import { makeOlder } from '../unit/workspace/older/older.ts';
import { letter, type Sample } from '../unit/workspace/samples.ts';

const [job = '', path = '', seedText = '1'] = process.argv.slice(2);
const REVIEWER = 'A. Reviewer';
const WORDS = 'children police health school leaders records waiting support plans visits practice safety'.split(' ');

/** Small, fast, and the same for the same seed (Marsaglia 2003, xorshift). */
let state = Number(seedText) || 1;
function random(below: number): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % below;
}

/** The user has been told: from here on it must be there. Not buffered, as the next moment may be the last. */
function tell(what: string): void {
  writeSync(1, `${what}\n`);
}

function tellHead(workspace: Workspace): void {
  const head = logHead(workspace);
  if (head !== null) tell(`log ${head.sequence} ${head.hash}`);
}

function opened(at = path): Workspace {
  return existsSync(at) ? openWorkspace(at) : createWorkspace(at);
}

function invented(id: string): Sample {
  const paragraphs = Array.from({ length: 12 }, (_, index) => {
    const words = Array.from({ length: 10 + random(20) }, () => WORDS[random(WORDS.length)] ?? '');
    return `Finding ${index + 1} of ${id}: ${words.join(' ')}.`;
  });
  return letter(id, paragraphs);
}

function withLetters(workspace: Workspace): Workspace {
  if (listDocuments(workspace).length > 0) return workspace;
  for (const id of ['one', 'two', 'three']) {
    const { document, bytes } = invented(id);
    addDocument(workspace, document, bytes);
  }
  return workspace;
}

function choice(documentId: string, note: string) {
  const criteria = [`C${String(1 + random(18)).padStart(2, '0')}`];
  const passageId = `p${1 + random(12)}`;
  const polarity = 'strength' as const;
  return {
    frameworkId: 'f1',
    documentId,
    passageId,
    criteria,
    polarity,
    agencies: [],
    tags: [],
    note,
    reviewer: REVIEWER,
  };
}

function importing(): void {
  const workspace = opened();
  const name = createHash('sha256').update(seedText).digest('hex').slice(0, 6);
  tell('ready');
  for (let count = 0; ; count++) {
    const { document, bytes } = invented(`${name}-${count}`);
    addDocument(workspace, document, bytes);
    tell(`document ${document.id} ${document.source.sha256}`);
  }
}

function reviewing(): void {
  const workspace = withLetters(opened());
  const documents = listDocuments(workspace);
  tell('ready');
  for (let count = 0; ; count++) {
    const documentId = documents[random(documents.length)]?.id ?? '';
    const input = choice(documentId, `${seedText}-${count}`);
    const action = random(10);
    if (action < 6) saveDecision(workspace, input);
    else if (action === 6) takeBackDecision(workspace, 'f1', documentId, input.passageId, REVIEWER);
    else if (action === 7) undo(workspace, REVIEWER);
    else if (action === 8) redo(workspace, REVIEWER);
    else {
      const start = random(getDocument(workspace, documentId).text.length - 40);
      decideSelection(workspace, { start, end: start + 30 }, input);
    }
    tellHead(workspace);
  }
}

function backingUp(): void {
  const workspace = withLetters(opened());
  tell('ready');
  for (let count = 0; ; count++) {
    correctMetadata(workspace, 'one', { area: `Area ${seedText}-${count}` }, REVIEWER);
    tellHead(workspace);
    tell(`backup ${makeBackup(workspace, join(dirname(path), 'backups')).path}`);
  }
}

/** The clock goes back and forth by months between any two backups. */
function clockJumping(): void {
  if (!existsSync(path)) closeWorkspace(createWorkspace(path));
  const now = () => new Date(Date.UTC(2024, random(48), 1 + random(28), random(24)));
  const workspace = withLetters(openWorkspace(path, { now }));
  tell('ready');
  for (let count = 0; ; count++) {
    correctMetadata(workspace, 'one', { area: `Area ${seedText}-${count}` }, REVIEWER);
    tellHead(workspace);
    tell(`backup ${makeBackup(workspace, join(dirname(path), 'backups')).path}`);
  }
}

/** A file that is exported over and over under one name: each begins with the checksum of the rest. */
async function exporting(): Promise<void> {
  const workspace = withLetters(opened());
  tell('ready');
  for (let count = 0; ; count++) {
    saveDecision(workspace, choice('one', `${seedText}-${count}`));
    tellHead(workspace);
    const lines = [...exportLog(workspace)].join('');
    const checksum = createHash('sha256').update(lines).digest('hex');
    await writeWhole(join(dirname(path), 'log.jsonl'), [new TextEncoder().encode(`${checksum}\n${lines}`)]);
    tell(`export ${checksum}`);
  }
}

/** Workspaces made one after the other, some of them where one stands already. */
function creating(): void {
  tell('ready');
  for (let count = 0; ; count++) {
    const made = `${path}-${seedText}-${count % 7}`;
    try {
      closeWorkspace(createWorkspace(made));
      tell(`made ${made}`);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'exists') throw error;
      rmSync(made);
    }
  }
}

function restoring(): void {
  const workspace = withLetters(opened());
  const folder = join(dirname(path), 'backups');
  const [backup = makeBackup(workspace, folder)] = listBackups(folder);
  closeWorkspace(workspace);
  tell('ready');
  for (;;) restoreBackup(backup.path, path);
}

/** Without a passphrase to stretch, sealing anew takes milliseconds: the stop falls inside it. */
function sealing(): void {
  const workspace = withLetters(opened());
  tellHead(workspace);
  closeWorkspace(workspace);
  tell('ready');
  for (;;) changePassphrase(path, {}, null);
}

function merging(): void {
  const theirs = join(dirname(path), 'theirs.evidence');
  const other = withLetters(opened(theirs));
  for (let count = 0; count < 20; count++) saveDecision(other, { ...choice('one', ''), reviewer: 'B. Second' });
  const { document, bytes } = invented(`more-${seedText}`);
  addDocument(other, document, bytes);
  closeWorkspace(other);
  const workspace = withLetters(opened());
  for (let count = 0; count < 5; count++) saveDecision(workspace, choice('one', ''));
  tellHead(workspace);
  tell('ready');
  for (;;) {
    mergeWorkspace(workspace, theirs, REVIEWER);
    tellHead(workspace);
    undo(workspace, REVIEWER);
    tellHead(workspace);
  }
}

/**
 * One document read again and again by rules that take paragraphs away and bring them back: whatever was decided is on a
 * passage or among what has none.
 */
function readingAgain(): void {
  const workspace = withLetters(opened());
  const { document } = letter('one', getDocument(workspace, 'one').text.split('\n\n'));
  const paragraphs = document.passages.map(({ text }) => text);
  tell('ready');
  for (let count = 0; ; count++) {
    const { passages } = getDocument(workspace, 'one');
    const passageId = passages[random(passages.length)]?.id ?? '';
    // A passage is decided once: deciding it again would rightly replace the note that was told.
    if (getDecision(workspace, 'f1', 'one', passageId) === null) {
      saveDecision(workspace, { ...choice('one', `${seedText}-${count}`), passageId });
      tell(`note ${seedText}-${count}`);
    }
    const kept = paragraphs.filter(() => random(4) > 0);
    const { id: _id, source: _source, ...content } = letter('one', kept.length === 0 ? paragraphs : kept).document;
    replaceReading(workspace, 'one', content, REVIEWER);
    tellHead(workspace);
  }
}

/** Findings written, agreed, taken away, undone and brought together with another reviewer's. */
function writingFindings(): void {
  const theirs = join(dirname(path), 'theirs.evidence');
  const other = opened(theirs);
  saveFinding(other, 'f1', { kind: 'criterion', id: 'C01' }, finding('B. Second'), {
    what: 'wrote',
    reviewer: 'B. Second',
  });
  closeWorkspace(other);
  const workspace = withLetters(opened());
  tell('ready');
  for (;;) {
    const about = { kind: 'criterion', id: `C0${1 + random(3)}` } as const;
    const action = random(10);
    if (action < 6) saveFinding(workspace, 'f1', about, finding(REVIEWER), { what: 'wrote', reviewer: REVIEWER });
    else if (action === 6) saveFinding(workspace, 'f1', about, null, { what: 'took away', reviewer: REVIEWER });
    else if (action === 7) undo(workspace, REVIEWER);
    else if (action === 8) redo(workspace, REVIEWER);
    else mergeWorkspace(workspace, theirs, REVIEWER);
    tellHead(workspace);
  }
}

function finding(by: string): Finding {
  const text = Array.from({ length: 30 }, () => WORDS[random(WORDS.length)] ?? '').join(' ');
  return { ...EMPTY_FINDING, text, by, at: '2024-05-01T09:00:00.000Z', state: random(2) === 0 ? 'written' : 'in-work' };
}

/** Scans recognised one after the other: a page that was told is kept, and is not recognised again. */
async function recognising(): Promise<void> {
  const workspace = opened();
  const pool = createReadingPool({ workers: 1 });
  let isReady = false;
  for (let count = 0; ; count++) {
    const file = join(dirname(path), `scan-${seedText}-${count}.pdf`);
    const size = { width: 200, height: 40, density: 150 };
    const pages = [1, 2, 3].map((page) => {
      const words = printedLines([`Plan ${seedText} ${count} ${page} is kept.`], { x: 15, y: 24 });
      return { pictures: [{ scan: scanned(words, size) }], ...size };
    });
    writeFileSync(file, scannedPdf(pages));
    await importFiles(workspace, pool, [{ path: file }]);
    const byPath = new Map(listDocuments(workspace).map((document) => [document.path, document.id]));
    let done = 0;
    await recogniseWaiting(workspace, pool, {
      reviewer: REVIEWER,
      lanes: 1,
      progress(line) {
        if (line.done === done) return;
        done = line.done;
        tell(`page ${byPath.get(line.path)} ${line.page} ${seedText}-${count}`);
        if (!isReady) tell('ready');
        isReady = true;
      },
    });
    for (const id of byPath.values()) tell(`recognised ${id}`);
  }
}

function migrating(): void {
  tell('ready');
  for (let count = 0; ; count++) {
    const older = `${path}-${seedText}-${count}`;
    makeOlder(older, 1);
    tell(`older ${older}`);
    closeWorkspace(openWorkspace(older));
  }
}

const JOBS: Readonly<Record<string, () => void | Promise<void>>> = {
  import: importing,
  review: reviewing,
  merge: merging,
  'read-again': readingAgain,
  findings: writingFindings,
  backup: backingUp,
  clock: clockJumping,
  export: exporting,
  create: creating,
  restore: restoring,
  seal: sealing,
  migrate: migrating,
  recognise: recognising,
};
await JOBS[job]?.();
