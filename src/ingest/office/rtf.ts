/**
 * Reads RTF (specification 1.9.1): the text that a reader of the page sees, with its lists, tables, notes and boxes.
 */
import { ReadError } from '../../document/failure.ts';
import { type Aside, type Block, block, type RawDocument } from '../block.ts';
import { bareLabel } from '../lines/numerals.ts';
import { raisedText } from '../lines/raised.ts';
import { headed } from '../text/headed.ts';
import { blocksOf, cellBlocksOf, type Label, rowBlocks } from './paragraph.ts';
import { encodingOfCharset, encodingOfPage, type Font, SIGNS, textOfBytes, textOfRaw } from './rich/characters.ts';
import { nextMark, noteCounts, setsNotes } from './rich/notes.ts';
import { type TokenTaker, takeTokens } from './rich/tokens.ts';
import { runningBlocks } from './running.ts';
import { characterOf, NOT_TICKED, TICKED } from './symbols.ts';

/** Groups that hold no text of the document. */
const SKIPPED = new Set(
  'colortbl info pict filetbl listtable listoverridetable revtbl rsidtbl generator objdata objclass objname themedata colorschememapping datastore latentstyles xmlnstbl mmathPr fldinst ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn atnid atnauthor atntime atndate atnref atnparent atnicn nonshppict shppict bkmkstart bkmkend passwordhash pgptbl userprops docvar template sp shprslt nonesttables pn pgdsctbl upr tc xe fontemb falt panose mmathPict'.split(
    ' ',
  ),
);
/** Starred groups that are read all the same. */
const READ = new Set(
  'nesttableprops shpinst shptxt dptxbxtext ud moMath mr annotation listtext pntext footnote do ffl formfield result'.split(
    ' ',
  ),
);
/** All other words that mean something here; most words of a file only say how it looks. */
const KNOWN = new Set([
  ...'ansicpg b cell chftn cpg deff deleted f fcharset ffdefres ffres fftype field fldrslt ftnalt ilvl intbl itap ls mac nestcell nestrow nosupersub outlinelevel par pard pc pca plain row s sect strike striked sub super trowd u uc ud up v'.split(
    ' ',
  ),
  ...SKIPPED,
  ...READ,
  ...Object.keys(SIGNS),
]);
/** What a group's text becomes, where it is no text of the page. */
type Destination = 'body' | 'skip' | 'fonts' | 'styles' | 'label' | 'comment' | 'choice' | 'note' | 'box' | 'running';
const DESTINATIONS: Readonly<Record<string, Destination>> = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  listtext: 'label',
  pntext: 'label',
  annotation: 'comment',
  ffl: 'choice',
  footnote: 'note',
  shptxt: 'box',
  dptxbxtext: 'box',
  ...Object.fromEntries(
    ['header', 'footer'].flatMap((name) => ['', 'l', 'r', 'f'].map((side) => [`${name}${side}`, 'running'])),
  ),
};
/** Groups inside one another; deeper ones are an attack. */
const DEEPEST = 20_000;

interface Field {
  type: number;
  result: number | null;
  usual: number;
  readonly choices: string[];
}

interface State {
  destination: Destination;
  unicodeSkip: number;
  bold: boolean;
  hidden: boolean;
  struck: boolean;
  deleted: boolean;
  raised: boolean;
  font: number;
  field: Field | null;
  /** Whether this group began what its story or field ends with. */
  begins: 'story' | 'field' | null;
}

interface Properties {
  list: boolean;
  level: number;
  depth: number;
  style: number | null;
  outline: number | null;
}

/** A stream of paragraphs of its own: the body, a note, a box. */
interface Story {
  readonly blocks: Block[];
  readonly kind: Destination;
  text: string;
  letters: number;
  bold: number;
  label: string;
  mark: string | null;
  properties: Properties;
  /** Rows that are being put together, by how deep their tables stand. */
  readonly rows: { cells: Block[][]; cell: Block[] }[];
  inRow: boolean;
  /** Blocks of boxes that follow the paragraph. */
  readonly boxes: Block[];
  /** Kind of note and whether its number is automatic. */
  endnote: boolean;
  automatic: boolean;
}

/** Reads RTF, given as bytes. @throws {ReadError} `damaged`. */
export function readRtf(bytes: Uint8Array): RawDocument {
  const reader = rtfReader();
  takeTokens(new TextDecoder('latin1').decode(bytes), reader);
  return reader.end();
}

