/**
 * A folder of inspection reports about places that do not exist, as PDF, to measure with: `inventedReports(folder, count,
 * sections)`. No two sentences need be alike; the same call gives the same reports.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Piece, typeset } from '../fixtures/typeset.ts';
import { random } from '../unit/dedupe/invented.ts';
import { SUBJECTS } from './invented-passages.ts';

const list = (text: string) => text.trim().split(/\s+/u);

const AREAS = list(
  `Northmere Eastholt Brackenshire Fenmoor Westmere Oakhaven Lindenfield Harrowby Thornwick Ashmarsh Millbeck Saltreach
  Wexcombe Dunmere Kestrelby Holmebridge Stanmoor Pellburn Ravensea Calderby`,
);
const ADJECTIVES = list(
  `timely clear local joint strong weak recent early complex shared formal careful written regular emotional physical
  domestic legal statutory monthly specialist clinical practical reflective effective poor thorough detailed variable
  wider national urgent planned persistent vulnerable older younger parental cultural direct digital restorative`,
);
const NOUNS = list(
  `assessments plans referrals supervision thresholds partners nurses officers teachers leaders parents siblings carers
  adolescents infants therapy advocacy interviews conferences discussions records chronologies audits training caseloads
  vacancies notifications placements mentors clinics wards panels boards strategies protocols data outcomes risks harm
  neglect exploitation abuse bereavement attendance exclusions housing custody probation transitions pathways waiting
  consent wishes feelings histories visits reviews decisions enquiries meetings escalation learning impact`,
);
const ADVERBS = list(
  `quickly consistently rarely often always jointly usually increasingly thoughtfully reliably sometimes seldom mostly
  promptly routinely occasionally fully partly openly together`,
);
const VERBS = list(
  `share assess record visit support plan review recognise follow meet track escalate understand provide chair write
  seek challenge improve reduce monitor commission fund resolve delay strengthen discuss miss inform guide shape check
  prioritise measure evaluate offer deliver coordinate question welcome`,
);
const LINKS = list('through during before after within across without despite under around between beyond');
const TURNS = ['so that', 'because', 'although', 'while', 'and', 'but'];

/** A paragraph of so many sentences. Words are put together one by one, so that reports share few runs of words. */
function paragraph(next: () => number, area: string, length: number): string {
  const pick = (items: readonly string[]) => items[Math.floor(next() * items.length)] as string;
  const thing = () => (next() < 0.6 ? `${pick(ADJECTIVES)} ${pick(NOUNS)}` : pick(NOUNS));
  const clause = () => `${thing()} ${pick(ADVERBS)} ${pick(VERBS)} ${thing()} ${pick(LINKS)} ${thing()}`;
  return Array.from({ length }, () => {
    const figure = next() < 0.3 ? ` In ${1 + Math.floor(next() * 60)} of the cases seen, this was so in ${area}.` : '';
    const subject = next() < 0.2 ? `, and ${pick(SUBJECTS[pick(Object.keys(SUBJECTS))] ?? [])}` : '';
    const sentence = `${clause()}, ${pick(TURNS)} ${clause()}${subject}.`;
    return sentence.charAt(0).toUpperCase() + sentence.slice(1) + figure;
  }).join(' ');
}

/** Paragraphs of such reports, about 65 words each. */
export function inventedParagraphs(count: number): string[] {
  const next = random(5);
  return Array.from({ length: count }, (_, at) => paragraph(next, AREAS[at % AREAS.length] as string, 3));
}

/** A letter of two pages as plain text; no two are alike. */
export function inventedLetter(at: number): string {
  const next = random(Math.imul(at + 1, 0x85ebca6b));
  const area = areaOf(at);
  const section = (heading: string, count: number) => [
    heading,
    ...Array.from({ length: count }, () => paragraph(next, area, 3)),
  ];
  return [
    `Joint targeted area inspection of services in ${area}`,
    `${1 + (at % 28)} March ${2012 + (at % 12)}`,
    ...section('Key strengths', 6),
    ...section('Areas for improvement', 6),
  ].join('\n\n');
}

/** A name of its own for each place. */
function areaOf(at: number): string {
  const name = AREAS[at % AREAS.length] as string;
  const round = Math.floor(at / AREAS.length);
  return round === 0 ? name : `${name} ${String.fromCharCode(65 + (round % 26))}${Math.floor(round / 26)}`;
}

/** What one report says. */
function report(at: number, sections: number): Piece[] {
  const next = random(Math.imul(at + 1, 0x9e3779b1));
  const area = areaOf(at);
  const text = (kind: 'paragraph' | 'bullet'): Piece => ({
    kind,
    text: paragraph(next, area, kind === 'bullet' ? 2 : 2 + Math.floor(next() * 3)),
  });
  const section = (heading: string): Piece[] => [
    { kind: 'heading', text: heading },
    ...Array.from({ length: 6 }, () => text('paragraph')),
    ...Array.from({ length: 3 }, () => text('bullet')),
  ];
  const headings = ['Key strengths', 'Areas for improvement', 'Early help', 'Leadership and management', 'Case study'];
  return [
    { kind: 'heading', text: `Joint inspection of services for children in ${area}` },
    { kind: 'paragraph', text: `${1 + (at % 28)} March ${2012 + (at % 12)}` },
    ...Array.from({ length: sections }, (_, turn) => section(headings[turn % headings.length] as string)).flat(),
  ];
}

/** Writes reports that are not there yet and gives their folder. A section takes somewhat more than a page. */
export async function inventedReports(folder: string, count: number, sections: number): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const present = new Set(readdirSync(folder));
  for (let at = 0; at < count; at++) {
    const name = `report-${String(at).padStart(5, '0')}.pdf`;
    if (present.has(name) && existsSync(join(folder, name))) continue;
    const footer = (page: number) => String(page);
    writeFileSync(join(folder, name), await typeset(report(at, sections), { footer, header: 'Joint inspection' }));
  }
  return folder;
}
