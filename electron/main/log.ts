/**
 * The log of the desktop host: what happened, never to whom. Lines are made of words chosen here and of codes and counts; no
 * file name, no address, no text of a case can get in.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Facts of a line: counts, codes and names of our own. */
export type Facts = Readonly<Record<string, string | number | boolean>>;
export type Log = (what: string, facts?: Facts) => void;

const MOST_BYTES = 256 * 1024;

/** A line as it is written. Anything but a plain code is left out of it. */
export function line(at: Date, what: string, facts: Facts = {}): string {
  const told = Object.entries(facts).map(([name, fact]) => `${name}=${codeOnly(fact)}`);
  return `${[at.toISOString(), what, ...told].join(' ')}\n`;
}

function codeOnly(fact: string | number | boolean): string {
  if (typeof fact !== 'string') return String(fact);
  return /^[\w:-]{1,40}$/u.test(fact) ? fact : 'left-out';
}

/** A log in a file, with one file before it. Where it cannot be written, nothing is logged and nothing stops. */
export function logInFile(file: string, now: () => Date = () => new Date()): Log {
  return (what, facts) => {
    try {
      mkdirSync(dirname(file), { recursive: true });
      if (sizeOf(file) > MOST_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, line(now(), what, facts), { mode: 0o600 });
    } catch {
      // A full disk must not keep anybody from closing the program.
    }
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
