/**
 * A subcommand, with the options that many of them share: one wording each.
 */
import { Command, InvalidArgumentError, Option } from 'commander';

/** Runs an action that is loaded when its command is given, so that `--help` loads none of them. */
export type Run = <Args extends unknown[]>(
  load: () => Promise<(...args: Args) => Promise<number>>,
) => (...given: Args) => Promise<void>;

export class Subcommand extends Command {
  override createCommand(name?: string): Subcommand {
    return new Subcommand(name);
  }

  /** Reads files, which may be protected. */
  readsFiles(): this {
    return this.takesPassword()
      .option('--password-file <file>', 'passwords for protected files, each on its own line; - for standard input')
      .option('--ask-password', 'asks for the passwords of protected files before reading')
      .option('--ocr', 'recognise the words on pages that are pictures, scans for example (as it does anyway)')
      .option('--no-ocr', 'leave pages that are pictures unread');
  }

  takesPassword(): this {
    return this.addOption(
      new Option(
        '--password <text>',
        'password for protected files; others can read it here: better use a file or be asked',
      ).argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]),
    );
  }

  /** Opens a workspace, which may be protected. */
  opensWorkspace(): this {
    return this.option(
      '--passphrase <text>',
      'opens a protected workspace; others can read it here: better leave it out and be asked',
    )
      .option('--passphrase-file <file>', 'the same, from the first line of a file; - for standard input')
      .option('--recovery-code <code>', 'opens a protected workspace without its passphrase; - for standard input');
  }

  /** Writes into the audit log. */
  namesReviewer(): this {
    return this.option('--reviewer <name>', 'who the log shall name', 'Reviewer');
  }

  /** Maps to criteria: to `fallback`, or to the set in use where there is none. */
  namesFramework(fallback?: string): this {
    return this.option(
      '--framework <id|file>',
      'criteria to map to: the id of a built-in set, or a framework file',
      fallback,
    );
  }

  printsJson(): this {
    return this.option('--json', 'machine-readable output on stdout');
  }
}

/** A similarity, 0.5 to 1. @throws InvalidArgumentError */
export function share(value: string): number {
  const number = Number(value);
  if (!(number >= 0.5 && number <= 1)) throw new InvalidArgumentError('Give a share between 0.5 and 1, such as 0.85.');
  return number;
}

/**
 * An option that offers the names of `values` and gives what each stands for, which is taken as well: it is how files and JSON
 * write it, and earlier versions took nothing else.
 */
export function named(option: Option, values: Readonly<Record<string, string>>): Option {
  const names = new Map(Object.entries(values));
  const offered = [...names.keys()];
  const known = new Set(names.values());
  return option.choices(offered).argParser((given: string) => {
    const value = names.get(given) ?? given;
    if (!known.has(value)) throw new InvalidArgumentError(`Allowed choices are ${offered.join(', ')}.`);
    return value;
  });
}

/** A whole number, 0 or more. @throws InvalidArgumentError */
export function count(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0) throw new InvalidArgumentError('Give a whole number, 0 or more.');
  return number;
}

/** The head of the audit log as exports print it. @throws InvalidArgumentError */
export function logHead(value: string): { sequence: number; hash: string } {
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/u.exec(value) ?? [];
  if (sequence === undefined || hash === undefined) {
    throw new InvalidArgumentError('Give it as the export’s method note does: a number, a colon and 64 digits.');
  }
  return { sequence: Number(sequence), hash };
}
