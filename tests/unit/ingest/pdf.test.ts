import { beforeAll, describe, expect, test } from 'vitest';
import type { DocumentContent } from '../../../src/document/document.ts';
import { LETTER, letterPieces } from '../../fixtures/letter.ts';
import { typeset } from '../../fixtures/typeset.ts';
import { expectSound, failing, read, texts } from './reading.ts';

describe('a letter of several pages', () => {
  let letter: DocumentContent;
  beforeAll(async () => {
    const bytes = await typeset(letterPieces(), {
      header: 'Inspection letter: Calder Vale',
      footer: (page) => `Page ${page}`,
    });
    letter = await read('letter.pdf', bytes);
  });

  test('is sound', () => expectSound(letter));

  test('gives every bullet whole, also those that a page cuts, under its heading', () => {
    const under = (heading: string) =>
      texts(letter.passages.filter((one) => one.kind === 'bullet' && one.headings.includes(heading)));
    expect(under('Key strengths')).toEqual(LETTER.strengths);
    expect(under('Areas for improvement')).toEqual(LETTER.concerns);
    expect(letter.passages.some((one) => one.kind === 'bullet' && one.endPage > one.page)).toBe(true);
  });

  test('leaves running headers, footers and page numbers out', () => {
    expect(letter.text).not.toMatch(/Inspection letter: Calder Vale|Page \d/u);
  });

  test('sets the footnote apart with its mark', () => {
    const note = letter.passages.find((one) => one.kind === 'footnote');
    expect(note).toMatchObject({ text: LETTER.note, number: '1', furniture: 'legal-note', page: 1 });
  });

  test('marks the frame of the letter as furniture and nothing else', () => {
    const marked = (furniture: string) => texts(letter.passages.filter((one) => one.furniture === furniture));
    expect(marked('address')).toHaveLength(3);
    expect(marked('salutation')).toEqual(['Dear local partnership']);
    expect(marked('introduction')).toHaveLength(2);
    expect(marked('next-steps')).toEqual(['Next steps', expect.stringContaining('written statement')]);
    expect(marked('signature')).toEqual(['Yours sincerely', 'C. Person']);
    const evidence = texts(letter.passages.filter((one) => one.furniture === null && one.kind !== 'heading'));
    expect(evidence).toEqual([LETTER.opening, ...LETTER.strengths, LETTER.example, ...LETTER.concerns]);
  });

  test('puts the example under its own heading inside the section', () => {
    expect(letter.passages.find((one) => one.text === LETTER.example)?.headings).toEqual([
      'Key strengths',
      'Case study: highly effective practice',
    ]);
  });

  test('says what it is about', () => {
    expect(letter.metadata).toMatchObject({
      type: 'inspection-letter',
      inspectionKind: 'jtai',
      area: LETTER.area,
      date: LETTER.date,
      inspectionTheme: 'children’s mental health',
      inspectedFrom: '2019-05-13',
      inspectedTo: '2019-05-17',
      inspectorates: ['Ofsted', 'CQC', 'HMICFRS', 'HMI Probation'],
    });
  });

  test('knows where every passage stands: one box a line, inside the page', () => {
    for (const { boxes, page, endPage, text } of letter.passages) {
      expect(boxes.length, text).toBeGreaterThan(0);
      for (const box of boxes) {
        expect(box.page).toBeGreaterThanOrEqual(page);
        expect(box.page).toBeLessThanOrEqual(endPage);
        expect(box.left).toBeGreaterThan(0);
        expect(box.left + box.width).toBeLessThan(596);
        expect(box.top).toBeGreaterThan(0);
        expect(box.top + box.height).toBeLessThan(842);
      }
    }
  });
});

test('reads columns one after the other', async () => {
  const sentence = (of: string) =>
    `The ${of} column tells its own story from the beginning to the end and takes several lines to do so, because columns are narrow and words are long.`;
  const left = [sentence('first'), sentence('second')];
  const right = [sentence('third'), sentence('fourth')];
  const { passages } = await read('columns.pdf', await typeset([{ kind: 'columns', left, right }]));
  expect(texts(passages)).toEqual([...left, ...right]);
});

