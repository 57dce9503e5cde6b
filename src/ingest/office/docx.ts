/**
 * Reads DOCX (ISO/IEC 29500, transitional and strict) from its own parts: see docs/decisions/word.md.
 */
import { ReadError } from '../../document/failure.ts';
import { type Aside, type Block, block, type RawDocument } from '../block.ts';
import { runningBlocks } from '../running.ts';
import { decode } from '../text/decode.ts';
import { headed } from '../text/headed.ts';
import { declaredCharset } from '../web/charset.ts';
import { readHtml } from '../web/html.ts';
import { withoutOwnMark } from './own-mark.ts';
import { OFFICE_PARTS, type OfficePackage, openPackage, type Relation } from './package.ts';
import { readRtf } from './rtf.ts';
import { type Chart, chartOf } from './word/chart.ts';
import type { Setting } from './word/inline.ts';
import { marksOf, type NoteKind, rulesIn } from './word/notes.ts';
import { counterOf, listsOf } from './word/numbering.ts';
import { storyOf } from './word/story.ts';
import { stylesOf } from './word/styles.ts';
import { childOf, childrenOf, decodeXml, type Element, elementsOf, parseXml, plainText } from './xml.ts';

/** Documents inside one another. */
const DEEPEST_CHUNK = 2;

/**
 * Reads a Word document.
 *
 * @throws {ReadError} `damaged`, `too-large` or `password`.
 */
export function readDocx(bytes: Uint8Array, depth = 0): RawDocument {
  try {
    return readParts(openPackage(bytes), depth);
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw damaged();
  }
}

