/**
 * `npm run package:check`: the whole plan of the packaging, tried without Electron's binary. Says what it looked at and what is
 * wrong; ends with 1 where anything is.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dryRun } from './dry-run.ts';
import { FUSES } from './fuses.ts';
import { prepare } from './prepare.ts';

const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-dry-run-'));
try {
  const parts = await prepare();
  const { findings, archive, bytes } = await dryRun(folder);
  process.stdout.write(`${parts.length} packages inside, every licence may be shipped\n`);
  process.stdout.write(
    `${archive.length} files in the archive, ${(bytes / 1e6).toFixed(1)} MB, one binary beside it\n`,
  );
  for (const [name, { on, why }] of Object.entries(FUSES))
    process.stdout.write(`${on ? 'on ' : 'off'}  ${name}: ${why}\n`);
  for (const finding of findings) process.stdout.write(`WRONG  ${finding}\n`);
  process.stdout.write(
    findings.length === 0
      ? 'The plan holds. Not looked at here: installers, signing, and whether the program starts; they need Electron’s binary.\n'
      : `${findings.length} wrong.\n`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
