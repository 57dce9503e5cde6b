/**
 * What works elsewhere: case and practice studies of good practice, and passages that praise plainly. Knowledge of how they
 * are printed is data here.
 */
import type { PolarityLabel } from './evidence.ts';
import { SIDES } from './kinds/headings.ts';
import type { Pattern } from './kinds/kind.ts';
import { expressionOf, expressionsOf } from './kinds/patterns.ts';

export const PRACTICES = ['example', 'praise'] as const;
/** A study of good practice, told as one; or a passage that praises. */
export type Practice = (typeof PRACTICES)[number];

export const PRACTICE_WORDS: Readonly<Record<Practice, string>> = {
  example: 'practice example',
  praise: 'plain praise',
};

/** Headings of studies, and how one begins that has no heading of its own. */
const STUDY: Pattern =
  '(?:case|practice|good practice|practice and case) (?:stud(?:y|ies)|examples?)\\b|(?:highly )?effective practice\\b|(?:example|examples|instance) of (?:good|best|effective|excellent) practice\\b|good practice(?: examples?)?\\b|what (?:works|has worked)\\b';
/** What inspectors say of what is more than good. */
const PRAISE: Pattern =
  '\\b(?:exemplary|exceptional(?:ly)?|excellent|outstanding|impressive|innovative|inspir(?:ing|ational)|highly effective|highly skilled|highly valued|particularly (?:strong|effective|impressive)|extremely (?:strong|effective|well)|creative(?:ly)?|sector[- ]leading|a model of|tenacious(?:ly)?|very strong|considerable strength)\\b';

const [study, opens, praise] = [
  expressionOf(`^(?:${STUDY})`),
  expressionOf(`^[•\\s]*(?:${STUDY}) ?[:–—-]`),
  expressionOf(PRAISE),
];
const faults = expressionsOf(SIDES.improvements);

/**
 * Whether a passage tells of good practice. A study under a heading that names something to improve is none, nor is a passage that
 * a reviewer, or else the program, reads as something to improve.
 */
export function practiceOf(
  { text, headings }: { readonly text: string; readonly headings: readonly string[] },
  polarity: PolarityLabel | null,
): Practice | null {
  if (polarity === 'improvement') return null;
  const at = headings.findLastIndex((heading) => study.test(heading.trim()));
  const isFaulted = headings.slice(Math.max(0, at)).some((heading) => faults.some((fault) => fault.test(heading)));
  if ((at >= 0 || opens.test(text)) && !isFaulted) return 'example';
  return polarity === 'strength' && praise.test(text) ? 'praise' : null;
}
