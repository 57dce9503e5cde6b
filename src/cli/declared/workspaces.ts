/**
 * Commands that bring documents into a workspace, look into it and keep it safe.
 */
import { count, logHead, type Run, type Subcommand } from '../subcommand.ts';

export function declareWorkspaces(program: Subcommand, run: Run): void {
  program.commandsGroup('Workspaces:');

  program
    .command('import')
    .description('add documents to a workspace, or projects (.qdpx) and codebooks (.qdc) of other programs')
    .argument('<workspace>', 'the workspace file; it is made where there is none')
    .argument('<paths...>', 'files and folders')
    .readsFiles()
    .namesReviewer()
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/import.ts')).importInto));

  program
    .command('recognise')
    .description('recognise the scanned pages that wait in a workspace; goes on where it was stopped')
    .argument('<workspace>', 'the workspace file')
    .option('--again', 'try pages again that could not be recognised')
    .namesReviewer()
    .takesPassword()
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/recognise.ts')).recognise));

  program
    .command('reread')
    .description('read documents again from their kept originals by the rules of today; decisions are carried over')
    .argument('<workspace>', 'the workspace file')
    .argument('[names...]', 'file names, paths or identifiers; without any, what was read by earlier rules')
    .namesReviewer()
    .takesPassword()
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/reading.ts')).reread));

  program
    .command('erase')
    .description('remove documents for good, with their originals and everything said about them')
    .argument('<workspace>', 'the workspace file')
    .argument('<names...>', 'file names, paths or identifiers')
    .option('--yes', 'do it without being asked')
    .option('--remove-backups', 'delete backups and earlier files of the workspace, which still hold the documents')
    .option('--backups <folder>', 'where backups are kept, instead of the program’s own folder')
    .namesReviewer()
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/reading.ts')).erase));

  program
    .command('search')
    .description('passages that match: words, "phrases", prefix*, NEAR, AND, OR, NOT, area:, year:, ...')
    .argument('<workspace>', 'the workspace file')
    .argument('<query>', 'what to look for')
    .option('--limit <number>', 'passages found, at most', count, 50)
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/search.ts')).search));

  program
    .command('verify')
    .description('check a workspace or an evidence pack: the file, the audit log, every quotation against its source')
    .argument('<file>', 'a workspace, or an evidence pack')
    .option('--against <workspace>', 'the workspace a pack was made from, to check its quotations')
    .option(
      '--export <file>',
      'an export that was made of the workspace: whether the log still holds what it held then',
    )
    .option('--log-head <head>', 'the head of the audit log as an export’s method note gives it, “123:…”', logHead)
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/verify.ts')).verify));

  program
    .command('backup')
    .description('make a backup of a workspace, opened and checked before it counts; or list the backups there are')
    .argument('[workspace]', 'the workspace file')
    .option('--to <folder>', 'the folder for backups, another than the workspace’s')
    .option('--list', 'the backups in that folder, or in the program’s own; no workspace needs to be there any more')
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/safety.ts')).backup));

  program
    .command('restore')
    .description('put a backup in the place of a workspace; what was there is moved aside, never deleted')
    .argument('<backup>', 'the backup')
    .argument('<workspace>', 'the workspace file')
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/safety.ts')).restore));

  program
    .command('log')
    .description('the audit log of a workspace, one JSON value a line')
    .argument('<workspace>', 'the workspace file')
    .opensWorkspace()
    .action(run(async () => (await import('../commands/safety.ts')).log));

  program
    .command('passphrase')
    .description('protect a workspace, change its passphrase, or remove the protection')
    .argument('<workspace>', 'the workspace file')
    .option('--new-file <file>', 'the new passphrase, from the first line of a file; - for standard input')
    .option('--new <text>', 'the new passphrase; empty removes the protection; better leave it out and be asked')
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/safety.ts')).passphrase));

  program
    .command('serve')
    .description('the window, in a browser on this computer')
    .argument('[workspace]', 'the workspace file')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes a free one', count, 0)
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/serve.ts')).serve));
}
