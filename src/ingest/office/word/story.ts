/**
 * A story of a Word document (its body, a note, a header, the text of a box) into blocks: the text that a reader of
 * the page sees, tracked changes taken as accepted. What is not shown is set aside by its sort.
 */
import type { Block } from '../../block.ts';
import { raisedText } from '../../lines/raised.ts';
import { blocksOf, cellBlocksOf, type Paragraph, rowBlocks } from '../paragraph.ts';
import { characterOf, NOT_TICKED, TICKED } from '../symbols.ts';
import { childOf, childrenOf, type Element, elementsOf, holds, isElement, plainText } from '../xml.ts';
import { type Field, isFormChoice, isMissed, shownWithout } from './fields.ts';
import type { NoteKind, Reference } from './notes.ts';
import { type Counter, isOn, type List, valOf } from './numbering.ts';
import type { Look, Styles } from './styles.ts';

/** What a story needs to know of its document, and where it reports to. */
export interface Setting {
  readonly styles: Styles;
  readonly lists: ReadonlyMap<string, List>;
  readonly counter: Counter;
  readonly references: Reference[];
  /** Ends of sections, in order. */
  readonly sections: Element[];
  setAside(sort: string, text: string): void;
  warn(sentence: string): void;
  /** Blocks of a document of another format that stands inside this one. */
  chunk(relation: string): readonly Block[];
  /** Paragraphs of a drawing that is kept in a part of its own. */
  drawing(relation: string): readonly string[];
}

/** Elements that hold others and show nothing themselves. */
const WRAPPERS = new Set(
  'w:hyperlink w:smartTag w:customXml w:ins w:moveTo w:sdtContent w:dir w:bdo w:fldSimple w:rt w:rubyBase'.split(' '),
);
const REMOVED = new Set(['w:del', 'w:moveFrom']);
const TEXT = new Set(['w:t', 'w:txbxContent', 'm:t', 'a:t', 'w:sym', 'w:tab', 'w:drawing', 'w:pict']);

/** A reader of one story: elements are given in order, and blocks come out. */
export interface Story {
  add(element: Element): void;
  /** Ends the last paragraph. */
  end(): void;
}