test('reads tables row by row', async () => {
  const rows = [
    ['Judgement', 'Grade'],
    ['The impact of leaders', 'Good'],
    ['Overall effectiveness', 'Outstanding'],
  ];
  const pieces = rows.map((cells) => ({ kind: 'row' as const, cells }));
  const { passages, metadata } = await read(
    'table.pdf',
    await typeset([
      ...pieces,
      { kind: 'paragraph', text: 'A paragraph follows the table and is long enough to be one.' },
    ]),
  );
  expect(passages.filter((one) => one.kind === 'table').map((one) => one.text)).toEqual(
    rows.map((row) => row.join(' | ')),
  );
  expect(metadata.judgements).toEqual([
    { about: 'The impact of leaders', grade: 'Good' },
    { about: 'Overall effectiveness', grade: 'Outstanding' },
  ]);
});

test('keeps paragraph numbers and nesting', async () => {
  const { passages } = await read(
    'guidance.pdf',
    await typeset([
      {
        kind: 'paragraph',
        number: '12.',
        text: 'Inspectors will evaluate the extent to which partners know what they are doing and why they are doing it, and whether it helps.',
      },
      { kind: 'paragraph', number: '13.', text: 'Leaders and managers:' },
      { kind: 'bullet', text: 'know the needs of children in their area, and in particular of those who are not seen' },
      { kind: 'nested', text: 'by asking them directly' },
      { kind: 'nested', text: 'by reading what they wrote' },
      { kind: 'bullet', text: 'act on what they know' },
    ]),
  );
  expect(passages.map(({ kind, level, number }) => [kind, level, number])).toEqual([
    ['paragraph', 0, '12'],
    ['paragraph', 0, '13'],
    ['bullet', 0, null],
    ['bullet', 1, null],
    ['bullet', 1, null],
    ['bullet', 0, null],
  ]);
});

test('reports pages without text as unread', async () => {
  const { quality, pages } = await read(
    'scan.pdf',
    await typeset([
      { kind: 'paragraph', text: 'Before the scan.' },
      { kind: 'picture' },
      { kind: 'paragraph', text: 'After the scan.' },
    ]),
  );
  expect(pages).toBe(3);
  expect(quality.pagesWithoutText).toEqual([2]);
  expect(quality.score).toBeLessThan(0.7);
  expect(quality.warnings.join(' ')).toContain('unread');
});

test('a document that is all scan is unread, not empty', async () => {
  const { quality, text } = await read('scan.pdf', await typeset([{ kind: 'page' }]));
  expect(text).toBe('');
  expect(quality).toMatchObject({ score: 0, pagesWithoutText: [1, 2] });
});

test('asks for a password, says when it is wrong, and reads with the right one', async () => {
  const bytes = await typeset([{ kind: 'paragraph', text: 'Behind the lock.' }], { password: 'swordfish' });
  expect(await failing('locked.pdf', bytes)).toMatchObject({
    code: 'password',
    reason: expect.stringContaining('Give its password'),
  });
  expect(await failing('locked.pdf', bytes, 'guess')).toMatchObject({
    code: 'password',
    reason: expect.stringContaining('does not open'),
  });
  expect((await read('locked.pdf', bytes, 'swordfish')).text).toBe('Behind the lock.');
});

test('the same bytes give the same document', async () => {
  const bytes = await typeset(letterPieces());
  expect(await read('a.pdf', bytes)).toEqual(await read('a.pdf', bytes));
});

test('leaves the bytes it was given whole', async () => {
  const bytes = await typeset([{ kind: 'paragraph', text: 'Whole.' }]);
  const before = bytes.slice();
  await read('a.pdf', bytes);
  expect(bytes).toEqual(before);
});
