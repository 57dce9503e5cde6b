import PDFDocument, { type Structure } from 'pdfkit';
import { type Font, type Line, layOut, type Measure, type Page, paper } from './layout.ts';
import type { Sample } from './sample.ts';
import { structureTree } from './tagging.ts';

const fonts: Readonly<Record<Font, string>> = { regular: 'Helvetica', bold: 'Helvetica-Bold' };

const colours = { text: '#1a1a1a', band: '#24566b', quiet: '#555555' };

function newDocument(sample: Sample): PDFDocument {
  const day = new Date(`${sample.date}T09:00:00Z`);
  return new PDFDocument({
    autoFirstPage: false,
    // Compressed bytes differ between builds of zlib; plain streams are the same everywhere.
    compress: false,
    displayTitle: true,
    font: fonts.regular,
    info: { Title: sample.title, Author: sample.author, CreationDate: day, ModDate: day },
    lang: 'en-GB',
    margin: 0,
    pdfVersion: '1.7',
    size: 'A4',
    tagged: true,
  });
}

/** Widths as pdfkit sets them. */
export function pdfMeasure(): Measure {
  const document = newDocument({
    title: '',
    author: '',
    date: '2020-01-01',
    header: '',
    footer: '',
    blocks: [],
    footnotes: [],
  });
  return (text, font, size) => document.font(fonts[font]).fontSize(size).widthOfString(text);
}

function drawMarker(document: PDFDocument, line: Line): void {
  if (line.marker !== null) {
    const note = line.role === 'footnote';
    document.font(fonts[line.font]).fillColor(colours.text);
    document.fontSize(note ? 6 : line.size);
    document.text(line.marker.text, line.marker.left, line.top - (note ? 2 : 0), { lineBreak: false });
  }
}

/** Draws the text of a line; footnote marks are set small and raised. */
function drawText(document: PDFDocument, line: Line): void {
  let left = line.left;
  for (const part of line.text.split(/(\{\d+\})/).filter((text) => text !== '')) {
    const mark = /^\{(\d+)\}$/.exec(part)?.[1];
    document.font(fonts[line.font]).fillColor(colours.text);
    document.fontSize(mark === undefined ? line.size : 7);
    const text = mark ?? part;
    document.text(text, left, line.top - (mark === undefined ? 0 : 2), { lineBreak: false });
    left += document.widthOfString(text);
  }
}

/** What belongs to the page and not to the text: masthead, running header, footer, frames. Screen readers skip it. */
function drawFurniture(document: PDFDocument, sample: Sample, page: Page, number: number): void {
  document.markContent('Artifact', { type: 'Pagination' });
  if (number === 1) {
    document.rect(paper.left, 62, 120, 10).fill(colours.band);
    document.rect(paper.left + 126, 62, 40, 10).fill('#7fb2a6');
    document.rect(paper.left + 172, 62, 14, 10).fill('#d9a441');
  } else {
    document.font(fonts.regular).fontSize(9).fillColor(colours.quiet);
    document.text(sample.header, paper.left, 50, { lineBreak: false });
  }
  document.font(fonts.regular).fontSize(9).fillColor(colours.quiet);
  document.text(sample.footer, paper.left, 788, { lineBreak: false });
  document.text(`${number}`, paper.right - document.widthOfString(`${number}`), 788, { lineBreak: false });
  for (const frame of page.frames) {
    document
      .lineWidth(0.8)
      .rect(paper.left, frame.top, paper.right - paper.left, frame.bottom - frame.top)
      .stroke(colours.text);
  }
  const firstNote = page.footnotes[0];
  if (firstNote !== undefined) {
    const top = firstNote.top - 6;
    document
      .lineWidth(0.5)
      .moveTo(paper.left, top)
      .lineTo(paper.left + 140, top)
      .stroke(colours.text);
  }
  document.endMarkedContent();
}

/** Draws a sample as a tagged PDF. The same sample gives the same bytes. */
export async function toPdf(sample: Sample): Promise<Uint8Array> {
  const document = newDocument(sample);
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });

  const root = document.struct('Document');
  document.addStructure(root);
  const elementsOf = structureTree(document, root);
  const marked = (element: Structure, draw: () => void) => {
    const content = document.markStructureContent('Span');
    draw();
    document.endMarkedContent();
    element.add(content);
  };
  layOut(sample, pdfMeasure()).forEach((page, index) => {
    document.addPage();
    drawFurniture(document, sample, page, index + 1);
    for (const line of [...page.lines, ...page.footnotes]) {
      const frame = page.frames.find(({ top, bottom }) => top < line.top && line.top < bottom) ?? null;
      const { marker, text } = elementsOf(line, frame);
      if (line.marker !== null) {
        marked(marker, () => drawMarker(document, line));
      }
      marked(text, () => drawText(document, line));
    }
  });
  root.end();
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
