/**
 * Reads HTML: pages saved from the web, and what other readers make of their formats. The page is read as a stream, so
 * that no nesting is too deep, and what belongs to the site and not to the text is left out.
 */
import { Parser } from 'htmlparser2';
import { type Block, block, type RawDocument } from '../block.ts';
import { MOST_CHARACTERS } from '../limits.ts';
import { markerOf } from '../lines/marker.ts';
import { headed } from '../text/headed.ts';

const SKIPPED = new Set(
  'script style noscript template iframe svg math object canvas audio video select button form dialog head datalist map'.split(
    ' ',
  ),
);
const SITE_ELEMENTS = new Set(['nav', 'aside', 'footer', 'header', 'menu']);
const SITE_ROLES = /^(?:navigation|banner|contentinfo|complementary|search|dialog|alert|menu|menubar)$/u;
const SITE_NAMES =
  /(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|side-?bar|share|sharing|social|cookies?|advert(?:s|isement)?|ads?|promo|related|newsletter|subscribe|comments?|footer|masthead|pagination|skip-?link|banner|popup|modal|recommended)(?:$|[\s_-])/iu;
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul title'.split(
    ' ',
  ),
);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const LONGEST_CELL = 400;
/** Share of the text that must remain for the main part of a page to be believed. */
const LEAST_MAIN = 0.25;

interface Open {
  readonly name: string;
  readonly skipped: boolean;
  readonly site: boolean;
  readonly main: boolean;
  readonly strong: boolean;
}

interface List {
  readonly ordered: boolean;
  next: number;
}

interface Found {
  readonly block: Block;
  readonly main: boolean;
  readonly site: boolean;
}

/** Reads decoded HTML. `whole` keeps everything: it is set for HTML that other readers made. */
export function readHtml(html: string, whole = false): RawDocument {
  const { found, title } = blocksOf(html.slice(0, MOST_CHARACTERS));
  const blocks = whole ? found.map((one) => one.block) : mainText(found);
  return {
    title,
    pages: 1,
    blocks: blocks.some((one) => one.kind === 'heading') ? blocks : headed(blocks),
    pagesWithoutText: [],
    warnings: html.length > MOST_CHARACTERS ? ['Only the first 20 million characters were read.'] : [],
  };
}

/** The main part where the page names one, else everything outside the site's own parts, else everything. */
function mainText(found: readonly Found[]): Block[] {
  const length = (some: readonly Found[]) => some.reduce((sum, one) => sum + one.block.text.length, 0);
  const all = length(found);
  const candidates = [
    found.filter((one) => one.main && !one.site),
    found.filter((one) => !one.site),
    found.filter((one) => one.main),
  ];
  const chosen = candidates.find((some) => some.length > 0 && length(some) >= all * LEAST_MAIN) ?? found;
  return chosen.map((one) => one.block);
}

