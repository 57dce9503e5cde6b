/**
 * One list of criteria gives the same criteria whatever program saved it. The formats that no library here writes are
 * written by LibreOffice and Chromium, and skipped where those cannot be found.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExtractedCriterion, extractFramework } from '../../../src/frameworks/extract.ts';
import { readFile } from '../../../src/ingest/read.ts';
import { item, level, list, paragraph, run, wordFile } from '../../fixtures/word.ts';

interface Entry {
  readonly text: string;
  readonly inside?: readonly Entry[];
}

const of = (text: string, ...inside: readonly Entry[]): Entry => ({ text, inside });
const FLAT: readonly Entry[] = [
  of('Young carers are found early and told about the help that there is for them'),
  of('Agencies share what they know, so that the needs of the whole family are understood'),
  of('Plans say what will change for the child and by when'),
  of('Schools know which of their pupils look after somebody'),
];
const NESTED: readonly Entry[] = [
  of('Leaders make sure that staff', of('know the children in their area'), of('challenge what is not good enough')),
  of('Families are helped quickly and by people whom they know'),
  of('Plans for children', of('say what will change'), of('are reviewed on time'), of('are shared with the family')),
];
const DEEP: readonly Entry[] = [
  of(
    'Leaders make sure that staff',
    of('know the children in their area', of('at home'), of('at school, where they spend most of the day')),
    of('challenge what is not good enough'),
  ),
  of('Families are helped quickly and by people whom they know'),
  of('Plans for children', of('say what will change', of('for the child'), of('for the carers')), of('are reviewed')),
];

/** How the marks of a list are made, level by level. */
interface Marks {
  /** Format and text of a level in Word. */
  readonly word: readonly (readonly [string, string])[];
  /** The lists of a web page. */
  readonly web: readonly string[];
  /** The mark of an item as a person types it, by its place in each level. */
  readonly typed: (path: readonly number[]) => string;
  /** The code of an item. */
  readonly code: (path: readonly number[]) => string;
}

const letter = (at = 0) => String.fromCharCode(97 + at);
const roman = (at = 0) => ['i', 'ii', 'iii', 'iv'][at] ?? '';
const counted = ([one = 0, two, three]: readonly number[]) =>
  `${one + 1}${two === undefined ? '' : letter(two)}${three === undefined ? '' : `.${three + 1}`}`;
const dotted = (path: readonly number[]) => path.map((at) => at + 1).join('.');
const NUMBERS: Marks = {
  word: [
    ['decimal', '%1.'],
    ['lowerLetter', '%2)'],
    ['lowerRoman', '%3.'],
  ],
  web: ['<ol>', '<ol type="a">', '<ol type="i">'],
  typed: ([one = 0, two, three]) =>
    three !== undefined ? `${roman(three)}.` : two !== undefined ? `${letter(two)})` : `${one + 1}.`,
  code: ([one = 0, two, three]) =>
    `${one + 1}${two === undefined ? '' : letter(two)}${three === undefined ? '' : roman(three)}`,
};
const BULLETS: Marks = {
  word: [
    ['bullet', '•'],
    ['bullet', '–'],
    ['bullet', '▪'],
  ],
  web: ['<ul>', '<ul>', '<ul>'],
  typed: ({ length }) => ['•', '–', '▪'][length - 1] ?? '',
  code: counted,
};
const DECIMALS: Marks = {
  word: [
    ['decimal', '%1.'],
    ['decimal', '%1.%2'],
    ['decimal', '%1.%2.%3'],
  ],
  web: ['<ol>', '<ol>', '<ol>'],
  typed: (path) => `${dotted(path)}${path.length === 1 ? '.' : ''}`,
  code: dotted,
};
const LETTERS: Marks = {
  word: [
    ['lowerLetter', '(%1)'],
    ['lowerRoman', '(%2)'],
    ['upperLetter', '%3.'],
  ],
  web: ['<ol type="a">', '<ol type="i">', '<ol type="A">'],
  typed: ([one = 0, two, three]) =>
    three !== undefined
      ? `${letter(three).toUpperCase()}.`
      : two !== undefined
        ? `(${roman(two)})`
        : `(${letter(one)})`,
  code: ([one = 0, two, three]) =>
    `${letter(one)}${two === undefined ? '' : roman(two)}${three === undefined ? '' : letter(three).toUpperCase()}`,
};
const LISTS: Readonly<Record<string, readonly [readonly Entry[], Marks]>> = {
  'flat, numbered': [FLAT, NUMBERS],
  'flat, bulleted': [FLAT, BULLETS],
  'flat, lettered': [FLAT, LETTERS],
  'nested, numbered': [NESTED, NUMBERS],
  'nested, bulleted': [NESTED, BULLETS],
  'nested, with decimal numbers': [NESTED, DECIMALS],
  'nested, lettered': [NESTED, LETTERS],
  'three deep, numbered': [DEEP, NUMBERS],
  'three deep, bulleted': [DEEP, BULLETS],
  'three deep, with decimal numbers': [DEEP, DECIMALS],
  'three deep, lettered': [DEEP, LETTERS],
};
const INTRO = 'Inspectors will evaluate the extent to which:';
const AFTER = 'The inspection takes three weeks and looks at the whole partnership.';

