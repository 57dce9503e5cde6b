import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentId } from '../../../../src/service/reading/identity.ts';
import { createReadingPool, type ReadingPool } from '../../../../src/service/reading/pool.ts';
import { readAll } from '../../../../src/service/reading/read-all.ts';
import { createTurns } from '../../../../src/service/reading/turns.ts';
import { findFiles, unreachable } from '../../../../src/service/reading/walk.ts';

const LETTER = 'Northmere letter\n\nStaff know the children well and act quickly when they are worried about them.\n';

let folder: string;
let pool: ReadingPool | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-desk-reading-'));
});

afterEach(async () => {
  await pool?.close();
  pool = null;
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string, content: string | Uint8Array = LETTER) => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};

test('folders are walked with everything in them, in order, and what systems leave behind is passed over', async () => {
  put('b.txt');
  put('a/c.txt');
  put('a/.hidden');
  put('Thumbs.db');
  put('~$letter.docx');
  const { files, failed } = await findFiles([folder]);
  expect(files.map(({ path }) => path.slice(folder.length + 1))).toEqual([join('a', 'c.txt'), 'b.txt']);
  expect(failed).toEqual([]);
});

test('a file given twice is taken once, and what is not there is named', async () => {
  const path = put('a.txt');
  const { files, failed } = await findFiles([path, folder, join(folder, 'gone.pdf')]);
  expect(files).toHaveLength(1);
  expect(failed).toMatchObject([{ path: join(folder, 'gone.pdf'), code: 'changed' }]);
});

test('a link out of the folder is reported and not followed, a link inside it is', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'evidence-desk-outside-'));
  writeFileSync(join(outside, 'secret.txt'), LETTER);
  symlinkSync(join(outside, 'secret.txt'), join(folder, 'out.txt'));
  symlinkSync(folder, join(folder, 'loop'));
  put('sub/in.txt');
  symlinkSync(join(folder, 'sub'), join(folder, 'again'));
  const { files, failed } = await findFiles([folder]);
  expect(files).toHaveLength(1);
  expect(failed).toMatchObject([{ path: join(folder, 'out.txt'), code: 'unsupported' }]);
  rmSync(outside, { recursive: true });
});

