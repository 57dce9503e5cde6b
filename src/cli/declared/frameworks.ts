/**
 * Commands on sets of criteria.
 */
import type { Run, Subcommand } from '../subcommand.ts';

export function declareFrameworks(program: Subcommand, run: Run): void {
  program.commandsGroup('Criteria:');

  program
    .command('frameworks')
    .description('the built-in sets of criteria')
    .printsJson()
    .action(run(async () => (await import('../commands/frameworks.ts')).frameworks));

  const one = program.command('framework').description('work with one set of criteria');

  one
    .command('extract')
    .description('read the criteria out of a guidance document')
    .argument('<file>', 'the guidance')
    .readsFiles()
    .printsJson()
    .action(run(async () => (await import('../commands/frameworks.ts')).frameworkExtract));

  one
    .command('compare')
    .description('two editions: what became of each criterion')
    .argument('<older>', 'id of a built-in set, or a framework file')
    .argument('<newer>', 'id of a built-in set, or a framework file')
    .printsJson()
    .action(run(async () => (await import('../commands/editions.ts')).compare));

  one
    .command('carry')
    .description('carry decisions over to another edition; what needs a look is listed')
    .argument('<workspace>', 'the workspace file')
    .argument('<older>', 'id of the framework the decisions were made under')
    .argument('<newer>', 'id of the framework to carry them to')
    .namesReviewer()
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/editions.ts')).carry));

  one
    .command('learning')
    .description('what decisions have taught the suggestions')
    .argument('<workspace>', 'the workspace file')
    .argument('<id>', 'id of the framework')
    .option('--forget', 'let the suggestions start afresh; the decisions stay')
    .opensWorkspace()
    .printsJson()
    .action(run(async () => (await import('../commands/editions.ts')).learning));
}
