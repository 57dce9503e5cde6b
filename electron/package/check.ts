/**
 * `npm run package:check`: the whole plan of the packaging, tried without Electron's binary. Says what it looked at and what is
 * wrong, and whether a second build makes the same archive; ends with 1 where anything is.
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
  const { findings, archive, bytes, sha256 } = await dryRun(folder);
  // The same sources give the same archive, so that anyone can tell whether a package was made of them.
  await prepare();
  const again = await dryRun(folder);
  const isAlike = again.sha256 === sha256;
  process.stdout.write(`${parts.length} packages inside, every licence may be shipped\n`);
  process.stdout.write(
    `${archive.length} files in the archive, ${(bytes / 1e6).toFixed(1)} MB, one binary beside it\n`,
  );
  process.stdout.write(
    `${isAlike ? 'the same' : 'WRONG  another'} archive from a second build: ${sha256.slice(0, 16)}…\n`,
  );
  for (const [name, { on, why }] of Object.entries(FUSES))
    process.stdout.write(`${on ? 'on ' : 'off'}  ${name}: ${why}\n`);
  for (const finding of findings) process.stdout.write(`WRONG  ${finding}\n`);
  process.stdout.write(
    findings.length === 0 && isAlike
      ? 'The plan holds. Not looked at here: installers, signing, and whether the program starts; they need Electron’s binary.\n'
      : `${findings.length + (isAlike ? 0 : 1)} wrong.\n`,
  );
  process.exitCode = findings.length === 0 && isAlike ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
