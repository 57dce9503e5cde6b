/**
 * The lines of a mail that say who wrote what is quoted below them.
 */
import { ATTRIBUTION, ATTRIBUTION_START, DIVIDER, FIRST_HEADER, HEADER } from './languages.ts';

/** What is known of the headers from a line to the end of their run. */
interface Run {
  readonly end: number;
  /** Their names, of which three are enough. */
  readonly names: readonly string[];
  /** Whether an address or a year stands in them. */
  readonly isDated: boolean;
}

const ENOUGH = 3;

/** How many lines from one of these on say who wrote what follows; 0 for none. */
export function headersIn(lines: readonly string[]): (at: number) => number {
  // A run is gone through once, from its end: a mail may be one run, and each of its lines the first of one.
  const runs = new Map<number, Run>();
  const runAt = (at: number): Run => {
    let end = at;
    while (end < lines.length && !runs.has(end) && isInRun(lines[end] as string, end > at)) end++;
    let run = runs.get(end) ?? { end, names: [], isDated: false };
    for (let line = end - 1; line >= at; line--) {
      run = longer(run, lines[line] as string);
      runs.set(line, run);
    }
    return run;
  };
  return (at) => {
    const line = lines[at] as string;
    if (DIVIDER.test(line) || ATTRIBUTION.test(line)) return 1;
    if (ATTRIBUTION_START.test(line)) {
      for (const more of [2, 3]) if (ATTRIBUTION.test(lines.slice(at, at + more).join(' '))) return more;
    }
    if (!FIRST_HEADER.test(line)) return 0;
    const { end, names, isDated } = runAt(at);
    return names.length >= ENOUGH || (names.length === 2 && isDated) ? end - at : 0;
  };
}

/** Whether a line is a header, or goes on with the one above it. */
function isInRun(line: string, goesOn: boolean): boolean {
  return HEADER.test(line) || (goesOn && /^\s+\S/u.test(line));
}

/** A run with the line before it. */
function longer(run: Run, line: string): Run {
  const name = HEADER.test(line) ? line.slice(0, line.indexOf(':')).trim().toLowerCase() : null;
  const isNew = name !== null && run.names.length < ENOUGH && !run.names.includes(name);
  return {
    end: run.end,
    names: isNew ? [...run.names, name] : run.names,
    isDated: run.isDated || /@|\d{4}/u.test(line),
  };
}
