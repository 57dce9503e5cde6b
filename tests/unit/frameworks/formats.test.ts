/**
 * One list of criteria gives the same criteria whatever program saved it. The formats that no library here writes are
 * written by LibreOffice and Chromium, and skipped where those cannot be found.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ExtractedCriterion, extractFramework } from '../../../src/frameworks/extract.ts';
import { readFile } from '../../../src/ingest/read.ts';
import { item, level, list, paragraph, run, wordFile } from '../../fixtures/word.ts';

interface Entry {
  readonly text: string;
  readonly inside?: readonly string[];
}

const FLAT: readonly Entry[] = [
  { text: 'Young carers are found early and told about the help that there is for them' },
  { text: 'Agencies share what they know, so that the needs of the whole family are understood' },
  { text: 'Plans say what will change for the child and by when' },
  { text: 'Schools know which of their pupils look after somebody' },
];
const NESTED: readonly Entry[] = [
  {
    text: 'Leaders make sure that staff',
    inside: ['know the children in their area', 'challenge what is not good enough'],
  },
  { text: 'Families are helped quickly and by people whom they know' },
  {
    text: 'Plans for children',
    inside: ['say what will change', 'are reviewed on time', 'are shared with the family'],
  },
];
const LISTS = {
  'flat, numbered': [FLAT, true],
  'flat, bulleted': [FLAT, false],
  'nested, numbered': [NESTED, true],
  'nested, bulleted': [NESTED, false],
} as const;
const INTRO = 'Inspectors will evaluate the extent to which:';

function asWord(entries: readonly Entry[], numbered: boolean): Uint8Array {
  const items = entries
    .flatMap(({ text, inside = [] }) => [item(text, 1, 0), ...inside.map((one) => item(one, 1, 1))])
    .join('');
  const made = list(
    1,
    numbered
      ? level(0, 'decimal', '%1.') + level(1, 'lowerLetter', '%2)')
      : level(0, 'bullet', '•') + level(1, 'bullet', '–'),
  );
  const heading = (text: string) => paragraph(run(text), '<w:pStyle w:val="Heading1"/>');
  return wordFile({
    body: `${heading('Guidance for joint inspections in Northmere')}${heading('Evaluation criteria')}${paragraph(run(INTRO))}${items}${heading('Scope')}${paragraph(run('The inspection takes three weeks and looks at the whole partnership.'))}<w:sectPr/>`,
    parts: {
      numbering: made.definition + made.instance,
      styles:
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>',
    },
  });
}

function asPage(entries: readonly Entry[], numbered: boolean): string {
  const [open, inner, close] = numbered ? ['<ol>', '<ol type="a">', '</ol>'] : ['<ul>', '<ul>', '</ul>'];
  const items = entries.map(
    ({ text, inside = [] }) =>
      `<li>${text}${inside.length === 0 ? '' : `${inner}${inside.map((one) => `<li>${one}</li>`).join('')}${close}`}</li>`,
  );
  return `<!doctype html><html><head><meta charset="utf-8"></head><body><main><h1>Guidance for joint inspections in Northmere</h1><h2>Evaluation criteria</h2><p>${INTRO}</p>${open}${items.join('')}${close}<h2>Scope</h2><p>The inspection takes three weeks and looks at the whole partnership.</p></main></body></html>`;
}

const expected = (entries: readonly Entry[]) =>
  entries.map(({ text, inside = [] }, at) => [
    String(at + 1),
    text,
    inside.map((one, index) => [`${at + 1}${String.fromCharCode(97 + index)}`, one]),
  ]);
const shape = (criteria: readonly ExtractedCriterion[]) =>
  criteria.map(({ code, text, children }) => [code, text, children.map((one) => [one.code, one.text])]);

async function criteriaOf(path: string, bytes: Uint8Array) {
  const [reading] = await readFile({ path, bytes });
  if (!reading || !('content' in reading)) throw new Error(`not read: ${JSON.stringify(reading)}`);
  return shape(extractFramework(reading.content).criteria);
}

const folder = mkdtempSync(join(tmpdir(), 'criteria-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const has = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

describe.each(Object.entries(LISTS))('a list, %s', (name, [entries, numbered]) => {
  it('as docx and html', async () => {
    expect(await criteriaOf('a.docx', asWord(entries, numbered))).toEqual(expected(entries));
    expect(await criteriaOf('a.html', new TextEncoder().encode(asPage(entries, numbered)))).toEqual(expected(entries));
  });

  describe.skipIf(!has('soffice'))('as LibreOffice writes it (skipped without it)', () => {
    it.each(['doc', 'odt', 'rtf', 'html', 'pdf'])(
      '%s',
      async (format) => {
        const stem = name.replace(/\W+/gu, '-');
        const source = join(folder, `${stem}.docx`);
        writeFileSync(source, asWord(entries, numbered));
        const made = join(folder, `${stem}.${format}`);
        spawnSync(
          'soffice',
          [
            '--headless',
            `-env:UserInstallation=file://${folder}/profile`,
            '--convert-to',
            format,
            '--outdir',
            folder,
            source,
          ],
          { stdio: 'ignore', timeout: 120_000 },
        );
        expect(existsSync(made)).toBe(true);
        expect(await criteriaOf(made, new Uint8Array(readFileSync(made)))).toEqual(expected(entries));
      },
      180_000,
    );
  });

  it.skipIf(!has('chromium'))(
    'as a browser prints it to PDF (skipped without Chromium)',
    async () => {
      const stem = join(folder, `printed-${name.replace(/\W+/gu, '-')}`);
      writeFileSync(`${stem}.html`, asPage(entries, numbered));
      const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
      spawnSync(
        'chromium',
        [...options, `--user-data-dir=${folder}/browser`, `--print-to-pdf=${stem}.pdf`, `file://${stem}.html`],
        { stdio: 'ignore', timeout: 60_000 },
      );
      expect(await criteriaOf('printed.pdf', new Uint8Array(readFileSync(`${stem}.pdf`)))).toEqual(expected(entries));
    },
    90_000,
  );
});
