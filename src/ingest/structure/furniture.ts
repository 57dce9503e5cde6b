/**
 * Which parts of a document can never be evidence: what addresses, introduces, explains the law or signs off. The marks
 * are set by what the page says and where it stands (`document/kinds/furniture.ts`), never by names of people or places,
 * and each ends where its part does: none runs to the end of a document by itself.
 */
import type { Furniture } from '../../document/document.ts';
import {
  ACTIONS,
  IMPRINT,
  INTRODUCTIONS,
  LEGAL,
  LEGAL_IN_NOTES,
  NEXT_STEPS,
  SALUTATION,
  SECTIONS,
  SIGNATURE,
  SITE,
} from '../../document/kinds/furniture.ts';
import { expressionOf, expressionsOf } from '../../document/kinds/patterns.ts';
import type { Block } from '../block.ts';
import { isKnownHeading } from '../lines/known.ts';

type Marks = (Furniture | null)[];

/** How far into a document a salutation may stand. */
const LATEST_SALUTATION = 60;
/** A text longer than this says something: it is no line of an address, signature or list of links. */
const PROSE = 200;
/** How many lines a signature has at most, with the bodies that sign and those that get a copy. */
const LONGEST_SIGNATURE = 40;
const LONGEST_LEGAL = 400;
/** How many blocks may stand between two lines of a site's furniture, and how many after the last. */
const SITE_GAP = 12;

const salutationLine = expressionOf(SALUTATION);
const signatureLine = expressionOf(SIGNATURE);
const nextSteps = expressionOf(NEXT_STEPS);
const actions = expressionsOf(ACTIONS);
const introductions = expressionsOf(INTRODUCTIONS);
const legal = expressionsOf(LEGAL);
const legalNotes = expressionsOf([...LEGAL, ...LEGAL_IN_NOTES]);
const imprint = expressionsOf(IMPRINT);
const siteLine = expressionOf(SITE);
const sections = SECTIONS.map((section) => ({
  ...section,
  opens: expressionOf(section.heading, true),
  goesOn: expressionOf(section.also ?? section.heading, true),
}));

/** The furniture mark of every block, in order; null where it may be evidence. */
export function furnitureOf(blocks: readonly Block[]): Marks {
  const marks = blocks.map((block) => block.furniture ?? ownMark(block));
  markSite(blocks, marks);
  markLetter(blocks, marks);
  markOpening(blocks, marks);
  markContents(blocks, marks);
  for (const section of sections) markSection(section, blocks, marks);
  markImprint(blocks, marks);
  return marks;
}

/** Marks that a block carries by its own words. */
function ownMark({ kind, number, text }: Block): Furniture | null {
  if (kind === 'heading') return null;
  if (kind === 'footnote' ? fits(legalNotes, text) : isLegal(kind, number, text)) return 'legal-note';
  return fits(imprint, text) ? 'boilerplate' : null;
}

/** Bullets and numbered paragraphs are findings, whatever act they name. */
function isLegal(kind: Block['kind'], number: string | null, text: string): boolean {
  return kind !== 'bullet' && number === null && text.length < LONGEST_LEGAL && fits(legal, text);
}

