/**
 * Reads RTF (specification 1.9.1): the text that a reader of the page sees, with its lists, tables, notes and boxes.
 */
import { ReadError } from '../../document/failure.ts';
import type { Aside, Block, RawDocument } from '../block.ts';
import { raisedText } from '../lines/raised.ts';
import { runningBlocks } from '../running.ts';
import { byteText } from '../text/decode.ts';
import { headed } from '../text/headed.ts';
import { encodingOfCharset, encodingOfPage, type Font, SIGNS, textOfBytes, textOfRaw } from './rich/characters.ts';
import { type Field, newField, setsField, shownOf } from './rich/forms.ts';
import { type Note, noteCounts, noteOf, setsNotes } from './rich/notes.ts';
import {
  depthOf,
  endCell,
  endParagraph,
  endRow,
  endStory,
  newStory,
  plainProperties,
  type Story,
  takeMark,
} from './rich/story.ts';
import { type TokenTaker, takeTokens } from './rich/tokens.ts';
import { DESTINATIONS, type Destination, KNOWN, READ, SKIPPED } from './rich/words.ts';
import { characterOf } from './symbols.ts';

const CUT = 'This file ends before its text does: it has been cut short. Ask for a new copy.';
/** Groups inside one another; deeper ones are an attack. */
const DEEPEST = 20_000;

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

/** Reads RTF, given as bytes. @throws {ReadError} `damaged`. */
export function readRtf(bytes: Uint8Array): RawDocument {
  const reader = rtfReader();
  takeTokens(byteText(bytes), reader);
  return reader.end();
}

function rtfReader(): TokenTaker & { end(): RawDocument } {
  const fonts = new Map<number, Font>();
  const styles = new Map<number, string>();
  const counts = noteCounts();
  const notes: Note[] = [];
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
        own.raised = { whole: (own.raised?.whole ?? '') + text, kept: (own.raised?.kept ?? '') + piece };
      } else if (text !== '') own.raised = null;
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

  /** Ends a story and puts its blocks where they belong. */
  const finish = (own: Story): void => {
    endStory(own, styles);
    if (own.kind === 'running') running.push(...own.blocks);
    else if (own.kind === 'box') story().boxes.push(...own.blocks);
    else if (own.kind === 'note') notes.push(...noteOf(own, counts, own.automatic ? '' : takeMark(story())));
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
      setsField(state.field, given, value);
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
      state.field = newField();
      state.begins = 'field';
    } else if (given === 'fldrslt' && state.field && state.field.type > 0) state.destination = 'skip';
    else if (isStarred && !READ.has(given) && state.destination !== 'fonts' && state.destination !== 'styles')
      state.destination = 'skip';
    else if (given === 'par' || given === 'sect') {
      if (state.deleted || state.hidden) return;
      if (state.destination === 'comment') comment += ' ';
      else if (state.destination !== 'skip') endParagraph(story(), depthOf(story()), styles);
    } else if (given === 'cell') endCell(story(), 1, styles);
    else if (given === 'row') endRow(story(), 1, styles);
    else if (given === 'nestcell') endCell(story(), Math.max(2, properties.depth), styles);
    else if (given === 'nestrow') endRow(story(), Math.max(2, story().rows.length, properties.depth), styles);
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
    else if (given === 'deleted' || given === 'mvf') state.deleted = on;
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
    else if (!setsField(state.field, given, value)) setsNotes(counts, given, value);
  };

  const setEncoding = (of: string | null): void => {
    const font = fonts.get(state.font);
    if (font && state.destination === 'fonts') font.encoding = of ?? font.encoding;
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
      if (ended.begins === 'story' && stories.length > 1) finish(stories.pop() as Story);
      else if (ended.begins === 'field' && ended.field) put(shownOf(ended.field));
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
      const warnings = stack.length > 0 ? [CUT] : [];
      while (stories.length > 1) finish(stories.pop() as Story);
      const body = story();
      finish(body);
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
        warnings,
        ...(stack.length > 0 ? { broken: CUT } : {}),
        leftOut,
      };
    },
  };
}
