/**
 * How well a document could be read, with reasons.
 */
import { canonicalText } from '../../document/canonical.ts';
import type { Furniture, LeftOut, Passage, Quality } from '../../document/document.ts';
import type { RecognisedPage } from '../../document/reading-notes.ts';
import type { Aside, RawDocument } from '../block.ts';
import { likenessOf } from './likeness.ts';

/** Characters looked at to judge the signs of a text. */
const SAMPLE = 20_000;

/** A report of which more is set aside than this share may have been misread; letters have some words set aside always. */
const MOST_ASIDE = 0.15;
const FEW_ASIDE = 400;

/** Scores a reading from 0 to 1: what share of the pages and characters can be trusted, less for every other doubt. */
export function qualityOf(raw: RawDocument, text: string, passages: readonly Passage[]): Quality {
  const warnings = [...raw.warnings];
  const unread = raw.pagesWithoutText;
  let score = raw.pages === 0 ? 0 : 1 - (unread.length + (raw.pagesLeft ?? 0)) / Math.max(1, raw.pages);
  if (unread.length > 0)
    warnings.push(
      unread.length >= raw.pages
        ? 'No page carries any text: this may be a scan. It is unread, not empty.'
        : `Without text, perhaps scanned, and so unread: page${unread.length === 1 ? '' : 's'} ${unread.slice(0, 20).join(', ')}${unread.length > 20 ? ' and more' : ''}.`,
    );
  const recognised = raw.recognised ?? [];
  if (recognised.length > 0) {
    warnings.push(recognisedInWords(recognised));
    score -= recognised.reduce((sum, { confidence }) => sum + 1 - confidence, 0) / Math.max(1, raw.pages);
  }
  const sample = text.slice(0, SAMPLE);
  const unknown = countOf(sample, /\uFFFD/u) / Math.max(1, sample.length);
  if (unknown > 0.001) {
    warnings.push(`${Math.max(1, Math.round(unknown * 100))} in 100 characters could not be recognised.`);
    score *= Math.max(0, 1 - unknown * 5);
  }
  const letters = countOf(sample, /[\p{L}\p{N}\s.,;:’'()-]/u) / Math.max(1, sample.length);
  if (text.length > 200 && letters < 0.8) {
    warnings.push('Much of the text is made of signs: its fonts may hide the real letters.');
    score *= letters;
  }
  const strange = nonsensePages(passages);
  if (strange.length > 0) {
    const named = strange.slice(0, 20).join(', ') + (strange.length > 20 ? ' and more' : '');
    warnings.push(
      `The text reads as neither English nor Welsh on page${strange.length === 1 ? '' : 's'} ${named}: its letters may be wrong.`,
    );
    score *= 1 - (0.9 * strange.length) / Math.max(1, raw.pages, ...strange);
  }
  const broken = brokenShare(passages);
  if (broken > 0.25) {
    warnings.push('Many paragraphs break off in mid-sentence: the order of the text is not sure.');
    score *= 1 - broken / 2;
  }
  const { setAside, aside, all } = wordsSetAside(passages);
  const share = aside / Math.max(1, all);
  if (share > MOST_ASIDE && aside > FEW_ASIDE)
    warnings.push(
      `${Math.round(share * 100)} in 100 words were set aside as address, introduction, next steps and the like. Look at what was set aside.`,
    );
  score -= Math.min(0.2, raw.warnings.length * 0.03);
  const leftOut = leftOutOf(raw.leftOut ?? []);
  return {
    score: Math.round(Math.max(0, Math.min(1, text === '' ? 0 : score)) * 100) / 100,
    pagesWithoutText: unread,
    ...(raw.toRecognise && raw.toRecognise.length > 0 ? { toRecognise: raw.toRecognise } : {}),
    ...(recognised.length > 0 ? { recognised } : {}),
    warnings,
    setAside,
    ...(leftOut.length > 0 ? { leftOut } : {}),
  };
}

/** "Recognised from pictures, with a confidence of 95 %: 3 pages. 4 words may be misread and are marked." */
function recognisedInWords(pages: readonly RecognisedPage[]): string {
  const mean = pages.reduce((sum, { confidence }) => sum + confidence, 0) / pages.length;
  const doubtful = pages.reduce((sum, page) => sum + (page.doubtful ?? 0), 0);
  const words =
    doubtful === 0
      ? ''
      : ` ${doubtful} ${doubtful === 1 ? 'word may be misread and is' : 'words may be misread and are'} marked.`;
  return `Recognised from pictures, with a confidence of ${Math.round(mean * 100)} %: ${pages.length} page${pages.length === 1 ? '' : 's'}.${words}`;
}

/** Words that can never be evidence by the reason why, their sum, and the words of the document. */
function wordsSetAside(passages: readonly Passage[]) {
  const setAside: Partial<Record<Furniture, number>> = {};
  let [aside, all] = [0, 0];
  for (const { furniture, text } of passages) {
    const words = wordsOf(text);
    all += words;
    if (furniture === null) continue;
    aside += words;
    setAside[furniture] = (setAside[furniture] ?? 0) + words;
  }
  return { setAside, aside, all };
}

/** Passages stand in one line with single spaces. */
function wordsOf(text: string): number {
  let words = 1;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) words++;
  return words;
}

/** What was left out, by its sort. */
function leftOutOf(asides: readonly Aside[]): LeftOut[] {
  const sorts = new Map<string, string[]>();
  for (const { sort, text } of asides) {
    const texts = sorts.get(sort) ?? [];
    sorts.set(sort, texts);
    const one = canonicalText(text).replace(/\s+/gu, ' ').trim();
    if (one !== '') texts.push(one);
  }
  return [...sorts].flatMap(([sort, texts]) => (texts.length > 0 ? [{ sort, texts }] : []));
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const character of text) if (pattern.test(character)) count += character.length;
  return count;
}

/** Share of long paragraphs that begin in lower case or end without a full stop. */
function brokenShare(passages: readonly Passage[]): number {
  const long = passages.filter(
    (passage) => passage.kind === 'paragraph' && passage.furniture === null && passage.text.length > 120,
  );
  const broken = long.filter(({ text }) => /^\p{Ll}/u.test(text) || /[\p{L},]$/u.test(text));
  return long.length < 5 ? 0 : broken.length / long.length;
}

/** Pages that hold letters but no language. */
function nonsensePages(passages: readonly Passage[]): number[] {
  const pages = new Map<number, string[]>();
  for (const { page, text } of passages) {
    const texts = pages.get(page);
    if (texts) texts.push(text);
    else pages.set(page, [text]);
  }
  return [...pages].flatMap(([page, texts]) => (likenessOf(texts.join('\n')).nonsense ? [page] : []));
}
