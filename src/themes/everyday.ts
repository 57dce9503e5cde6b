/**
 * Words of the field that say nothing by themselves about what a passage is about: "children", "risk", "improvement".
 */
import listed from '../../resources/themes/everyday.json' with { type: 'json' };
import { stem } from '../language/stems.ts';
import { termStem } from './words.ts';

const EVERYDAY = new Set(listed.flatMap((word) => [stem(word), termStem(word)]));

/** Whether a word, given by its stem, is an everyday one. */
export function isEveryday(stem: string): boolean {
  return EVERYDAY.has(stem);
}
