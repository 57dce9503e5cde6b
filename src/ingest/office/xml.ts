/**
 * XML parts of office files as small trees, with prefixes made the usual ones whatever the file calls them. Read by a
 * parser that expands no entities of the file's own.
 */
import { SaxesParser } from 'saxes';

export interface Element {
  /** With the usual prefix of its namespace: `w:p`, `text:p`. */
  readonly name: string;
  /** By their names with the usual prefixes. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

export type Node = Element | string;

/** Elements inside one another; deeper ones are an attack. */
const DEEPEST = 1_000;

const WORD = 'http://schemas.openxmlformats.org';
const STRICT = 'http://purl.oclc.org/ooxml';
const ODF = 'urn:oasis:names:tc:opendocument:xmlns';
const PREFIXES: Readonly<Record<string, string>> = {
  [`${WORD}/wordprocessingml/2006/main`]: 'w',
  [`${STRICT}/wordprocessingml/main`]: 'w',
  [`${WORD}/officeDocument/2006/relationships`]: 'r',
  [`${STRICT}/officeDocument/relationships`]: 'r',
  [`${WORD}/officeDocument/2006/math`]: 'm',
  [`${STRICT}/officeDocument/math`]: 'm',
  [`${WORD}/drawingml/2006/main`]: 'a',
  [`${STRICT}/drawingml/main`]: 'a',
  [`${WORD}/drawingml/2006/chart`]: 'c',
  [`${STRICT}/drawingml/chart`]: 'c',
  [`${WORD}/drawingml/2006/wordprocessingDrawing`]: 'wp',
  [`${STRICT}/drawingml/wordprocessingDrawing`]: 'wp',
  'http://schemas.microsoft.com/office/drawing/2014/chartex': 'cx',
  [`${WORD}/markup-compatibility/2006`]: 'mc',
  [`${WORD}/package/2006/relationships`]: 'rel',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://www.w3.org/1999/xlink': 'xlink',
  ...Object.fromEntries(
    ['office', 'text', 'table', 'style', 'drawing', 'form', 'presentation'].map((name) => [
      `${ODF}:${name}:1.0`,
      name === 'drawing' ? 'draw' : name,
    ]),
  ),
  [`${ODF}:xsl-fo-compatible:1.0`]: 'fo',
  'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0': 'loext',
  'urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0': 'field',
};

/**
 * Parses XML. Children of elements for which `hand` returns true are handed over one by one as they end and not kept,
 * so that a long document is never in memory as a whole.
 *
 * @throws {Error} where the XML is not well formed, defines entities, or is nested too deeply.
 */
export function parseXml(
  xml: string,
  parts: ReadonlySet<string> = new Set(),
  hand?: (part: Element, parent: string) => void,
): Element {
  const open: { name: string; attributes: Readonly<Record<string, string>>; children: Node[] }[] = [];
  let root: Element | null = null;
  const usual = usualNames();
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', (declaration) => {
    if (declaration.includes('[') || parts.has('w:body')) throw new Error('the file defines entities of its own');
  });
  parser.on('opentag', (tag) => {
    const { name, attributes } = usual(tag.name, tag.attributes);
    open.push({ name, attributes, children: [] });
    if (open.length > DEEPEST) throw new Error('elements are nested too deeply');
  });
  const text = (data: string) => {
    open.at(-1)?.children.push(data);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    const done = open.pop() as Element;
    const parent = open.at(-1);
    if (!parent) root = done;
    else if (hand && parts.has(parent.name)) hand(done, parent.name);
    else parent.children.push(done);
  });
  parser.write(xml).close();
  if (root === null) throw new Error('there is no element');
  return root;
}

/** Gives names their usual prefixes, by the declarations met so far; most files use the usual ones throughout. */
function usualNames() {
  const prefixes = new Map<string, string>();
  let strange = false;
  const renamed = (name: string, isElement: boolean): string => {
    const colon = name.indexOf(':');
    const own = colon < 0 ? '' : name.slice(0, colon);
    const usual = colon < 0 && !isElement ? '' : (prefixes.get(own) ?? own);
    const local = name.slice(colon + 1);
    return usual === '' ? local : `${usual}:${local}`;
  };
  return (name: string, attributes: Readonly<Record<string, string>>) => {
    for (const key in attributes) {
      if (!key.startsWith('xmlns')) continue;
      const own = key.slice(6);
      const usual = PREFIXES[attributes[key] ?? ''] ?? own;
      prefixes.set(own, usual);
      strange ||= usual !== own;
    }
    if (!strange) return { name, attributes };
    const renamedAttributes: Record<string, string> = {};
    for (const key in attributes) renamedAttributes[renamed(key, false)] = attributes[key] ?? '';
    return { name: renamed(name, true), attributes: renamedAttributes };
  };
}

/** Bytes of an XML part as text: UTF-8, or UTF-16 where its mark says so. */
export function decodeXml(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(wide).decode(bytes);
}

export function isElement(node: Node): node is Element {
  return typeof node !== 'string';
}

export function elementsOf(element: Element | undefined): readonly Element[] {
  return element?.children.filter(isElement) ?? [];
}

/** The first child of a name. */
export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((child): child is Element => isElement(child) && child.name === name);
}

export function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  return elementsOf(element).filter((child) => child.name === name);
}

/** Whether an element of one of the names stands anywhere inside. */
export function holds(element: Element, names: ReadonlySet<string>): boolean {
  return elementsOf(element).some((child) => names.has(child.name) || holds(child, names));
}

/** The character data inside, as it stands. */
export function plainText(element: Element | undefined): string {
  return element?.children.map((child) => (isElement(child) ? plainText(child) : child)).join('') ?? '';
}
