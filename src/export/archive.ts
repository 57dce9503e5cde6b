/**
 * Zip archives that are the same every time: they carry the time of their making, and the same values must give the
 * same bytes.
 */
import { Zip, ZipDeflate, type Zippable, zipSync } from 'fflate';
import { encoded } from './chunks.ts';

/** The earliest time a zip archive can carry, in local time as the format has it. */
const ZIP_TIME = '1980-01-01T00:00:00';

/** Packs files in the given order, without the time. */
export function archive(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, bytes] of Object.entries(files)) entries[name] = [bytes, { mtime: ZIP_TIME }];
  return zipSync(entries);
}

/** How hard to pack, 0 to 9: more takes longer than it saves where text repeats itself as tables do. */
const LEVEL = 4;

/** Packs texts while they are being made, without the time: neither they nor the archive stand in memory as a whole. */
export function* archived(files: Iterable<readonly [name: string, text: Iterable<string>]>): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const taken = () => ready.splice(0);
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    ready.push(chunk);
  });
  for (const [name, text] of files) {
    const file = new ZipDeflate(name, { level: LEVEL });
    file.mtime = ZIP_TIME;
    zip.add(file);
    for (const bytes of encoded(text)) {
      file.push(bytes);
      yield* taken();
    }
    file.push(new Uint8Array(), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
