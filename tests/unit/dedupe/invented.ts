/**
 * Letters about places that do not exist, and what happens to letters: other readings, drafts, covers, siblings.
 */
import type { CopyCandidate } from '../../../src/dedupe/copies.ts';
import { sketch } from '../../../src/dedupe/sketch.ts';
import type { Metadata, Passage } from '../../../src/document/document.ts';

/** Pseudo-random numbers from 0 to 1, the same for the same seed (mulberry32, T. Ettinger). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const list = (words: string) => words.trim().split(/\s+/u);
const NOUNS =
  list(`advocates assessments audits brothers carers checklists colleges conferences consultations counsellors
  decisions drawings enquiries escalations evenings families findings forums goals governors grandparents handovers
  histories households hubs incidents interpreters interviews journeys judgements letters libraries lists meetings mentors
  midwives minutes neighbours notes nurseries objectives observations offers outcomes panels parents passports pathways
  phonecalls placements plans playgroups practitioners psychologists pupils questions quotes receptionists records referrals
  refuges reports researchers rotas scales seniors sessions siblings sisters specialists statements strategies summaries
  surgeries surveys therapists thresholds timetables toddlers tools transitions translators tutors visits volunteers waits
  wards workshops worries`);
const VERBS =
  list(`accept address agree alter answer anticipate apply arrange ask assess attend balance build capture carry
  challenge change check choose clarify coach collect combine compare complete confirm consider correct cover create decide
  define delay delegate deliver describe design develop discuss document draw encourage escalate evaluate examine explain
  explore extend follow gather guide identify improve include inform introduce invite join judge keep know lead listen log
  maintain measure mention notice observe offer organise overlook oversee own plan postpone prepare prevent prioritise
  produce promote question raise reach recall receive recognise reduce reflect remember repeat require resolve respond
  revise schedule share shape simplify sort start strengthen structure summarise test track trust understand update use
  value verify welcome widen write`);
const ADJECTIVES =
  list(`accurate anxious attentive balanced basic brief calm careful central clear close complex confident
  consistent creative curious current daily dedicated detailed diligent direct earlier effective emerging experienced fair
  familiar final firm flexible formal frequent friendly full gentle helpful honest incomplete independent informal initial
  insightful joined jointly known late lengthy limited loyal mature measured minor missing modest monthly mutual narrow new
  older open ordinary patient persistent plain practical precise prompt purposeful quiet rapid recent regular reliable
  respectful restless routine rushed seasonal sensitive shared sharp short skilful slow sound specific stable steady strong
  stubborn sudden tailored tentative thorough timely tired trusted uneven urgent useful usual varied visible warm weekly
  willing written younger`);

export interface LetterOptions {
  readonly area?: string;
  readonly seed?: number;
  readonly date?: string;
  readonly visited?: string;
  readonly paragraphs?: number;
}

/** A letter about an inspection: addressees, introduction, findings that name the place and give figures, next steps. */
export function letter(options: LetterOptions = {}): string {
  const {
    area = 'Northmere',
    seed = 1,
    date = '14 May 2021',
    visited = '12 and 16 April 2021',
    paragraphs = 12,
  } = options;
  return [
    date,
    `Director of Services for Children, ${area} Council`,
    `Joint inspection of help for children in ${area}`,
    `Between ${visited} inspectors from three inspectorates looked at how agencies in ${area} help children who need it.
They read records, watched meetings and spoke with children, parents and staff before they wrote this letter.`,
    ...findings(area, seed, paragraphs),
    `The director should send a written answer to this letter within seventy working days of its publication.`,
  ].join('\n\n');
}

