/**
 * The head of the audit log as an export noted it. It is looked for in the method note alone: a letter, or the report of last
 * year, may quote another one.
 */
import { membersOf } from '../ingest/archive/directory.ts';
import { unpack } from '../ingest/archive/zip.ts';
import { readSheet } from '../ingest/office/sheet.ts';
import { readNamed } from '../service/named-file.ts';
import type { NotedHead } from '../workspace/verify.ts';
import { UsageError } from './explain.ts';

/** What the method note says about the log. */
const VALUE = /(\d{1,12}) entr(?:y|ies), head \1:([0-9a-f]{64})(?:, workspace ([0-9a-f]{8}))?/u;

/**
 * The head that an export was made at.
 * @throws UsageError where the file holds none; FileError where it cannot be read
 */
export function notedHead(path: string): NotedHead {
  const [, sequence, hash, workspace = null] = VALUE.exec(saidOfLog(readNamed(path))) ?? [];
  if (sequence !== undefined && hash !== undefined) return { sequence: Number(sequence), hash, workspace };
  throw new UsageError(
    `There is no head of the audit log in ${path}. Exports with a method note hold one: workbooks, briefings, reports and packs.`,
  );
}

/** The point “Audit log” of the method note, in whatever format the file is; '' for none. */
function saidOfLog(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return inPage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const members = new Map(membersOf(bytes).map((member) => [member.name, member]));
  const part = (name: string): string => {
    const member = members.get(name);
    return member === undefined ? '' : new TextDecoder().decode(unpack(bytes, member));
  };
  if (members.has('xl/workbook.xml'))
    return readSheet(bytes, 'Method').findLast(([about]) => about === 'Audit log')?.[1] ?? '';
  // The note ends a briefing, and the description of a project stands behind all that it describes.
  const [briefing, project] = [part('word/document.xml'), part('project.qde')];
  const paragraphs = briefing.split('</w:p>').map((paragraph) => paragraph.replace(/<[^>]*>/gu, ''));
  const description = project.slice(project.lastIndexOf('<Description>'), project.lastIndexOf('</Description>'));
  return [...paragraphs, ...description.split('\n')].findLast((line) => /^Audit log[.:] /u.test(line)) ?? '';
}

/** In a report or a pack. What is quoted there holds no tags of its own. */
function inPage(page: Buffer): string {
  const from = page.lastIndexOf('<dl class="method">');
  if (from < 0) return '';
  const note = page.subarray(from, page.indexOf('</dl>', from)).toString('utf8');
  return /<dt>Audit log<\/dt><dd>([^<]*)<\/dd>/u.exec(note)?.[1] ?? '';
}
