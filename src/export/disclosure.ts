/**
 * The disclosure check: what in an export may identify a person, shown in its sentence and masked on request. It finds
 * much and not everything: it is an aid to the person who lets the file go, and every export says so.
 */
import { sentences } from '../language/sentences.ts';
import type { EvidenceBundle, EvidenceRow, FindingEntry } from './bundle.ts';
import { agesWithPlaces, type Identifier, type IdentifierKind, shapedIdentifiers } from './identifiers.ts';
import { type Mask, masker } from './masker.ts';
import { type NameContext, nameContext, namesOfPeople, type Span } from './names.ts';
import { howMany, inSeries } from './words.ts';

export interface DisclosureHit extends Identifier {
  /** As it stands in the text. */
  readonly text: string;
  /** The sentence it stands in. */
  readonly sentence: string;
  /** Index of the text, in the order given. */
  readonly index: number;
  /** That text. */
  readonly within: string;
}

export type { Mask } from './masker.ts';

export const IDENTIFIER_WORDS: Readonly<Record<IdentifierKind, readonly [string, string]>> = {
  name: ['name', 'names'],
  'date-of-birth': ['date of birth', 'dates of birth'],
  'age-and-place': ['age with a place', 'ages with places'],
  address: ['address', 'addresses'],
  postcode: ['postcode', 'postcodes'],
  phone: ['phone number', 'phone numbers'],
  email: ['e-mail address', 'e-mail addresses'],
  'nhs-number': ['NHS number', 'NHS numbers'],
  'case-number': ['case number', 'case numbers'],
  'small-number': ['small number', 'small numbers'],
};

/**
 * What may identify somebody in the texts, text by text in order. Names are told from ordinary words by all the texts
 * together, so more text finds better.
 * @param places names of the areas the documents are about, which are no names of people
 */
export function identifiersIn(texts: readonly string[], places: readonly string[]): DisclosureHit[] {
  const context = nameContext(texts, places);
  const names = namesOfPeople(texts, context);
  return texts.flatMap((text, index) => hitsIn(text, index, names[index] ?? [], context));
}

