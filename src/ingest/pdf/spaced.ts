/**
 * Words whose letters are set apart for looks: "A r e a s  t o  i m p r o v e". Drawn together again, with the spaces
 * that part the words. pdf.js 6.5.438 makes such text out of letter spacing, too (findings/pdfjs-letter-spacing.sh).
 */
import type { Fragment } from './fragments.ts';
import type { Run } from './run.ts';

const SPACED = /^(?:[\p{L}\p{N}&][.,:;!?’'-]? ){2,}[\p{L}\p{N}&][.,:;!?’'-]?$/u;

/** Whether every letter of a text stands alone. */
export function isSpaced(text: string): boolean {
  return SPACED.test(text.trim().replace(/\s+/gu, ' '));
}

/** Two single letters side by side: a part of a word whose letters are set apart, perhaps. */
const PARTLY = /(?:^|\s)(?![aAI]\s)\p{L}\s(?![aAI](?:\s|$))\p{L}(?=\s|$)/u;

/** Whether some letters of a text stand alone that may belong to one word. */
export function isPartlySpaced(text: string): boolean {
  return PARTLY.test(text);
}

/** The words of a spaced fragment, from the operations that draw it. */
export function spacedText(runs: readonly Run[], fragment: Fragment): string {
  const { x, y, along, width, size } = fragment;
  const signs = runs.flatMap((run) => {
    const start = (run.from[0] - x) * along[0] + (run.from[1] - y) * along[1];
    const off = Math.abs((run.from[0] - x) * along[1] - (run.from[1] - y) * along[0]);
    return off > size * 0.1
      ? []
      : run.signs.map(({ text, from, to }) => ({ text, from: start + from, to: start + to }));
  });
  const own = signs.filter(({ from, to }) => (from + to) / 2 > 0 && (from + to) / 2 < width);
  const letters = own.map(({ text, from }, at) => ({ text, gap: at === 0 ? 0 : from - (own[at - 1]?.to ?? from) }));
  if (letters.length === 0) return fragment.text;
  if (signs.some(({ text }) => text === ' ')) return textOf(letters);
  const isPair = letters.length === 2 && isPartlySpaced(fragment.text);
  return isSpaced(fragment.text) || isPair ? wordsOf(letters) : fragment.text;
}

export interface Letter {
  readonly text: string;
  /** Distance from the letter before. */
  readonly gap: number;
}

/** Letters into words: at the spaces that stand between them or, where there are none, at the wide gaps. */
export function wordsOf(letters: readonly Letter[]): string {
  if (letters.slice(1, -1).some(({ text }) => text.trim() === '' && text !== '')) return textOf(letters);
  const gaps = letters
    .slice(1)
    .map(({ gap }) => gap)
    .toSorted((a, b) => a - b);
  const usual = gaps[Math.floor((gaps.length - 1) / 2)] ?? 0;
  return letters
    .map(({ text, gap }, at) => (at > 0 && gap > usual * 1.7 + 0.3 ? ` ${text}` : text))
    .join('')
    .trim();
}

/** A heading whose capitals are parted by single spaces, "S U M M A R Y", which are too many to be a row of marks. */
const SPELT = /^(?:\p{Lu} ){4,}\p{Lu}[.:]?$/u;

/** A spelt word drawn together; letters that follow one another in the alphabet are a row of their own. */
export function oneWord(text: string): string {
  if (!SPELT.test(text)) return text;
  const word = text.replaceAll(' ', '');
  const inOrder = [...word].every((letter, at) => at === 0 || letter.charCodeAt(0) === word.charCodeAt(at - 1) + 1);
  return inOrder || !/[AEIOUY]/u.test(word) ? text : word;
}

function textOf(letters: readonly Letter[]): string {
  return letters
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}
