/**
 * What charts and pictures of a Word document say: charts are read as tables, descriptions of pictures set aside, and what cannot be
 * read is told.
 */
import { describe, expect, test } from 'vitest';
import { paragraph, run, wordFile } from '../../fixtures/word.ts';
import { read } from './reading.ts';

const C = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const A = 'http://schemas.openxmlformats.org/drawingml/2006/main';

const points = (values: readonly (string | number)[]) =>
  values.map((value, at) => (value === '' ? '' : `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`)).join('');
const strings = (values: readonly string[]) =>
  `<c:strRef><c:f>A</c:f><c:strCache>${points(values)}</c:strCache></c:strRef>`;
const numbers = (values: readonly (string | number)[], format = 'General') =>
  `<c:numRef><c:f>A</c:f><c:numCache><c:formatCode>${format}</c:formatCode>${points(values)}</c:numCache></c:numRef>`;
const series = (name: string, categories: string, values: string) =>
  `<c:ser><c:idx val="0"/><c:tx>${strings([name])}</c:tx><c:cat>${categories}</c:cat><c:val>${values}</c:val></c:ser>`;
const rich = (text: string) =>
  `<c:title><c:tx><c:rich><a:p><a:r><a:t>${text}</a:t></a:r></a:p></c:rich></c:tx></c:title>`;
