/**
 * XML out and in: a writer that leaves out what is empty, a reader that gives a tree.
 */

import { SaxesParser } from 'saxes';
import { NOT_IN_XML } from '../xml-characters.ts';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Text directly inside the element. */
  readonly text: string;
}

type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** An element with its markup inside; attributes that are null or empty text are left out. */
export function element(name: string, attributes: Attributes, ...inside: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => ` ${key}="${inAttribute(String(value))}"`)
    .join('');
  const content = inside.join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** A container that the schemas forbid to be empty. */
export function unlessEmpty(name: string, inside: readonly string[]): string {
  return inside.length === 0 ? '' : element(name, {}, ...inside);
}

/** An element that holds text, left out where there is none. */
export function textElement(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${inText(text)}</${name}>`;
}

function inText(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_IN_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

/** Readers turn line ends and tabs in attributes into blanks unless they are written as numbers. */
function inAttribute(text: string): string {
  return inText(text)
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;');
}

/**
 * The root of an XML text, names without prefixes. Entities beyond XML's own five are refused, and nothing is fetched.
 * @throws Error with the parser's reason where the text is not well formed.
 */
export function parseXml(xml: string): Element {
  const parser = new SaxesParser();
  const root = { name: '', attributes: {}, children: [] as Element[], text: '' };
  const open: { name: string; attributes: Record<string, string>; children: Element[]; text: string }[] = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const entries = Object.entries(attributes).map(([key, value]) => [local(key), value] as const);
    const child = { name: local(name), attributes: Object.fromEntries(entries), children: [], text: '' };
    open.at(-1)?.children.push(child);
    open.push(child);
  });
  const addText = (text: string) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => open.pop());
  parser.write(xml.replace(/^\uFEFF/u, '')).close();
  const [first] = root.children;
  if (first === undefined) throw new Error('The file holds no XML element.');
  return first;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

export function childrenNamed(parent: Element | undefined, name: string): readonly Element[] {
  return parent?.children.filter((child) => child.name === name) ?? [];
}

export function childNamed(parent: Element | undefined, name: string): Element | undefined {
  return parent?.children.find((child) => child.name === name);
}

/** The elements of a name anywhere inside another. */
export function elementsNamed(element: Element | undefined, name: string): Element[] {
  const found: Element[] = [];
  const open = element === undefined ? [] : [element];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.name === name) found.push(next);
    for (const child of next.children.toReversed()) open.push(child);
  }
  return found;
}