function blocksOf(html: string): { found: Found[]; title: string | null } {
  const found: Found[] = [];
  const open: Open[] = [];
  const lists: List[] = [];
  const tables: { rows: Found[][]; listed: boolean }[] = [];
  let text = '';
  let strongLength = 0;
  let title = '';
  let item: { level: number; number: string | null; note: string | null } | null = null;

  const target = () => tables.at(-1)?.rows.at(-1) ?? found;
  const top = () => open.at(-1);
  const flush = (name: string) => {
    if (text.trim() === '') {
      text = '';
      strongLength = 0;
      return;
    }
    const state = top();
    const pieces = text.split(/\n[ \t]*\n+|\n(?=\s*[•◼■▪●○◦])/u).map((piece) => piece.replace(/\s+/gu, ' ').trim());
    const strong = strongLength > 0 && strongLength >= text.replace(/\s/gu, '').length;
    text = '';
    strongLength = 0;
    for (const piece of pieces) {
      if (piece === '') continue;
      target().push({ block: shape(piece, name, strong), main: state?.main ?? false, site: state?.site ?? false });
    }
  };
  const shape = (piece: string, name: string, strong: boolean): Block => {
    const level = /^h([1-6])$/u.exec(name)?.[1];
    if (level) return block(piece, { kind: 'heading', rank: Number(level) });
    if (item?.note) {
      const note = item.note;
      return block(piece.replace(/\s*↑$/u, ''), { kind: 'footnote', number: note });
    }
    if (name === 'caption' || name === 'figcaption') return block(piece, { kind: 'caption' });
    if (item) {
      const own = item;
      item = { ...item, number: null };
      if (own.number !== null) return block(piece, { number: own.number, level: Math.max(0, own.level) });
      const marker = markerOf(piece);
      return block(marker && marker.kind !== 'number' ? piece.slice(marker.length) : piece, {
        kind: 'bullet',
        level: Math.max(0, own.level),
      });
    }
    const marker = markerOf(piece);
    if (marker?.kind === 'bullet' || (marker?.kind === 'dash' && marker.sign !== '*'))
      return block(piece.slice(marker.length), { kind: 'bullet' });
    if (marker?.kind === 'number' && /\d/u.test(marker.sign)) {
      const rest = piece.slice(marker.length);
      return block(
        rest,
        strong && isTitleLike(rest) ? { kind: 'heading', rank: 7, number: marker.sign } : { number: marker.sign },
      );
    }
    return block(piece, strong && isTitleLike(piece) ? { kind: 'heading', rank: 7 } : {});
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const above = top();
        const marks = `${attributes.class ?? ''} ${attributes.id ?? ''}`;
        const main = (above?.main ?? false) || name === 'main' || name === 'article' || attributes.role === 'main';
        const inText = name === 'header' && main;
        const site =
          (above?.site ?? false) ||
          (SITE_ELEMENTS.has(name) && !inText) ||
          SITE_ROLES.test(attributes.role ?? '') ||
          (name !== 'body' && name !== 'html' && name !== 'main' && name !== 'article' && SITE_NAMES.test(marks));
        const hidden = attributes.hidden !== undefined || /display\s*:\s*none/iu.test(attributes.style ?? '');
        if (BLOCKS.has(name)) flush(above?.name ?? '');
        if (!VOID.has(name)) {
          const strong = (above?.strong ?? false) || name === 'strong' || name === 'b';
          open.push({ name, skipped: (above?.skipped ?? false) || SKIPPED.has(name) || hidden, site, main, strong });
        }
        if (name === 'br') text += '\n';
        else if (name === 'ul' || name === 'ol')
          lists.push({ ordered: name === 'ol', next: Number(attributes.start ?? 1) || 1 });
        else if (name === 'li') {
          const list = lists.at(-1);
          const note = /^(?:footnote|endnote)-(\w+)$/u.exec(attributes.id ?? '')?.[1] ?? null;
          item = { level: lists.length - 1, number: list?.ordered ? String(list.next++) : null, note };
          const table = tables.at(-1);
          if (table) table.listed = true;
        } else if (name === 'table') tables.push({ rows: [], listed: false });
        else if (name === 'tr') tables.at(-1)?.rows.push([]);
      },
      ontext(data) {
        const state = top();
        if (state?.name === 'title' && title.length < 300) title += data;
        if (!state || state.skipped || state.name === 'title') return;
        const piece = state.name === 'pre' ? data : data.replace(/\s+/gu, ' ');
        text += piece;
        if (state.strong) strongLength += piece.replace(/\s/gu, '').length;
      },
      onclosetag(name) {
        if (BLOCKS.has(name)) flush(name === 'p' || name === 'span' ? (top()?.name ?? '') : name);
        const at = open.findLastIndex((one) => one.name === name);
        if (at >= 0) open.length = at;
        if (name === 'li') item = null;
        else if (name === 'ul' || name === 'ol') lists.pop();
        else if (name === 'td' || name === 'th') tables.at(-1)?.rows.at(-1)?.push(CELL_END);
        else if (name === 'table') {
          const table = tables.pop();
          if (table) for (const one of tableBlocks(table.rows, table.listed)) target().push(one);
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  flush(top()?.name ?? '');
  while (tables.length > 0) {
    const table = tables.pop();
    if (table) for (const one of tableBlocks(table.rows, table.listed)) target().push(one);
  }
  return { found, title: title.replace(/\s+/gu, ' ').trim() || null };
}

/** Stands after the blocks of each cell until the row is closed. */
const CELL_END: Found = { block: block(''), main: false, site: false };

/** Rows of short cells are rows; anything else was laid out in a table and is read cell by cell. */
function tableBlocks(rows: readonly Found[][], listed: boolean): Found[] {
  return rows.flatMap((row) => {
    const cells: Found[][] = [[]];
    for (const one of row) {
      if (one === CELL_END) cells.push([]);
      else cells.at(-1)?.push(one);
    }
    const filled = cells.filter((cell) => cell.length > 0);
    const texts = filled.map((cell) => cell.map((one) => one.block.text).join(' '));
    const first = filled[0]?.[0];
    if (!first || listed || filled.length < 2 || texts.some((text) => text.length > LONGEST_CELL)) return filled.flat();
    return [{ ...first, block: block(texts.join(' | '), { kind: 'table' }) }];
  });
}

function isTitleLike(text: string): boolean {
  return text.length <= 120 && !/[.,;]$/u.test(text) && /\p{L}/u.test(text);
}
