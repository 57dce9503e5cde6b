/**
 * Sixty files for a journey: letters about places that do not exist, as PDF, Word, web page and plain text, four of them
 * there twice in another format. The same at every run.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pdfMeasure, toPdf } from '../../tools/samples/pdf.ts';
import { toPlainText } from '../../tools/samples/plain-text.ts';
import { bullets, heading, lines, paragraph, type Sample } from '../../tools/samples/sample.ts';
import { toWord } from '../../tools/samples/word.ts';
import { random } from '../bench/reference-nmf.ts';

const AREAS = [
  'Northmere',
  'Calder Vale',
  'Eastholt',
  'Brackenshire',
  'Fenmoor',
  'Westmere',
  'Oakhaven',
  'Lindenfield',
  'Thornwick',
  'Ashmarsh',
  'Millbeck',
  'Saltreach',
  'Wexcombe',
  'Dunmere',
];

/** Who did what, with what came of it: joined at random, with figures of the letter's own. */
const WHO = [
  'School nurses',
  'Police officers',
  'Social workers',
  'Health visitors',
  'Practitioners at the front door',
  'The youth justice team',
  'Managers in children’s social care',
  'Midwives',
  'Designated safeguarding leads',
  'Probation officers',
  'Clinicians in the mental health service',
  'Foster carers',
];
const WELL = [
  'share what they know about a child on the day they learn it, and write down who will act',
  'listen to children and keep their words in the record as they were said',
  'see children alone and notice when something at home has changed',
  'hold strategy discussions at which every agency is heard',
  'challenge one another when a plan does not make a child safer',
  'offer help to the whole family before the worries grow',
  'know what to look for when a child stops coming to school',
];
const POORLY = [
  'do not always tell partners what came of a referral',
  'wait too long before they ask for specialist help with a child’s mental health',
  'leave fathers and brothers out of the assessment',
  'record decisions without the reasons for them',
  'miss meetings that are called at short notice',
  'rarely check whether an earlier plan made any difference',
  'are not told when a child goes missing at night',
];
const THEN = [
  'In {a} of the {b} records that inspectors read, this was so.',
  'It was seen in {a} of {b} cases and in every team that inspectors visited.',
  'Leaders counted {a} such children in a sample of {b} and have changed the form that is used.',
  'Of {b} families who were asked, {a} said so themselves.',
];

function letter(at: number, seed: number): Sample {
  const next = random(seed);
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(next() * values.length)] as Value;
  const figure = (from: number, to: number) => String(from + Math.floor(next() * (to - from)));
  const area = AREAS[at % AREAS.length] as string;
  const year = 2017 + (at % 8);
  const month = 1 + (at % 12);
  const monthName = new Date(Date.UTC(year, month - 1)).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' });
  const finding = (actions: readonly string[]) =>
    `${pick(WHO)} in ${area} ${pick(actions)}. ${pick(THEN).replace('{a}', figure(3, 40)).replace('{b}', figure(41, 97))} ${pick(WHO)} in the ${pick(['northern', 'southern', 'coastal', 'western', 'central'])} district ${pick(actions)}.`;
  const some = (actions: readonly string[], many: number) => Array.from({ length: many }, () => finding(actions));
  const title = `Joint targeted area inspection of ${area}`;
  const day = 1 + (at % 27);
  return {
    title,
    author: 'Joint inspectorates (specimen)',
    date: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    header: title,
    footer: `Specimen letter. ${area} is an invented place.`,
    footnotes: [],
    blocks: [
      lines(`${day} ${monthName} ${year}`),
      lines(`Director of Children’s Services, ${area} Council`, `Chief Constable, ${area} Police`),
      lines('Dear local partnership'),
      heading(title),
      paragraph(
        `This letter says what inspectors found in ${area} during visit ${figure(100, 999)} to ${figure(4, 19)} teams.`,
      ),
      heading('Key strengths'),
      ...bullets(...some(WELL, 7)),
      heading('Areas for improvement'),
      ...bullets(...some(POORLY, 6)),
    ],
  };
}

const asWebPage = (sample: Sample): string => {
  const escaped = (text: string) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
  const body = sample.blocks.map((block) => {
    if (block.kind === 'heading') return `<h2>${escaped(block.text)}</h2>`;
    if (block.kind === 'bullet') return `<ul><li>${escaped(block.text)}</li></ul>`;
    if (block.kind === 'lines') return `<p>${block.lines.map(escaped).join('<br>')}</p>`;
    return block.kind === 'paragraph' ? `<p>${escaped(block.text)}</p>` : '';
  });
  return `<!doctype html><html lang="en"><head><title>${escaped(sample.title)}</title></head><body><main>${body.join('\n')}</main></body></html>`;
};

export const LETTERS = 56;
export const COPIES = 4;

/** Writes the sixty files into a folder below the given one and returns their paths. */
export async function sixtyLetters(folder: string): Promise<string[]> {
  const into = path.join(folder, 'letters');
  mkdirSync(into, { recursive: true });
  const files: string[] = [];
  const write = (name: string, bytes: Uint8Array | string) => {
    const file = path.join(into, name);
    writeFileSync(file, bytes);
    files.push(file);
  };
  for (let at = 0; at < LETTERS; at++) {
    const sample = letter(at, 1000 + at);
    const name = `${sample.title.split(' of ')[1]?.toLowerCase().replace(/ /gu, '-')}-${sample.date}`;
    if (at % 7 === 0) write(`${name}.pdf`, await toPdf(sample));
    else if (at % 7 === 1) write(`${name}.docx`, await toWord(sample));
    else if (at % 7 === 2) write(`${name}.html`, asWebPage(sample));
    else write(`${name}.txt`, toPlainText(sample, pdfMeasure()));
    // The first few PDFs are there as a web page, too.
    if (at % 7 === 0 && at / 7 < COPIES) write(`${name}-web.html`, asWebPage(sample));
  }
  return files;
}
