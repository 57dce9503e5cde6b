/**
 * Zip archives that are the same every time: they carry the time of their making, and the same values must give the
 * same bytes.
 */
import { unzipSync, type Zippable, zipSync } from 'fflate';

/** The earliest time a zip archive can carry, in local time as the format has it. */
const ZIP_TIME = '1980-01-01T00:00:00';

/** Packs files in the given order, without the time. */
export function archive(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, bytes] of Object.entries(files)) entries[name] = [bytes, { mtime: ZIP_TIME }];
  return zipSync(entries);
}

/** Packs an archive again without the time; single files can be changed on the way. */
export function rearchived(
  bytes: Uint8Array,
  change: (name: string, content: Uint8Array) => Uint8Array = (_, content) => content,
): Uint8Array {
  const files = Object.entries(unzipSync(bytes)).map(([name, content]) => [name, change(name, content)] as const);
  return archive(Object.fromEntries(files));
}
