/**
 * Reads HTML: pages saved from the web, and what other readers make of their formats. The page is read as a stream, so
 * that no nesting is too deep, and what belongs to the site and not to the text is left out.
 */
import { type Handler, Parser } from 'htmlparser2';
import { type Aside, type Block, block, type RawDocument } from '../block.ts';
import { MOST_SOURCE } from '../limits.ts';
import { markerOf } from '../lines/marker.ts';
import { raisedText } from '../lines/raised.ts';
import { headed } from '../text/headed.ts';
import { AS_TYPED, BLOCKS, CONTROLS, OF_DRAWING, OF_HEAD, SITE_ELEMENTS, SKIPPED, STRUCK, VOID } from './elements.ts';
import { CELL_END, type Found, mainText, tableBlocks } from './found.ts';
import { itemsFrom, numberOf, type WebList, webList } from './lists.ts';
import { END, END_TAG, lastOf, parsing } from './markup.ts';
import { holdsNotes, isMark, isWayBack, markIn, noteOf } from './notes.ts';
import { inSymbols, shownBy, symbolsOf } from './signs.ts';
import { holdsLabel, labelledBlock, wordLevel } from './word-list.ts';

/** Classes of what only screen readers are told. */
const UNSEEN = /(?:^|\s)(?:sr-only|(?:govuk-)?visually-?hidden|screen-reader-text)(?:\s|$)/iu;
const SITE_ROLES = /^(?:navigation|banner|contentinfo|complementary|search|dialog|alert|menu|menubar)$/u;
const SITE_NAMES =
  /(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|side-?bar|share|sharing|social|cookies?|advert(?:s|isement)?|ads?|promo|related|newsletter|subscribe|comments?|footer|masthead|pagination|skip-?link|banner|popup|modal|recommended)(?:$|[\s_-])/iu;
/** Tables inside one another; what deeper ones hold stands in the cell of the last. */
const DEEPEST_TABLES = 100;
/** Elements inside one another, twice what browsers keep: what the parser takes for each tag grows with how many are open. */
const DEEPEST = 1_000;
const TOO_DEEP =
  'Elements of this page stand more than 1000 deep in one another: what follows there was read without regard to what it stands in. Compare it with the page as a browser shows it.';
/** Elements whose content is no markup: the parser is not begun anew within them. */
const RAW = new Set('script style title textarea xmp plaintext iframe noembed noframes noscript listing'.split(' '));
const BROKEN =
  'This page ends inside a comment, a tag, a script or a title: it has been cut short or is broken, and from there on it was not read, or not rightly. Ask for a new copy.';
interface Open {
  readonly name: string;
  /** Why its text is left out: the sort of what it is, or null. */
  readonly skipped: string | null;
  readonly raised: boolean;
  readonly notes: boolean;
  /** The number of the note that it stands in, '' for one without; null outside notes. */
  readonly note: string | null;
  readonly site: boolean;
  readonly main: boolean;
  /** Whether it stands in a quotation or a figure. */
  readonly quoted: boolean;
  readonly strong: boolean;
  /** Whether it holds the label that Word printed before a paragraph. */
  readonly label: boolean;
  /** The font of symbols that it is set in, or null. */
  readonly symbols: string | null;
}

/** What text stands in where nothing is known of it. */
const BODY: Open = {
  name: 'body',
  skipped: null,
  raised: false,
  notes: false,
  note: null,
  site: false,
  main: false,
  quoted: false,
  strong: false,
  label: false,
  symbols: null,
};

interface Item {
  readonly level: number;
  readonly number: string | null;
  readonly numbered: boolean;
  /** The number of the note that it is, or null. */
  readonly note: string | null;
  /** Whether its first block has been read: what follows stands in it without a sign. */
  used: boolean;
}

/** Reads decoded HTML. `whole` keeps everything: it is set for HTML that other readers made. */
export function readHtml(html: string, whole = false): RawDocument {
  const { found, title, leftOut, ended, isTooDeep } = blocksOf(html.slice(0, MOST_SOURCE));
  const isLong = html.length > MOST_SOURCE;
  const isBroken = !ended && !isLong;
  const shown = whole ? found : mainText(found);
  const blocks = shown.map((one) => one.block);
  const kept = new Set(shown);
  const site = found.filter((one) => !kept.has(one)).map((one) => ({ sort: 'site', text: one.block.text }));
  return {
    title,
    pages: 1,
    blocks: blocks.some((one) => one.kind === 'heading') ? blocks : headed(blocks),
    pagesWithoutText: [],
    warnings: [
      ...(isLong ? ['Only the first 20 million characters were read.'] : []),
      ...(isTooDeep ? [TOO_DEEP] : []),
      ...(isBroken ? [BROKEN] : []),
    ],
    ...(isBroken ? { broken: BROKEN } : {}),
    leftOut: [...leftOut, ...site],
  };
}

