/**
 * Good news or bad: strength, improvement, mixed or neutral.
 */
import type { Polarity } from '../document/evidence.ts';
import { parts } from '../language/phrases.ts';

const GOOD = new Set(
  'effectiv strong good well benefit posit clear improv timely excel robust embed valu success comprehens'.split(' '),
);
const BAD = new Set(
  'not lack insuffici inconsist delai limit weak need variabl poor gap fail too requir develop unawar however'.split(
    ' ',
  ),
);

/** Judges a passage from its text and, where given, its headings. */
export function polarityOf(text: string, headings: readonly string[] = []): Polarity {
  const because: string[] = [];
  let sum = 0;
  for (const part of parts(text)) {
    const weight = GOOD.has(part.stem) ? 1 : BAD.has(part.stem) ? -1.5 : 0;
    if (weight === 0) continue;
    sum += weight;
    because.push(text.slice(part.start, part.end));
  }
  for (const heading of headings) {
    if (/improve|priority action|weakness|concern/iu.test(heading)) sum -= 6;
    else if (/strength|effective practice|works well/iu.test(heading)) sum += 6;
  }
  const score = 1 / (1 + Math.exp(-Math.abs(sum) / 2));
  return { label: sum >= 0 ? 'strength' : 'improvement', score, because: [...new Set(because)].slice(0, 4) };
}
