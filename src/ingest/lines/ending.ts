/**
 * What the words at the end and the beginning of lines say about whether a paragraph goes on.
 */
import { isKnownHeading } from './known.ts';

/** Whether a text ends as a sentence does; a footnote mark after the full stop does not count. */
export function isFinished(text: string): boolean {
  return /[.!?:;]["”’)\]]*\d{0,2}["”’)\]]*$/u.test(text);
}

/** Whether a text breaks off and the next line goes on in the middle of the sentence. */
export function isUnfinished(text: string, next: string): boolean {
  if (isFinished(text) && !/\b(?:e\.g|i\.e|etc|vs|para|no)\.$/u.test(text)) return false;
  return /^["“‘'(]?[\p{Ll}&£\d–]/u.test(next) || endsOpen(text);
}

/** Whether a text ends in a word or sign that cannot end a sentence. */
export function endsOpen(text: string): boolean {
  return /(?:[,–—\-/&(]|\b(?:a|an|and|are|as|at|be|by|for|from|has|have|in|into|is|it|its|of|on|or|that|the|their|these|they|this|to|was|were|which|who|will|with))$/iu.test(
    text,
  );
}

/** Lines that every letter sets apart: known headings, the salutation, the short form of the title, the close. */
export function standsAlone(text: string): boolean {
  if (text.length >= 90) return false;
  return (
    isKnownHeading(text) ||
    /^(?:yours? (?:sincerely|faithfully),?|dear [^.]*|joint targeted area inspection of (?!the multi)[^.]*)$/iu.test(
      text,
    )
  );
}

/** Words with which every letter begins a paragraph. */
export const OPENING = /^this (?:letter,? (?:to all the|summari[sz]es)|(?:joint )?inspection took place)\b/iu;
