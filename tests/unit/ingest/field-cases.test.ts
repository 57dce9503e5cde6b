/**
 * Small files that were read wrongly, each with the value that is right. Skipped without ../shared.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { DocumentContent } from '../../../src/document/document.ts';
import { extractFramework } from '../../../src/frameworks/extract.ts';
import { readFile } from '../../../src/ingest/read.ts';

const folder = fileURLToPath(new URL('../../../../shared/field-cases/', import.meta.url));

async function first(name: string): Promise<DocumentContent> {
  const [reading] = await readFile({ path: name, bytes: new Uint8Array(readFileSync(folder + name)) });
  if (!reading || !('content' in reading)) throw new Error(`not read: ${JSON.stringify(reading)}`);
  return reading.content;
}

const body = ({ passages }: DocumentContent) => passages.filter((one) => one.furniture === null).map((one) => one.text);
const numbers = ({ passages }: DocumentContent) => passages.map((one) => one.number);

describe.skipIf(!existsSync(folder))('field cases (skipped without ../shared)', () => {
  it('automatic numbers of Word', async () => {
    expect(numbers(await first('word-numbering.docx')).slice(2)).toEqual([
      '1',
      '1.1',
      '1.2',
      '(a)',
      null,
      '2',
      '2.1',
      null,
      '24',
      '25',
      null,
      'a',
      'b',
      'Recommendation 1',
      null,
      'Recommendation 2',
    ]);
    expect(numbers(await first('forms-scans-lists/numbering-levels.docx')).filter((one) => one !== null)).toEqual(
      '1.1 2 2.1.1 I II 2.1 1 a b 2 c 1 2 3 1 2 1 3'.split(' ').concat('Rec 01', 'First'),
    );
  });
  it('automatic numbers of OpenDocument', async () => {
    expect(numbers(await first('forms-scans-lists/numbering-lists.odt'))).toEqual([
      '1',
      '2',
      null,
      '3',
      null,
      '1',
      '7',
      '8',
      null,
      '9',
      null,
      '4',
      '5',
      '5.1',
      null,
      null,
      '1',
      null,
      '1.1',
      '2',
    ]);
  });
  it.each([
    ['footnote-mark-glued.docx', 'The sample had 12 cases in all, of which ten were open.'],
    ['word-checkbox-controls.docx', 'The child was seen alone | ☒ | ☐'],
    ['word-simple-fields.docx', 'Auditors read 14 records and graded nine of them good.'],
    ['word-simple-fields.docx', 'Table 2: Grades by agency'],
    ['govuk-footnotes.html', 'Families get help quickly. Schools refer early.'],
    ['formats/k-fld.docx', 'Inspection of services in Northmere for children who need help.'],
    ['formats/k-pb.docx', 'The second page starts with these.'],
    ['formats/rt.rtf', 'Care is good.'],
    ['formats/k-bul.doc', 'clear plans for each family'],
    ['formats/k-shy.doc', 'Leaders know their safeguarding duties, and multi-agency work is strong in the area.'],
    ['formats/k-cmt.rtf', 'Within 20 working days.'],
    ['formats/m-delins.rtf', 'Care is good.'],
    ['forms-scans-lists/check-boxes.docx', '☒ Records are kept in good order.'],
    ['forms-scans-lists/check-boxes.docx', 'Overall judgement: Requires improvement at this visit.'],
    ['forms-scans-lists/rtf-only.msg', 'The team’s records are in good order.'],
    ['forms-scans-lists/code-page.msg', 'Středisko je přívětivé – záznamy jsou v pořádku.'],
    [
      'mail-chain.eml',
      'Please send your findings on supervision before the meeting. Supervision was late in four cases.',
    ],
  ])('%s: %s', async (name, text) => {
    expect(body(await first(name))).toContain(text);
  });
  it('comments, struck and hidden text are no evidence', async () => {
    expect(JSON.stringify((await first('word-comments.docx')).passages)).not.toMatch(/QL1|Not true/u);
    expect(JSON.stringify((await first('formats/k-cmt.docx')).passages)).not.toMatch(/AE1|fair/u);
    expect((await first('word-struck-and-hidden.docx')).text).not.toMatch(/on time|NOTE TO SELF/u);
    expect((await first('formats/k-hid.docx')).text).not.toMatch(/hidden/iu);
  });
  it('criteria of an old Word document', async () => {
    const { criteria } = extractFramework(await first('formats/criteria.doc'));
    expect(criteria.map(({ code }) => code)).toEqual(['1', '2', '3', '4']);
  });
  it('criteria with a paragraph between them', async () => {
    const { criteria } = extractFramework(await first('framework-from-word-gap.docx'));
    expect(criteria.map(({ code, text }) => [code, text])).toEqual([
      ['1', 'Children at risk of neglect are identified early'],
      ['2', 'Leaders know how well partners work together'],
      ['3', 'Families are helped quickly'],
    ]);
  });
});