function rtfReader(): TokenTaker & { end(): RawDocument } {
  const fonts = new Map<number, Font>();
  const styles = new Map<number, string>();
  const counts = noteCounts();
  const notes: { block: Block; endnote: boolean }[] = [];
  const running: Block[] = [];
  const leftOut: Aside[] = [];
  const stack: State[] = [];
  const stories: Story[] = [newStory('body')];
  let state: State = {
    destination: 'body',
    unicodeSkip: 1,
    bold: false,
    hidden: false,
    struck: false,
    deleted: false,
    raised: false,
    font: 0,
    field: null,
    begins: null,
  };
  let encoding = 'windows-1252';
  let usualFont = 0;
  let [toSkip, starred, comment, name, style] = [0, false, '', '', -1];
  let bytes: number[] = [];

  const story = () => stories.at(-1) as Story;
  const setAside = (sort: string, text: string) => {
    if (text.trim() !== '') leftOut.push({ sort, text });
  };

  const put = (text: string): void => {
    switch (state.destination) {
      case 'skip':
        // Some programs write a box of a form by its name alone.
        if (state.field?.type === 0 && /\bFORMCHECKBOX\b/u.test(text)) state.field.type = 1;
        return;
      case 'fonts': {
        const font = fonts.get(state.font);
        if (font) font.name += text.replace(/;.*$/u, '');
        return;
      }
      case 'styles':
        name += text;
        return;
      case 'label':
        story().label += text;
        return;
      case 'comment':
        comment += text;
        return;
      case 'choice': {
        const choices = state.field?.choices;
        if (choices) choices[choices.length - 1] += text;
        return;
      }
      default:
        show(text);
    }
  };

  const show = (text: string): void => {
    const own = story();
    if (state.deleted) setAside('deleted', text);
    else if (state.hidden) setAside('hidden', text);
    else if (state.struck) setAside('struck', text);
    else {
      let piece = text;
      if (state.raised) {
        const start = own.text.trim() === '';
        if (start && own.kind === 'body' && /^\s*\d{1,3}\s*$/u.test(text)) {
          own.mark = text.trim();
          return;
        }
        piece = own.kind === 'note' && start ? text : raisedText(own.text, text);
        if (piece === '') setAside('note mark', text);
      }
      own.text += piece;
      const letters = piece.replace(/\s/gu, '').length;
      own.letters += letters;
      if (state.bold) own.bold += letters;
    }
  };

  const flush = (): void => {
    if (bytes.length === 0) return;
    const text = textOfBytes(bytes, fonts.get(state.font), encoding);
    bytes = [];
    put(text);
  };

  /** Ends a paragraph, into the cell or text that it stands in. */
  const paragraph = (own: Story, depth: number): void => {
    const { text, properties } = own;
    const target = depth > 0 ? rowOf(own, depth).cell : own.blocks;
    const label = labelOf(own.label, properties);
    const bold = own.letters > 0 && own.bold === own.letters;
    const named = /^heading (\d)/iu.exec(styles.get(properties.style ?? -1) ?? '')?.[1];
    const rank = properties.outline ?? (named === undefined ? null : Number(named));
    const short = bold && label === null && text.trim().length <= 120 && !/[.,;]\s*$/u.test(text);
    const made = { text, label, rank: rank ?? (short && depth === 0 ? 2 : null), bold, mark: own.mark };
    target.push(...(depth > 0 ? cellBlocksOf(made) : blocksOf(made)));
    target.push(...own.boxes.splice(0));
    Object.assign(own, { text: '', label: '', letters: 0, bold: 0, mark: null });
  };

  const cell = (depth: number): void => {
    const own = story();
    paragraph(own, depth);
    const row = rowOf(own, depth);
    row.cells.push(row.cell);
    row.cell = [];
  };

  const row = (depth: number): void => {
    const own = story();
    if (own.text.trim() !== '') cell(depth);
    const { cells, cell: rest } = rowOf(own, depth);
    own.rows.length = depth - 1;
    const target = depth > 1 ? rowOf(own, depth - 1).cell : own.blocks;
    target.push(...rowBlocks(rest.length > 0 ? [...cells, rest] : cells));
    own.inRow = depth > 1;
  };

  const endStory = (own: Story): void => {
    if (own.text.trim() !== '' || own.boxes.length > 0) paragraph(own, 0);
    while (own.rows.length > 0) {
      const last = own.rows.pop();
      if (last) own.blocks.push(...rowBlocks([...last.cells, last.cell]));
    }
    if (own.kind === 'running') running.push(...own.blocks);
    else if (own.kind === 'box') story().boxes.push(...own.blocks);
    else if (own.kind === 'note') {
      const text = own.blocks.map((one) => (one.number === null ? one.text : `${one.number} ${one.text}`)).join(' ');
      const custom = own.automatic ? null : /^(?:[*†‡§]+|\d{1,3}|[a-z](?=\)))/u.exec(text)?.[0];
      const number = own.automatic ? nextMark(own.endnote ? counts.endnote : counts.footnote) : (custom ?? null);
      const bare = custom ? text.slice(custom.length).replace(/^[\s).]+/u, '') : text;
      if (bare !== '') notes.push({ block: block(bare, { kind: 'footnote', number }), endnote: own.endnote });
    }
  };

  const begin = (destination: Destination): void => {
    state.destination = destination;
    if (destination === 'note' || destination === 'box' || destination === 'running') {
      stories.push(newStory(destination));
      state.begins = 'story';
      Object.assign(state, { deleted: false, hidden: false, struck: false, raised: false });
    } else if (destination === 'choice') state.field?.choices.push('');
    else if (destination === 'label') story().label = '';
    else if (destination === 'comment') comment = '';
  };

  const word = (given: string, value: number | null): void => {
    const isStarred = starred;
    starred = false;
    if (!isStarred && !KNOWN.has(given) && DESTINATIONS[given] === undefined && !given.includes('ftn')) return;
    if (state.destination === 'skip' && given !== 'ud' && !READ.has(given)) {
      formWord(given, value);
      return;
    }
    const on = value !== 0;
    const { properties } = story();
    const destination = DESTINATIONS[given];
    if (SKIPPED.has(given)) state.destination = 'skip';
    else if (destination) {
      // The rendering for old programs of a box that has been read is not read again.
      if (state.destination !== 'skip' || given !== 'dptxbxtext') begin(destination);
    } else if (given === 'ud') state.destination = stories.length > 1 ? story().kind : 'body';
    else if (given === 'field') {
      state.field = { type: 0, result: null, usual: 0, choices: [] };
      state.begins = 'field';
    } else if (given === 'fldrslt' && state.field && state.field.type > 0) state.destination = 'skip';
    else if (isStarred && !READ.has(given) && state.destination !== 'fonts' && state.destination !== 'styles')
      state.destination = 'skip';
    else if (given === 'par' || given === 'sect') {
      if (state.deleted || state.hidden) return;
      if (state.destination === 'comment') comment += ' ';
      else if (state.destination !== 'skip') paragraph(story(), depthOf(story()));
    } else if (given === 'cell') cell(1);
    else if (given === 'row') row(1);
    else if (given === 'nestcell') cell(Math.max(2, properties.depth));
    else if (given === 'nestrow') row(Math.max(2, story().rows.length, properties.depth));
    else if (given === 'trowd') story().inRow = true;
    else if (given === 'pard') {
      if (state.destination !== 'label') story().properties = plainProperties();
    } else if (given === 'plain')
      Object.assign(state, {
        bold: false,
        hidden: false,
        struck: false,
        deleted: false,
        raised: false,
        font: usualFont,
      });
    else if (given === 'b') state.bold = on;
    else if (given === 'v') state.hidden = on;
    else if (given === 'strike' || given === 'striked') state.struck = on;
    else if (given === 'deleted') state.deleted = on;
    else if (given === 'super') state.raised = on;
    else if (given === 'nosupersub' || given === 'sub') state.raised = false;
    else if (given === 'up') state.raised = (value ?? 6) > 0;
    else if (given === 'intbl') properties.depth = Math.max(1, properties.depth);
    else if (given === 'itap') properties.depth = value ?? 1;
    else if (given === 'ls') properties.list = on;
    else if (given === 'ilvl') properties.level = value ?? 0;
    else if (given === 'outlinelevel') properties.outline = value !== null && value < 9 ? value + 1 : null;
    else if (given === 's' && value !== null) {
      if (state.destination === 'styles') style = value;
      else properties.style = value;
    } else if (given === 'f' && value !== null) {
      state.font = value;
      if (state.destination === 'fonts') fonts.set(value, { name: '', encoding: null });
    } else if (given === 'deff' && value !== null) state.font = usualFont = value;
    else if (given === 'fcharset' && value !== null) setEncoding(encodingOfCharset(value));
    else if (given === 'cpg' && value !== null) setEncoding(encodingOfPage(value));
    else if (given === 'u' && value !== null) {
      const code = value < 0 ? value + 65_536 : value;
      const font = fonts.get(state.font);
      put(code >= 0xf000 && code <= 0xf0ff && font ? characterOf(font.name, code) : String.fromCharCode(code));
      toSkip = state.unicodeSkip;
    } else if (given === 'uc' && value !== null) state.unicodeSkip = Math.max(0, Math.min(8, value));
    else if (given === 'ansicpg' && value !== null) encoding = encodingOfPage(value) ?? encoding;
    else if (given === 'mac') encoding = 'macintosh';
    else if (given === 'pc') encoding = 'cp437';
    else if (given === 'pca') encoding = 'cp850';
    else if (given === 'chftn') story().automatic = true;
    else if (given === 'ftnalt') story().endnote = true;
    else if (SIGNS[given] !== undefined) put(SIGNS[given] ?? '');
    else if (!formWord(given, value)) setsNotes(counts, given, value);
  };

  const setEncoding = (of: string | null): void => {
    const font = fonts.get(state.font);
    if (font && state.destination === 'fonts') font.encoding = of ?? font.encoding;
  };

  /** Takes a word about the field of a form. */
  const formWord = (given: string, value: number | null): boolean => {
    const { field } = state;
    if (!field || value === null) return false;
    if (given === 'fftype') field.type = value;
    else if (given === 'ffres') field.result = value === 25 ? null : value;
    else if (given === 'ffdefres') field.usual = value;
    else return false;
    return true;
  };

  const endField = ({ type, result, usual, choices }: Field): void => {
    const chosen = result ?? usual;
    if (type === 1) put(chosen > 0 ? TICKED : NOT_TICKED);
    else if (type === 2) put((choices[chosen] ?? '').trim());
  };

  return {
    open(): void {
      flush();
      toSkip = 0;
      stack.push(state);
      if (stack.length > DEEPEST)
        throw new ReadError(
          'damaged',
          'This RTF file is nested more deeply than any program writes it. Open it in its own program and save it again.',
        );
      state = { ...state, begins: null };
    },
    close(): void {
      flush();
      toSkip = 0;
      starred = false;
      const ended = state;
      state = stack.pop() ?? state;
      if (ended.begins === 'story' && stories.length > 1) endStory(stories.pop() as Story);
      else if (ended.begins === 'field' && ended.field) endField(ended.field);
      else if (ended.destination === 'comment' && state.destination !== 'comment') setAside('comment', comment);
      else if (ended.destination === 'styles') {
        if (style >= 0) styles.set(style, name.replace(/;.*$/su, '').trim());
        [style, name] = [-1, ''];
      }
    },
    word(given: string, value: number | null): void {
      flush();
      if (toSkip > 0) toSkip--;
      else word(given, value);
    },
    byte(byte: number): void {
      if (toSkip > 0) toSkip--;
      else bytes.push(byte);
    },
    sign(sign: string): void {
      flush();
      if (toSkip > 0) toSkip--;
      else if (sign === '*') starred = true;
      else if (sign === '~') put('\u00a0');
      else if (sign === '_') put('-');
      else if ('{}\\'.includes(sign)) put(sign);
      else if (sign === '\n' || sign === '\r') word('par', null);
    },
    text(text: string): void {
      flush();
      const rest = toSkip > 0 ? text.slice(toSkip) : text;
      toSkip = Math.max(0, toSkip - text.length);
      if (rest === '') return;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the bytes of ASCII
      put(/^[\u0000-\u007f]*$/u.test(rest) ? rest : textOfRaw(rest, fonts.get(state.font), encoding));
    },
    end(): RawDocument {
      flush();
      while (stories.length > 1) endStory(stories.pop() as Story);
      const body = story();
      endStory(body);
      const { blocks } = body;
      return {
        title: null,
        pages: 1,
        blocks: [
          ...(blocks.some((one) => one.kind === 'heading') ? blocks : headed(blocks)),
          ...notes.filter((one) => !one.endnote).map((one) => one.block),
          ...notes.filter((one) => one.endnote).map((one) => one.block),
          ...runningBlocks(running),
        ],
        pagesWithoutText: [],
        warnings: [],
        leftOut,
      };
    },
  };
}

function newStory(kind: Destination): Story {
  return {
    blocks: [],
    kind,
    text: '',
    letters: 0,
    bold: 0,
    label: '',
    mark: null,
    properties: plainProperties(),
    rows: [],
    inRow: false,
    boxes: [],
    endnote: false,
    automatic: false,
  };
}

function plainProperties(): Properties {
  return { list: false, level: 0, depth: 0, style: null, outline: null };
}

function depthOf({ properties, inRow }: Story): number {
  return properties.depth > 0 ? properties.depth : inRow ? 1 : 0;
}

function rowOf({ rows }: Story, depth: number): { cells: Block[][]; cell: Block[] } {
  while (rows.length < depth) rows.push({ cells: [], cell: [] });
  return rows[depth - 1] as { cells: Block[][]; cell: Block[] };
}

/** What the file itself prints before a paragraph of a list. */
function labelOf(printed: string, { list, level }: Properties): Label | null {
  const text = printed.trim();
  if (text === '') return list ? { level, bullet: false, number: null } : null;
  const bullet = text === 'o' || !/[\p{L}\p{N}]/u.test(text);
  return { level, bullet, number: bullet ? null : bareLabel(text) };
}