/** Begins a story whose blocks go to `out`. */
export function storyOf(setting: Setting, out: Block[]): Story {
  const { styles } = setting;
  const fields: Field[] = [];
  let target = out;
  let contents = false;
  /** The paragraph that is being put together; it goes on where the mark at its end was taken out or is hidden. */
  let open = emptyParagraph();
  /** What a form's control shows instead of what stands in it. */
  let control: { text: string; done: boolean } | null = null;
  /** Set while the mark that an author chose for a note is awaited. */
  let awaited: Reference | null = null;

  const inCode = () => fields.some((field) => !field.inResult);
  const put = (text: string, look: Look) => {
    if (inCode() || text === '') return;
    if (control) {
      if (control.done) return;
      control.done = true;
      open.text += control.text;
      return;
    }
    if (look.hidden) return setting.setAside('hidden', text);
    if (look.struck) return setting.setAside('struck', text);
    if (awaited) {
      awaited.custom += text.trim();
      return;
    }
    for (const field of fields) field.shown = true;
    let piece = text;
    if (look.raised) {
      if (open.text.trim() === '' && /^\s*\d{1,3}\s*$/u.test(text)) {
        open.mark = text.trim();
        return;
      }
      piece = raisedText(open.text, text);
      if (piece === '') setting.setAside('note mark', text);
    }
    open.text += piece;
    const letters = piece.replace(/\s/gu, '').length;
    open.letters += letters;
    if (look.bold) open.bold += letters;
  };

  const inline = (element: Element): void => {
    const { name } = element;
    if (name === 'w:r') {
      run(element);
      return;
    }
    if (REMOVED.has(name)) {
      setting.setAside('deleted', removedText(element));
      return;
    }
    if (name === 'w:sdt') {
      controlled(element, inline);
      return;
    }
    if (name === 'mc:AlternateContent') {
      each(chosen(element), inline);
      return;
    }
    if (name === 'm:oMath' || name === 'm:oMathPara') {
      put(mathText(element), PLAIN);
      return;
    }
    if (name === 'w:subDoc') {
      setting.warn(SUBDOCUMENT);
      return;
    }
    if (WRAPPERS.has(name)) each(element, inline);
  };

  const run = (element: Element): void => {
    const look = styles.look(open.style, childOf(element, 'w:rPr'));
    each(element, (child) => piece(child, look));
    if (awaited !== null && awaited.custom !== '') awaited = null;
  };

  const piece = (element: Element, look: Look): void => {
    switch (element.name) {
      case 'w:t':
        put(plainText(element), look);
        return;
      case 'w:tab':
      case 'w:ptab':
        put('\t', look);
        return;
      case 'w:br':
        put(/^(?:page|column)$/u.test(element.attributes['w:type'] ?? '') ? '\f' : '\n', look);
        return;
      case 'w:cr':
        put('\n', look);
        return;
      case 'w:noBreakHyphen':
        put('-', look);
        return;
      case 'w:sym':
        put(
          characterOf(element.attributes['w:font'] ?? '', Number.parseInt(element.attributes['w:char'] ?? '', 16) || 0),
          look,
        );
        return;
      case 'w:instrText': {
        const field = fields.at(-1);
        if (field && !field.inResult) field.instruction += plainText(element);
        return;
      }
      case 'w:fldChar':
        fieldMark(element, look);
        return;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        refer(element, look);
        return;
      case 'w:ruby':
        each(childOf(element, 'w:rubyBase'), inline);
        setting.setAside('reading aid', wordsOf(childOf(element, 'w:rt')));
        return;
      case 'mc:AlternateContent':
        each(chosen(element), (child) => piece(child, look));
        return;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        if (look.hidden || inCode()) setting.setAside('hidden', wordsOf(element));
        else open.boxes.push(element);
    }
  };

  const fieldMark = (element: Element, look: Look): void => {
    const type = element.attributes['w:fldCharType'];
    if (type === 'begin')
      fields.push({ instruction: '', inResult: false, shown: false, form: childOf(element, 'w:ffData') });
    else if (type === 'separate') {
      const field = fields.at(-1);
      if (field) field.inResult = true;
    } else if (type === 'end') {
      const field = fields.pop();
      if (!field) return;
      if (isFormChoice(field)) put(shownWithout(field), look);
      else if (!field.shown) {
        const text = shownWithout(field);
        put(text, look);
        if (text === '' && isMissed(field) && !inCode() && !look.hidden) setting.warn(NO_RESULT);
      }
    }
  };

  const refer = (element: Element, look: Look): void => {
    if (look.hidden || inCode()) return;
    const kind: NoteKind = element.name === 'w:endnoteReference' ? 'endnote' : 'footnote';
    const custom = /^(?:1|true|on)$/u.test(element.attributes['w:customMarkFollows'] ?? '') ? '' : null;
    const reference: Reference = {
      kind,
      id: element.attributes['w:id'] ?? '',
      section: setting.sections.length,
      custom,
    };
    setting.references.push(reference);
    if (custom !== null) awaited = reference;
  };

  /** A control of a form: a box shows its state, a placeholder nothing, everything else what stands in it. */
  const controlled = (element: Element, inside: (element: Element) => void): void => {
    const properties = childOf(element, 'w:sdtPr');
    const content = childOf(element, 'w:sdtContent');
    const box = childOf(properties, 'w14:checkbox');
    const placeholder = isOn(childOf(properties, 'w:showingPlcHdr'));
    const gallery = valOf(childOf(properties, 'w:docPartObj'), 'w:docPartGallery');
    const [outer, outerContents] = [control, contents];
    if (box) {
      const checked = childOf(box, 'w14:checked');
      const on = checked !== undefined && !/^(?:0|false|off)$/u.test(checked.attributes['w14:val'] ?? '');
      control = { text: on ? TICKED : NOT_TICKED, done: false };
    } else if (placeholder) {
      control = { text: '', done: false };
      setting.setAside('placeholder', wordsOf(content));
    }
    contents ||= gallery === 'Table of Contents';
    each(content, inside);
    control = outer;
    contents = outerContents;
  };

  const paragraph = (element: Element): void => {
    const properties = childOf(element, 'w:pPr');
    open.style = valOf(properties, 'w:pStyle');
    open.properties = properties;
    each(element, inline);
    const mark = childOf(properties, 'w:rPr');
    const section = childOf(properties, 'w:sectPr');
    const gone =
      childOf(mark, 'w:del') !== undefined ||
      childOf(mark, 'w:moveFrom') !== undefined ||
      styles.look(open.style, mark).hidden;
    if (!gone || section) close();
    if (section) setting.sections.push(section);
  };

  const close = (): void => {
    const done = open;
    open = emptyParagraph();
    awaited = null;
    const { properties, style, text } = done;
    const numbered = childOf(properties, 'w:numPr');
    const own = valOf(numbered, 'w:numId');
    const styled = own === null ? styles.listOf(style, setting.lists) : null;
    const list = own ?? styled?.list ?? '0';
    const level = Number(valOf(numbered, 'w:ilvl') ?? styled?.level ?? 0) || 0;
    const label = list === '0' ? null : setting.counter.label(list, level);
    const outline = valOf(properties, 'w:outlineLvl');
    const rank = outline === null ? styles.rank(style) : Number(outline) < 9 ? Number(outline) + 1 : null;
    const made: Paragraph = {
      text,
      label,
      rank,
      bold: done.letters > 0 && done.bold === done.letters,
      mark: done.mark,
      furniture: contents || styles.isContents(style) ? 'contents' : null,
      ...(styles.isCaption(style) ? { kind: 'caption' } : {}),
    };
    target.push(...(target === out ? blocksOf(made) : cellBlocksOf(made)));
    for (const box of done.boxes) boxed(box);
  };

  /** The texts of boxes and drawings that are anchored in a paragraph, after it. */
  const boxed = (element: Element): void => {
    if (element.name === 'w:txbxContent') {
      const story = storyOf(setting, target);
      each(element, story.add);
      story.end();
    } else if (element.name === 'a:txBody') {
      for (const line of childrenOf(element, 'a:p')) target.push(...blocksOf(plainParagraph(wordsOf(line))));
    } else if (element.name === 'mc:AlternateContent') each(chosen(element), boxed);
    else if (element.attributes['r:dm'] !== undefined)
      for (const line of setting.drawing(element.attributes['r:dm'])) target.push(...blocksOf(plainParagraph(line)));
    else each(element, boxed);
  };

  const table = (element: Element): void => {
    const outer = target;
    const row = (one: Element): void => {
      if (one.name !== 'w:tr') {
        through(one, row);
        return;
      }
      const properties = childOf(one, 'w:trPr');
      if (childOf(properties, 'w:del')) {
        setting.setAside('deleted', removedText(one));
        return;
      }
      if (isOn(childOf(properties, 'w:hidden'))) {
        setting.setAside('hidden', wordsOf(one));
        return;
      }
      const cells: Block[][] = [];
      const cell = (of: Element): void => {
        if (of.name !== 'w:tc') {
          through(of, cell);
          return;
        }
        target = [];
        cells.push(target);
        each(of, add);
        if (open.text !== '') close();
      };
      each(one, cell);
      target = outer;
      target.push(...rowBlocks(cells));
    };
    each(element, row);
  };

  const through = (element: Element, inside: (element: Element) => void): void => {
    if (element.name === 'w:sdt') controlled(element, inside);
    else if (element.name === 'mc:AlternateContent') each(chosen(element), inside);
    else if (WRAPPERS.has(element.name)) each(element, inside);
  };

  const add = (element: Element): void => {
    switch (element.name) {
      case 'w:p':
        paragraph(element);
        return;
      case 'w:tbl':
        if (open.text !== '') close();
        table(element);
        return;
      case 'w:sectPr':
        setting.sections.push(element);
        return;
      case 'w:altChunk':
        target.push(...setting.chunk(element.attributes['r:id'] ?? ''));
        return;
      case 'w:subDoc':
        setting.warn(SUBDOCUMENT);
        return;
      case 'm:oMathPara':
      case 'm:oMath':
        inline(element);
        return;
      default:
        if (REMOVED.has(element.name)) setting.setAside('deleted', removedText(element));
        else through(element, add);
    }
  };
  return {
    add,
    end() {
      if (open.text !== '' || open.boxes.length > 0) close();
    },
  };
}

