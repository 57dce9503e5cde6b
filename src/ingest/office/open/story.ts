/**
 * The body of an OpenDocument text, a note or a box into blocks: the text that a reader of the page sees. What is not
 * shown is set aside by its sort.
 */
import { type Aside, type Block, block } from '../../block.ts';
import { bareLabel } from '../../lines/numerals.ts';
import { raisedText } from '../../lines/raised.ts';
import { withoutOwnMark } from '../own-mark.ts';
import { blocksOf, cellBlocksOf, type Label, type Paragraph, rowBlocks } from '../paragraph.ts';
import { NOT_TICKED, TICKED } from '../symbols.ts';
import { childOf, type Element, elementsOf, isElement, plainText } from '../xml.ts';
import { controlsOf, fieldMarkOf } from './forms.ts';
import { type Counts, counted } from './lists.ts';
import { type Look, type OpenStyles, PLAIN } from './styles.ts';

export interface OpenStory {
  /** Takes a child of `office:text`. */
  add(element: Element): void;
  readonly blocks: Block[];
  /** Footnotes, then endnotes. */
  readonly notes: readonly Block[];
  readonly leftOut: Aside[];
}

/** Elements of a paragraph that show nothing. */
const SILENT = new Set(
  'text:sequence-decls text:variable-decls text:user-field-decls text:dde-connection-decls text:alphabetical-index-auto-mark-file text:bookmark text:script text:tracked-changes office:event-listeners svg:title svg:desc text:change text:change-start text:change-end text:number text:table-of-content-source text:index-title-template field:param'.split(
    ' ',
  ),
);
const DRAWN =
  /^draw:(?:frame|text-box|custom-shape|g|rect|line|ellipse|circle|polygon|polyline|path|connector|caption|a)$/u;

interface List {
  readonly style: string;
  readonly counts: Counts;
  /** Label of the item for its first paragraph; undefined once it is used. */
  item: { start: number | null; header: boolean } | undefined;
}

interface Buffer {
  text: string;
  letters: number;
  bold: number;
  mark: string | null;
  hidden: boolean;
  readonly boxes: Element[];
}

