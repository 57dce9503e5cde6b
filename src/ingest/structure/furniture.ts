/**
 * Which parts of a document can never be evidence: what addresses, introduces, explains the law or signs off. The
 * marks are set by what the page says and where it stands, never by names of people or places.
 */
import type { Furniture } from '../../document/document.ts';
import type { Block } from '../block.ts';

/** How far into a document a salutation may stand. */
const LATEST_SALUTATION = 60;

const SALUTATION = /^dear\s+\S[^.]{0,150}$/iu;
const SIGNATURE = /^yours? (?:sincerely|faithfully|truly)\b/iu;
const NEXT_STEPS = /^next steps?\b/iu;
const ACTION =
  /\b(?:(?:is|as) the principal authority\b.*\bshould prepare|should prepare (?:a|and submit) (?:a )?written statement|should send the written statement|written statement (?:of (?:proposed )?action )?will inform the lines of enquiry)/iu;
const PLANNING = /^ofsted will take the findings (?:from|of) this (?:focused )?visit into account/iu;
const TEAM = /^(?:inspection team|local area partnership details|information about this inspection)$/iu;
const INTRODUCTION = [
  /^this (?:letter|report),? (?:to all the service leaders\b.*\boutlines|summari[sz]es the findings|outlines (?:our|the) findings)/iu,
  /^(?:between|from|on)\b.{5,300}\b(?:carried out|undertook|conducted) a joint (?:targeted area )?inspection/iu,
  /^inspection dates?:|^dates? of (?:the )?previous inspections?:|^lead inspector:?/iu,
  /^this (?:joint )?(?:inspection|visit) (?:took place|was carried out|was conducted) (?:from|between|on|under)\b/iu,
];
const LEGAL = [
  /\b(?:this (?:joint )?inspection was (?:conducted|carried out) under|under section \d+ of the|regulations \d{4}\b.*\benable)/iu,
  /^(?:the )?children act \d{4} \(joint area reviews\)/iu,
];
const BOILERPLATE = [
  /^the office for standards in education, children[’']s services and skills \(ofsted\) (?:regulates|inspects)/iu,
  /^if you (?:would like|are not happy|have a complaint|want|require)\b.{0,80}\b(?:copy|document|report|format|inspection|version)\b/iu,
  /^you may (?:reuse|copy|use) (?:this|all|the)\b.{0,60}\b(?:information|document|publication|free of charge|parts)\b/iu,
  /\bopen government licence\b/iu,
  /^this (?:publication|report|document) is available (?:at|online|from|in)\b/iu,
  /^(?:interested in our work|want to know more)\?/iu,
  /^©/u,
  /^local area partnership report$/iu,
  /^(?:t|e|w|tel|email|textphone|minicom|telephone)\b\s*:?\s*(?:\+?\d[\d ]{6,}|\S+@\S+|www\.|https?:)/iu,
  /^piccadilly gate\b/iu,
];
const SITE =
  /^(?:share (?:this|on)\b|back to top$|subscribe\b|sign up\b|post a comment|leave a (?:comment|reply)|latest (?:articles|news)|related (?:articles|content|news|links)|most (?:read|popular)|follow us|print this page|cookies?\b.{0,60}$|accept (?:all )?cookies|skip to (?:main )?content|receive the latest\b|type in your email|enter your email|was this page (?:useful|helpful)|report a problem with this page|privacy (?:policy|notice)|terms (?:and conditions|of use)|log ?in$|register$|search$|menu$|home$|quick (?:leave|exit)|advert(?:isement)?$)/iu;

/** The furniture mark of every block, in order; null where it may be evidence. */
export function furnitureOf(blocks: readonly Block[]): (Furniture | null)[] {
  const marks = blocks.map((block) => block.furniture ?? ownMark(block));
  markLetter(blocks, marks);
  markOpening(blocks, marks);
  markImprint(blocks, marks);
  markContents(blocks, marks);
  markSite(blocks, marks);
  return marks;
}

/** Marks that a block carries by its own words. */
function ownMark(block: Block): Furniture | null {
  const { text } = block;
  if (block.kind === 'heading') return null;
  if (LEGAL.some((pattern) => pattern.test(text)) && (block.kind === 'footnote' || text.length < 400))
    return 'legal-note';
  if (BOILERPLATE.some((pattern) => pattern.test(text))) return 'boilerplate';
  return null;
}

function markLetter(blocks: readonly Block[], marks: (Furniture | null)[]): void {
  const salutation = blocks.slice(0, LATEST_SALUTATION).findIndex((block) => SALUTATION.test(block.text));
  const signature = blocks.findIndex((block, at) => at > salutation && SIGNATURE.test(block.text));
  if (salutation < 0 && signature < 0) return;
  for (let at = 0; at < salutation; at++) marks[at] = 'address';
  if (salutation >= 0) marks[salutation] = 'salutation';
  let closing: Furniture | null = null;
  for (const [at, block] of blocks.entries()) {
    if (at <= salutation) continue;
    if (at === signature) closing = 'signature';
    else if (closing === null && NEXT_STEPS.test(block.text) && (block.kind === 'heading' || block.text.length < 40))
      closing = 'next-steps';
    else if (closing === 'next-steps' && block.kind === 'heading') closing = null;
    if (closing !== null && block.kind !== 'footnote') marks[at] ??= closing;
    else if (ACTION.test(block.text) || PLANNING.test(block.text)) marks[at] ??= 'next-steps';
    else if (INTRODUCTION.some((pattern) => pattern.test(block.text))) marks[at] ??= 'introduction';
  }
}

/** Reports without a salutation introduce themselves too. */
function markOpening(blocks: readonly Block[], marks: (Furniture | null)[]): void {
  for (const [at, block] of blocks.slice(0, LATEST_SALUTATION).entries()) {
    if (INTRODUCTION.some((pattern) => pattern.test(block.text))) marks[at] ??= 'introduction';
  }
}

/** Who inspected and who is addressed, at the end of a report; and the short lines between the lines of an imprint. */
function markImprint(blocks: readonly Block[], marks: (Furniture | null)[]): void {
  const team = blocks.findIndex((block) => block.kind === 'heading' && TEAM.test(block.text));
  for (let at = team; team >= 0 && at < blocks.length; at++) marks[at] ??= 'boilerplate';
  const imprint = blocks.flatMap((_, at) => (marks[at] === 'boilerplate' ? [at] : []));
  for (const [index, at] of imprint.entries()) {
    const next = imprint[index + 1] ?? at;
    const between = blocks.slice(at + 1, next);
    if (between.length > 6 || between.some((block) => block.text.length > 60)) continue;
    for (let inside = at + 1; inside < next; inside++) marks[inside] ??= 'boilerplate';
  }
}

/** A table of contents: entries that end in a page number, under its heading. */
function markContents(blocks: readonly Block[], marks: (Furniture | null)[]): void {
  const heading = blocks.findIndex((block) => /^(?:table of )?contents$/iu.test(block.text));
  if (heading >= 0) marks[heading] ??= 'contents';
  const entry = (block: Block) => /(?:\.{3,}|…|\s{2,}|\s)\s*\d{1,3}$/u.test(block.text) && block.text.length < 160;
  for (const [at, block] of blocks.entries()) {
    if (/\.{4,}\s*\d{1,3}\b/u.test(block.text)) marks[at] ??= 'contents';
  }
  for (let at = heading + 1; heading >= 0 && at < blocks.length && entry(blocks[at] as Block); at++)
    marks[at] ??= 'contents';
}

/** The rest of a web page after its article: from the first of several lines that only sites have. */
function markSite(blocks: readonly Block[], marks: (Furniture | null)[]): void {
  const site = blocks.flatMap((block, at) => (block.text.length < 200 && SITE.test(block.text) ? [at] : []));
  for (const at of site) marks[at] ??= 'site';
  const first = site.find((at) => at > blocks.length * 0.2);
  const close = first === undefined ? [] : site.filter((at) => at >= first && at < first + 12);
  if (first === undefined || close.length < 3) return;
  for (let at = first; at < blocks.length; at++) marks[at] ??= 'site';
}
