/**
 * A story of a Word document (its body, a note, a header, the text of a box) into blocks: the text that a reader of
 * the page sees, tracked changes taken as accepted. What is not shown is set aside by its sort.
 */
import type { Block } from '../../block.ts';
import { blocksOf, cellBlocksOf, type Paragraph, rowBlocks } from '../paragraph.ts';
import { childOf, childrenOf, type Element } from '../xml.ts';
import { chosen, each, removedText, wordsOf } from './elements.ts';
import { composerOf, REMOVED, type Setting, SUBDOCUMENT, WRAPPERS } from './inline.ts';
import { isOn, valOf } from './numbering.ts';

/** A reader of one story: elements are given in order, and blocks come out. */
export interface Story {
  add(element: Element): void;
  /** Ends the last paragraph. */
  end(): void;
}

/** Begins a story whose blocks go to `out`. */
export function storyOf(setting: Setting, out: Block[]): Story {
  const { styles } = setting;
  const composer = composerOf(setting);
  const { inline, controlled } = composer;
  let target = out;

  const paragraph = (element: Element): void => {
    const properties = childOf(element, 'w:pPr');
    const { open } = composer;
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
    const done = composer.take();
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
      furniture: composer.inContents || styles.isContents(style) ? 'contents' : null,
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
    else if (element.name === 'c:chart' || element.name === 'cx:chart')
      target.push(...setting.chart(element.attributes['r:id'] ?? ''));
    else if (element.name === 'wp:docPr')
      setting.setAside('picture description', element.attributes.descr || element.attributes.title || '');
    else if (element.attributes['r:dm'] !== undefined)
      for (const line of setting.drawing(element.attributes['r:dm'])) target.push(...blocksOf(plainParagraph(line)));
    else {
      if (element.name.startsWith('v:')) setting.setAside('picture description', element.attributes.alt ?? '');
      each(element, boxed);
    }
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
        if (composer.open.text !== '') close();
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
        if (composer.open.text !== '') close();
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
      if (composer.open.text !== '' || composer.open.boxes.length > 0) close();
    },
  };
}

function plainParagraph(text: string): Paragraph {
  return { text, label: null, rank: null, bold: false };
}