export function openStory(styles: OpenStyles): OpenStory {
  const blocks: Block[] = [];
  const footnotes: Block[] = [];
  const endnotes: Block[] = [];
  const leftOut: Aside[] = [];
  const lists: List[] = [];
  const byId = new Map<string, Counts>();
  const byStyle = new Map<string, Counts>();
  const headings: Counts = [];
  let controls = new Map<string, string>();
  let target = blocks;
  let inCell = false;
  let inContents = false;

  const setAside = (sort: string, text: string) => {
    if (text.trim() !== '') leftOut.push({ sort, text });
  };

  const add = (element: Element): void => {
    const { name, attributes } = element;
    if (name === 'text:p' || name === 'text:h') {
      paragraph(element);
      return;
    }
    if (name === 'text:list') {
      list(element);
      return;
    }
    if (name === 'text:numbered-paragraph') {
      numbered(element);
      return;
    }
    if (name === 'table:table') {
      table(element);
      return;
    }
    if (name === 'office:forms') controls = controlsOf(element);
    else if (name === 'text:tracked-changes') setAside('deleted', wordsOf(element));
    else if (name === 'office:annotation') setAside('comment', wordsOf(element));
    else if (name === 'text:section' && /^(?:none|condition)$/u.test(attributes['text:display'] ?? ''))
      setAside('hidden', wordsOf(element));
    else if (
      /^text:(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index)$/u.test(
        name,
      )
    ) {
      const outer = inContents;
      inContents = true;
      each(element, add);
      inContents = outer;
    } else if (DRAWN.test(name)) boxed(element);
    else if (name === 'draw:control')
      target.push(...blocksOf(plain(controls.get(attributes['draw:control'] ?? '') ?? '')));
    else if (!SILENT.has(name)) each(element, add);
  };

  const list = (element: Element): void => {
    const { attributes } = element;
    const outer = lists.at(-1);
    const style = attributes['text:style-name'] ?? outer?.style ?? '';
    const goesOn = attributes['text:continue-numbering'] === 'true';
    let counts: Counts;
    if (outer) {
      // An outer item with a line of its own begins what stands in it anew; one without goes on.
      counts = outer.counts;
      if (attributes['text:continue-numbering'] === 'false') counts.length = Math.min(counts.length, lists.length);
    } else {
      const continued = byId.get(attributes['text:continue-list'] ?? '');
      counts = continued ?? (goesOn ? byStyle.get(style) : undefined) ?? [];
    }
    const id = attributes['xml:id'] ?? attributes['text:id'];
    if (id !== undefined) byId.set(id, counts);
    if (!outer) byStyle.set(style, counts);
    const own: List = { style, counts, item: undefined };
    lists.push(own);
    for (const item of elementsOf(element)) {
      if (item.name !== 'text:list-item' && item.name !== 'text:list-header') continue;
      const start = item.attributes['text:start-value'];
      own.item = { start: start === undefined ? null : Number(start), header: item.name === 'text:list-header' };
      const printed = childOf(item, 'text:number');
      each(item, (child) =>
        child.name === 'text:p' || child.name === 'text:h' ? paragraph(child, printed) : add(child),
      );
      own.item = undefined;
    }
    lists.pop();
  };

  /** A paragraph that names its list and level itself. */
  const numbered = (element: Element): void => {
    const { attributes } = element;
    const key = `numbered ${attributes['text:list-id'] ?? attributes['text:style-name'] ?? ''}`;
    const counts = byId.get(key) ?? [];
    byId.set(key, counts);
    const start = attributes['text:start-value'];
    const level = Math.max(0, (Number(attributes['text:level'] ?? 1) || 1) - 1);
    const label = counted(
      styles.listStyle(attributes['text:style-name'] ?? ''),
      counts,
      level,
      start === undefined ? null : Number(start),
    );
    each(element, (child) =>
      child.name === 'text:p' || child.name === 'text:h' ? paragraph(child, undefined, label) : add(child),
    );
  };

  const labelOf = (element: Element, chain: readonly string[]): Label | null => {
    const own = lists.at(-1);
    const { attributes } = element;
    if (own) {
      const { item } = own;
      own.item = undefined;
      if (!item || item.header) return null;
      // An outer item that holds nothing but this list has no line of its own and counts no more.
      for (const outer of lists.slice(0, -1)) outer.item = undefined;
      return counted(styles.listStyle(own.style), own.counts, lists.length - 1, item.start);
    }
    if (element.name !== 'text:h' || attributes['text:is-list-header'] === 'true') return null;
    const level = (Number(attributes['text:outline-level'] ?? 1) || 1) - 1;
    const said = styles.outline[level];
    if (!said || chain.length === 0) return null;
    if (said.format === '' && (said.pattern ?? '') === '') return null;
    const restart = attributes['text:restart-numbering'] === 'true';
    const label = counted(
      styles.outline,
      headings,
      level,
      restart ? Number(attributes['text:start-value'] ?? said.start) : null,
    );
    return label.bullet ? null : label;
  };

  const paragraph = (element: Element, printed?: Element, given?: Label): void => {
    const { name, attributes } = element;
    const chain = styles.chain(attributes['text:style-name']);
    const label = given ?? labelOf(element, chain);
    const number = printed ?? childOf(element, 'text:number');
    const buffer: Buffer = { text: '', letters: 0, bold: 0, mark: null, hidden: false, boxes: [] };
    inline(element, styles.look('paragraph', attributes['text:style-name'], PLAIN), buffer);
    const named = (style: string) => chain.includes(style);
    const rank =
      name === 'text:h'
        ? Number(attributes['text:outline-level'] ?? 1) || 1
        : named('Title')
          ? 0
          : named('Subtitle')
            ? 2
            : null;
    if (buffer.hidden) setAside('hidden', buffer.text);
    const shown = label && number && !label.bullet ? { ...label, number: bareLabel(plainText(number)) } : label;
    const made: Paragraph = {
      text: buffer.hidden ? '' : buffer.text,
      label: shown,
      rank,
      bold: buffer.letters > 0 && buffer.bold === buffer.letters,
      mark: buffer.mark,
      furniture: inContents ? 'contents' : null,
      ...(named('Caption') ? { kind: 'caption' } : {}),
    };
    target.push(...(inCell ? cellBlocksOf(made) : blocksOf(made)));
    for (const box of buffer.boxes) boxed(box);
  };

  const inline = (element: Element, look: Look, buffer: Buffer): void => {
    for (const child of element.children) {
      if (isElement(child)) part(child, look, buffer);
      else put(child.replace(/\s+/gu, ' '), look, buffer);
    }
  };

  const put = (text: string, look: Look, buffer: Buffer): void => {
    if (text === '') return;
    if (look.hidden) {
      setAside('hidden', text);
      return;
    }
    if (look.struck) {
      setAside('struck', text);
      return;
    }
    let piece = text;
    if (look.raised) {
      if (buffer.text.trim() === '' && /^\s*\d{1,3}\s*$/u.test(text)) {
        buffer.mark = text.trim();
        return;
      }
      piece = raisedText(buffer.text, text);
      if (piece === '') setAside('note mark', text);
    }
    buffer.text += piece;
    const letters = piece.replace(/\s/gu, '').length;
    buffer.letters += letters;
    if (look.bold) buffer.bold += letters;
  };

  const part = (element: Element, look: Look, buffer: Buffer): void => {
    const { name, attributes } = element;
    switch (name) {
      case 'text:span':
        inline(element, styles.look('text', attributes['text:style-name'], look), buffer);
        return;
      case 'text:s':
        put(' ', look, buffer);
        return;
      case 'text:tab':
        put('\t', look, buffer);
        return;
      case 'text:line-break':
        put('\n', look, buffer);
        return;
      case 'text:note':
        look.hidden ? undefined : note(element);
        return;
      case 'office:annotation':
        setAside('comment', wordsOf(element));
        return;
      case 'office:annotation-end':
        return;
      case 'text:hidden-text':
        if (attributes['text:is-hidden'] === 'true') {
          setAside('hidden', attributes['text:string-value'] ?? plainText(element));
          return;
        }
        inline(element, look, buffer);
        return;
      case 'text:hidden-paragraph':
        buffer.hidden ||= attributes['text:is-hidden'] !== 'false';
        return;
      case 'text:placeholder':
        setAside('placeholder', plainText(element));
        return;
      case 'text:ruby':
        setAside('reading aid', plainText(childOf(element, 'text:ruby-text')));
        inline(childOf(element, 'text:ruby-base') ?? element, look, buffer);
        return;
      case 'loext:content-control':
        control(element, look, buffer);
        return;
      case 'field:fieldmark':
      case 'field:fieldmark-start': {
        const shown = fieldMarkOf(element);
        shown === null ? inline(element, look, buffer) : put(shown, look, buffer);
        return;
      }
      case 'draw:control':
        put(controls.get(attributes['draw:control'] ?? '') ?? '', look, buffer);
        return;
      default:
        if (DRAWN.test(name)) buffer.boxes.push(element);
        else if (!SILENT.has(name)) inline(element, look, buffer);
    }
  };

  const control = (element: Element, look: Look, buffer: Buffer): void => {
    const { attributes } = element;
    if (attributes['loext:checkbox'] === 'true') {
      put(attributes['loext:checked'] === 'true' ? TICKED : NOT_TICKED, look, buffer);
      return;
    }
    if (attributes['loext:showing-place-holder'] === 'true') {
      setAside('placeholder', wordsOf(element));
      return;
    }
    inline(element, look, buffer);
  };

  const note = (element: Element): void => {
    const citation = childOf(element, 'text:note-citation');
    const own = citation?.attributes['text:label'];
    const number = own ?? plainText(citation).trim();
    const whole = inside(childOf(element, 'text:note-body'))
      .map((one) => one.text)
      .join(' ');
    const text = withoutOwnMark(whole, own ?? '');
    const kept = element.attributes['text:note-class'] === 'endnote' ? endnotes : footnotes;
    if (text !== '') kept.push(block(text, { kind: 'footnote', number: number === '' ? null : number }));
  };

  /** Blocks of a story inside this one; lists round it have no say in it. */
  const inside = (element: Element | undefined): Block[] => {
    const [outer, round] = [target, lists.splice(0)];
    target = [];
    each(element, add);
    const made = target;
    target = outer;
    lists.push(...round);
    return made;
  };

  const boxed = (element: Element): void => {
    target.push(...inside(element));
  };

  const table = (element: Element): void => {
    const round = lists.splice(0);
    const row = (one: Element): void => {
      if (one.name !== 'table:table-row') {
        if (/^table:table-(?:header-rows|rows|row-group)$/u.test(one.name)) each(one, row);
        return;
      }
      const cells = elementsOf(one).filter(({ name }) => name === 'table:table-cell');
      const outer = inCell;
      inCell = true;
      const made = cells.map(inside);
      inCell = outer;
      target.push(...rowBlocks(made));
    };
    each(element, row);
    lists.push(...round);
  };

  return {
    add,
    blocks,
    get notes() {
      return [...footnotes, ...endnotes];
    },
    leftOut,
  };
}

function each(element: Element | undefined, visit: (child: Element) => void): void {
  for (const child of element?.children ?? []) if (isElement(child)) visit(child);
}

function plain(text: string) {
  return { text, label: null, rank: null, bold: false };
}

/** The words of paragraphs inside an element. */
function wordsOf(element: Element): string {
  if (element.name === 'text:s' || element.name === 'text:tab') return ' ';
  if (/^dc:|^meta:/u.test(element.name)) return '';
  const text = element.children.map((child) => (isElement(child) ? wordsOf(child) : child)).join('');
  return element.name === 'text:p' ? ` ${text} ` : text;
}
