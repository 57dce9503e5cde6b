/**
 * Commands on documents that need no workspace, and the whole job.
 */
import { DEFAULT_FRAMEWORK } from '../../frameworks/default.ts';
import { type Run, type Subcommand, share } from '../subcommand.ts';

export function declareDocuments(program: Subcommand, run: Run): void {
  program.commandsGroup('Documents:');

  program
    .command('analyse')
    .description('the whole job: read, find copies and themes, map to criteria, write the report')
    .argument('<paths...>', 'files and folders; folders are read with everything in them')
    .requiredOption('--out <folder>', 'where report.html, evidence.xlsx, evidence.csv and the workspace are written')
    .option('--workspace <file>', 'the workspace to write, instead of one in the folder')
    .namesFramework(DEFAULT_FRAMEWORK)
    .readsFiles()
    .printsJson()
    .action(run(async () => (await import('../commands/analyse.ts')).analyse));

  program
    .command('extract')
    .description('one document, as read')
    .argument('<file>', 'the file to read')
    .option('--left-out', 'also the comments, deleted words and whatever else of the file is no text of the document')
    .readsFiles()
    .printsJson()
    .action(run(async () => (await import('../commands/extract.ts')).extract));

  program
    .command('duplicates')
    .description('copies of one another, and documents that only look alike')
    .argument('<paths...>', 'files and folders')
    .option('--threshold <share>', 'similarity from which documents count as copies, 0.5 to 1', share)
    .readsFiles()
    .printsJson()
    .action(run(async () => (await import('../commands/duplicates.ts')).duplicates));

  program
    .command('themes')
    .description('what the documents are about, again and again')
    .argument('<paths...>', 'files and folders')
    .option('--subjects <file>', 'a file of subjects to look for as well, or in place of the program’s of the same id')
    .option('--tendency', 'with what is said of each theme, from counts')
    .readsFiles()
    .printsJson()
    .action(run(async () => (await import('../commands/themes.ts')).themes));

  program
    .command('suggest')
    .description('criteria, strength or improvement, and agencies for bare passages, as JSON lines')
    .namesFramework(DEFAULT_FRAMEWORK)
    .requiredOption('--passages <file>', 'JSON lines: {"id":"x","text":"...","headings":["..."]}; - for standard input')
    .option(
      '--decisions <file>',
      'JSON lines to learn from first: {"text":"...","criterion":"C05"}, for none of them {"text":"...","criterion":null}',
    )
    .printsJson()
    .action(run(async () => (await import('../commands/suggest.ts')).suggest));
}
