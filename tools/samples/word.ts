import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { Block, Sample } from './sample.ts';

const numbering = {
  config: [
    {
      reference: 'bullets',
      levels: ['•', '–'].map((text, level) => ({
        level,
        format: LevelFormat.BULLET,
        text,
        alignment: AlignmentType.LEFT,
        style: { paragraph: { indent: { left: 360 * (level + 1), hanging: 360 } } },
      })),
    },
    {
      reference: 'paragraphs',
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 560, hanging: 560 } } },
        },
      ],
    },
  ],
};

const spacing = { after: 140 };

/** A frame, as letters have it: a table of one cell. */
function framed(title: string, texts: readonly string[]): Table {
  const margins = { top: 120, bottom: 120, left: 120, right: 120 };
  const children = [
    new Paragraph({ children: [new TextRun({ text: title, bold: true })], spacing }),
    ...texts.map((text) => new Paragraph({ text, spacing })),
  ];
  return new Table({
    rows: [new TableRow({ children: [new TableCell({ children, margins })] })],
    width: { size: 100, type: WidthType.PERCENTAGE },
  });
}

function contentOf(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      return [new Paragraph({ text: block.text, heading, spacing: { before: 240, after: 120 } })];
    }
    case 'paragraph':
      return [
        new Paragraph({
          text: block.text,
          spacing,
          ...(block.number === null ? {} : { numbering: { reference: 'paragraphs', level: 0 } }),
        }),
      ];
    case 'bullet':
      return [
        new Paragraph({ text: block.text, spacing, numbering: { reference: 'bullets', level: block.level - 1 } }),
      ];
    case 'study':
      return [framed(block.title, block.paragraphs)];
    case 'lines':
      return block.lines.map(
        (text, index) => new Paragraph(index === block.lines.length - 1 ? { text, spacing } : { text }),
      );
  }
}

/**
 * A sample as a Word document. The library stamps the clock into the properties and the archive; both are set to the
 * sample's own day, so that the same sample gives the same bytes.
 */
export async function toWord(sample: Sample): Promise<Uint8Array> {
  const document = new Document({
    title: sample.title,
    creator: sample.author,
    lastModifiedBy: sample.author,
    numbering,
    styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph(sample.header)] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [new TextRun(`${sample.footer} `), new TextRun({ children: [PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        children: sample.blocks.flatMap(contentOf),
      },
    ],
  });
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(document)));
  const fixed: Zippable = {};
  for (const name of Object.keys(parts).sort()) {
    const part = parts[name];
    if (part !== undefined && !name.endsWith('/')) {
      fixed[name] = name === 'docProps/core.xml' ? withDay(part, sample.date) : part;
    }
  }
  return zipSync(fixed, { mtime: `${sample.date}T09:00:00`, os: 0 });
}

function withDay(core: Uint8Array, day: string): Uint8Array {
  const xml = new TextDecoder().decode(core);
  return strToU8(xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T09:00:00Z`));
}