function readParts(parts: OfficePackage, depth: number): RawDocument {
  const root = parts.relationsOf('');
  const main = [...root.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
  const body = parts.bytesOf(main);
  if (!body) throw damaged();
  const relations = parts.relationsOf(main);
  const related = (type: string) => [...relations.values()].find((one) => one.type === type && !one.external)?.target;
  const partOf = (type: string) => {
    const target = related(type);
    return target === undefined ? undefined : parts.xmlOf(target);
  };
  const own = [...relations.values()].filter(({ external }) => !external);
  const styles = stylesOf(partOf('styles'));
  const lists = listsOf(partOf('numbering'), styles.linked);
  const leftOut: Aside[] = [];
  const warnings = new Set<string>();
  for (const { type, target } of own)
    if (type === 'package' || type === 'oleObject')
      leftOut.push({ sort: 'embedded file', text: target.slice(target.lastIndexOf('/') + 1) });
  const setting: Setting = {
    styles,
    lists,
    counter: counterOf(lists),
    references: [],
    sections: [],
    setAside: (sort, text) => {
      if (text.trim() !== '') leftOut.push({ sort, text });
    },
    warn: (sentence) => warnings.add(sentence),
    chunk: (id) => chunkOf(parts, relations.get(id), depth, setting),
    drawing: (id) => drawnOf(parts, relations.get(id)),
    chart: (id) => {
      const chart = chartIn(parts, relations.get(id));
      if (chart === null) chartsLeft++;
      pointsLeft += chart?.left ?? 0;
      return chart?.blocks ?? [];
    },
  };
  let [chartsLeft, pointsLeft] = [0, 0];
  const blocks: Block[] = [];
  const story = storyOf(setting, blocks);
  parseXml(decodeXml(body), OFFICE_PARTS, story.add);
  story.end();
  for (const type of missingParts(parts, relations, setting)) warnings.add(missingInWords(type));
  const notes = notesOf(setting, { footnote: partOf('footnotes'), endnote: partOf('endnotes') }, partOf('settings'));
  const running = runningBlocks(headersOf(parts, relations, setting));
  for (const comment of childrenOf(partOf('comments'), 'w:comment'))
    setting.setAside('comment', textOf(storyBlocks(setting, elementsOf(comment))));
  if (chartsLeft > 0) warnings.add(chartsInWords(chartsLeft));
  if (pointsLeft > 0)
    warnings.add(`Charts of this document have more rows than are read: ${pointsLeft} were left out.`);
  const titled = blocks.some((one) => one.kind === 'heading') ? blocks : headed(blocks);
  const core = [...root.values()].find(({ type }) => type === 'core-properties')?.target ?? 'docProps/core.xml';
  return {
    title: plainText(childOf(parts.xmlOf(core), 'dc:title')).trim() || null,
    pages: 1,
    blocks: [...titled, ...notes, ...running],
    pagesWithoutText: [],
    warnings: [...warnings],
    leftOut,
  };
}

/** Parts with words that a document may refer to, and what they hold. */
const READ_PARTS: Readonly<Record<string, string>> = {
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  header: 'headers',
  footer: 'footers',
};

/** The types of the parts that the text refers to and that are not there; Word leaves relations behind that nothing refers to. */
function missingParts(parts: OfficePackage, relations: ReadonlyMap<string, Relation>, setting: Setting): Set<string> {
  const referred = new Set(setting.references.map(({ kind }) => `${kind}s`));
  const ids = new Set(
    setting.sections.flatMap((section) => elementsOf(section).flatMap(({ attributes }) => attributes['r:id'] ?? [])),
  );
  const missing = [...relations].filter(
    ([id, { type, target, external }]) =>
      !external && !parts.holds(target) && (referred.has(type) || (READ_PARTS[type] !== undefined && ids.has(id))),
  );
  return new Set(missing.map(([, { type }]) => type));
}

function missingInWords(type: string): string {
  return `The ${READ_PARTS[type]} of this document are named in it and missing: the file is damaged. Ask for a new copy.`;
}

/** The notes that the text refers to, in the order of their references, footnotes first. */
function notesOf(
  setting: Setting,
  parts: Readonly<Record<NoteKind, Element | undefined>>,
  settings: Element | undefined,
): Block[] {
  const notes = {
    footnote: new Map(childrenOf(parts.footnote, 'w:footnote').map((one) => [one.attributes['w:id'], one])),
    endnote: new Map(childrenOf(parts.endnote, 'w:endnote').map((one) => [one.attributes['w:id'], one])),
  };
  const { references, sections } = setting;
  const marks = marksOf(references, rulesIn(sections, settings));
  const made = references.map(({ kind, id, custom }, at) => {
    const text = textOf(storyBlocks(setting, elementsOf(notes[kind].get(id))));
    const number = marks[at] ?? null;
    const bare = withoutOwnMark(text, custom ?? '');
    return { kind, block: block(bare, { kind: 'footnote', number }) };
  });
  return [...made.filter(({ kind }) => kind === 'footnote'), ...made.filter(({ kind }) => kind === 'endnote')]
    .map((one) => one.block)
    .filter((one) => one.text !== '');
}

/** The blocks of the headers and footers that the sections name. */
function headersOf(parts: OfficePackage, relations: ReadonlyMap<string, Relation>, setting: Setting): Block[] {
  const references = setting.sections.flatMap((section) =>
    elementsOf(section).filter(({ name }) => name === 'w:headerReference' || name === 'w:footerReference'),
  );
  const named = new Set(
    references.flatMap((reference) => {
      const relation = relations.get(reference.attributes['r:id'] ?? '');
      return relation && !relation.external ? [relation.target] : [];
    }),
  );
  return [...named].flatMap((part) => storyBlocks(setting, elementsOf(parts.xmlOf(part))));
}

function storyBlocks(setting: Setting, elements: readonly Element[]): Block[] {
  const blocks: Block[] = [];
  const story = storyOf({ ...setting, references: [], sections: [] }, blocks);
  for (const element of elements) story.add(element);
  story.end();
  return blocks;
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map((one) => one.text).join(' ');
}

/** A document of another format inside this one: HTML, RTF, Word or plain text. */
function chunkOf(
  parts: OfficePackage,
  relation: Relation | undefined,
  depth: number,
  setting: Setting,
): readonly Block[] {
  const bytes = relation && !relation.external ? parts.bytesOf(relation.target) : undefined;
  if (!bytes || depth >= DEEPEST_CHUNK) {
    setting.warn('A part of this document could not be read. Open it in Word and save it again.');
    return [];
  }
  const head = String.fromCharCode(...bytes.subarray(0, 400));
  if (head.startsWith('PK')) return readDocx(bytes, depth + 1).blocks;
  if (/^\s*\{\\rtf/u.test(head)) return readRtf(bytes).blocks;
  const text = decode(bytes, declaredCharset(bytes));
  if (/<\w+[^>]*>/u.test(text)) return readHtml(text, true).blocks;
  return text.split(/\r\n?|\n/u).map((line) => block(line));
}

/** The texts of a diagram, one line each. */
function drawnOf(parts: OfficePackage, relation: Relation | undefined): string[] {
  const root = relation && !relation.external ? parts.xmlOf(relation.target) : undefined;
  const lines: string[] = [];
  const visit = (element: Element): void => {
    if (element.name === 'a:p') lines.push(wordsIn(element));
    else elementsOf(element).forEach(visit);
  };
  if (root) visit(root);
  return lines.filter((line) => line.trim() !== '');
}

/** A chart, or null where it is missing, damaged or of a kind that is not read. */
function chartIn(parts: OfficePackage, relation: Relation | undefined): Chart | null {
  if (relation?.type !== 'chart' || relation.external) return null;
  try {
    const root = parts.xmlOf(relation.target);
    return root === undefined ? null : chartOf(root);
  } catch {
    return null;
  }
}

function chartsInWords(count: number): string {
  return count === 1
    ? 'A chart of this document was not read: what it shows is missing. Compare it with the document in Word.'
    : `${count} charts of this document were not read: what they show is missing. Compare them with the document in Word.`;
}

function wordsIn(element: Element): string {
  return element.name === 'a:t' ? plainText(element) : elementsOf(element).map(wordsIn).join('');
}

function damaged(): ReadError {
  return new ReadError(
    'damaged',
    'This Word document is damaged. Open it in Word, let it repair the file, and save it again.',
  );
}
