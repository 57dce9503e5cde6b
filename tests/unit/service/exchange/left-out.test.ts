/**
 * What of a project has no place here is named, and the codings placed, left undecided and left out add up.
 */
import { describe, expect, it } from 'vitest';
import type { PeerProject } from './project.ts';
import { taking } from './taking.ts';

const taken = taking();

const first = 'Leaders know their services well and act on what they learn from children and families in the area.';
const second = 'Plans for children are late, and nobody says why that is so.';
const third = 'Schools keep a register of all visits and share it with partners.';
const text = `Ashcombe Bay\n\n${first}\n\n${second}\n\n${third}\n`;
const at = (words: string, within = text) => {
  const start = within.indexOf(words);
  return { start, end: start + words.length };
};
const note = (guid: number, words: string) =>
  `<Note guid="00000000-0000-4000-8000-${String(guid).padStart(12, '0')}" name="memo ${guid}">${words === '' ? '' : `<PlainTextContent>${words}</PlainTextContent>`}</Note>`;

async function added(project: PeerProject) {
  const result = await taken(project);
  const { codings, placed, undecided, leftOut } = result.counts;
  expect(placed + undecided + leftOut).toBe(codings);
  return { ...result, said: result.leftOut.join('\n') };
}

describe('codings without a place', () => {
  const groups = {
    'Strength or improvement': ['Strength', 'Area for improvement', 'Unclear'],
    Agencies: ['Police', 'Choir'],
    Tags: ['Look'],
  };

  it('are a second side, sides and agencies that are not known here, and codes that the file does not hold', async () => {
    const { counts, said, stored } = await added({
      codes: ['Leadership'],
      groups,
      sources: [
        {
          name: 'Letter',
          text,
          selections: [
            { ...at(first), codes: [0, 1, 2] },
            { ...at(second), codes: [0, 3, 5] },
            { ...at(third), codes: [0, 19] },
          ],
        },
      ],
    });
    expect(counts).toEqual({ codings: 8, placed: 4, undecided: 0, leftOut: 4 });
    expect(said).toContain('1 coding without a place here, with “Area for improvement”: “Leaders know');
    expect(said).toContain('2 codings without a place here, with “Unclear” and “Choir”: “Plans for');
    expect(said).toContain('1 coding without a place here, with a code that the file does not hold: “Schools keep');
    expect(stored.map(({ polarity }) => polarity).sort()).toEqual([null, null, 'strength'].sort());
  });

  it('are another side in a selection of its own, and side and agency beside a tag alone', async () => {
    const { counts, said, tagged } = await added({
      codes: ['Leadership'],
      groups,
      sources: [
        {
          name: 'Letter',
          text,
          selections: [
            { ...at(first), codes: [0] },
            { ...at(first), codes: [2] },
            { ...at(first), codes: [1] },
            { ...at(third), codes: [6, 1, 4] },
          ],
        },
      ],
    });
    expect(counts).toEqual({ codings: 6, placed: 3, undecided: 0, leftOut: 3 });
    expect(said).toContain('1 coding without a place here, with “Strength”: “Leaders know');
    expect(said).toContain('2 codings without a place here, with “Strength” and “Police”: “Schools keep');
    expect(tagged).toMatchObject([{ tags: ['Look'] }]);
  });

  it('lie beyond the end of the text, backwards, or nowhere', async () => {
    const { counts, said, stored } = await added({
      codes: ['Leadership'],
      sources: [
        {
          name: 'Letter',
          text,
          selections: [
            { start: at(third).start, end: 99_999, codes: [0] },
            { start: 90_000, end: 99_999, codes: [0] },
            { start: 60, end: 20, codes: [0] },
            { start: Number.NaN, end: Number.NaN, codes: [0] },
            { start: -9, end: -1, codes: [0] },
          ],
        },
      ],
    });
    expect(counts).toEqual({ codings: 5, placed: 1, undecided: 0, leftOut: 4 });
    expect(stored.map(({ quotation }) => quotation.text)).toEqual([third]);
    expect(said).toContain('1 selection in “Letter” beyond the end of its text: cut there.');
    expect(said.split('1 coding not found in the document: a selection without words in “Letter”.')).toHaveLength(5);
  });
});

describe('reviewers', () => {
  it('are one for a decision: the others, and decisions of nobody whom the file names, are said', async () => {
    const { said, stored } = await added({
      codes: ['Leadership', 'Planning'],
      users: ['Ann', 'Ben'],
      sources: [
        {
          name: 'Letter',
          text,
          selections: [
            { ...at(first), codes: [0, 0, 1], by: [2, 1, 2] },
            { ...at(second), codes: [0], by: [9] },
            { ...at(third), codes: [0], by: [9] },
            { ...at(third), codes: [1], by: [1] },
          ],
        },
      ],
    });
    const byWords = new Map(stored.map((one) => [one.quotation.text, one]));
    expect(byWords.get(first)).toMatchObject({ reviewer: 'Ben', criteria: ['1', '2'] });
    expect(byWords.get(second)?.reviewer).toBe('Me');
    expect(byWords.get(third)?.reviewer).toBe('Ann');
    expect(said).toContain('1 passage coded by Ben and Ann: decided in the name of Ben.');
    expect(said).toContain('1 decision for which the file names nobody: in the name of Me.');
  });

  it('keep what they coded where this program suggested something in the same selection', async () => {
    const { counts, said, stored } = await added({
      codes: ['Leadership', 'Planning'],
      users: ['Evidence Desk 1.0.0', 'Ben'],
      sources: [
        {
          name: 'Letter',
          text,
          selections: [
            { ...at(first), codes: [0, 1], by: [1, 2] },
            { ...at(second), codes: [0], by: [1], note: 'Is this right?' },
          ],
        },
      ],
    });
    expect(counts).toEqual({ codings: 3, placed: 1, undecided: 2, leftOut: 0 });
    expect(stored).toMatchObject([{ criteria: ['2'], reviewer: 'Ben' }]);
    expect(said).toContain('A note on a suggestion that nobody has decided, “Plans for');
    expect(said).toContain('Is this right?');
  });
});

