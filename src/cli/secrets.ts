/**
 * What opens a protected workspace, as a person gives it: typed without being shown, from a file, through standard input or
 * the environment. On the command line itself every user of the machine can read it, and shells and npm keep it.
 */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { readNamed } from '../service/named-file.ts';
import { WorkspaceError } from '../workspace/errors.ts';
import type { Credentials } from '../workspace/seal.ts';
import { UsageError } from './explain.ts';
import { say, visible } from './say.ts';
import { secretLines, secretText } from './secret-text.ts';

/** The options of every command on a workspace. */
export interface Unlocking {
  readonly passphrase?: string;
  /** A file whose first line is the passphrase; `-` for a line of standard input. */
  readonly passphraseFile?: string;
  /** The code on the recovery sheet; `-` for a line of standard input. */
  readonly recoveryCode?: string;
  /** Whether it is about another workspace of the same command: what stands in the environment was meant for the first. */
  readonly isSecond?: true;
}

/** Nobody types a carriage return in a secret, and some programs end their lines with it alone. */
const LINE_END = /\r\n?|\n/u;
const ENVIRONMENT = 'EVIDENCE_DESK_PASSPHRASE';
const SEEN =
  'What stands on the command line can be read by every user of this computer, and shells and npm keep it. Leave it out to be asked, or use a file, standard input or the environment (see docs/command-line.md).';

/** The credentials among a command's options and in the environment; none where none are given. */
export async function credentialsFrom(options: Unlocking): Promise<Credentials> {
  const { passphrase, passphraseFile, recoveryCode } = options;
  const inherited = process.env[ENVIRONMENT];
  // Nothing that this program starts shall inherit it.
  delete process.env[ENVIRONMENT];
  if ([passphrase, passphraseFile, recoveryCode].filter((given) => given !== undefined).length > 1) {
    throw new UsageError('Give one of --passphrase-file, --recovery-code and --passphrase, not several.');
  }
  if (recoveryCode !== undefined) return { recoveryCode: notEmpty(await secretOrLine(recoveryCode), 'recovery code') };
  if (passphraseFile !== undefined) return { passphrase: notEmpty(await secretInFile(passphraseFile), 'passphrase') };
  if (passphrase !== undefined) return { passphrase: notEmpty(seen(passphrase), 'passphrase') };
  if (inherited !== undefined && inherited !== '') kept = inherited;
  return kept === undefined ? {} : { passphrase: kept };
}

/** Whoever gives an empty secret means to have given one: nothing is opened, and above all nothing made, without it. */
function notEmpty(secret: string, what: string): string {
  if (secret === '')
    throw new UsageError(`The ${what} is empty: there is nothing in the first line. Nothing was done.`);
  return secret;
}

let kept: string | undefined;

/**
 * Does the work with what the options give, and asks at the terminal where a passphrase is wanted and none was given.
 * @throws WorkspaceError `passphrase` where nobody can be asked, or three answers were wrong
 */
export async function unlocked<Result>(
  name: string,
  options: Unlocking,
  work: (credentials: Credentials) => Result | Promise<Result>,
): Promise<Result> {
  const given = await credentialsFrom(options);
  // Two workspaces may share a passphrase, so what was inherited is tried on the second; it was not given for it.
  const isInherited = options.isSecond === true && options.passphraseFile === undefined;
  const isGiven = !isInherited && (given.passphrase !== undefined || given.recoveryCode !== undefined);
  for (let tries = 0; ; tries++) {
    try {
      return await work(tries === 0 ? given : { passphrase: await typed(`Passphrase of ${visible(name)}: `) });
    } catch (error) {
      const isAsking = error instanceof WorkspaceError && error.code === 'passphrase';
      if (!isAsking || isGiven || !canAsk() || tries === 3) throw error;
      if (tries > 0) say(`${visible(error.message)}\n`);
    }
  }
}

/** How the passwords of protected documents are given. */
export interface PasswordOptions {
  readonly password?: readonly string[];
  /** A file with a password a line; `-` for standard input, to its end. */
  readonly passwordFile?: string;
  /** Whether to ask at the terminal. */
  readonly askPassword?: boolean;
}

/** The passwords to try on protected documents, in the order they are given in. */
export async function passwordsFrom({ password = [], passwordFile, askPassword }: PasswordOptions): Promise<string[]> {
  const shown = password.flatMap((one, at) => (at === 0 ? seen(one) : one));
  const filed = passwordFile === undefined ? [] : await linesOf(passwordFile);
  if (passwordFile !== undefined && filed.length === 0)
    throw new UsageError(`There is no password in ${passwordFile}.`);
  if (askPassword !== true) return [...shown, ...filed];
  if (!canAsk()) throw new UsageError('Nobody can be asked here. Give the passwords with --password-file.');
  const asked: string[] = [];
  for (;;) {
    const one = await typed(asked.length === 0 ? 'Password of protected files: ' : 'Another, or Enter to go on: ');
    if (one === '') return [...shown, ...filed, ...asked];
    asked.push(one);
  }
}

async function linesOf(path: string): Promise<string[]> {
  const lines: string[] = [];
  if (path === '-') for (let line = await nextLine(); line !== ''; line = await nextLine()) lines.push(line);
  else lines.push(...secretText(readNamed(path), path).split(LINE_END));
  return lines.filter((line) => line !== '');
}

/** A secret from the first line of a file, or of standard input for `-`. */
export async function secretInFile(path: string): Promise<string> {
  if (path === '-') return nextLine();
  return secretText(readNamed(path), path).split(LINE_END)[0] ?? '';
}

/** A secret that stood on the command line, with a warning. */
export function seen(secret: string): string {
  if (secret !== '') say(`${SEEN}\n`);
  return secret;
}

async function secretOrLine(given: string): Promise<string> {
  return given === '-' ? nextLine() : seen(given);
}

/** Whether somebody sits at a terminal who can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** A new passphrase, typed twice; null where nothing was typed. */
export async function typedTwice(): Promise<string | null> {
  for (;;) {
    const once = await typed('New passphrase: ');
    if (once === '') return null;
    if ((await typed('The same again: ')) === once) return once;
    say('The two are not the same.\n');
  }
}

/** Asks at the terminal without showing what is typed. Ctrl-C ends the program. */
function typed(question: string): Promise<string> {
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nothing, terminal: true });
  say(question);
  return new Promise((resolve) => {
    terminal.once('SIGINT', () => process.exit(130));
    terminal.question('', (answer) => {
      say('\n');
      terminal.close();
      resolve(answer);
    });
  });
}

let lines: AsyncGenerator<string> | null = null;

/** The next line of standard input, or nothing at its end. */
async function nextLine(): Promise<string> {
  lines ??= secretLines(process.stdin, 'Standard input');
  process.stdin.ref?.();
  const { value, done } = await lines.next();
  // What is left of it must not keep the program from ending.
  process.stdin.unref?.();
  return done === true ? '' : value;
}
