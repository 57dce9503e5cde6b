/**
 * What stands in a paragraph of a Word document: runs, fields, marks of notes, controls and boxes into the text that a
 * reader of the page sees, tracked changes taken as accepted. What is not shown is set aside by its sort.
 */
import type { Block } from '../../block.ts';
import { raisedText } from '../../lines/raised.ts';
import { characterOf, NOT_TICKED, TICKED } from '../symbols.ts';
import { childOf, type Element, plainText } from '../xml.ts';
import { chosen, each, mathText, removedText, wordsOf } from './elements.ts';
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
  /** Blocks of a chart that is kept in a part of its own. */
  chart(relation: string): readonly Block[];
}

/** Elements that hold others and show nothing themselves. */
export const WRAPPERS = new Set(
  'w:hyperlink w:smartTag w:customXml w:ins w:moveTo w:sdtContent w:dir w:bdo w:fldSimple w:rt w:rubyBase'.split(' '),
);
/** Elements whose text was taken out. */
export const REMOVED = new Set(['w:del', 'w:moveFrom']);

const PLAIN: Look = { hidden: false, struck: false, bold: false, raised: false };
export const SUBDOCUMENT = 'A part of this document is kept in a file of its own and was not read. Add that file too.';
const NO_RESULT = 'A field of this document has no stored text. Open it in Word, update the fields and save it again.';

/** A paragraph that is being put together; it goes on where the mark at its end was taken out or is hidden. */
export interface OpenParagraph {
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

/** Puts paragraphs together: their elements are given in order. */
export interface Composer {
  /** Takes an element that stands in a paragraph. */
  inline(element: Element): void;
  /** Goes through a control of a form, whose content `inside` takes. */
  controlled(element: Element, inside: (element: Element) => void): void;
  /** The paragraph so far. */
  readonly open: OpenParagraph;
  /** Whether it stands in a table of contents. */
  readonly inContents: boolean;
  /** Ends the paragraph and begins another. */
  take(): OpenParagraph;
}

export function composerOf(setting: Setting): Composer {
  const { styles } = setting;
  const fields: Field[] = [];
  let contents = false;
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

  return {
    inline,
    controlled,
    get open() {
      return open;
    },
    get inContents() {
      return contents;
    },
    take() {
      const done = open;
      open = emptyParagraph();
      awaited = null;
      return done;
    },
  };
}
