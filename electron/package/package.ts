/**
 * `npm run package`: builds the installers for this computer's system into out/packages, where Electron's binary can be had.
 *
 *   npm run package -- [options of electron-builder]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { electronExecutable } from '../binary.ts';
import { fuseFindings } from './fuses.ts';
import { prepare } from './prepare.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PACKAGES = join(ROOT, 'out', 'packages');

if (electronExecutable() === null) {
  process.stdout.write(
    'Electron’s binary is not here and could not be fetched, so nothing was packed. "npm run package:check" tries the plan without it.\n',
  );
  process.exit(1);
}
await prepare();
const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js');
const { status } = spawnSync(process.execPath, [builder, 'build', '--publish', 'never', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

const programs = readdirSync(PACKAGES).flatMap((name) =>
  ['evidence-desk', 'Evidence Desk.exe', 'Evidence Desk.app'].map((program) => join(PACKAGES, name, program)),
);
for (const program of programs.filter(existsSync)) {
  const findings = await fuseFindings(program);
  process.stdout.write(`${program}: ${findings.length === 0 ? 'the fuses are as planned' : findings.join(', ')}\n`);
  if (findings.length > 0) process.exitCode = 1;
}

const files = readdirSync(PACKAGES).filter(
  (name) => statSync(join(PACKAGES, name)).isFile() && name.startsWith('evidence-desk-'),
);
const sums = files.sort().map(
  (name) =>
    `${createHash('sha256')
      .update(readFileSync(join(PACKAGES, name)))
      .digest('hex')}  ${name}\n`,
);
writeFileSync(join(PACKAGES, 'SHA256SUMS'), sums.join(''));
process.stdout.write(`\n${sums.join('')}`);