test.skipIf(process.platform !== 'linux')(
  'pipes and names that are not UTF-8 are reported, each with its reason',
  async () => {
    put('good.txt');
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/n`), Buffer.from([0xe9]), Buffer.from('.txt')]), LETTER);
    const { files, failed } = await findFiles([folder]);
    expect(files).toHaveLength(1);
    expect(failed.map(({ code }) => code)).toEqual(['unsupported', 'unsupported']);
    expect(failed.map(({ reason }) => reason).join(' ')).toMatch(/not UTF-8.*pipe or a device/u);
    // A window hands files over that nobody has looked at.
    pool = createReadingPool({ workers: 1 });
    const { failed: handedOver } = await pool.read({ path: 'pipe.txt', at: join(folder, 'pipe.txt') });
    expect(handedOver).toMatchObject([{ code: 'unsupported', reason: expect.stringMatching(/pipe or a device/u) }]);
  },
);

test.each([
  ['ENAMETOOLONG', 'unsupported'],
  ['EACCES', 'permission'],
  ['ENOENT', 'changed'],
  ['EIO', 'damaged'],
  ['EMFILE', 'unsupported'],
])('%s is explained as %s', (code, expected) => {
  const failure = unreachable('letter.pdf', Object.assign(new Error(code), { code }));
  expect(failure.code).toBe(expected);
  expect(failure.reason).toMatch(/\.$/u);
});

test('a fault that is not of the disk is not laid on the disk', () => {
  const errors = [
    new RangeError('Maximum call stack size exceeded'),
    Object.assign(new Error(), { code: 'ERR_STRING_TOO_LONG' }),
  ];
  for (const error of errors) {
    const { code, reason } = unreachable('letter.pdf', error);
    expect(code).toBe('damaged');
    expect(reason).not.toMatch(/disk/u);
  }
});

test('everything given is either read or named with its reason', async () => {
  put('good.txt');
  put('empty.txt', '');
  put('broken.pdf', '%PDF-1.7\nthis is not what it says');
  const { documents, failed } = await readAll([folder]);
  expect(documents.map((document) => document.source.path)).toEqual([join(folder, 'good.txt')]);
  expect(failed.map(({ path, code }) => [path.slice(folder.length + 1), code])).toEqual([
    ['broken.pdf', 'damaged'],
    ['empty.txt', 'empty'],
  ]);
  for (const { reason } of failed) expect(reason).toMatch(/\.$/u);
});

test('a file that takes too long costs itself only', async () => {
  pool = createReadingPool({ workers: 1, timeLimit: 1 });
  const slow = await pool.read({ path: put('slow.txt') });
  expect(slow.failed).toMatchObject([{ code: 'timeout' }]);
  await pool.close();
  pool = createReadingPool({ workers: 1 });
  expect((await pool.read({ path: put('next.txt') })).documents).toHaveLength(1);
});

test('a worker that runs out of memory costs its file only, and the next file is read by a new one', async () => {
  pool = createReadingPool({ workers: 1, memoryLimit: 8 });
  const result = await pool.read({ path: put('large.txt', 'word '.repeat(2_000_000)) });
  expect(result.documents).toEqual([]);
  expect(result.failed).toHaveLength(1);
  expect(['memory', 'damaged']).toContain(result.failed[0]?.code);
});

test('more files than workers are all read, whatever the order they finish in', async () => {
  const jobs = Array.from({ length: 12 }, (_, index) => ({ path: put(`letter-${index}.txt`, `${LETTER}${index}`) }));
  pool = createReadingPool({ workers: 3 });
  const read: string[] = [];
  await pool.readAll(jobs, (job) => read.push(job.path));
  expect(read.sort()).toEqual(jobs.map(({ path }) => path).sort());
});

test('when keeping a result fails, closing the pool ends every lane and leaves no worker behind', async () => {
  const jobs = Array.from({ length: 8 }, (_, index) => ({ path: put(`letter-${index}.txt`) }));
  pool = createReadingPool({ workers: 2 });
  let kept = 0;
  const work = pool.readAll(jobs, () => {
    kept++;
    throw new Error('disk full');
  });
  await expect(work).rejects.toThrow('disk full');
  await pool.close();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(kept).toBeLessThanOrEqual(2);
  expect(
    process.getActiveResourcesInfo().filter((resource) => resource === 'MessagePort' || resource === 'Worker'),
  ).toEqual([]);
});

test('threads without work are given back, and start again when there is some', async () => {
  pool = createReadingPool({ workers: 2, restAfter: 20, lastRestAfter: 20 });
  const path = put('a.txt');
  await Promise.all([pool.read({ path }), pool.read({ path })]);
  await expect.poll(() => pool?.threads()).toBe(0);
  expect((await pool.read({ path })).documents).toHaveLength(1);
});

test('one thread stays for the next letter, and goes when nothing may be left behind', async () => {
  pool = createReadingPool({ workers: 2, restAfter: 20 });
  const path = put('a.txt');
  await Promise.all([pool.read({ path }), pool.read({ path })]);
  await expect.poll(() => pool?.threads()).toBe(1);
  expect((await pool.read({ path })).documents).toHaveLength(1);
  expect(pool.threads()).toBe(1);
  await pool.close();
  expect(pool.threads()).toBe(0);
});

test('nothing else is read while what was read alone is being stored', async () => {
  const large = put('large.txt', `Children in Northmere wait too long.${'\n'.repeat(5_000_000)}`);
  pool = createReadingPool({ workers: 2 });
  const threads = new Map<string, number | undefined>();
  const jobs = [large, put('a.txt'), put('b.txt')].map((path) => ({ path }));
  await pool.readAll(jobs, ({ path }) => threads.set(path, pool?.threads()));
  expect(threads.size).toBe(3);
  expect(threads.get(large)).toBe(0);
});

test('stopping keeps what is done and leaves the rest', async () => {
  const jobs = Array.from({ length: 10 }, (_, index) => ({ path: put(`letter-${index}.txt`) }));
  pool = createReadingPool({ workers: 1 });
  let done = 0;
  await pool.readAll(jobs, () => done++, { isStopped: () => done >= 3 });
  expect(done).toBe(3);
});

test('the id of a document depends on its bytes and its place alone', () => {
  expect(documentId('ab', '/x/letter.pdf')).toBe(documentId('ab', '/x/letter.pdf'));
  expect(documentId('ab', '/x/letter.pdf')).not.toBe(documentId('ab', '/y/letter.pdf'));
  expect(documentId('ab', '/x/letter.pdf')).toMatch(/^[0-9a-f]{16}$/u);
});

test('what needs too much beside others is read alone, and what is too much alone costs itself only', async () => {
  pool = createReadingPool({ workers: 2, memoryLimit: 120 });
  const large = put('large.txt', 'Children wait too long for help. '.repeat(500_000));
  const small = Array.from({ length: 6 }, (_, index) => put(`letter-${index}.txt`, `${LETTER}${index}`));
  const results = await Promise.all([large, ...small].map((path) => pool?.read({ path })));
  expect(results[0]?.failed).toMatchObject([{ path: large, code: 'memory' }]);
  expect(results.slice(1).map((result) => result?.documents.length)).toEqual(small.map(() => 1));
});

test('arrays of bytes count as memory like everything else', async () => {
  pool = createReadingPool({ workers: 1, memoryLimit: 100 });
  const content = () => new Uint8Array(140 * 1024 * 1024).fill(0x2e);
  const { failed } = await pool.read({ path: 'bytes.txt', content });
  expect(failed).toMatchObject([{ code: 'memory' }]);
});

test('the documents of an archive come one by one, and those read before it fails are kept', async () => {
  const letters = Object.fromEntries(
    Array.from({ length: 5 }, (_, at) => [`letter-${at}.txt`, strToU8(`${LETTER}${at}`)]),
  );
  const archive = put('letters.zip', zipSync({ ...letters, 'z.txt': strToU8('x '.repeat(9_000_000)) }, { level: 1 }));
  pool = createReadingPool({ workers: 1 });
  const parts: string[] = [];
  const last = await pool.read({ path: archive }, ({ documents }) => {
    parts.push(...documents.map(({ document }) => document.source.path));
  });
  expect(parts).toEqual(Object.keys(letters).map((name) => `${archive}!/${name}`));
  expect([...last.documents, ...last.failed]).toHaveLength(1);
  // All at once where nobody takes them one by one.
  const small = put('small.zip', zipSync(letters));
  expect((await pool.read({ path: small })).documents).toHaveLength(5);
});

test('turns are given in order: whoever wants to be alone waits for those before, and those after wait', async () => {
  const turns = createTurns(2);
  const said: string[] = [];
  const visit = async (name: string, alone: boolean) => {
    const giveUp = await turns.take(alone);
    said.push(`${name} comes`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    said.push(`${name} goes`);
    giveUp();
  };
  await Promise.all([visit('a', false), visit('b', false), visit('c', true), visit('d', false), visit('e', false)]);
  expect(said.slice(0, 2)).toEqual(['a comes', 'b comes']);
  expect(said.indexOf('c comes')).toBe(4);
  expect(said[5]).toBe('c goes');
  expect(said.slice(6, 8)).toEqual(['d comes', 'e comes']);
});
