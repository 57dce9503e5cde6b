/**
 * The packaging, tried without Electron's binary: a stand-in with nothing but the fuse wire takes its place, so that
 * electron-builder, the archive, the file lists and the fuses are the real ones.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getRawHeader, listPackage } from '@electron/asar';
import { Arch, build, Platform } from 'electron-builder';
import { archiveFindings, unpackedFindings } from './contents.ts';
import { FUSES, fuseFindings } from './fuses.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Lays out what Electron's archive for Linux holds, with a program file that has only a fuse wire, all switches as delivered. */
function standIn(folder: string): string {
  const dist = join(folder, 'electron');
  mkdirSync(join(dist, 'locales'), { recursive: true });
  mkdirSync(join(dist, 'resources'));
  const delivered = Object.keys(FUSES).map((_name, at) => (at === 0 ? '1' : '0'));
  const wire = Buffer.concat([
    Buffer.from(SENTINEL),
    Buffer.from([1, delivered.length]),
    Buffer.from(delivered.join('')),
  ]);
  writeFileSync(join(dist, 'electron'), wire, { mode: 0o755 });
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'chrome-sandbox', 'chrome_crashpad_handler'])
    writeFileSync(join(dist, name), name);
  for (const language of ['en-GB', 'en-US', 'cy', 'de']) writeFileSync(join(dist, 'locales', `${language}.pak`), '');
  return dist;
}

export interface DryRun {
  /** What is wrong; nothing where the plan holds. */
  readonly findings: readonly string[];
  /** Names of everything in the archive. */
  readonly archive: readonly string[];
  readonly bytes: number;
  /** SHA-256 of the archive. */
  readonly sha256: string;
}

/** Packs for Linux into a folder of its own and looks at the result. The bundles and the notices must have been made. */
export async function dryRun(folder: string): Promise<DryRun> {
  rmSync(folder, { recursive: true, force: true });
  const electronDist = standIn(folder);
  await build({
    projectDir: ROOT,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    publish: 'never',
    config: {
      extends: join(ROOT, 'electron-builder.yml'),
      electronDist,
      directories: { output: join(folder, 'packages') },
    },
  });
  const program = join(folder, 'packages', 'linux-unpacked');
  const resources = join(program, 'resources');
  const archive = listPackage(join(resources, 'app.asar'), { isPack: false }).filter(
    (name) => /\.[^/\\]+$/u.test(name) && !name.endsWith('/native'),
  );
  const unpacked = readdirSync(join(resources, 'app.asar.unpacked'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => statSync(join(resources, 'app.asar.unpacked', name)).isFile(),
  );
  const beside = readdirSync(program);
  const packed = readFileSync(join(resources, 'app.asar'));
  const header = getRawHeader(join(resources, 'app.asar'));
  return {
    findings: [
      ...archiveFindings(archive, 'linux-x64'),
      ...unpackedFindings(unpacked, 'linux-x64'),
      ...(await fuseFindings(join(program, 'evidence-desk'))),
      ...['THIRD-PARTY.txt', 'sbom.cdx.json', 'LICENSE']
        .filter((name) => !beside.includes(name))
        .map((name) => `${name} is missing beside the program`),
      ...(header.headerString.includes('"integrity"') ? [] : ['the archive has no fingerprints']),
      ...(readdirSync(join(resources, 'samples')).includes('README.md') ? ['the samples carry a README'] : []),
    ],
    archive,
    bytes: packed.byteLength,
    sha256: createHash('sha256').update(packed).digest('hex'),
  };
}
