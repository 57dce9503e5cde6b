import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { joined } from '../../../src/export/chunks.ts';
import type { Row } from '../../../src/export/spreadsheet.ts';
import { CELL_LIMIT, joinPieces, type TableSheet, workbook } from '../../../src/export/workbook.ts';
import { readWorkbook } from './read-xlsx.ts';

const table = (rows: Iterable<Row>, more: Partial<TableSheet> = {}): TableSheet => ({
  name: 'Figures',
  columns: [
    { header: 'Code', width: 8 },
    { header: 'Text', width: 20 },
  ],
  rows,
  frozenColumns: 1,
  filter: true,
  ...more,
});

const written = (tables: readonly TableSheet[], rowLimit?: number) => joined(workbook(tables, rowLimit));

const part = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

/** The row of a sheet's XML with a number. */
const rowOf = (bytes: Uint8Array, number: number) =>
  new RegExp(`<row r="${number}".*?</row>`, 'u').exec(part(bytes, 'xl/worksheets/sheet1.xml'))?.[0] ?? '';

describe('a workbook', () => {
  it('goes on in another sheet where a table is longer than a sheet, with its head and its own ranges', () => {
    const rows = Array.from({ length: 7 }, (_, index): Row => [index, `text ${index}`]);
    const bytes = written([table(rows)], 4);
    const sheets = readWorkbook(bytes);
    expect([...sheets.keys()]).toEqual(['Figures', 'Figures 2', 'Figures 3']);
    expect([...sheets.values()].map((sheet) => sheet.map((row) => row.get('B')?.text))).toEqual([
      ['Text', 'text 0', 'text 1', 'text 2'],
      ['Text', 'text 3', 'text 4', 'text 5'],
      ['Text', 'text 6'],
    ]);
    expect(part(bytes, 'xl/worksheets/sheet3.xml')).toContain('<autoFilter ref="A1:B2"/>');
    expect(part(bytes, 'xl/workbook.xml')).toContain(
      `<definedName name="_xlnm.Print_Area" localSheetId="2">'Figures 3'!$A$1:$B$2</definedName>`,
    );
  });

  it('has a sheet with a head alone where a table is empty', () => {
    const [sheet] = readWorkbook(written([table([])])).values();
    expect(sheet?.map((row) => [...row.values()].map((cell) => cell.text))).toEqual([['Code', 'Text']]);
  });

  it('takes rows that are made while they are written, none of them twice in one walk', () => {
    let made = 0;
    const rows = {
      *[Symbol.iterator](): Generator<Row> {
        for (let index = 0; index < 1000; index++) {
          made++;
          yield [index, 'x'.repeat(CELL_LIMIT + (index === 999 ? 1 : 0))];
        }
      },
    };
    const [sheet] = readWorkbook(written([table(rows)])).values();
    expect(made).toBe(2000);
    const last = sheet?.at(-1);
    expect(joinPieces([last?.get('B')?.text ?? '', last?.get('C')?.text ?? ''])).toBe('x'.repeat(CELL_LIMIT + 1));
  });

  it('holds numbers as numbers, text as text, and leaves out what is nothing', () => {
    const bytes = written([
      table([
        [4.25, '4.25'],
        [null, ''],
        [{ value: null, look: 'none' }, 'x'],
      ]),
    ]);
    expect(rowOf(bytes, 2)).toMatch(/<c r="A2" s="1"><v>4\.25<\/v><\/c><c r="B2" s="2" t="s"><v>\d+<\/v><\/c>/u);
    expect(rowOf(bytes, 3)).toMatch(/<row [^>]*><c r="B3" s="2"\/><\/row>/u);
    expect(rowOf(bytes, 4)).toMatch(/<c r="A4" s="\d+"\/>/u);
  });

  it('gives text that begins like a formula the format of text, and no other', () => {
    const bytes = written([table([['=1+1', 'plain']])]);
    const styles = [...part(bytes, 'xl/styles.xml').matchAll(/<xf [^>]*applyFont[^>]*>/gu)].map(([style]) => style);
    const formats = [...rowOf(bytes, 2).matchAll(/ s="(\d+)"/gu)].map(([, number]) =>
      styles[Number(number) - 1]?.includes('numFmtId="49"'),
    );
    expect(formats).toEqual([true, false]);
  });

  it('is as high as its highest cell, counting lines as they break in their column', () => {
    const bytes = written([
      table([
        ['a', 'one line'],
        ['a', `${'word '.repeat(12)}end`],
        ['a', 'identifier-that-is-longer-than-its-column'],
        ['a', 'x \n'.repeat(200)],
      ]),
    ]);
    const heights = [2, 3, 4, 5].map((number) => Number(/ ht="(\d+)"/u.exec(rowOf(bytes, number))?.[1]));
    expect(heights).toEqual([17, 15 * 4 + 2, 17, 409]);
  });

  it('prints as wide as the sheet with the head on every page, and no further than it is told', () => {
    const bytes = written([table([['a', 'b']], { name: 'What’s <left>', printedColumns: 1, filter: false })]);
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(sheet).toMatch(/<pageSetup [^>]*fitToWidth="1" fitToHeight="0" orientation="landscape"/u);
    expect(sheet).not.toContain('autoFilter');
    expect(part(bytes, 'xl/workbook.xml')).toContain(
      `<definedName name="_xlnm.Print_Area" localSheetId="0">'What’s &lt;left&gt;'!$A$1:$A$2</definedName>` +
        `<definedName name="_xlnm.Print_Titles" localSheetId="0">'What’s &lt;left&gt;'!$1:$1</definedName>`,
    );
  });

  it('is printed on several sheets side by side where it is too wide to be read on one, each with the fixed columns', () => {
    const columns = Array.from({ length: 30 }, (_, at) => ({ header: `C${at}`, width: 15 }));
    const bytes = written([table([columns.map(() => 'x')], { columns, frozenColumns: 2 })]);
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).toMatch(/<pageSetup [^>]*fitToWidth="3" fitToHeight="0"/u);
    expect(part(bytes, 'xl/workbook.xml')).toContain(`localSheetId="0">'Figures'!$A:$B,'Figures'!$1:$1</definedName>`);
  });

  it('is no higher for what is not printed, and parts numbers from the text beside them', () => {
    const bytes = written([table([[1, `${'word '.repeat(90)}end`]], { printedColumns: 1 })]);
    expect(rowOf(bytes, 2)).toContain(' ht="17"');
    const aligned = part(bytes, 'xl/styles.xml').match(/<alignment [^>]*>/gu) ?? [];
    expect(aligned.every((one) => /indent="1"|horizontal="center"/u.test(one))).toBe(true);
  });
});