const PLAIN: Look = { hidden: false, struck: false, bold: false, raised: false };
const SUBDOCUMENT = 'A part of this document is kept in a file of its own and was not read. Add that file too.';
const NO_RESULT = 'A field of this document has no stored text. Open it in Word, update the fields and save it again.';

interface OpenParagraph {
  text: string;
  style: string | null;
  properties: Element | undefined;
  letters: number;
  bold: number;
  mark: string | null;
  readonly boxes: Element[];
}

function emptyParagraph(): OpenParagraph {
  return { text: '', style: null, properties: undefined, letters: 0, bold: 0, mark: null, boxes: [] };
}

function plainParagraph(text: string): Paragraph {
  return { text, label: null, rank: null, bold: false };
}

function each(element: Element | undefined, visit: (child: Element) => void): void {
  for (const child of element?.children ?? []) if (isElement(child)) visit(child);
}

/** The one of several renderings of a thing that has text; the newest of them. */
function chosen(element: Element): Element | undefined {
  const choice = childOf(element, 'mc:Choice');
  const fallback = childOf(element, 'mc:Fallback');
  return choice && (!fallback || holds(choice, TEXT) || !holds(fallback, TEXT)) ? choice : fallback;
}

/** The words inside an element, deleted ones too, breaks as blanks. */
function removedText(element: Element | undefined): string {
  return elementsOf(element)
    .map((child) =>
      /^(?:w:t|w:delText|a:t)$/u.test(child.name)
        ? plainText(child)
        : /^w:(?:br|tab|cr|p)$/u.test(child.name)
          ? ` ${removedText(child)} `
          : removedText(child),
    )
    .join('');
}

/** The words inside an element, each rendering once. */
function wordsOf(element: Element | undefined): string {
  if (element?.name === 'mc:AlternateContent') return wordsOf(chosen(element));
  if (element && /^(?:w:t|a:t|m:t)$/u.test(element.name)) return plainText(element);
  const text = elementsOf(element).map(wordsOf).join('');
  return element && /^(?:w:p|w:br|w:tab|a:br)$/u.test(element.name) ? ` ${text} ` : text;
}

/** An equation in one line. */
function mathText(element: Element): string {
  if (element.name === 'm:t') return plainText(element);
  const parts = elementsOf(element).map(mathText);
  if (element.name === 'm:f') return parts.filter((part) => part !== '').join('/');
  return parts.join(element.name === 'm:oMathPara' || element.name === 'm:mr' ? ' ' : '');
}
