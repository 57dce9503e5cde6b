/**
 * What the command prints: results on stdout, progress and warnings on stderr.
 */
import { basename } from 'node:path';
import cliProgress from 'cli-progress';
import type { Failure } from '../document/failure.ts';
import { say, visible, visibleLines } from './say.ts';

/** Writes one JSON value and a line end to stdout, whole, even into a slow pipe. */
export function printJson(value: unknown): Promise<void> {
  return printAsIs(`${JSON.stringify(value)}\n`);
}

/** Writes text for people to stdout and waits until it has been taken. */
export function print(text: string): Promise<void> {
  return printAsIs(visibleLines(text));
}

/** The same for what programs read. */
export function printAsIs(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
}

/** Names each file that could not be read, with its reason. */
export function printFailures(failed: readonly Failure[]): void {
  for (const { path, code, reason } of failed) say(`Not read: ${visible(path)} (${code}). ${visible(reason)}\n`);
}

/** What was left when the reading was stopped. */
export function printUnread(unread: readonly string[]): void {
  for (const path of unread) say(`Not read: ${visible(path)}. The reading was stopped; add it again.\n`);
}

export interface Progress {
  total(files: number): void;
  /** The file or step in hand. */
  now(what: string): void;
  step(): void;
  end(): void;
}

/** A bar with file, count and time left on a terminal; one plain line for each tenth elsewhere. */
export function progress(label: string): Progress {
  return process.stderr.isTTY ? bar(label) : lines(label);
}

function bar(label: string): Progress {
  const single = new cliProgress.SingleBar(
    {
      format: `${label} {bar} {value}/{total}  {eta_formatted} left  {what}`,
      hideCursor: true,
      stream: process.stderr,
      etaBuffer: 20,
      fps: 5,
    },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  return {
    total(files) {
      if (started) single.setTotal(files);
      else single.start(files, 0, { what: '' });
      started = true;
    },
    now(what) {
      if (started) single.update({ what: shorten(visible(basename(what))) });
    },
    step() {
      if (started) single.increment();
    },
    end() {
      if (started) single.stop();
    },
  };
}

function lines(label: string): Progress {
  let total = 0;
  let done = 0;
  let told = 0;
  return {
    total(files) {
      total = files;
    },
    now: () => undefined,
    step() {
      done++;
      const tenth = total === 0 ? 10 : Math.floor((done * 10) / total);
      if (tenth > told) {
        told = tenth;
        say(`${label}: ${done} of ${total}\n`);
      }
    },
    end: () => undefined,
  };
}

function shorten(name: string): string {
  return name.length > 48 ? `${name.slice(0, 30)}…${name.slice(-17)}` : name;
}
