/**
 * The evidence pack: the report with filters and search, in one file that a colleague can open with nothing installed,
 * and that can be checked against its sources.
 */
import { counts, type EvidenceBundle } from './bundle.ts';
import { documentsInGrid } from './grid.ts';
import { reportPage } from './html.ts';
import { html, type Markup, streamed, trusted } from './markup.ts';
import { PACK_SCRIPT, PACK_STYLE } from './pack-script.ts';
import { POLARITY_WORDS, shortName } from './words.ts';

export interface PackParts {
  /** The source of lunr 2 (`lunr.min.js`), which goes into the file: nothing is loaded when it is opened. */
  readonly searchLibrary: string;
  /** Lower-case hexadecimal SHA-256 of a text in UTF-8, whole or in pieces. */
  readonly sha256: (text: Iterable<string>) => string;
}

/** A quotation in a pack, with what is needed to find it in its source. */
export interface PackQuotation {
  readonly criterion: string;
  /** SHA-256 of the file it is from. */
  readonly source: string;
  readonly fileName: string;
  readonly documentId: string;
  readonly passageId: string;
  /** Half-open range in the canonical text, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly quotation: string;
}

/** What a pack says about itself. */
export interface ReadPack {
  /** Whether the file is as it was made, by its contents hash. */
  readonly unchanged: boolean;
  readonly hash: string;
  readonly quotations: readonly PackQuotation[];
}

/** Stands where the hash will be while the hash is made. */
const NO_HASH = '0'.repeat(64);
const HASH_PLACE = /(<code id="contents-hash">)([0-9a-f]{64})(<\/code>)/u;

/**
 * The pack as one HTML file, in pieces made as they are asked for. Its contents hash is the SHA-256 of the file with 64
 * zeros where the hash stands; so the page is made twice, once for the hash.
 */
export function* evidencePack(bundle: EvidenceBundle, { searchLibrary, sha256 }: PackParts): Generator<string> {
  const script = `${searchLibrary}\n${PACK_SCRIPT}`;
  const scripts = `'sha256-${base64(sha256(script))}'`;
  const page = (hash: string) =>
    reportPage(bundle, {
      title: `Evidence pack: ${bundle.workspace}`,
      scripts,
      style: PACK_STYLE,
      tools: tools(bundle),
      end: streamed`<footer class="seal"><p>Contents hash (SHA-256): <code id="contents-hash">${hash}</code></p>
<p>It changes when anything in this file is changed. Evidence Desk checks it, and every quotation against its source: <kbd>evidence-desk verify</kbd>.</p></footer>
<script type="application/json" id="quotations">${quotationsJson(bundle)}</script>
<script>${trusted(script)}</script>`,
    });
  yield* page(sha256(page(NO_HASH)));
}

/**
 * Reads a pack back and checks its contents hash.
 * @throws Error, with a sentence for the user, where the text is no evidence pack.
 */
export function readPack(page: string, sha256: PackParts['sha256']): ReadPack {
  const hash = HASH_PLACE.exec(page)?.[2];
  const json = /<script type="application\/json" id="quotations">(.*?)<\/script>/su.exec(page)?.[1];
  if (hash === undefined || json === undefined)
    throw new Error('This file is not an evidence pack made by Evidence Desk.');
  const unchanged = sha256(page.replace(HASH_PLACE, `$1${NO_HASH}$3`)) === hash;
  try {
    return { unchanged, hash, quotations: JSON.parse(json) as PackQuotation[] };
  } catch {
    throw new Error('The list of quotations in this evidence pack is damaged.');
  }
}

function* quotationsJson(bundle: EvidenceBundle): Generator<Markup> {
  const documents = new Map(bundle.documents.map((document) => [document.id, document]));
  let before = '[';
  for (const row of bundle.evidence) {
    if (!counts(row)) continue;
    const { criterion, documentId, passageId, start, end, page, quotation } = row;
    const document = documents.get(documentId);
    const [source, fileName] = [document?.sha256 ?? '', document?.fileName ?? ''];
    const one: PackQuotation = { criterion, source, fileName, documentId, passageId, start, end, page, quotation };
    yield trusted(before + inScript(JSON.stringify(one)));
    before = ',';
  }
  yield trusted(before === '[' ? '[]' : ']');
}

/** JSON that cannot end the script element it stands in. */
const inScript = (json: string) => json.replaceAll('<', '\\u003c');

/** Hexadecimal digits as base64, the form in which a policy names a script. */
function base64(hex: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const bits = [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  const characters = bits.match(/.{1,6}/gu) ?? [];
  const written = characters.map((six) => alphabet[Number.parseInt(six.padEnd(6, '0'), 2)]).join('');
  return written.padEnd(Math.ceil(written.length / 4) * 4, '=');
}

/** Search and filters. Hidden until the script runs, so that nothing is offered that does not work. */
function tools(bundle: EvidenceBundle): Markup {
  const option = (value: string, words: string) => html`<option value="${value}">${words}</option>`;
  return html`<form class="tools" id="tools" role="search" aria-label="Quotations" hidden>
<label>Search <input type="search" id="search" autocomplete="off" spellcheck="false"></label>
<label>Polarity <select id="polarity">${option('', 'All')}${Object.entries(POLARITY_WORDS).map(([value, words]) => option(value, words))}</select></label>
<label>Decision <select id="status">${option('', 'All')}${option('accepted', 'Accepted')}${option('suggested', 'Suggested')}</select></label>
<label>Document <select id="document">${option('', 'All')}${documentsInGrid(bundle).map((document) => option(document.id, shortName(document)))}</select></label>
<button type="reset">Show all</button>
<output id="shown" role="status"></output>
</form>`;
}
