/**
 * What was filled in on a form, of whatever maker, by its printed label and in the order of the page.
 */
import { describe, expect, test } from 'vitest';
import { rawPdf, shown } from '../../fixtures/raw-pdf.ts';
import { expectSound, read, texts } from './reading.ts';

const at = (x: number, y: number, width = 200, height = 18) => `/Rect [${x} ${y} ${x + width} ${y + height}]`;
const text = (value: string, place: string, more = '') =>
  `/Subtype /Widget /FT /Tx /T (f${place}) /V (${value}) ${place} ${more}`;
const states = '/AP << /N << /Yes 900 0 R /Off 900 0 R >> >>';
const form = { objects: { 900: '<< /Length 0 >>\nstream\n\nendstream' }, form: '/DA (/Helv 0 Tf 0 g)' };
const filled = (content: string, annotations: readonly string[], rotate = 0) =>
  read('form.pdf', rawPdf({ pages: [{ content, annotations, rotate }], ...form }));

describe('fields', () => {
  test('stand after their labels, in the order of the page', async () => {
    const labels = [shown(['Visit form'], 72, 780, 14), shown(['Findings', 'Actions', 'Notes'], 72, 740, 11, 40)];
    const document = await filled(labels.join('\n'), [
      text('The first line.\\rThe second line.', at(150, 620, 300, 50), '/Ff 4096'),
      text('Staff are kind.', at(150, 735)),
      text('Plans are shared.', at(150, 695), '/MaxLen 40 /Ff 16777216'),
    ]);
    const words = texts(document.passages).join('\n');
    expect(words).toMatch(
      /Findings[\s|]+Staff are kind\.\s+Actions[\s|]+Plans are shared\.\s+Notes\s+The first line\.\n/u,
    );
    expect(texts(document.passages)).toContain('The second line.');
    for (const passage of document.passages) expect(passage.boxes.length).toBeGreaterThan(0);
    expectSound(document);
  });

  test('below their questions make passages of their own, whatever they begin with', async () => {
    const document = await filled(shown(['What needs to improve?', 'Was the child seen?'], 72, 700, 11, 60), [
      text('not every plan is clear', at(72, 670)),
      text('1. yes, alone', at(72, 610)),
    ]);
    expect(texts(document.passages)).toEqual([
      'What needs to improve?',
      'not every plan is clear',
      'Was the child seen?',
      expect.stringMatching(/yes, alone$/u),
    ]);
  });

  test('boxes: the state shown comes before the value, and words of its own are said', async () => {
    const box = (y: number, state: string) => `/Subtype /Widget /FT /Btn /T (b${y}) ${at(72, y, 12, 12)} ${state}`;
    const document = await filled(shown(['Reviewed', 'Asked', 'Complete', 'Planned'], 92, 702, 11, 30), [
      box(700, `/V /Yes /AS /Yes ${states}`),
      box(670, `/V /Yes /AS /Off ${states}`),
      box(640, `/AS /Yes ${states}`),
      box(610, '/V /Often /AS /Often /AP << /N << /Often 900 0 R /Off 900 0 R >> >>'),
    ]);
    expect(texts(document.passages)).toEqual(['☒ Reviewed', '☐ Asked', '☒ Complete', '☒ Often Planned']);
  });

  test('of buttons only the chosen one is named', async () => {
    const kid = (x: number, name: string, state: string) =>
      `/Subtype /Widget /Parent 910 0 R ${at(x, 700, 12, 12)} /AS /${state} /AP << /N << /${name} 900 0 R /Off 900 0 R >> >>`;
    const document = await read(
      'radio.pdf',
      rawPdf({
        pages: [
          { content: shown(['Area:'], 72, 702), annotations: [kid(120, 'north', 'Off'), kid(160, 'south', 'south')] },
        ],
        objects: { ...form.objects, 910: '<< /FT /Btn /Ff 49152 /T (area) /V /south /Kids [12 0 R 13 0 R] >>' },
        form: '/Fields [910 0 R]',
      }),
    );
    expect(document.text).toBe('Area: ☐ ☒ south');
  });

  test('the word of a button that is printed beside it is not said twice', async () => {
    const kid = (y: number, name: string, state: string) =>
      `/Subtype /Widget /Parent 910 0 R ${at(72, y, 12, 12)} /AS /${state} /AP << /N << /${name} 900 0 R /Off 900 0 R >> >>`;
    const asked = (options: string, names: readonly [string, string, string], chosen: string) =>
      read(
        'radio.pdf',
        rawPdf({
          pages: [
            {
              content: `${shown(['How well do partners work together?'], 72, 742)}\n${shown(['Not yet', 'In part', 'Fully'], 90, 702, 11, 20)}`,
              annotations: names.map((name, index) => kid(700 - index * 20, name, name === chosen ? name : 'Off')),
            },
          ],
          objects: {
            ...form.objects,
            910: `<< /FT /Btn /Ff 49152 /T (q1) /V /${chosen} ${options} /Kids [12 0 R 13 0 R 14 0 R] >>`,
          },
          form: '/Fields [910 0 R]',
        }),
      );
    const options = '/Opt [(Not yet) (In part) (Fully)]';
    for (const document of [
      await asked(options, ['0', '1', '2'], '1'),
      await asked('', ['no', 'part', 'full'], 'part'),
    ]) {
      expect(texts(document.passages)).toEqual([
        'How well do partners work together?',
        '☐ Not yet',
        '☒ In part',
        '☐ Fully',
      ]);
      // Ticked or not, they are items of one list.
      expect(document.passages.slice(1).map(({ level }) => level)).toEqual([0, 0, 0]);
    }
  });

  test('choices are given by the words shown', async () => {
    const choice = (more: string, y: number) =>
      `/Subtype /Widget /FT /Ch /T (c${y}) /Opt [[(a1) (Good)] [(b2) (Requires improvement)]] ${at(150, y)} ${more}`;
    const document = await filled(shown(['Grade', 'All grades'], 72, 704, 11, 40), [
      choice('/Ff 131072 /V (b2)', 700),
      choice('/Ff 2097152 /V [(a1) (b2)]', 660),
    ]);
    expect(document.text).toMatch(/Grade[\s|]+Requires improvement/u);
    expect(document.text).toMatch(/All grades[\s|]+Good, Requires improvement/u);
    expect(document.text).not.toContain('b2');
  });

  test('ticks in a column stand in the row of their question, and codes of buttons are no words', async () => {
    const box = (name: string, state: string, y: number, value = 'b2') =>
      `/Subtype /Widget /FT /Btn /T (${name}) /V /${state} /AS /${state} ${at(300, y, 12, 12)} /AP << /N << /${value} 990 0 R /Off 990 0 R >> >>`;
    const document = await read(
      'ticks.pdf',
      rawPdf({
        pages: [
          {
            content: shown(['Plans are reviewed', 'Families were asked', 'Visits are planned'], 72, 700, 11, 24),
            annotations: [box('a', 'b2', 698), box('b', 'Off', 674), box('c', 'b2', 650)],
          },
        ],
        objects: { 990: '<< /Type /XObject /Subtype /Form /BBox [0 0 12 12] /Length 0 >>\nstream\n\nendstream' },
      }),
    );
    expect(texts(document.passages)).toEqual([
      'Plans are reviewed | ☒',
      'Families were asked | ☐',
      'Visits are planned | ☒',
    ]);
  });

  test('text typed on a page as an annotation is read', async () => {
    const document = await filled(shown(['The plan was agreed in May.']), [
      `/Subtype /FreeText /Contents (Typed by a reader) /DA (/Helv 11 Tf) ${at(300, 600)}`,
    ]);
    expect(texts(document.passages)).toEqual(['The plan was agreed in May.', 'Typed by a reader']);
  });

  test.each([90, 180, 270])('on a page turned by %i', async (rotate) => {
    const lines = {
      90: ['0 1 -1 0 100 72', 95, 150],
      180: ['-1 0 0 -1 520 742', 292, 735],
      270: ['0 -1 1 0 100 770', 95, 530],
    };
    const [matrix, x, y] = lines[rotate as 90];
    const content = `BT /F1 11 Tf ${matrix} Tm (Findings) Tj ET`;
    const place = rotate === 180 ? at(x as number, y as number) : at((x as number) - 8, y as number, 18, 160);
    const document = await filled(content, [text('Staff are kind.', place)], rotate);
    expect(document.text).toMatch(/^Findings[\s|]+Staff are kind\.$/u);
  });

  test('hidden ones are left out and said', async () => {
    const document = await filled(shown(['Findings']), [text('Nobody sees this', at(150, 736), '/F 2')]);
    expect(document.text).toBe('Findings');
    expect(document.quality.warnings.join(' ')).toContain('1 hidden field was left out');
  });

  test('an XFA form is warned about', async () => {
    const document = await read(
      'xfa.pdf',
      rawPdf({
        pages: [{ content: shown(['Please wait...']) }],
        form: '/XFA 920 0 R',
        objects: { 920: '<< /Length 12 >>\nstream\n<xdp:xdp/>  \nendstream' },
      }),
    );
    expect(document.quality.warnings.join(' ')).toContain('XFA');
    expect(document.quality.score).toBeLessThan(1);
  });
});
