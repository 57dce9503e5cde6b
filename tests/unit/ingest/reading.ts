/**
 * What the reading tests share.
 */
import { expect } from 'vitest';
import type { DocumentContent, Passage } from '../../../src/document/document.ts';
import type { Failure } from '../../../src/document/failure.ts';
import { readFile } from '../../../src/ingest/read.ts';

/** Reads a file that is expected to give one document. */
export async function read(path: string, bytes: Uint8Array | string, password?: string): Promise<DocumentContent> {
  const [reading, ...more] = await readFile({
    path,
    bytes: bytesOf(bytes),
    ...(password === undefined ? {} : { passwords: [password] }),
  });
  expect(more).toEqual([]);
  if (!reading || 'failure' in reading) throw new Error(`not read: ${JSON.stringify(reading)}`);
  return reading.content;
}

/** Reads a file that is expected to fail. */
export async function failing(path: string, bytes: Uint8Array | string, password?: string): Promise<Failure> {
  const [reading] = await readFile({
    path,
    bytes: bytesOf(bytes),
    ...(password === undefined ? {} : { passwords: [password] }),
  });
  if (!reading || !('failure' in reading)) throw new Error('read, though it should have failed');
  return reading.failure;
}

export function bytesOf(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

export const texts = (passages: readonly Passage[]) => passages.map((passage) => passage.text);

/** What must hold of every document, however it was read. */
export function expectSound({ text, passages, pages, quality }: DocumentContent): void {
  let last = 0;
  for (const [at, passage] of passages.entries()) {
    expect(passage.id).toBe(`p${at + 1}`);
    expect(text.slice(passage.start, passage.end)).toBe(passage.text);
    expect(passage.start).toBeGreaterThanOrEqual(last);
    expect(passage.text).not.toMatch(/[\r\n\t\f]|^\s|\s$|^$/u);
    expect(passage.endPage).toBeGreaterThanOrEqual(passage.page);
    expect(passage.page).toBeLessThanOrEqual(Math.max(1, pages));
    last = passage.end;
  }
  expect(text.length).toBe(last);
  expect(text).toBe(text.normalize('NFC'));
  expect(quality.score).toBeGreaterThanOrEqual(0);
  expect(quality.score).toBeLessThanOrEqual(1);
}
