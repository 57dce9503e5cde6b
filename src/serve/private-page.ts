/**
 * A page on the disk that leads a browser to an address which nobody else may see.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PrivatePage {
  readonly path: string;
  remove(): void;
}

/** Milliseconds: a browser that has not started by then is not coming. */
const KEPT = 60_000;

/** Writes the page into a folder of its own, for this user alone; it is removed after a minute, or when asked to. */
export function privatePage(folder: string, address: string): PrivatePage {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const left of readdirSync(folder)) rmSync(join(folder, left), { force: true, recursive: true });
  const path = join(folder, `${randomUUID()}.html`);
  const link = address.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
  writeFileSync(
    path,
    `<!doctype html><meta charset="utf-8"><title>Evidence Desk</title><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${link}"><p><a href="${link}">Open Evidence Desk</a></p>\n`,
    { mode: 0o600, flag: 'wx' },
  );
  const remove = () => rmSync(path, { force: true });
  setTimeout(remove, KEPT).unref();
  return { path, remove };
}
