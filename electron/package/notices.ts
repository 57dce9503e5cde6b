/**
 * What is inside the program: every package whose code went into the bundles, with version and licence, as a text for people
 * and as a CycloneDX list for programs. Made from what was really bundled, the same on every run.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import own from '../../package.json' with { type: 'json' };
import lock from '../../package-lock.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..', '..');
export const NOTICES = join(ROOT, 'dist', 'notices');

export interface Part {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** What the registry said the package's archive hashes to (SRI), if the lock file says so. */
  readonly integrity: string | null;
  readonly text: string;
}

/** Licences that may be shipped in an MIT program. Another one stops the packaging until somebody has read it. */
const ACCEPTED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

/** Packages that are shipped without being bundled: they are copied, or are the runtime itself. */
const BESIDE = [
  '@tesseract.js-data/cym',
  '@tesseract.js-data/eng',
  'better-sqlite3-multiple-ciphers',
  'electron',
  'lunr',
  'pdfjs-dist',
  'tesseract.js-core',
];

/** The packages that a list of bundled files comes from, in the order of their names. */
export function packagesIn(files: readonly string[]): string[] {
  const folders = files.flatMap((file) => {
    const path = file.replaceAll('\\', '/').replace(/^\0/u, '').replace(/\?.*$/u, '');
    return (
      /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/u
        .exec(path)?.[0]
        ?.split('/node_modules/')
        .slice(1)
        .join('/node_modules/') ?? []
    );
  });
  return [...new Set([...folders, ...BESIDE])]
    .filter((folder) => existsSync(join(ROOT, 'node_modules', folder, 'package.json')))
    .sort();
}

/** A package as it is installed. */
export function partOf(folder: string): Part {
  const place = join(ROOT, 'node_modules', folder);
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string | { type: string };
    licenses?: { type: string }[];
  };
  const licence =
    typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? '');
  const entry = (lock.packages as Record<string, { integrity?: string }>)[`node_modules/${folder}`];
  const texts = readdirSync(place)
    .filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/iu.test(file))
    .sort();
  const text = texts.map((file) => readFileSync(join(place, file), 'utf8').trim()).join('\n\n');
  return { name, version, licence, integrity: entry?.integrity ?? null, text };
}

/** Whether a licence, or one of those it offers, may be shipped. */
export function isAccepted(licence: string): boolean {
  const choices = licence.replace(/[()]/gu, '').split(/ OR /u);
  return choices.some((choice) => choice.split(/ AND /u).every((one) => ACCEPTED.includes(one.trim())));
}

/** The list for people. */
export function thirdPartyText(parts: readonly Part[]): string {
  const head = `Evidence Desk ${own.version} contains the work of others, with thanks. Chromium and Node come with Electron; their licences are in LICENSES.chromium.html.\n`;
  const rule = '-'.repeat(80);
  return [
    head,
    ...parts.map(
      ({ name, version, licence, text }) =>
        `${rule}\n${name} ${version}\nLicence: ${licence}\n\n${text || 'The package carries no text of its licence.'}\n`,
    ),
  ].join('\n');
}

/** The list for programs: CycloneDX 1.6, without a date, so that the same program has the same list. */
export function cycloneDx(parts: readonly Part[]): object {
  const purl = ({ name, version }: { name: string; version: string }) =>
    `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        name: own.name,
        version: own.version,
        'bom-ref': purl(own),
        licenses: [{ license: { id: own.license } }],
      },
    },
    components: parts.map((part) => ({
      type: part.name === 'electron' ? 'framework' : 'library',
      name: part.name,
      version: part.version,
      'bom-ref': purl(part),
      purl: purl(part),
      licenses: [/^[\w.-]+$/u.test(part.licence) ? { license: { id: part.licence } } : { expression: part.licence }],
      ...(part.integrity?.startsWith('sha512-') === true
        ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(part.integrity.slice(7), 'base64').toString('hex') }] }
        : {}),
    })),
  };
}

/**
 * Writes both lists into dist/notices.
 * @throws where a licence is not one that may be shipped.
 */
export function writeNotices(files: readonly string[]): readonly Part[] {
  const parts = packagesIn(files).map(partOf);
  const strange = parts.filter(({ licence }) => !isAccepted(licence));
  if (strange.length > 0) {
    throw new Error(
      `Licences to be read first: ${strange.map(({ name, licence }) => `${name} (${licence || 'none named'})`).join(', ')}.`,
    );
  }
  mkdirSync(NOTICES, { recursive: true });
  writeFileSync(join(NOTICES, 'THIRD-PARTY.txt'), thirdPartyText(parts));
  writeFileSync(join(NOTICES, 'sbom.cdx.json'), `${JSON.stringify(cycloneDx(parts), null, 2)}\n`);
  return parts;
}
