import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { beforeAll, expect, test } from 'vitest';
import type { DocumentContent } from '../../../src/document/document.ts';
import { mayBeEvidence } from '../../../src/document/document.ts';
import { letterPieces } from '../../fixtures/letter.ts';
import { type Piece, typeset } from '../../fixtures/typeset.ts';
import { read, texts } from './reading.ts';

/** One letter in four formats gives the same evidence under the same headings. */
const readings = new Map<string, DocumentContent>();

const textOf = (piece: Piece) => ('text' in piece ? piece.text : '');
const body = () => letterPieces().filter((piece) => piece.kind !== 'note');

function asText(): string {
  return body()
    .map((piece) => `${piece.kind === 'bullet' ? '• ' : ''}${textOf(piece).replace(/(.{60,80}?) /gu, '$1\n')}`)
    .join('\n\n');
}

function asHtml(): string {
  const tag = { heading: 'h2', bullet: 'li' } as Record<string, string>;
  const lines = body().map(
    (piece) => `<${tag[piece.kind] ?? 'p'}>${textOf(piece).replace('&', '&amp;')}</${tag[piece.kind] ?? 'p'}>`,
  );
  return `<!doctype html><html><body><main>${lines.join('\n')}</main></body></html>`;
}

async function asDocx(): Promise<Uint8Array> {
  const children = body().map((piece) => {
    const text = textOf(piece);
    if (piece.kind === 'heading') return new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
    return piece.kind === 'bullet' ? new Paragraph({ text, bullet: { level: 0 } }) : new Paragraph(text);
  });
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

beforeAll(async () => {
  readings.set('pdf', await read('letter.pdf', await typeset(letterPieces())));
  readings.set('txt', await read('letter.txt', asText()));
  readings.set('html', await read('letter.html', asHtml()));
  readings.set('docx', await read('letter.docx', await asDocx()));
});

test.each(['txt', 'html', 'docx'])('%s', (format) => {
  const [pdf, other] = [readings.get('pdf'), readings.get(format)];
  if (!pdf || !other) throw new Error('not read');
  const evidence = (content: DocumentContent) => content.passages.filter(mayBeEvidence);
  expect(texts(evidence(other))).toEqual(texts(evidence(pdf)));
  expect(evidence(other).map((one) => one.headings)).toEqual(evidence(pdf).map((one) => one.headings));
  expect(evidence(other).map((one) => one.kind)).toEqual(evidence(pdf).map((one) => one.kind));
  expect(other.metadata).toEqual(pdf.metadata);
});