function hitsIn(text: string, index: number, names: readonly Span[], context: NameContext): DisclosureHit[] {
  const parts = sentences(text);
  const shaped = shapedIdentifiers(text);
  const isFree = ({ start, end }: { readonly start: number; readonly end: number }) =>
    !shaped.some((other) => other.start < end && start < other.end);
  const named = names.filter(isFree).map((span): Identifier => ({ kind: 'name', ...span }));
  const isPlace = (sentence: string) =>
    [...sentence.matchAll(/\p{Lu}[\p{L}'’-]+/gu)].some(([word]) => context.places.has(word.toLowerCase()));
  const aged = parts
    .flatMap((part) =>
      agesWithPlaces(part.text, isPlace).map((age) => ({
        ...age,
        start: age.start + part.start,
        end: age.end + part.start,
      })),
    )
    .filter(isFree);
  return [...shaped, ...named, ...aged]
    .sort((left, right) => left.start - right.start || right.end - left.end)
    .map((identifier) => ({
      ...identifier,
      index,
      within: text,
      text: text.slice(identifier.start, identifier.end),
      sentence: parts.find((part) => part.start <= identifier.start && identifier.start < part.end)?.text ?? text,
    }));
}

/** What people wrote or said in the bundle, each different text once: what the check reads and the masks replace. */
function textsOf(bundle: EvidenceBundle): string[] {
  const texts = new Set<string>();
  const add = (...some: readonly string[]) => {
    for (const text of some) texts.add(text);
  };
  add(...(bundle.texts?.values() ?? []));
  for (const rows of [bundle.evidence, bundle.setAside])
    for (const row of rows) {
      add(row.note, ...row.tags);
      // A whole text holds its quotations.
      if (bundle.texts?.has(row.documentId) !== true) add(row.quotation, ...row.headings);
    }
  for (const theme of bundle.themes) {
    add(theme.label, ...theme.keywords);
    for (const { quotation } of theme.passages) add(quotation);
  }
  for (const document of bundle.documents) add(document.title, document.fileName);
  for (const finding of bundle.findings) add(...textsOfFinding(finding));
  for (const row of bundle.log) add(row.action);
  texts.delete('');
  return [...texts];
}

/** Checks everything in the bundle that the export would carry. */
export function disclosureCheck(bundle: EvidenceBundle): DisclosureHit[] {
  const areas = bundle.documents.flatMap((document) => (document.area === null ? [] : [document.area]));
  return identifiersIn(textsOf(bundle), areas);
}

/**
 * Those of the hits that an export carries.
 * @param carried the bundle without what its format leaves out
 */
export function hitsCarried(found: readonly DisclosureHit[], carried: EvidenceBundle): DisclosureHit[] {
  const texts = new Set(textsOf(carried));
  return found.filter(({ within }) => texts.has(within));
}

const MASK_WORDS: Readonly<Record<IdentifierKind, string>> = {
  name: 'name',
  'date-of-birth': 'date of birth',
  'age-and-place': 'age',
  address: 'address',
  postcode: 'postcode',
  phone: 'phone',
  email: 'e-mail',
  'nhs-number': 'NHS number',
  'case-number': 'case number',
  'small-number': 'fewer than five',
};

/**
 * A mask for every different identifier, numbered in order of appearance. Part of a name has the mask of the first full
 * name that holds it. Masks that are known already (from an earlier export) are kept.
 */
export function masksFor(hits: readonly DisclosureHit[], known: readonly Mask[] = []): Mask[] {
  const masks = [...known];
  // Full names first, so that their parts find them.
  const ordered = [...hits].sort((left, right) => wordsIn(right) - wordsIn(left));
  for (const { kind, text } of ordered) {
    if (masks.some((mask) => mask.kind === kind && mask.text === text)) continue;
    const whole =
      kind === 'name'
        ? masks.find((mask) => mask.kind === 'name' && mask.text.split(/\s+/u).includes(text))
        : undefined;
    const number = new Set(masks.filter((mask) => mask.kind === kind).map(({ mask }) => mask)).size + 1;
    const mask = kind === 'small-number' ? '[fewer than five]' : `[${MASK_WORDS[kind]} ${number}]`;
    masks.push({ kind, text, mask: whole?.mask ?? mask });
  }
  return masks;
}

const wordsIn = (hit: DisclosureHit) => (hit.kind === 'name' ? hit.text.split(/\s+/u).length : 0);

const hasText = ({ text }: Mask) => text !== '';

/** The text with every identifier that has a mask replaced; longer ones first, whole words only. */
export function maskedText(text: string, masks: readonly Mask[]): string {
  return masker(masks)(text).text;
}

/**
 * Whether a quotation is what masks, all or some of them, make of a text; `unknown` where it holds a mask that is none of them, or so
 * many that may stand for several texts that it cannot be told in time: a quotation may come from anybody.
 */
export function isMaskedFrom(text: string, quotation: string, masks: readonly Mask[]): boolean | 'unknown' {
  if (text === quotation) return true;
  const behind = Map.groupBy(masks.filter(hasText), ({ mask }) => mask);
  // Every way in which the masks may stand is gone through at once: how far in the text each has come.
  let reached = new Set([0]);
  let looks = 0;
  for (const [at, part] of quotation.split(MASK).entries()) {
    if (reached.size === 0) return false;
    const known = (at % 2 === 1 && behind.get(part)) || [];
    if (at % 2 === 1 && known.length === 0 && !text.includes(part)) return 'unknown';
    // A document may print what looks like a mask.
    const readings = [part, ...known.map((mask) => mask.text)];
    looks += reached.size * readings.length;
    if (looks > MOST_LOOKS) return 'unknown';
    const next = new Set<number>();
    for (const from of reached)
      for (const reading of readings) if (text.startsWith(reading, from)) next.add(from + reading.length);
    reached = next;
  }
  return reached.has(text.length);
}

const MOST_LOOKS = 1_000_000;

/** As {@link masksFor} writes them. */
const MASK = new RegExp(`(\\[(?:(?:${Object.values(MASK_WORDS).join('|')}) \\d{1,9}|fewer than five)\\])`, 'u');

/** The bundle with its texts masked, and a line in the method note that says so. Criteria and areas stay as they are. */
export function maskedBundle(bundle: EvidenceBundle, masks: readonly Mask[]): EvidenceBundle {
  const masked = masker(masks);
  const mask = (text: string) => masked(text).text;
  const texts = new Map([...(bundle.texts ?? [])].map(([id, text]) => [id, masked(text)]));
  const maskedRow = (row: EvidenceRow): EvidenceRow => ({
    ...row,
    ...texts.get(row.documentId)?.range(row.start, row.end),
    quotation: mask(row.quotation),
    note: mask(row.note),
    tags: row.tags.map(mask),
    headings: row.headings.map(mask),
    reasons: row.reasons.map((reason) => ({ ...reason, text: mask(reason.text) })),
  });
  return {
    ...bundle,
    ...(bundle.texts === undefined ? {} : { texts: new Map([...texts].map(([id, { text }]) => [id, text])) }),
    evidence: bundle.evidence.map(maskedRow),
    setAside: bundle.setAside.map(maskedRow),
    themes: bundle.themes.map((theme) => ({
      ...theme,
      label: mask(theme.label),
      keywords: theme.keywords.map(mask),
      passages: theme.passages.map((passage) => ({ ...passage, quotation: mask(passage.quotation) })),
    })),
    findings: bundle.findings.map((finding) => maskedFinding(finding, mask)),
    documents: bundle.documents.map((document) => ({
      ...document,
      title: mask(document.title),
      fileName: mask(document.fileName),
    })),
    log: bundle.log.map((row) => ({ ...row, action: mask(row.action) })),
    settings: [
      ...bundle.settings,
      {
        name: 'Masks',
        value: `${howMany(new Set(masks.filter(hasText).map((one) => one.mask)).size, 'identifier')} masked; what the masks stand for stays in the workspace. Masked quotations differ from their source there and nowhere else.`,
      },
    ],
  };
}

/** What people wrote in a finding, and what it quotes. */
function textsOfFinding({ text, notes, gap, ours, readiness, confidence, attached, opposite }: FindingEntry): string[] {
  const { action, owner, doneWhen } = readiness;
  const quoted = [...attached, ...opposite, ...ours.said].map(({ quotation }) => quotation);
  return [text, notes, gap, action, owner, doneWhen, confidence.why, ours.counted, ...ours.disagreements, ...quoted];
}

function maskedFinding(finding: FindingEntry, mask: (text: string) => string): FindingEntry {
  const { readiness, confidence, attached, opposite, agreed, ours } = finding;
  const quoted = (some: FindingEntry['attached']) => some.map((one) => ({ ...one, quotation: mask(one.quotation) }));
  return {
    ...finding,
    text: mask(finding.text),
    notes: mask(finding.notes),
    gap: mask(finding.gap),
    ours: {
      ...ours,
      said: quoted(ours.said),
      counted: mask(ours.counted),
      disagreements: ours.disagreements.map(mask),
    },
    readiness: {
      ...readiness,
      action: mask(readiness.action),
      owner: mask(readiness.owner),
      doneWhen: mask(readiness.doneWhen),
    },
    confidence: { ...confidence, why: mask(confidence.why) },
    attached: quoted(attached),
    opposite: quoted(opposite),
    agreed: agreed === null ? null : { ...agreed, text: mask(agreed.text) },
  };
}

/** What the method note says about the check. */
export function disclosureNote(hits: readonly DisclosureHit[], masked: boolean): string {
  const kinds = Object.entries(IDENTIFIER_WORDS).flatMap(([kind, [one, many]]) => {
    const count = hits.filter((hit) => hit.kind === kind).length;
    return count === 0 ? [] : [howMany(count, one, many)];
  });
  const found = kinds.length === 0 ? 'found nothing' : `found ${inSeries(kinds)}, ${masked ? 'masked' : 'not masked'}`;
  return `A check for what may identify people ${found}. The check is an aid: it cannot find everything, and somebody has to read what leaves your organisation.`;
}