function blocksOf(html: string) {
  const found: Found[] = [];
  const open: Open[] = [];
  const lists: WebList[] = [];
  const leftOut: Aside[] = [];
  const tables: { rows: Found[][] }[] = [];
  let deeper = 0;
  let text = '';
  let strongLength = 0;
  let label = '';
  let labelled = 0;
  /** The mark that a note prints before itself, where that is also the way back into the text. */
  let printedMark: string | null = null;
  let title = '';
  let ended = false;
  /** Whether text that is left out goes on with the last, which its own signs parted ("&amp;"). */
  let goesOn = false;
  const items: Item[] = [];

  const leaveOut = (sort: string, words: string) => {
    const last = leftOut.at(-1);
    if (goesOn && last?.sort === sort) leftOut[leftOut.length - 1] = { sort, text: last.text + words };
    else if (words.trim() !== '') leftOut.push({ sort, text: words });
  };
  const target = () => tables.at(-1)?.rows.at(-1) ?? found;
  const top = () => open.at(-1);
  /** Whether text that follows would be read, or left out with a word. */
  const isOpenText = (state: Open | undefined) => state?.skipped !== '' && state?.skipped !== 'drawing';
  const flush = (name: string) => {
    if (text.trim() === '') {
      text = '';
      strongLength = 0;
      return;
    }
    const state = top();
    const pieces = text.split(/\n[ \t]*\n+|\n(?=\s*[•◼■▪●○◦])/u).map((piece) => piece.replace(/\s+/gu, ' ').trim());
    const strong = strongLength > 0 && strongLength >= text.replace(/\s/gu, '').length;
    const printed = label.trim();
    text = '';
    strongLength = 0;
    label = '';
    for (const [at, piece] of pieces.filter((one) => one !== '').entries()) {
      const own = at === 0 && printed !== '' && !/^h[1-6]$/u.test(name);
      const made = own ? labelledBlock(piece, printed, labelled) : shape(piece, name, strong);
      target().push({ block: made, main: state?.main ?? false, site: state?.site ?? false });
    }
  };
  const shape = (piece: string, name: string, strong: boolean): Block => {
    const level = /^h([1-6])$/u.exec(name)?.[1];
    if (level) return block(piece, { kind: 'heading', rank: Number(level) });
    const item = items.at(-1);
    const noted = item?.note ?? top()?.note ?? null;
    if (noted !== null)
      return block(piece.replace(/^[[(]?\d{1,3}[\])]?\s+(?=\S)|\s*[↑↩⏎^]\uFE0E?$/gu, ''), {
        kind: 'footnote',
        number: printedMark ?? (noted === '' ? null : noted),
      });
    if (name === 'caption' || name === 'figcaption') return block(piece, { kind: 'caption' });
    if (item && !item.used) {
      item.used = true;
      if (item.numbered) return block(piece, { number: item.number, level: item.level, listed: true });
      const marker = markerOf(piece);
      return block(marker && marker.kind !== 'number' ? piece.slice(marker.length) : piece, {
        kind: 'bullet',
        level: item.level,
      });
    }
    if (item && !strong) return block(piece, { listed: true });
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

  /** Where the parser that reads now began, and whether it is to be begun anew. */
  let [base, isFull, isTooDeep] = [0, false, false];
  const handler: Partial<Handler> = {
    onopentag(name, attributes) {
      if (name === END) ended = isOpenText(top());
      if (name === END) return;
      const outer = top();
      const isHeadOver = outer?.name === 'head' && !OF_HEAD.has(name);
      const above = isHeadOver ? { ...outer, skipped: open.at(-2)?.skipped ?? null } : outer;
      if (above && isHeadOver) open[open.length - 1] = above;
      const marks = `${attributes.class ?? ''} ${attributes.id ?? ''}`;
      const main = (above?.main ?? false) || name === 'main' || name === 'article' || attributes.role === 'main';
      const quoted = (above?.quoted ?? false) || name === 'blockquote' || name === 'figure';
      const inText = (name === 'header' && main) || (name === 'footer' && quoted);
      const site =
        (above?.site ?? false) ||
        (SITE_ELEMENTS.has(name) && !inText) ||
        SITE_ROLES.test(attributes.role ?? '') ||
        (name !== 'body' && name !== 'html' && name !== 'main' && name !== 'article' && SITE_NAMES.test(marks));
      const style = attributes.style ?? '';
      const hidden =
        attributes.hidden !== undefined ||
        /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(style) ||
        UNSEEN.test(attributes.class ?? '');
      const skipped =
        (above?.skipped === 'drawing' && OF_DRAWING.has(name) ? '' : above?.skipped) ??
        (SKIPPED.has(name)
          ? name === 'svg'
            ? 'drawing'
            : ''
          : name === 'button' || name === 'dialog'
            ? 'site'
            : hidden
              ? 'hidden'
              : STRUCK.has(name) || /line-through/iu.test(style)
                ? 'struck'
                : isMark(name, attributes) || isWayBack(name, attributes)
                  ? 'note mark'
                  : name === 'option' && attributes.selected === undefined
                    ? ''
                    : null);
      if (BLOCKS.has(name)) flush(above?.name ?? '');
      goesOn = false;
      if (!VOID.has(name))
        open.push({
          name,
          skipped,
          site,
          main,
          quoted,
          strong: (above?.strong ?? false) || name === 'strong' || name === 'b' || name === 'th',
          label: (above?.label ?? false) || holdsLabel(style),
          symbols: symbolsOf(attributes, above?.symbols ?? null),
          raised: (above?.raised ?? false) || name === 'sup',
          notes: (above?.notes ?? false) || holdsNotes(attributes),
          note: name === 'li' ? null : (noteOf(name, attributes) ?? above?.note ?? null),
        });
      if (open.length > DEEPEST && !RAW.has(name) && !isFull) {
        isFull = true;
        parser.pause();
      }
      labelled = wordLevel(style) ?? labelled;
      if (noteOf(name, attributes) !== null) printedMark = null;
      if (skipped !== null) return;
      if (name === 'br') text += '\n';
      else if (name === 'img') leaveOut('picture description', attributes.alt ?? '');
      else if (CONTROLS.has(name)) text += ' ';
      else if (name === 'q') text += '“';
      else if (name === 'input') text += shownBy(attributes);
      else if (name === 'ul' || name === 'ol')
        lists.push(webList(name, attributes, () => itemsFrom(html, base + parser.startIndex)));
      else if (name === 'li') {
        const list = lists.at(-1);
        const number = list ? numberOf(list, attributes.value) : null;
        const noted = noteOf(name, attributes);
        const isNote = noted !== null || (top()?.notes ?? false);
        items.push({
          level: Math.max(0, lists.length - 1),
          number,
          numbered: list?.ordered ?? false,
          note: isNote ? number || noted || '' : null,
          used: false,
        });
      } else if (deeper > 0 || (name === 'table' && tables.length === DEEPEST_TABLES)) {
        if (name === 'table') deeper++;
      } else if (name === 'table') tables.push({ rows: [] });
      else if (name === 'tr') tables.at(-1)?.rows.push([]);
    },
    ontext(given) {
      const data = given.endsWith(END_TAG) ? given.slice(0, -END_TAG.length) : given;
      const state = top();
      // Nothing ends plain text but the end of the page.
      if (data !== given && state?.name === 'plaintext') ended = isOpenText(state);
      if (state?.name === 'title' && state.skipped !== 'drawing' && title.length < 300) title += data;
      if (!state || (state.name === 'title' && state.skipped !== 'drawing')) return;
      if (state.skipped !== null) {
        if (state.skipped === 'note mark' && state.note !== null && text.trim() === '') printedMark = markIn(data);
        if (state.skipped !== '') leaveOut(state.skipped, data);
        goesOn = true;
        return;
      }
      const plain = AS_TYPED.has(state.name) ? data : data.replace(/\s+/gu, ' ');
      const shown = state.symbols === null ? plain : inSymbols(plain, state.symbols);
      if (state.label) {
        label += shown;
        return;
      }
      const piece = state.raised ? raisedText(text, shown) : shown;
      if (piece === '') leaveOut('note mark', shown);
      text += piece;
      if (state.strong) strongLength += piece.replace(/\s/gu, '').length;
    },
    onclosetag(name) {
      if (BLOCKS.has(name)) flush(name === 'p' || name === 'span' ? (top()?.name ?? '') : name);
      const at = open.findLastIndex((one) => one.name === name);
      const ended = open[at];
      if (at >= 0) open.length = at;
      goesOn = false;
      if (CONTROLS.has(name)) text += ' ';
      if (ended?.skipped !== null) return;
      if (name === 'q') text += '”';
      if (name === 'li') items.pop();
      else if (name === 'ul' || name === 'ol') lists.pop();
      else if (deeper > 0) deeper -= name === 'table' ? 1 : 0;
      else if (name === 'td' || name === 'th') tables.at(-1)?.rows.at(-1)?.push(CELL_END);
      else if (name === 'table') {
        const table = tables.pop();
        if (table) for (const one of tableBlocks(table.rows)) target().push(one);
      }
    },
  };
  const closeTables = () => {
    while (tables.length > 0) {
      const table = tables.pop();
      if (table) for (const one of tableBlocks(table.rows)) target().push(one);
    }
  };
  const options = parsing(html);
  let parser = new Parser(handler, options);
  parser.write(html);
  while (isFull) {
    [isFull, isTooDeep] = [false, true];
    flush(top()?.name ?? '');
    closeTables();
    const outer = open.filter(({ name }) => name === 'html' || name === 'body');
    open.splice(0, open.length, ...(outer.length > 0 ? outer : [BODY]));
    [lists.length, items.length, deeper] = [0, 0, 0];
    base += parser.endIndex + 1;
    parser = new Parser(handler, options);
    parser.write(html.slice(base));
  }
  parser.write(lastOf(html));
  parser.write(END_TAG);
  parser.end();
  flush(top()?.name ?? '');
  closeTables();
  return { found, title: title.replace(/\s+/gu, ' ').trim() || null, leftOut, ended, isTooDeep };
}

function isTitleLike(text: string): boolean {
  return text.length <= 120 && !/[.,;]$/u.test(text) && /\p{L}/u.test(text);
}