/** Every entry with its place in each level, in the order of the page. */
function walked(entries: readonly Entry[], path: readonly number[] = []): [string, readonly number[]][] {
  return entries.flatMap(({ text, inside = [] }, at) => [
    [text, [...path, at]] as [string, readonly number[]],
    ...walked(inside, [...path, at]),
  ]);
}

function asWord(entries: readonly Entry[], { word }: Marks): Uint8Array {
  const items = walked(entries)
    .map(([text, path]) => item(text, 1, path.length - 1))
    .join('');
  const made = list(1, word.map(([format, text], at) => level(at, format, text)).join(''));
  const heading = (text: string) => paragraph(run(text), '<w:pStyle w:val="Heading1"/>');
  return wordFile({
    body: `${heading('Guidance for joint inspections in Northmere')}${heading('Evaluation criteria')}${paragraph(run(INTRO))}${items}${heading('Scope')}${paragraph(run(AFTER))}<w:sectPr/>`,
    parts: {
      numbering: made.definition + made.instance,
      styles:
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>',
    },
  });
}

function asPage(entries: readonly Entry[], { web }: Marks): string {
  const listed = (all: readonly Entry[], depth: number): string => {
    const open = web[depth] ?? '';
    const items = all.map(
      ({ text, inside = [] }) => `<li>${text}${inside.length === 0 ? '' : listed(inside, depth + 1)}</li>`,
    );
    return `${open}${items.join('')}</${open.slice(1, 3)}>`;
  };
  return `<!doctype html><html><head><meta charset="utf-8"></head><body><main><h1>Guidance for joint inspections in Northmere</h1><h2>Evaluation criteria</h2><p>${INTRO}</p>${listed(entries, 0)}<h2>Scope</h2><p>${AFTER}</p></main></body></html>`;
}

function asText(entries: readonly Entry[], { typed }: Marks): string {
  const items = walked(entries).map(([text, path]) => `${'    '.repeat(path.length - 1)}${typed(path)} ${text}`);
  return `Guidance for joint inspections in Northmere\n\nEvaluation criteria\n\n${INTRO}\n\n${items.join('\n')}\n\nScope\n\n${AFTER}\n`;
}

type Shape = [code: string, text: string, inside: Shape[]];

function expected(entries: readonly Entry[], { code }: Pick<Marks, 'code'>, path: readonly number[] = []): Shape[] {
  return entries.map(({ text, inside = [] }, at) => [
    code([...path, at]),
    text,
    expected(inside, { code }, [...path, at]),
  ]);
}

const shape = (criteria: readonly ExtractedCriterion[]): Shape[] =>
  criteria.map(({ code, text, children }) => [code, text, shape(children)]);

async function criteriaOf(path: string, bytes: Uint8Array) {
  const [reading] = await readFile({ path, bytes });
  if (!reading || !('content' in reading)) throw new Error(`not read: ${JSON.stringify(reading)}`);
  return shape(extractFramework(reading.content).criteria);
}

const folder = mkdtempSync(join(tmpdir(), 'criteria-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const has = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
const stemOf = (name: string) => name.replace(/\W+/gu, '-');
const names = Object.keys(LISTS);
const listOf = (name: string) => LISTS[name] ?? [[], BULLETS];
const readMade = (file: string) => criteriaOf(file, new Uint8Array(readFileSync(join(folder, file))));

describe.each(names)('a list, %s', (name) => {
  const [entries, marks] = listOf(name);
  it('as docx, html and text', async () => {
    const bytes = new TextEncoder();
    expect(await criteriaOf('a.docx', asWord(entries, marks))).toEqual(expected(entries, marks));
    expect(await criteriaOf('a.html', bytes.encode(asPage(entries, marks)))).toEqual(expected(entries, marks));
    expect(await criteriaOf('a.txt', bytes.encode(asText(entries, marks)))).toEqual(expected(entries, marks));
  });
});

describe.skipIf(!has('soffice')).each(['doc', 'odt', 'rtf', 'html', 'pdf'])(
  '%s as LibreOffice writes it (skipped without it)',
  (format) => {
    beforeAll(() => {
      const sources = names.map((name) => join(folder, `${stemOf(name)}.docx`));
      for (const [at, name] of names.entries()) writeFileSync(sources[at] ?? '', asWord(...listOf(name)));
      const options = ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', format];
      spawnSync('soffice', [...options, '--outdir', folder, ...sources], { stdio: 'ignore', timeout: 240_000 });
    }, 250_000);
    it.each(names)('a list, %s', async (name) => {
      expect(await readMade(`${stemOf(name)}.${format}`)).toEqual(expected(...listOf(name)));
    });
  },
);

describe.skipIf(!has('chromium'))('as a browser prints it to PDF (skipped without Chromium)', () => {
  it.each(names)(
    'a list, %s',
    async (name) => {
      const stem = join(folder, `printed-${stemOf(name)}`);
      writeFileSync(`${stem}.html`, asPage(...listOf(name)));
      const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
      spawnSync(
        'chromium',
        [...options, `--user-data-dir=${folder}/browser`, `--print-to-pdf=${stem}.pdf`, `file://${stem}.html`],
        { stdio: 'ignore', timeout: 60_000 },
      );
      expect(await readMade(`printed-${stemOf(name)}.pdf`)).toEqual(expected(...listOf(name)));
    },
    90_000,
  );
});
