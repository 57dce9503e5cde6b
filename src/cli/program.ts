/**
 * The subcommands, their arguments and options. docs/command-line.md describes the formats.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { EXIT } from './exit.ts';
import { explain } from './explain.ts';

const password = () =>
  new Option(
    '--password <text>',
    'password for protected files; others can read it here: better use a file or be asked',
  ).argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
const passwordFile = () =>
  new Option('--password-file <file>', 'passwords for protected files, one a line; - for standard input');
const askPassword = () => new Option('--ask-password', 'asks for the passwords of protected files before reading');
const passphrase = () =>
  new Option(
    '--passphrase <text>',
    'opens a protected workspace; others can read it here: better leave it out and be asked',
  );
const passphraseFile = () =>
  new Option('--passphrase-file <file>', 'the same, from the first line of a file; - for standard input');
const recoveryCode = () =>
  new Option('--recovery-code <code>', 'opens a protected workspace without its passphrase; - for standard input');
const reviewer = () => new Option('--reviewer <name>', 'who the log shall name').default('Reviewer');
const json = () => new Option('--json', 'machine-readable output on stdout');
const framework = (fallback?: string) => {
  const option = new Option(
    '--framework <id|file>',
    'criteria to map to: the id of a built-in set, or a framework file',
  );
  return fallback === undefined ? option : option.default(fallback);
};

const DEFAULT_FRAMEWORK = 'jtai-childrens-mental-health-2019';

/** Runs one command line; resolves to the exit code: 0 done, 1 some files could not be read, 2 wrong use, 3 nothing could be done. */
export async function run(args: readonly string[]): Promise<number> {
  let code: number = EXIT.done;
  const program = new Command('evidence-desk');
  const act =
    <Args extends unknown[]>(load: () => Promise<(...args: Args) => Promise<number>>) =>
    async (...given: Args) => {
      code = await (await load())(...given);
    };

  program
    .description(
      'Reads inspection letters, finds copies and themes, maps passages to criteria. Everything stays on this computer.',
    )
    .version(packageJson.version)
    .showHelpAfterError('Run with --help to see how it is used.')
    .exitOverride()
    .configureHelp({ sortSubcommands: false });

  program
    .command('analyse')
    .description('the whole job: read, find copies and themes, map to criteria, write the report')
    .argument('<paths...>', 'files and folders; folders are read with everything in them')
    .requiredOption('--out <folder>', 'where report.html, evidence.xlsx, evidence.csv and the workspace are written')
    .option('--workspace <file>', 'the workspace to write, instead of one in the folder')
    .addOption(framework(DEFAULT_FRAMEWORK))
    .addOption(password())
    .addOption(passwordFile())
    .addOption(askPassword())
    .addOption(json())
    .action(act(async () => (await import('./commands/analyse.ts')).analyse));

  program
    .command('extract')
    .description('one document, as read')
    .argument('<file>', 'the file to read')
    .option('--left-out', 'also the comments, deleted words and whatever else of the file is no text of the document')
    .addOption(password())
    .addOption(passwordFile())
    .addOption(askPassword())
    .addOption(json())
    .action(act(async () => (await import('./commands/extract.ts')).extract));

  program
    .command('duplicates')
    .description('copies of one another, and documents that only look alike')
    .argument('<paths...>', 'files and folders')
    .option('--threshold <share>', 'likeness from which documents count as copies, 0.5 to 1', share)
    .addOption(password())
    .addOption(passwordFile())
    .addOption(askPassword())
    .addOption(json())
    .action(act(async () => (await import('./commands/duplicates.ts')).duplicates));

  program
    .command('themes')
    .description('what the documents are about, again and again')
    .argument('<paths...>', 'files and folders')
    .option('--subjects <file>', 'a file of subjects to look for as well, or in place of the program’s of the same id')
    .option('--tendency', 'with what is said of each theme, from counts')
    .addOption(password())
    .addOption(passwordFile())
    .addOption(askPassword())
    .addOption(json())
    .action(act(async () => (await import('./commands/themes.ts')).themes));

  program
    .command('frameworks')
    .description('the built-in sets of criteria')
    .addOption(json())
    .action(act(async () => (await import('./commands/frameworks.ts')).frameworks));

  const one = program.command('framework').description('work with one set of criteria');
  one
    .command('extract')
    .description('read the criteria out of a guidance document')
    .argument('<file>', 'the guidance')
    .addOption(password())
    .addOption(passwordFile())
    .addOption(askPassword())
    .addOption(json())
    .action(act(async () => (await import('./commands/frameworks.ts')).frameworkExtract));

  one
    .command('compare')
    .description('two editions: what became of each criterion')
    .argument('<older>', 'id of a built-in set, or a framework file')
    .argument('<newer>', 'id of a built-in set, or a framework file')
    .addOption(json())
    .action(act(async () => (await import('./commands/editions.ts')).compare));
  one
    .command('carry')
    .description('carry decisions over to another edition; what needs a look is listed')
    .argument('<workspace>', 'the workspace file')
    .argument('<older>', 'id of the framework the decisions were made under')
    .argument('<newer>', 'id of the framework to carry them to')
    .addOption(reviewer())
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/editions.ts')).carry));
  one
    .command('learning')
    .description('what decisions have taught the suggestions')
    .argument('<workspace>', 'the workspace file')
    .argument('<id>', 'id of the framework')
    .option('--forget', 'let the suggestions start afresh; the decisions stay')
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/editions.ts')).learning));

  program
    .command('suggest')
    .description('criteria, polarity and agencies for bare passages, as JSON lines')
    .addOption(framework(DEFAULT_FRAMEWORK))
    .requiredOption('--passages <file>', 'JSON lines: {"id":"x","text":"...","headings":["..."]}; - for standard input')
    .option('--decisions <file>', 'JSON lines to learn from first: {"text":"...","criterion":"C05"}, null for none')
    .addOption(json())
    .action(act(async () => (await import('./commands/suggest.ts')).suggest));

  program
    .command('import')
    .description('add documents to a workspace, or take in projects (.qdpx) and codebooks (.qdc) of other programs')
    .argument('<workspace>', 'the workspace file; it is made where there is none')
    .argument('<paths...>', 'files and folders')
    .addOption(password())
    .addOption(passwordFile())
    .addOption(askPassword())
    .addOption(reviewer())
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/import.ts')).importInto));

  program
    .command('reread')
    .description('read documents again from their kept originals by the rules of today; decisions are carried over')
    .argument('<workspace>', 'the workspace file')
    .argument('[names...]', 'file names, paths or identifiers; without any, what was read by earlier rules')
    .addOption(reviewer())
    .addOption(password())
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/reading.ts')).reread));

  program
    .command('erase')
    .description('remove documents for good, with their originals and everything said about them')
    .argument('<workspace>', 'the workspace file')
    .argument('<names...>', 'file names, paths or identifiers')
    .option('--yes', 'do it without being asked')
    .option('--remove-backups', 'take away backups and earlier files of the workspace, which still hold the documents')
    .option('--backups <folder>', 'where backups are kept, instead of the program’s own folder')
    .addOption(reviewer())
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/reading.ts')).erase));

  program
    .command('search')
    .description('passages that match: words, "phrases", prefix*, NEAR, AND, OR, NOT, area:, year:, ...')
    .argument('<workspace>', 'the workspace file')
    .argument('<query>', 'what to look for')
    .option('--limit <number>', 'hits at most', count, 50)
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/search.ts')).search));

  program
    .command('findings')
    .description('what the evidence says, criterion by criterion, with how much was looked at; or write one')
    .argument('<workspace>', 'the workspace file')
    .option('--set <code>', 'the criterion whose finding is written')
    .option('--text <text>', 'its sentences; {areas improvement} stands for a count that is put in and kept up')
    .addOption(new Option('--state <state>', 'how far it is').choices(['in-work', 'written', 'agreed']))
    .addOption(new Option('--rating <rating>', 'how ready our own area is').choices(['red', 'amber', 'green']))
    .option('--action <text>', 'what is to be done')
    .option('--owner <name>', 'who does it')
    .option('--done-when <text>', 'what would show that it is done')
    .option('--due <day>', 'by when, as 2026-05-31')
    .addOption(framework())
    .addOption(reviewer())
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/findings.ts')).findings));

  program
    .command('export')
    .description('write the evidence to a file')
    .argument('<workspace>', 'the workspace file')
    .addOption(
      new Option('--format <format>', 'what to write')
        .choices(['xlsx', 'docx', 'csv', 'html', 'letters', 'qdpx', 'qdc', 'decisions', 'learning'])
        .makeOptionMandatory(),
    )
    .requiredOption('--out <file>', 'the file to write')
    .addOption(
      new Option('--template <report>', 'which report a Word file is').choices([
        'findings',
        'assurance',
        'summary',
        'letters',
      ]),
    )
    .option('--decided-only', 'leave suggestions out')
    .option('--criteria <codes...>', 'only these criteria')
    .option('--documents <names...>', 'only these documents, by file name, path or identifier')
    .addOption(
      new Option('--polarity <labels...>', 'only these').choices(['strength', 'improvement', 'mixed', 'neutral']),
    )
    .option('--columns <names...>', 'only these columns of tables; an unknown name lists them all')
    .option('--no-themes', 'leave themes out')
    .option('--no-log', 'leave the audit log out')
    .option('--preset <name>', 'a choice that was kept in the window; other options go before it')
    .option('--mask', 'replace what may identify people by masks')
    .option('--bom', 'begin a CSV file with a byte-order mark, for Excel')
    .option('--overwrite', 'replace the file if it is there already')
    .addOption(framework())
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/export.ts')).exportEvidence));

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
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/verify.ts')).verify));

  program
    .command('backup')
    .description('make a backup of a workspace, opened and checked before it counts; or list the backups there are')
    .argument('[workspace]', 'the workspace file')
    .option('--to <folder>', 'the folder for backups, another than the workspace’s')
    .option('--list', 'the backups in that folder, or in the program’s own; no workspace needs to be there any more')
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/safety.ts')).backup));

  program
    .command('restore')
    .description('put a backup in the place of a workspace; what was there is moved aside, never deleted')
    .argument('<backup>', 'the backup')
    .argument('<workspace>', 'the workspace file')
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/safety.ts')).restore));

  program
    .command('log')
    .description('the audit log of a workspace, one JSON value a line')
    .argument('<workspace>', 'the workspace file')
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .action(act(async () => (await import('./commands/safety.ts')).log));

  program
    .command('passphrase')
    .description('protect a workspace, change its passphrase, or take the protection away')
    .argument('<workspace>', 'the workspace file')
    .option('--new-file <file>', 'the new passphrase, from the first line of a file; - for standard input')
    .option('--new <text>', 'the new passphrase; empty takes the protection away; better leave it out and be asked')
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/safety.ts')).passphrase));

  program
    .command('sample')
    .description('a blind sample of decided passages, as a small workspace for a second reviewer')
    .argument('<workspace>', 'the workspace file')
    .requiredOption('--out <file>', 'the small workspace to make')
    .option('--size <number>', 'passages', count, 50)
    .option('--seed <text>', 'the same seed draws the same sample', 'sample')
    .option('--framework <id>', 'the framework whose decisions are sampled, instead of the one in use')
    .option(
      '--sample-passphrase-file <file>',
      'protects the small workspace: its passphrase, from the first line of a file; - for standard input',
    )
    .addOption(reviewer())
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/safety.ts')).sample));

  program
    .command('merge')
    .description('put a returned sample, or another whole workspace, together with this one; nothing is overwritten')
    .argument('<workspace>', 'the workspace file')
    .argument('<other>', 'the other workspace')
    .option(
      '--other-passphrase-file <file>',
      'the passphrase of the other workspace, from the first line of a file; - for standard input',
    )
    .addOption(reviewer())
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/safety.ts')).merge));

  program
    .command('agreement')
    .description('how far two reviewers agree on what both have decided')
    .argument('<workspace>', 'the workspace file')
    .option('--framework <id>', 'instead of the one in use')
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/safety.ts')).agreement));

  program
    .command('progress')
    .description('how far the review has come, for each document and criterion; or saying so')
    .argument('<workspace>', 'the workspace file')
    .addOption(new Option('--set <status>', 'mark it').choices(['not-started', 'in-review', 'checked', 'signed-off']))
    .option('--document <name>', 'for one document, by file name, path or identifier')
    .option('--criterion <code>', 'for one criterion')
    .option('--framework <id>', 'instead of the one in use')
    .addOption(reviewer())
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/progress.ts')).reviewProgress));

  program
    .command('serve')
    .description('the window, in a browser on this computer')
    .argument('[workspace]', 'the workspace file')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes a free one', count, 0)
    .addOption(passphrase())
    .addOption(passphraseFile())
    .addOption(recoveryCode())
    .addOption(json())
    .action(act(async () => (await import('./commands/serve.ts')).serve));

  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    return explain(error);
  }
}

function share(value: string): number {
  const number = Number(value);
  if (!(number >= 0.5 && number <= 1)) throw new InvalidArgumentError('Give a share between 0.5 and 1, such as 0.85.');
  return number;
}

function logHead(value: string): { sequence: number; hash: string } {
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/u.exec(value) ?? [];
  if (sequence === undefined || hash === undefined) {
    throw new InvalidArgumentError('Give it as the export’s method note does: a number, a colon and 64 digits.');
  }
  return { sequence: Number(sequence), hash };
}

function count(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('Give a whole number, 0 or more.');
  return number;
}
