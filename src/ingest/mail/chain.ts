/**
 * The text of a mail and of the mails quoted in it: what was said, parted from headers, signatures and notices.
 */
import type { Furniture } from '../../document/document.ts';
import { type Block, block } from '../block.ts';
import { readPlain } from '../text/plain.ts';
import { ATTRIBUTION, CLOSING, CLOSING_RUN, DIVIDER, FIRST_HEADER, HEADER, HEADERS, SALUTATION } from './languages.ts';
import { headersIn } from './quoted-headers.ts';

const NOTICE =
  /\bthis (?:e-?mail|message|communication|transmission)\b.{0,200}\b(?:confidential|privileged|intended (?:solely|only|for)|may contain)|\b(?:are|is) (?:strictly )?confidential and (?:may be|intended|privileged|for)|\bif you (?:have received this|are not the (?:intended|named)|received this)|\bintended recipient\b|\bplease consider the environment\b|\b(?:free (?:of|from)|scanned for|checked for) (?:any )?(?:computer )?virus|^(?:disclaimer|confidentiality notice)\b|^\W*(?:caution|warning|external(?: sender| e-?mail)?)\b.{0,40}\b(?:outside|external)/iu;

/** How long a line of a signature may be, and how many there may be. */
const LONGEST_LINE = 90;
const MOST_LINES = 14;

/** Plain text of a mail as blocks. `flowed` where its lines were folded for sending (RFC 3676). */
export function mailText(text: string, flowed: { readonly deletes: boolean } | null = null): Block[] {
  return quoted(text, flowed).flatMap(({ lines }) => marked(lines));
}

/** Blocks of a mail that was a page, with its headers, signatures and notices marked. */
export function mailPage(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  let signing = 0;
  for (const one of blocks) {
    const { text } = one;
    const header =
      HEADERS.test(text) ||
      ATTRIBUTION.test(text) ||
      DIVIDER.test(text) ||
      (HEADER.test(text) && text.length < 200 && signing < 0);
    let furniture: Furniture | null = one.furniture;
    if (NOTICE.test(text)) furniture = 'boilerplate';
    else if (header || (FIRST_HEADER.test(text) && text.length < 200 && /@|<|\d/u.test(text))) {
      furniture = 'address';
      signing = -1;
    } else if (CLOSING.test(text) || (CLOSING_RUN.test(text) && text.length < 300)) {
      furniture = 'signature';
      signing = MOST_LINES;
    } else if (signing > 0 && isSignatureLine(text)) {
      furniture = 'signature';
      signing--;
    } else if (SALUTATION.test(text)) {
      furniture = 'salutation';
      signing = 0;
    } else signing = 0;
    result.push(furniture === one.furniture ? one : { ...one, furniture, kind: 'paragraph', rank: null });
  }
  return result;
}

/** Runs of lines that are quoted equally often, without the signs of quoting; folded lines joined within them. */
function quoted(text: string, flowed: { readonly deletes: boolean } | null): { depth: number; lines: string[] }[] {
  const runs: { depth: number; lines: string[] }[] = [];
  let open = false;
  for (const raw of text.split(/\r\n?|\n/u)) {
    const signs = /^(?:>[ \t]?)+/u.exec(raw)?.[0] ?? '';
    const depth = signs.replace(/[^>]/gu, '').length;
    let line = flowed
      ? raw.slice(depth > 0 ? raw.lastIndexOf('>', signs.length) + 1 : 0).replace(/^ /u, '')
      : raw.slice(signs.length);
    let run = runs.at(-1);
    if (!run || run.depth !== depth) {
      open = false;
      run = { depth, lines: [] };
      runs.push(run);
    }
    const folds = flowed !== null && line.endsWith(' ') && line !== '-- ';
    if (folds && flowed.deletes) line = line.slice(0, -1);
    // What was folded is a paragraph of its own.
    if (folds && !open) run.lines.push('');
    if (open) run.lines[run.lines.length - 1] += line;
    else run.lines.push(line);
    if (open && !folds) run.lines.push('');
    open = folds;
  }
  return runs;
}

/** The lines of one mail, or of mails below one another. */
function marked(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let body: string[] = [];
  const flush = () => {
    if (body.some((line) => line.trim() !== '')) blocks.push(...readPlain(body.join('\n')).blocks.map(asMail));
    body = [];
  };
  const aside = (line: string, furniture: Furniture) => {
    if (/[\p{L}\p{N}]/u.test(line)) blocks.push(block(line.replace(/\s+/gu, ' ').trim(), { furniture }));
  };
  const headersAt = headersIn(lines);
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as string;
    const headers = headersAt(at);
    if (headers > 0) {
      flush();
      for (const header of lines.slice(at, at + headers)) aside(header, 'address');
      at += headers;
    } else if (/^-- ?$/u.test(line) || CLOSING.test(line)) {
      flush();
      const end = signatureEnd(lines, at, headersAt);
      for (const own of lines.slice(at, end)) aside(own, NOTICE.test(own) ? 'boilerplate' : 'signature');
      at = end;
    } else if (SALUTATION.test(line) && (lines[at + 1] ?? '').trim() === '') {
      flush();
      aside(line, 'salutation');
      at++;
    } else {
      body.push(line);
      at++;
    }
  }
  flush();
  return blocks;
}

/** The line after a signature: short lines, at most one empty line between two of them. */
function signatureEnd(lines: readonly string[], from: number, headersAt: (at: number) => number): number {
  let [end, taken] = [from + 1, 0];
  for (let at = from + 1; at < lines.length && taken < MOST_LINES; at++) {
    const line = lines[at] as string;
    if (line.trim() === '') continue;
    if (at - end > 1 || !isSignatureLine(line) || headersAt(at) > 0 || NOTICE.test(line)) break;
    taken++;
    end = at + 1;
  }
  return end;
}

function isSignatureLine(line: string): boolean {
  const text = line.trim();
  return text.length <= LONGEST_LINE && !(/[.!?]$/u.test(text) && text.split(/\s+/u).length > 7);
}

function asMail(one: Block): Block {
  if (NOTICE.test(one.text)) return { ...one, kind: 'paragraph', rank: null, furniture: 'boilerplate' };
  return SALUTATION.test(one.text) ? { ...one, kind: 'paragraph', rank: null, furniture: 'salutation' } : one;
}
