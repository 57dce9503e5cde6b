import { expect, test } from 'vitest';
import type { DocumentContent } from '../../../src/document/document.ts';
import { field, item, level, list, paragraph, run, textBox, wordFile } from '../../fixtures/word.ts';
import { expectSound, failing, read, texts } from './reading.ts';

const numbers = ({ passages }: DocumentContent) => passages.map(({ number }) => number);
const word = (body: string, parts: Record<string, string> = {}) => read('a.docx', wordFile({ body, parts }));
const numbering = (...lists: readonly { definition: string; instance: string }[]) => ({
  numbering: lists.map((one) => one.definition).join('') + lists.map((one) => one.instance).join(''),
});

test.each([
  ['decimalZero', 'Step %1.', ['Step 01', 'Step 02']],
  ['upperRoman', '%1)', ['I', 'II']],
  ['lowerLetter', '(%1)', ['(a)', '(b)']],
  ['ordinal', '%1', ['1st', '2nd']],
  ['cardinalText', '%1:', ['One', 'Two']],
  ['ordinalText', '%1 aim', ['First aim', 'Second aim']],
  ['none', 'Note', ['Note', 'Note']],
  ['japaneseCounting', '%1.', [null, null]],
])('numbers in the format %s', async (format, text, expected) => {
  const content = await word(item('One.', 1) + item('Two.', 1), numbering(list(1, level(0, format, text))));
  expect(numbers(content)).toEqual(expected);
});

