/**
 * Invented documents of every structure that Word has, from a seed.
 */
import fc from 'fast-check';
import { field, item, level, list, paragraph, run, textBox, wordFile } from '../../fixtures/word.ts';

const word = fc.constantFrom(
  ...'harbour lantern orchard meadow bridge visitors records meetings plans partners weekly reviewed families staff answer letters early northmere eastholt agreed together shared clear named'.split(
    ' ',
  ),
);
const words = fc.array(word, { minLength: 3, maxLength: 14 }).map((all) => {
  const text = all.join(' ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
});

interface Piece {
  readonly body: string;
  readonly notes: readonly string[];
}

const plain = (body: string): Piece => ({ body, notes: [] });
const cell = (inside: string) => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${inside}</w:tc>`;

const piece: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 4, arbitrary: words.map((text) => plain(paragraph(run(text)))) },
  {
    weight: 1,
    arbitrary: words.map((text) => plain(paragraph(run(text.slice(0, -1)), '<w:pStyle w:val="Heading1"/>'))),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(1, 2, 3), fc.array(fc.tuple(words, fc.nat({ max: 2 })), { minLength: 1, maxLength: 6 }))
      .map(([id, items]) => plain(items.map(([text, depth]) => item(text, id, depth)).join(''))),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.tuple(words, words), { minLength: 1, maxLength: 4 })
      .map((rows) =>
        plain(
          `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${rows
            .map(([a, b]) => `<w:tr>${cell(paragraph(run(a)))}${cell(paragraph(run(b)))}</w:tr>`)
            .join('')}</w:tbl>${paragraph('')}`,
        ),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(words, words).map(
      ([text, note]): Piece => ({
        body: paragraph(
          `${run(text)}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="NOTE"/></w:r>${run(' and so on.')}`,
        ),
        notes: [note],
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(words, word)
      .map(([text, result]) => plain(paragraph(run(text) + run(' See ') + field('QUOTE "x"', run(result)) + run('.')))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(words, words)
      // In a paragraph of its own: LibreOffice prints a box of some formats above the text that it hangs on.
      .map(([text, box]) => plain(paragraph(run(text)) + paragraph(textBox(paragraph(run(box)))))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(words, words)
      .map(([a, b]) => plain(paragraph(`${run(a)}<w:r><w:br/></w:r>${run(b)}<w:r><w:tab/></w:r>${run(a)}`))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(word, word, words)
      .map(([a, b, text]) =>
        plain(
          paragraph(
            `${run(`${a}`)}<w:r><w:noBreakHyphen/></w:r>${run(`${b} `)}${run(a.slice(0, 3))}<w:r><w:softHyphen/></w:r>${run(`${a.slice(3)} ${text}`)}`,
          ),
        ),
      ),
  },
  { weight: 1, arbitrary: fc.tuple(words, words).map(([a, b]) => plain(paragraph(run(a) + run(b, '<w:vanish/>')))) },
);

const LISTS = [
  list(1, level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2') + level(2, 'lowerLetter', '(%3)')),
  list(2, level(0, 'bullet', '•') + level(1, 'bullet', '–') + level(2, 'bullet', '•')),
  list(3, level(0, 'upperRoman', '%1.') + level(1, 'lowerRoman', '%2)') + level(2, 'upperLetter', '%3.')),
];

/** So many documents, the same for the same seed. */
export function generated(count: number, seed: number): Uint8Array[] {
  return fc.sample(fc.array(piece, { minLength: 4, maxLength: 25 }), { numRuns: count, seed }).map((pieces) => {
    const notes: string[] = [];
    const body = pieces
      .map((one) => {
        notes.push(...one.notes);
        return one.body.replace('NOTE', String(notes.length + 1));
      })
      .join('');
    // LibreOffice forgets the level of an item that ends a document it reads as RTF.
    return wordFile({
      body: `${body}${paragraph(run('The end.'))}<w:sectPr/>`,
      parts: {
        styles:
          '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>',
        numbering: LISTS.map((one) => one.definition).join('') + LISTS.map((one) => one.instance).join(''),
        footnotes: `<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p/></w:footnote>${notes
          .map(
            (note, at) =>
              `<w:footnote w:id="${at + 2}">${paragraph(`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>${run(` ${note}`)}`)}</w:footnote>`,
          )
          .join('')}`,
      },
    });
  });
}
