/**
 * Commands on what was decided: findings, exports, progress, a second reader.
 */
import { Option } from 'commander';
import { REPORT_TEMPLATES } from '../../document/reports.ts';
import { count, named, type Run, type Subcommand } from '../subcommand.ts';

export function declareEvidence(program: Subcommand, run: Run): void {
  program.commandsGroup('Evidence:');

  program
    .command('findings')
    .description('what the evidence says, criterion by criterion, with how much was looked at; or write one')
    .argument('<workspace>', 'the workspace file')
    .option('--set <code>', 'the criterion whose finding is written')
    .option('--text <text>', 'its sentences; {areas improvement} stands for a count that is put in and kept up')
    .addOption(
      named(new Option('--state <state>', 'how far it is'), {
        'in-progress': 'in-work',
        written: 'written',
        agreed: 'agreed',
      }),
    )
    .addOption(new Option('--rating <rating>', 'how ready our own area is').choices(['red', 'amber', 'green']))
    .option('--action <text>', 'what is to be done')
    .option('--owner <name>', 'who does it')
    .option('--done-when <text>', 'what would show that it is done')
    .option('--due <day>', 'by when, as 2026-05-31')
    .namesFramework()
    .namesReviewer()
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/findings.ts')).findings));

  program
    .command('readiness')
    .description('how ready our own area is, criterion by criterion; or a plan as a table, out and back in')
    .argument('<workspace>', 'the workspace file')
    .option(
      '--take-in <file>',
      'reads a plan back in (.csv, .xlsx, .ods): a column that it has holds what is to stand here',
    )
    .option('--out <file>', 'writes the plan (.csv, .xlsx)')
    .option('--overwrite', 'replace the file if it is there already')
    .option('--overdue', 'only what is overdue')
    .namesFramework()
    .namesReviewer()
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/readiness.ts')).readiness));

  program
    .command('judgements')
    .description('the grades that reports print, by area and date, with what changed since')
    .argument('<workspace>', 'the workspace file')
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/judgements.ts')).judgements));

  program
    .command('ours')
    .description('which areas and documents are our own; or saying so')
    .argument('<workspace>', 'the workspace file')
    .option('--areas <names...>', 'our areas, in the place of those said before; an empty name says that none is')
    .option('--documents <names...>', 'the documents to mark, by file name, path or identifier')
    .addOption(
      new Option('--as <whose>', 'what they are marked as; by-area goes by their area again')
        .choices(['ours', 'theirs', 'by-area'])
        .default('ours'),
    )
    .namesReviewer()
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/ours.ts')).ours));

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
    .addOption(new Option('--template <report>', 'which report a Word file is').choices(REPORT_TEMPLATES))
    .option('--decided-only', 'leave suggestions out')
    .option('--criteria <codes...>', 'only these criteria')
    .option('--documents <names...>', 'only these documents, by file name, path or identifier')
    .addOption(
      new Option('--polarity <labels...>', 'strength or improvement: only passages that are one of these').choices([
        'strength',
        'improvement',
        'mixed',
        'neutral',
      ]),
    )
    .addOption(new Option('--whose <side>', 'only our own documents, or only others’').choices(['ours', 'theirs']))
    .option('--columns <names...>', 'only these columns of tables; an unknown name lists them all')
    .option('--no-themes', 'leave themes out')
    .option('--theme-passages', 'every passage of every theme on a sheet of the workbook, not only the most central')
    .option('--no-log', 'leave the audit log out')
    .option('--preset <name>', 'a preset saved in the window; other options go before it')
    .option('--mask', 'replace what may identify people by masks')
    .option('--bom', 'begin a CSV file with a byte-order mark, for Excel')
    .option('--overwrite', 'replace the file if it is there already')
    .namesFramework()
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/export.ts')).exportEvidence));

  program
    .command('progress')
    .description('how far the review has come, for each document and criterion; or saying so')
    .argument('<workspace>', 'the workspace file')
    .addOption(
      named(new Option('--set <status>', 'mark it'), {
        'not-started': 'not-started',
        'in-progress': 'in-review',
        checked: 'checked',
        'signed-off': 'signed-off',
      }),
    )
    .option('--document <name>', 'for one document, by file name, path or identifier')
    .option('--criterion <code>', 'for one criterion')
    .option('--framework <id>', 'instead of the one in use')
    .namesReviewer()
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/progress.ts')).reviewProgress));

  program
    .command('sample')
    .description('a blind sample of decided passages, as a small workspace for a second reader')
    .argument('<workspace>', 'the workspace file')
    .requiredOption('--out <file>', 'the small workspace to make')
    .option('--size <number>', 'passages', count, 50)
    .option('--seed <text>', 'the same seed draws the same sample', 'sample')
    .option('--framework <id>', 'the framework whose decisions are sampled, instead of the one in use')
    .option(
      '--sample-passphrase-file <file>',
      'protects the small workspace: its passphrase, from the first line of a file; - for standard input',
    )
    .namesReviewer()
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/safety.ts')).sample));

  program
    .command('merge')
    .description('put a returned sample, or another whole workspace, together with this one; nothing is overwritten')
    .argument('<workspace>', 'the workspace file')
    .argument('<other>', 'the other workspace')
    .option(
      '--other-passphrase-file <file>',
      'the passphrase of the other workspace, from the first line of a file; - for standard input',
    )
    .namesReviewer()
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/safety.ts')).merge));

  program
    .command('agreement')
    .description('how far two reviewers agree on what both have decided')
    .argument('<workspace>', 'the workspace file')
    .option('--framework <id>', 'instead of the one in use')
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/safety.ts')).agreement));
}