/** Paragraphs of findings, different for every seed. */
export function findings(area: string, seed: number, paragraphs: number): string[] {
  const next = random(seed);
  const pick = (words: readonly string[]) => words[Math.floor(next() * words.length)] as string;
  const sentence = (): string => {
    const core = `${pick(ADJECTIVES)} ${pick(NOUNS)} ${pick(VERBS)} ${pick(ADJECTIVES)} ${pick(NOUNS)} and ${pick(VERBS)} ${pick(NOUNS)}`;
    const chance = next();
    if (chance < 0.15) return `In ${area} ${core}.`;
    if (chance < 0.3) return `About ${10 + Math.floor(next() * 89)}% of ${core}.`;
    if (chance < 0.6)
      return `${pick(['Most', 'Some', 'Few', 'Many'])} ${core} when ${pick(NOUNS)} ${pick(VERBS)} ${pick(NOUNS)}.`;
    return `${pick(['Leaders', 'Inspectors', 'Staff', 'Partners'])} ${pick(VERBS)} ${core}.`;
  };
  return Array.from({ length: paragraphs }, () => Array.from({ length: 5 }, sentence).join(' '));
}

/** Another reading of a text: lines broken elsewhere, page numbers and a running head, some letters misread. */
export function reading(text: string, { misread = 0.005, head = '', seed = 7 } = {}): string {
  const next = random(seed);
  const mistaken: Record<string, string> = { m: 'rn', l: '1', o: '0', e: 'c', u: 'n', h: 'b', i: 'l' };
  const letters = [...text].map((letter) => (next() < misread ? (mistaken[letter] ?? letter) : letter)).join('');
  const lines = letters.replace(/\s+/gu, ' ').match(/.{1,90}(?:\s|$)/gu) ?? [];
  return lines
    .map((line, at) => (at % 12 === 11 ? `${line.trim()}\n${(at + 1) / 12}\n${head}` : line.trim()))
    .join('\n');
}

/** A text without some of its sentences. */
export function shortened(text: string, share: number, seed = 3): string {
  const next = random(seed);
  return text
    .split(/(?<=\.)\s/u)
    .filter(() => next() >= share)
    .join(' ');
}

/** Paragraphs of findings replaced by others, from the end. */
export function rewritten(text: string, share: number, area: string, seed = 99): string {
  const paragraphs = text.split('\n\n');
  const changed = Math.round(share * paragraphs.length);
  return [
    ...paragraphs.slice(0, paragraphs.length - changed - 1),
    ...findings(area, seed, changed),
    paragraphs.at(-1),
  ].join('\n\n');
}

export const COVER = `Children and Families Scrutiny Panel. Meeting of 3 November 2022. Report of the head of democratic
services. Members are asked to note the letter that is attached to this report, to comment on the answer that officers
have drafted, and to agree a date on which the panel will look at progress. There are no financial consequences.`;

export const NO_METADATA: Metadata = {
  title: '',
  kind: null,
  type: 'other',
  inspectionKind: null,
  area: null,
  date: null,
  areaAsPrinted: null,
  dateIs: null,
  themeAsPrinted: null,
  inspectionTheme: null,
  inspectedFrom: null,
  inspectedTo: null,
  inspectorates: [],
  judgements: [],
};

export interface TextDocument extends CopyCandidate {
  readonly text: string;
}

/** A document with nothing but its words, unless told otherwise. The id stands in for the bytes. */
export function document(id: string, text: string, more: Partial<CopyCandidate> = {}): TextDocument {
  const sha256 = [...id]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padEnd(64, '0');
  return {
    id,
    path: `${id}.txt`,
    sha256,
    metadata: NO_METADATA,
    pages: 1,
    quality: 1,
    sketch: sketch({ id, text }),
    text,
    ...more,
  };
}

/** Paragraphs as passages. */
export function passages(text: string): Passage[] {
  let start = 0;
  return text.split('\n\n').map((paragraph, at): Passage => {
    const from = start;
    start += paragraph.length + 2;
    return {
      id: `p${at + 1}`,
      kind: 'paragraph',
      text: paragraph,
      start: from,
      end: from + paragraph.length,
      page: 1,
      endPage: 1,
      headings: [],
      level: 0,
      number: null,
      furniture: null,
      boxes: [],
    };
  });
}