const chart = (inside: string, title = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><c:chartSpace xmlns:c="${C}" xmlns:a="${A}"><c:chart>${title}<c:plotArea>${inside}</c:plotArea></c:chart></c:chartSpace>`;
const drawing = (inside: string, description = '') =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="3" name="Picture 3" descr="${description}"/><a:graphic><a:graphicData uri="x">${inside}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
const placed = (id: string) => drawing(`<c:chart xmlns:c="${C}" r:id="${id}"/>`);

/** A document of two lines with charts between them. */
async function charted(charts: readonly string[], strict = false) {
  const ids = charts.map((_, at) => `c${at + 1}`);
  const { passages, quality } = await read(
    'a.docx',
    wordFile({
      body: paragraph(run('Before.')) + paragraph(ids.map(placed).join('')) + paragraph(run('After.')),
      members: Object.fromEntries(
        charts.flatMap((one, at) => (one === '' ? [] : [[`word/charts/chart${at + 1}.xml`, one]])),
      ),
      relations: ids.map((id, at) => ({ id, type: 'chart', target: `charts/chart${at + 1}.xml` })),
      strict,
    }),
  );
  return { lines: passages.map(({ text }) => text).slice(1, -1), said: quality.warnings };
}

describe('a chart of a Word document', () => {
  const YEARS = strings(['2019', '2020']);
  const BARS = `<c:barChart>${series('Visits in time', YEARS, numbers([0.5, 0.756], '0%'))}${series('Cases', YEARS, numbers([12, '']))}</c:barChart>`;

  test.each([false, true])('is read as a table where it stands (strict: %s)', async (strict) => {
    const axes = `<c:catAx>${rich('Year')}</c:catAx><c:valAx>${rich('Share')}</c:valAx>`;
    expect(await charted([chart(BARS + axes, rich('Visits &amp; cases'))], strict)).toEqual({
      lines: ['Visits & cases', 'Year', 'Share', 'Visits in time | Cases', '2019 | 50% | 12', '2020 | 76% | '.trim()],
      said: [],
    });
  });

  test('with points of two numbers, of several levels and by days', async () => {
    const scatter = `<c:scatterChart><c:ser><c:tx>${strings(['North'])}</c:tx><c:xVal>${numbers([1, 2])}</c:xVal><c:yVal>${numbers([0.30000000000000004, 4])}</c:yVal></c:ser><c:ser><c:tx>${strings(['East'])}</c:tx><c:xVal>${numbers([7])}</c:xVal><c:yVal>${numbers([8])}</c:yVal></c:ser></c:scatterChart>`;
    const levels = `<c:multiLvlStrRef><c:multiLvlStrCache><c:lvl>${points(['Q1', 'Q2', 'Q1'])}</c:lvl><c:lvl>${points(['2019', '', '2020'])}</c:lvl></c:multiLvlStrCache></c:multiLvlStrRef>`;
    const days = numbers([43831, 43862], 'dd/mm/yyyy');
    const { lines } = await charted([
      chart(scatter),
      chart(`<c:lineChart>${series('Cases', levels, numbers([3, 4, 5]))}</c:lineChart>`),
      chart(`<c:lineChart>${series('Referrals', days, numbers([1.5, 2.25], '0.0'))}</c:lineChart>`),
    ]);
    expect(lines).toEqual([
      ...['North', '1 | 0.3', '2 | 4', 'East', '7 | 8'],
      ...['Cases', '2019 Q1 | 3', '2019 Q2 | 4', '2020 Q1 | 5'],
      ...['Referrals', '2020-01-01 | 1.5', '2020-02-01 | 2.3'],
    ]);
  });

  test('that is missing, damaged, empty or of a new kind is counted and told', async () => {
    for (const one of ['', '<c:chartSpace', chart('')])
      expect((await charted([one, chart(BARS)])).said).toEqual([
        expect.stringMatching(/^A chart of this .* not read/u),
      ]);
    expect((await charted(['', chart('')])).said).toEqual([expect.stringMatching(/^2 charts of this .* not read/u)]);
    const { quality } = await read(
      'a.docx',
      wordFile({
        body: paragraph(
          run('Before.') +
            drawing('<cx:chart xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" r:id="x1"/>'),
        ),
        relations: [{ id: 'x1', type: 'chartEx', target: 'charts/chartEx1.xml' }],
      }),
    );
    expect(quality.warnings).toEqual([expect.stringMatching(/^A chart of this .* not read/u)]);
  });

  test('of very many points is read up to a bound, which is told', async () => {
    const many = Array.from({ length: 800 }, (_, at) => String(at));
    const { lines, said } = await charted([
      chart(`<c:lineChart>${series('Cases', strings(many), numbers(many))}</c:lineChart>`),
    ]);
    expect(lines).toHaveLength(500);
    expect(said).toEqual([expect.stringContaining('301 were left out')]);
  });
});

test('descriptions of pictures are set aside, those of old drawings, too', async () => {
  const old = '<w:r><w:pict><v:shape alt="A map of the wards"><v:imagedata r:id="p"/></v:shape></w:pict></w:r>';
  const { text, quality } = await read(
    'a.docx',
    wordFile({
      body: paragraph(run('Words.') + drawing('', 'Half of all visits are late') + old) + paragraph(drawing('')),
    }),
  );
  expect(text).toBe('Words.');
  expect(quality.leftOut).toEqual([
    { sort: 'picture description', texts: ['Half of all visits are late', 'A map of the wards'] },
  ]);
});

test.each([
  ['foot%20notes.xml', 'foot notes.xml'],
  ['foot%20notes.xml', 'foot%20notes.xml'],
  ['foot notes.xml', 'foot%20notes.xml'],
  ['n%C3%B6te.xml', 'nöte.xml'],
  ['100%.xml', '100%.xml'],
])('a part is found by its name, escaped or not: %s for %s', async (target, name) => {
  const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const { passages, quality } = await read(
    'a.docx',
    wordFile({
      body: paragraph(`${run('Visits are late.')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      members: {
        [`word/${name}`]: `<w:footnotes xmlns:w="${w}"><w:footnote w:id="2">${paragraph(run('Counted in March.'))}</w:footnote></w:footnotes>`,
      },
      relations: [{ id: 'f', type: 'footnotes', target }],
    }),
  );
  expect(passages.map(({ text }) => text)).toEqual(['Visits are late.', 'Counted in March.']);
  expect(quality.warnings).toEqual([]);
});
