import { createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Workspace } from '../../../src/workspace/handle.ts';
import { PAGE_SIZE } from '../../../src/workspace/pages.ts';

/**
 * Every page of a workspace on the disk without its seal, free pages included, and of the write-ahead log beside it: SQLCipher
 * 4 seals each page with AES-256-CBC and keeps the initialisation vector in the last 80 bytes.
 */
export function unsealed({ path, seal: { key } }: Workspace): string {
  const plain = (page: Buffer, from: number) => {
    const vector = page.subarray(PAGE_SIZE - 80, PAGE_SIZE - 64);
    const cipher = createDecipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
    return Buffer.concat([cipher.update(page.subarray(from, PAGE_SIZE - 80)), cipher.final()]).toString('latin1');
  };
  const file = readFileSync(path);
  const pages: string[] = [];
  for (let at = 0; at < file.length; at += PAGE_SIZE) {
    pages.push(plain(file.subarray(at, at + PAGE_SIZE), at === 0 ? 16 : 0));
  }
  const log = existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0);
  for (let at = 32 + 24; at + PAGE_SIZE <= log.length; at += 24 + PAGE_SIZE) {
    const page = log.subarray(at, at + PAGE_SIZE);
    pages.push(plain(page, log.readUInt32BE(at - 24) === 1 ? 16 : 0));
  }
  return pages.join('\n');
}
