/**
 * The subcommands, their arguments and options. docs/command-line.md describes the formats.
 */
import { type Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { declareDocuments } from './declared/documents.ts';
import { declareEvidence } from './declared/evidence.ts';
import { declareFrameworks } from './declared/frameworks.ts';
import { declareWorkspaces } from './declared/workspaces.ts';
import { EXIT } from './exit.ts';
import { explain, UsageError } from './explain.ts';
import { say } from './say.ts';
import { type Run, Subcommand } from './subcommand.ts';

/** All there is to type, with `run` deciding what happens when it is typed. */
export function declare(run: Run): Subcommand {
  const program = new Subcommand('evidence-desk')
    .description(
      'Reads inspection letters, finds copies and themes, maps passages to criteria. Everything stays on this computer.',
    )
    .version(packageJson.version)
    .showHelpAfterError('Run with --help to see how it is used.')
    .exitOverride()
    .configureOutput({ writeErr: say })
    .configureHelp({ sortSubcommands: false })
    .hook('preAction', (_, command) => refuseEmptyPaths(command));
  declareDocuments(program, run);
  declareFrameworks(program, run);
  declareWorkspaces(program, run);
  declareEvidence(program, run);
  return program;
}

/** An option that names a place: to a script whose variable is empty, the folder it runs in would be meant. */
const NAMES_A_PLACE = /<(?:file|folder|workspace)>/u;

/** @throws UsageError where the name of a file or folder is empty */
function refuseEmptyPaths(command: Command): void {
  const empty = command.options.find(
    (option) => NAMES_A_PLACE.test(option.flags) && command.getOptionValue(option.attributeName()) === '',
  );
  const argument = command.registeredArguments.find((_, at) => [command.processedArgs[at]].flat().includes(''));
  const name = empty?.long ?? (argument?.name() === 'query' ? undefined : argument?.name());
  if (name !== undefined) throw new UsageError(`What is given for ${name} is empty. Nothing was done.`);
}

/** Runs one command line; resolves to the exit code: 0 done, 1 some files could not be read, 2 wrong use, 3 nothing could be done. */
export async function run(args: readonly string[]): Promise<number> {
  let code: number = EXIT.done;
  const program = declare((load) => async (...given) => {
    code = await (await load())(...given);
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    return explain(error);
  }
}
