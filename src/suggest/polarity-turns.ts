/**
 * Turns of phrase by which a clause takes no side: it advises, asks for something, tells what is hard or stands in the way, or
 * how the inspection was done.
 */
import listed from '../../resources/language/polarity.json' with { type: 'json' };
import type { Part } from '../language/phrases.ts';
import type { Clause } from './clauses.ts';

const ADVICE =
  /^(?:\d+[.)]\s*)?(?:ensure|improve|strengthen|develop|review|continue|take|make|work with|implement|increase|consider|undertake|establish|provide|use|extend|revise|monitor|publish|report|raise|reduce|address|accelerate|embed|evaluate|urgently|immediately|as a matter)\b/i;
/** Something is asked for. */
export const ASKS = /\b(?:should|must|needs? to (?:be|ensure|improve|work|do|take|consider)|(?:further|more) work)\b/i;
/** A difficulty of the field, not of anyone's practice. */
export const HARD =
  /\b(?:can (?:often |sometimes )?(?:be|result|have|struggle|lead|make|affect|take|also|impact|experience|present|arise|escalate)|may (?:be|have|need|not|feel|find|struggle)|might|often (?:feel|find|struggle)|it is (?:important|helpful|essential|useful|vital)|is (?:complex|challenging|difficult)|are (?:complex|challenging))\b/i;
/** A difficulty, however many good words it has: "can prevent a holistic approach", "competing demands", "complicated by". */
export const IN_THE_WAY = new RegExp(`\\b(?:${listed['in the way'].join('|')})\\b`, 'i');
/** A purpose: what is named falls short of it. */
export const AIM = /\b(?:to ensure|ensuring|in order to|so that|to (?:reduce|enable|make sure|avoid))\b/i;
const METHOD =
  /\b(?:inspectors (?:looked|used|considered|met|visited|observed|spoke|reviewed|evaluated|undertook|were)|this (?:inspection|visit|report|letter)|lead inspector|in line with the|methodology|framework)\b/i;

/** Whether a clause advises, asks for something, tells of a difficulty or of how the inspection was done. */
export interface TurnsOfPhrase {
  readonly advice: boolean;
  readonly asks: boolean;
  readonly hard: boolean;
  readonly method: boolean;
}

export function turnsOf(text: string, words: readonly Part[], { from, to }: Clause): TurnsOfPhrase {
  const own = text.slice((words[from] as Part).start, (words[to - 1] as Part).end);
  return { advice: ADVICE.test(own), asks: ASKS.test(own), hard: HARD.test(own), method: METHOD.test(own) };
}