describe('notes and values', () => {
  it('of the project, of nothing, without a text, and in sources that are left out, are named', async () => {
    const { said } = await added({
      codes: ['Leadership'],
      sources: [
        { name: 'Letter', text, selections: [{ ...at(first), codes: [0] }] },
        {
          name: 'Gone',
          path: 'internal://nowhere.txt',
          selections: [{ start: 0, end: 4, codes: [0], note: 'Find it' }],
        },
      ],
      tail: `<Notes>${note(700, 'Of the whole')}${note(701, 'Of nothing')}${note(702, '')}</Notes><Description>About delay</Description><NoteRef targetGUID="00000000-0000-4000-8000-000000000700"/>`,
    });
    expect(said).toContain('A note on the project: About delay');
    expect(said).toContain('A note on the project: Of the whole');
    expect(said).toContain('A note on nothing that is read here, “memo 701”: Of nothing');
    expect(said).toContain('The note “memo 702” is left out: the project does not hold it as plain text.');
    expect(said).toContain('A note in “Gone”: Find it');
  });

  it('that only look like those this program writes are named, and so is a date that is none', async () => {
    const { said, listed } = await added({
      codes: ['Leadership'],
      variables: ['Area', 'Date', 'Pages'],
      sources: [
        {
          name: 'Letter',
          text,
          selections: [{ ...at(first), codes: [0] }],
          values: [
            [0, 'Ashcombe Bay'],
            [1, 'last spring'],
            [2, '77'],
          ],
        },
      ],
      cases: [{ source: 9, values: [[2, '78']] }],
    });
    expect(listed[0]?.metadata.area).toBe('Ashcombe Bay');
    expect(said).toContain('The variable “Date” has no place here. “Letter”: last spring.');
    expect(said).toContain('The variable “Pages” has no place here. “Letter”: 77.');
    expect(said).toContain('The values of the case “case 0” have no document here. “Pages”: 78.');
    expect(said).not.toContain('“Area”');
  });
});

describe('sources', () => {
  const letter = (words: string, more: object = {}) => ({
    name: 'Letter',
    text: `Ashcombe Bay\n\n${words}\n`,
    selections: [{ ...at(words, `Ashcombe Bay\n\n${words}\n`), codes: [0] }],
    ...more,
  });
  const quoted = (result: Awaited<ReturnType<typeof added>>) => result.stored.map(({ quotation }) => quotation.text);

  it('of one GUID keep their own codings', async () => {
    const result = await added({ codes: ['Leadership'], sources: [letter(first), letter(second, { like: 0 })] });
    expect(quoted(result).sort()).toEqual([first, second]);
  });

  it('of a name that is here already with another text keep theirs, and the same project again adds no document', async () => {
    const before = await taken({ codes: ['Leadership'], sources: [letter(first)] });
    const other = await taken({ codes: ['Leadership'], sources: [letter(second)] }, before);
    expect(other.stored.map(({ quotation }) => quotation.text)).toEqual([second]);
    const again = await taken({ codes: ['Leadership'], sources: [letter(first)] }, before);
    expect(again).toMatchObject({ documents: 0, counts: { codings: 1, placed: 1, leftOut: 0 } });
    expect(again.stored.map(({ quotation }) => quotation.text)).toEqual([first]);
    expect(again.listed).toHaveLength(2);
  });

  it('whose original cannot be read are taken in as the text beside it, and it is said', async () => {
    const words = `Ashcombe Bay\n\n${first}\n`;
    const source = { ...letter(first), name: 'Letter.pdf', pdf: new TextEncoder().encode('%PDF-1.4 and nothing else') };
    const result = await added({ codes: ['Leadership'], sources: [{ ...source, text: words }] });
    expect(quoted(result)).toEqual([first]);
    expect(result.listed.map(({ path }) => path)).toEqual(['Letter.pdf.txt']);
    expect(result.said).toMatch(/^Letter\.pdf: .*Its text in the project was taken in instead\.$/mu);
    expect(result.counts).toEqual({ codings: 1, placed: 1, undecided: 0, leftOut: 0 });
  });

  it('are read in the encoding that their bytes tell', async () => {
    const words = 'Frühe Hilfe – “auf Abruf” – kommt in Ashcombe selten an, und niemand weiß, warum.';
    const wide = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    const narrow = (text: string) =>
      new Uint8Array(
        Buffer.from(
          text.replace(/[–“”]/gu, (sign) => ({ '–': '\x96', '“': '\x93', '”': '\x94' })[sign] ?? ''),
          'latin1',
        ),
      );
    for (const encode of [wide, narrow]) {
      const source = letter(words);
      const result = await added({ codes: ['Leadership'], sources: [{ ...source, file: encode(source.text) }] });
      expect(quoted(result)).toEqual([words]);
    }
  });
});
