/**
 * Reads OpenDocument text (ISO/IEC 26300), packed or flat. The XML is read as a stream by a parser that expands no
 * entities of the file's own.
 */
import { SaxesParser } from 'saxes';
import { ReadError } from '../../document/failure.ts';
import { membersOf, unpack } from '../archive/zip.ts';
import { type Block, block, type RawDocument } from '../block.ts';

/**
 * Reads an ODT file.
 *
 * @throws {ReadError} `damaged`, `too-large` or `password`.
 */
export function readOdt(bytes: Uint8Array): RawDocument {
  const member = membersOf(bytes).find((one) => one.name === 'content.xml');
  if (!member) throw damaged();
  return readOdtXml(new TextDecoder('utf-8').decode(unpack(bytes, member)));
}

const SKIPPED = new Set([
  'office:annotation',
  'text:tracked-changes',
  'office:styles',
  'office:automatic-styles',
  'office:font-face-decls',
  'office:scripts',
  'office:master-styles',
  'office:settings',
  'office:meta',
  'text:note-citation',
  'draw:object',
  'office:binary-data',
  'text:sequence-decls',
  'text:list-header',
  'text:table-of-content-source',
]);

/** Reads the XML of a flat document or of `content.xml`. @throws {ReadError} `damaged` where it is not well formed. */
export function readOdtXml(xml: string): RawDocument {
  const blocks: Block[] = [];
  const notes: Block[] = [];
  const waiting: { text: string; rank: number | null }[] = [];
  const rows: string[][] = [];
  let current: { text: string; rank: number | null } | null = null;
  let [lists, skip, items] = [0, 0, 0];
  let [note, contents] = [false, false];
  const close = () => {
    const done = current;
    current = waiting.pop() ?? null;
    const text = done?.text.replace(/\s+/gu, ' ').trim() ?? '';
    if (text === '' || !done) return;
    const cell = rows.at(-1);
    if (note) notes.push(block(text, { kind: 'footnote', number: String(notes.length + 1) }));
    else if (contents) blocks.push(block(text, { furniture: 'contents' }));
    else if (done.rank !== null) blocks.push(block(text, { kind: 'heading', rank: done.rank }));
    else if (cell && lists === 0) cell[cell.length - 1] = `${cell.at(-1) ?? ''} ${text}`.trim();
    else blocks.push(lists > 0 && items > 0 ? block(text, { kind: 'bullet', level: lists - 1 }) : block(text));
  };
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('doctype', (declaration) => {
    if (declaration.includes('[')) throw damaged();
  });
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    if (skip > 0 || SKIPPED.has(name)) {
      skip++;
      return;
    }
    if (name === 'text:p' || name === 'text:h') {
      if (current) waiting.push(current);
      current = { text: '', rank: name === 'text:h' ? Number(attributes['text:outline-level'] ?? 1) || 1 : null };
    } else if (name === 'text:list') lists++;
    else if (name === 'text:list-item') items++;
    else if (name === 'text:note') note = true;
    else if (name === 'text:table-of-content') contents = true;
    else if (name === 'table:table-row') rows.push([]);
    else if (name === 'table:table-cell') rows.at(-1)?.push('');
    else if (current && (name === 'text:s' || name === 'text:tab' || name === 'text:line-break')) current.text += ' ';
    if (current && name === 'text:note') current.text += String(notes.length + 1);
    void isSelfClosing;
  });
  const text = (data: string) => {
    if (skip === 0 && current) current.text += data;
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', ({ name }) => {
    if (skip > 0) {
      skip--;
      return;
    }
    if (name === 'text:p' || name === 'text:h') close();
    else if (name === 'text:list') lists--;
    else if (name === 'text:list-item') items--;
    else if (name === 'text:note') note = false;
    else if (name === 'text:table-of-content') contents = false;
    else if (name === 'table:table-row') {
      const cells = (rows.pop() ?? []).filter((cell) => cell !== '');
      if (cells.length > 0) blocks.push(block(cells.join(' | '), cells.length > 1 ? { kind: 'table' } : {}));
    }
  });
  try {
    parser.write(xml).close();
  } catch {
    throw damaged();
  }
  return { title: null, pages: 1, blocks: [...blocks, ...notes], pagesWithoutText: [], warnings: [] };
}

function damaged(): ReadError {
  return new ReadError('damaged', 'This OpenDocument file is damaged. Open it in its own program and save it again.');
}