function fits(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

function markLetter(blocks: readonly Block[], marks: Marks): void {
  const salutation = blocks.slice(0, LATEST_SALUTATION).findIndex(({ text }) => salutationLine.test(text));
  const signature = blocks.findIndex(({ text }, at) => at > salutation && signatureLine.test(text));
  if (salutation < 0 && signature < 0) return;
  markAddress(salutation, blocks, marks);
  let isNext = false;
  for (const [at, block] of blocks.entries()) {
    if (at <= salutation || at === signature) continue;
    if (nextSteps.test(block.text) && (block.kind === 'heading' || block.text.length < 40)) isNext = true;
    else if (block.kind === 'heading' || (signature >= 0 && at > signature)) isNext = false;
    if (isNext && block.kind !== 'footnote') marks[at] ??= 'next-steps';
    else if (fits(actions, block.text)) marks[at] ??= 'next-steps';
    else if (fits(introductions, block.text)) marks[at] ??= 'introduction';
  }
  if (signature >= 0) markSignature(signature, blocks, marks);
}

/** From the salutation back to the beginning, or to the last text that says something. */
function markAddress(salutation: number, blocks: readonly Block[], marks: Marks): void {
  if (salutation < 0) return;
  marks[salutation] = 'salutation';
  for (let at = salutation - 1; at >= 0; at--) {
    const { kind, text } = blocks[at] as Block;
    if (kind === 'bullet' || (text.length > PROSE && /[.;] \p{Lu}|\.$/u.test(text) && fits(introductions, text)))
      return;
    marks[at] = 'address';
  }
}

/** Names, offices and bodies after "Yours sincerely", up to a heading with text under it or to a text that says something. */
function markSignature(signature: number, blocks: readonly Block[], marks: Marks): void {
  for (let at = signature; at < blocks.length && at < signature + LONGEST_SIGNATURE; at++) {
    const block = blocks[at] as Block;
    const next = blocks[at + 1];
    if (block.kind === 'footnote') continue;
    const heads =
      block.kind === 'heading' && (isKnownHeading(block.text) || (next !== undefined && saysSomething(next)));
    if (at > signature && marks[at] === null && (heads || saysSomething(block))) return;
    marks[at] ??= 'signature';
  }
}

function saysSomething({ kind, text }: Block): boolean {
  return kind !== 'heading' && (text.length > PROSE || (kind === 'bullet' && text.length > PROSE / 3));
}

/** Reports without a salutation introduce themselves too. */
function markOpening(blocks: readonly Block[], marks: Marks): void {
  for (const [at, block] of blocks.slice(0, LATEST_SALUTATION).entries()) {
    if (fits(introductions, block.text)) marks[at] ??= 'introduction';
  }
}

/** Every part of a sort: from its heading to the next heading of another sort. */
function markSection(section: (typeof sections)[number], blocks: readonly Block[], marks: Marks): void {
  let left = 0;
  for (const [at, { kind, number, text }] of blocks.entries()) {
    if (kind === 'heading' && marks[at] !== 'contents' && section.opens.test(text)) left = section.mostWords;
    else if (left > 0 && ((kind === 'heading' && !section.goesOn.test(text)) || isFinding(kind, number))) left = 0;
    if (left <= 0) continue;
    marks[at] ??= section.mark;
    left -= text.split(' ').length;
  }
}

/** Numbered paragraphs belong to the findings of a report. */
function isFinding(kind: Block['kind'], number: string | null): boolean {
  return kind === 'paragraph' && number !== null && /^\d+(?:\.\d+)*$/u.test(number);
}

/** The short lines between the lines of an imprint. */
function markImprint(blocks: readonly Block[], marks: Marks): void {
  const lines = blocks.flatMap((_, at) => (marks[at] === 'boilerplate' ? [at] : []));
  for (const [index, at] of lines.entries()) {
    const next = lines[index + 1] ?? at;
    const between = blocks.slice(at + 1, next);
    if (between.length > 6 || between.some(({ kind, text }) => kind === 'heading' || text.length > 60)) continue;
    for (let inside = at + 1; inside < next; inside++) marks[inside] ??= 'boilerplate';
  }
}

/** A table of contents: entries that end in a page number, under its heading. */
function markContents(blocks: readonly Block[], marks: Marks): void {
  const heading = blocks.findIndex((block) => /^(?:table of )?contents$/iu.test(block.text));
  if (heading >= 0) marks[heading] ??= 'contents';
  const entry = (block: Block) => /(?:\.{3,}|…|\s{2,}|\s)\s*\d{1,3}$/u.test(block.text) && block.text.length < 160;
  for (const [at, block] of blocks.entries()) {
    if (/\.{4,}\s*\d{1,3}\b/u.test(block.text)) marks[at] ??= 'contents';
  }
  for (let at = heading + 1; heading >= 0 && at < blocks.length && entry(blocks[at] as Block); at++)
    marks[at] ??= 'contents';
}

/** The rest of a web page after its article: from the first of several lines that only sites have to the last. */
function markSite(blocks: readonly Block[], marks: Marks): void {
  const lines = blocks.flatMap((block, at) => (block.text.length < PROSE && siteLine.test(block.text) ? [at] : []));
  for (const at of lines) marks[at] ??= 'site';
  const first = lines.find((at) => at > blocks.length * 0.2);
  const close = first === undefined ? [] : lines.filter((at) => at >= first && at < first + SITE_GAP);
  if (first === undefined || close.length < 3) return;
  let last = first;
  for (let at = first; at < blocks.length && at - last <= SITE_GAP; at++) {
    if (lines.includes(at)) last = at;
    else if (isArticle(blocks, at)) return;
    marks[at] ??= 'site';
  }
}

/** Two texts one after the other that say something are an article again, not the teasers of other pages. */
function isArticle(blocks: readonly Block[], at: number): boolean {
  const [one, next] = [blocks[at] as Block, blocks[at + 1]];
  return saysSomething(one) && next !== undefined && saysSomething(next);
}