test('a list on a list style, levels by paragraph styles, and lists that start anew', async () => {
  const levels =
    level(0, 'decimal', '%1.', '<w:pStyle w:val="Part"/>') + level(1, 'decimal', '%1.%2', '<w:pStyle w:val="Point"/>');
  const content = await word(
    [
      paragraph(run('First part'), '<w:pStyle w:val="Part"/>'),
      paragraph(run('First point'), '<w:pStyle w:val="Point"/>'),
      paragraph(run('Point by a style based on it'), '<w:pStyle w:val="Special"/>'),
      paragraph(run('Not numbered'), '<w:pStyle w:val="Point"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      item('By the other list', 8, 0),
      item('Anew', 9, 0),
      item('On', 9, 0),
      item('The other list goes on', 8, 0),
    ].join(''),
    {
      styles: `<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Part"/><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Point"><w:name w:val="Point"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="8"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Special"><w:name w:val="Special"/><w:basedOn w:val="Point"/></w:style><w:style w:type="numbering" w:styleId="Outline"><w:name w:val="Outline"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>`,
      numbering: `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Outline"/>${levels}</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Outline"/></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`,
    },
  );
  expect(numbers(content)).toEqual(['1', '1.1', '1.2', null, '2', '5', '6', '7']);
});

test('deleted and hidden paragraphs of a list are not counted, empty ones are', async () => {
  const gone = (mark: string, inside: string) =>
    paragraph(inside, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>${mark}</w:rPr>`);
  const content = await word(
    item('One.', 1) +
      gone(
        '<w:del w:id="1" w:author="A"/>',
        '<w:del w:id="2" w:author="A"><w:r><w:delText>Out.</w:delText></w:r></w:del>',
      ) +
      gone('<w:vanish/>', run('Not shown.', '<w:vanish/>')) +
      item('', 1) +
      item('Three.', 1),
    numbering(list(1, level(0, 'decimal', '%1.'))),
  );
  expect(content.passages.map(({ number, text }) => [number, text])).toEqual([
    ['1', 'One.'],
    ['3', 'Three.'],
  ]);
  expect(content.quality.leftOut).toEqual([
    { sort: 'deleted', texts: ['Out.'] },
    { sort: 'hidden', texts: ['Not shown.'] },
  ]);
});

test('a deleted end of a paragraph joins it to the next', async () => {
  const content = await word(
    paragraph(run('Plans are '), '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>') + paragraph(run('clear.')),
  );
  expect(texts(content.passages)).toEqual(['Plans are clear.']);
});

test('fields show their results: nested, simple, forms, and none of their instructions', async () => {
  const box = (state: string) => `<w:ffData><w:checkBox><w:default w:val="0"/>${state}</w:checkBox></w:ffData>`;
  const content = await word(
    [
      paragraph(run('See ') + field('REF a', run('part ') + field('PAGEREF b', run('12'))) + run('.')),
      paragraph(`<w:fldSimple w:instr=" DOCPROPERTY x ">${run('Nine')}</w:fldSimple>${run(' records.')}`),
      paragraph(field('FORMCHECKBOX', '', box('<w:checked/>')) + run(' Seen')),
      paragraph(field('FORMCHECKBOX', '', box('')) + run(' Not seen')),
      paragraph(run('Symbol ') + field('SYMBOL 252 \\f "Wingdings"', '')),
    ].join(''),
  );
  expect(texts(content.passages)).toEqual(['See part 12.', 'Nine records.', '☒ Seen', '☐ Not seen', 'Symbol ✓']);
});

test('controls: ticked, chosen, dated; a placeholder is no content', async () => {
  const control = (set: string, inside: string) =>
    `<w:sdt><w:sdtPr>${set}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
  const content = await word(
    [
      paragraph(
        control(
          '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>',
          '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
        ) + run(' Met'),
      ),
      paragraph(run('Grade: ') + control('<w:dropDownList/>', run('Good'))),
      paragraph(run('Date: ') + control('<w:showingPlcHdr/><w:date/>', run('Click to enter a date.'))),
    ].join(''),
  );
  expect(texts(content.passages)).toEqual(['☒ Met', 'Grade: Good', 'Date:']);
  expect(content.quality.leftOut).toEqual([{ sort: 'placeholder', texts: ['Click to enter a date.'] }]);
});

test('breaks part words, hyphens do not, symbols and boxes come out once', async () => {
  const content = await word(
    [
      paragraph(
        `${run('One')}<w:r><w:br/></w:r>${run('two')}<w:r><w:tab/></w:r>${run('three')}<w:r><w:cr/></w:r>${run('four.')}<w:r><w:br w:type="page"/></w:r>${run('Five.')}`,
      ),
      paragraph(
        `${run('safe')}<w:r><w:softHyphen/></w:r>${run('guarding, multi')}<w:r><w:noBreakHyphen/></w:r>${run('agency')}`,
      ),
      paragraph(run('Beside a box.') + textBox(paragraph(run('Inside it.')))),
    ].join(''),
  );
  expect(texts(content.passages)).toEqual([
    'One two three four.',
    'Five.',
    'safeguarding, multi-agency',
    'Beside a box.',
    'Inside it.',
  ]);
});

test('notes as printed: formats, starts, own marks, ends; none glued to a figure', async () => {
  const reference = (kind: string, id: number, custom = '') =>
    `<w:r><w:${kind}Reference w:id="${id}"${custom === '' ? '' : ' w:customMarkFollows="1"'}/>${custom === '' ? '' : `<w:t>${custom}</w:t>`}</w:r>`;
  const notes = (kind: string, all: readonly string[]) =>
    all.map((text, at) => `<w:${kind} w:id="${at + 5}">${paragraph(run(text))}</w:${kind}>`).join('');
  const content = await word(
    [
      paragraph(
        `${run('There were 12')}${reference('footnote', 6)}${run(' cases')}${reference('footnote', 5, '*')}${run(' over 5 km')}${run('2', '<w:vertAlign w:val="superscript"/>')}${run('.')}`,
      ),
      paragraph(
        `${run('Later')}${reference('footnote', 7)}${run(' and last')}${reference('endnote', 5)}${run(', 10')}${run('1', '<w:vertAlign w:val="superscript"/>')}`,
      ),
      '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr></w:sectPr>',
    ].join(''),
    { footnotes: notes('footnote', ['* Own.', 'First.', 'Second.']), endnotes: notes('endnote', ['End.']) },
  );
  expect(content.passages.map(({ number, text }) => [number, text])).toEqual([
    [null, 'There were 12 cases over 5 km2.'],
    [null, 'Later and last, 10¹'],
    ['c', 'First.'],
    ['*', 'Own.'],
    ['d', 'Second.'],
    ['i', 'End.'],
  ]);
});

test('figures that are lifted by hand are marks of notes, letters that are lifted a little are not', async () => {
  const lifted = (points: number) => `<w:position w:val="${points * 2}"/><w:sz w:val="12"/>`;
  const content = await word(
    paragraph(run('In 2019') + run('7', lifted(5)) + run(' there were 12') + run('3', lifted(1)) + run(' cases.')),
  );
  expect(texts(content.passages)).toEqual(['In 2019⁷ there were 123 cases.']);
});

test('tables: merged and nested cells, numbers in cells, rows taken out', async () => {
  const cell = (inside: string, set = '') => `<w:tc><w:tcPr>${set}</w:tcPr>${inside}</w:tc>`;
  const numbered = (text: string) => item(text, 1);
  const content = await word(
    `<w:tbl><w:tr>${cell(numbered(''))}${cell(paragraph(run('Plans')))}</w:tr><w:tr>${cell(numbered(''))}${cell(paragraph(run('Visits')), '<w:vMerge/>')}</w:tr><w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr>${cell(paragraph('<w:del w:id="3" w:author="A"><w:r><w:delText>Out</w:delText></w:r></w:del>'))}</w:tr></w:tbl>`,
    numbering(list(1, level(0, 'decimal', '%1.'))),
  );
  expect(content.passages.map(({ kind, text }) => [kind, text])).toEqual([
    ['table', '1 | Plans'],
    ['table', '2 | Visits'],
  ]);
});

test('the strict namespaces, headers that say something, comments kept apart', async () => {
  const body = `${paragraph(`${run('Leaders act.')}<w:r><w:commentReference w:id="1"/></w:r>`)}<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>`;
  const parts = {
    header: paragraph(run('Draft for the board')),
    comments: `<w:comment w:id="1" w:initials="AB">${paragraph(run('Is this so?'))}</w:comment>`,
  };
  for (const strict of [false, true]) {
    const content = await read('a.docx', wordFile({ body, parts, strict }));
    expect(content.passages.map(({ text, furniture }) => [text, furniture])).toEqual([
      ['Leaders act.', null],
      ['Draft for the board', 'boilerplate'],
    ]);
    expect(content.quality.leftOut).toEqual([{ sort: 'comment', texts: ['Is this so?'] }]);
    expectSound(content);
  }
});

test('a damaged part is damage, not emptiness', async () => {
  expect(await failing('a.docx', wordFile({ body: '<w:p><w:r><w:t>Cut' }))).toMatchObject({ code: 'damaged' });
  expect(await failing('a.docx', wordFile({ body: '<w:p>'.repeat(5_000) + '</w:p>'.repeat(5_000) }))).toMatchObject({
    code: 'damaged',
  });
});

test('a short line in a table is no heading, and raised letters that count notes are no letters of a word', async () => {
  const cell = (inside: string) => `<w:tc><w:tcPr/>${inside}</w:tc>`;
  const raised = (text: string) => run(text, '<w:vertAlign w:val="superscript"/>');
  const content = await word(
    `<w:tbl><w:tr>${cell(paragraph(run('Alone in its row')))}${cell(paragraph(''))}</w:tr></w:tbl>${paragraph(`${run('They met on the 2')}${raised('nd')}${run(' of May, 14')}${raised('i')}${run(' of the staff')}${raised('b')}${run(' came, over 5 km')}${raised('2')}${run('.')}`)}`,
  );
  expect(content.passages.map(({ kind, text }) => [kind, text])).toEqual([
    ['paragraph', 'Alone in its row'],
    ['paragraph', 'They met on the 2nd of May, 14 of the staff came, over 5 km2.'],
  ]);
});
