/**
 * The sources and notes of a project, out of its XML and the files beside it.
 */
import { counted } from '../../document/series.ts';
import { decoded } from './decode.ts';
import { description, guid, made, noteRefs } from './elements.ts';
import { rangeReader } from './positions.ts';
import type {
  RefiCoding,
  RefiDrawnSelection,
  RefiNote,
  RefiSelection,
  RefiSource,
  RefiValue,
  VariableType,
} from './project.ts';
import { childNamed, childrenNamed, type Element, elementsNamed } from './xml.ts';

/**
 * The file of the archive that a path names. What lies outside it (`relative://`, `absolute://`) is not there, even where
 * a file of the archive has the same name.
 */
function fileAt(path: string | undefined, files: ReadonlyMap<string, Uint8Array>): Uint8Array | undefined {
  if (path === undefined || (/^[a-z]+:\/\//iu.test(path) && !/^internal:\/\//iu.test(path))) return undefined;
  return files.get(path.replace(/^.*[/\\]/u, '').toLowerCase());
}

/** A note; named in `leftOut` where its text is not in the project. */
export function noteFrom(note: Element, files: ReadonlyMap<string, Uint8Array>, leftOut: string[]): RefiNote {
  const file = fileAt(note.attributes.plainTextPath, files);
  const text = childNamed(note, 'PlainTextContent')?.text ?? (file === undefined ? '' : decoded(file));
  const name = note.attributes.name ?? '';
  if (text === '') leftOut.push(`The note “${name}” is left out: the project does not hold it as plain text.`);
  return {
    guid: guid(note.attributes.guid),
    name,
    text: text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'),
  };
}

/** A source with its text, selections and values; none, named in `leftOut`, where it cannot be read. */
export function sourceFrom(
  source: Element,
  files: ReadonlyMap<string, Uint8Array>,
  origin: string,
  leftOut: string[],
): RefiSource[] {
  const name = source.attributes.name ?? '';
  if (source.name !== 'TextSource' && source.name !== 'PDFSource') {
    leftOut.push(`“${name}” is left out: pictures and recordings are not read.`, ...descriptionsIn(source));
    return [];
  }
  const inside = source.name === 'PDFSource' ? childNamed(source, 'Representation') : source;
  const file = fileAt(inside?.attributes.plainTextPath, files);
  const raw = childNamed(inside, 'PlainTextContent')?.text ?? (file === undefined ? undefined : decoded(file));
  const original = originalOf(source, inside, files);
  if (raw === undefined && original === null) {
    leftOut.push(
      `“${name}” is left out with what is coded in it: the project does not hold its text.`,
      ...descriptionsIn(source),
    );
    return [];
  }
  const selections = childrenNamed(inside, 'PlainTextSelection');
  const positions = selections.map(({ attributes }) => ({
    start: Number(attributes.startPosition),
    end: Number(attributes.endPosition),
    quote: attributes.name ?? '',
  }));
  const { text, range } = rangeReader(raw ?? '', origin, positions);
  const length = raw === undefined ? 0 : codePointsIn(raw);
  const past = positions.filter(({ start, end }) => start < length && end > length).length;
  if (past > 0) leftOut.push(`${counted(past, 'selection')} in “${name}” beyond the end of its text: cut there.`);
  return [
    {
      guid: guid(source.attributes.guid),
      name,
      description: description(source),
      ...made(source),
      text: raw === undefined ? null : text,
      original,
      selections: selections.map(
        (selection, index): RefiSelection => ({
          guid: guid(selection.attributes.guid),
          name: selection.attributes.name ?? '',
          description: description(selection),
          ...made(selection),
          ...range(positions[index] ?? { start: 0, end: 0 }),
          codings: codingsOf(selection),
          notes: noteRefs(selection),
        }),
      ),
      drawn: childrenNamed(source, 'PDFSelection').map(drawnFrom),
      codings: [...codingsOf(source), ...(inside === undefined || inside === source ? [] : codingsOf(inside))],
      notes: [...noteRefs(source), ...(inside === undefined || inside === source ? [] : noteRefs(inside))],
      values: distinctValues([
        ...valuesOf(source),
        ...(inside === undefined || inside === source ? [] : valuesOf(inside)),
      ]),
    },
  ];
}

/** What is noted inside a source that is left out, in sentences. */
function descriptionsIn(source: Element): string[] {
  return elementsNamed(source, 'Description')
    .filter(({ text }) => text !== '')
    .map(({ text }) => `A note in “${source.attributes.name ?? ''}”: ${text}`);
}

function codePointsIn(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function drawnFrom(selection: Element): RefiDrawnSelection {
  const { attributes } = selection;
  const corner = (x: string | undefined, y: string | undefined) => ({ x: Number(x ?? 0), y: Number(y ?? 0) });
  return {
    guid: guid(attributes.guid),
    name: attributes.name ?? '',
    description: description(selection),
    ...made(selection),
    page: Number(attributes.page ?? 0),
    first: corner(attributes.firstX, attributes.firstY),
    second: corner(attributes.secondX, attributes.secondY),
    codings: codingsOf(selection),
    notes: noteRefs(selection),
  };
}

/** A PDF and the text beside it may carry the same values; each is kept once. */
function distinctValues(values: readonly RefiValue[]): RefiValue[] {
  const names = new Set<string>();
  return values.filter(({ variable, value }) => {
    const name = `${variable}\n${value}`;
    if (names.has(name)) return false;
    names.add(name);
    return true;
  });
}

function originalOf(
  source: Element,
  inside: Element | undefined,
  files: ReadonlyMap<string, Uint8Array>,
): RefiSource['original'] {
  const path = source.attributes[source.name === 'PDFSource' ? 'path' : 'richTextPath'];
  const bytes = fileAt(path, files);
  const extension = /\.(pdf|docx)$/iu.exec(path ?? '')?.[1]?.toLowerCase();
  if (bytes === undefined || (extension !== 'pdf' && extension !== 'docx')) return null;
  return { extension, bytes, textGuid: guid((inside ?? source).attributes.guid) };
}

function codingsOf(parent: Element): RefiCoding[] {
  return childrenNamed(parent, 'Coding').map((coding) => ({
    guid: guid(coding.attributes.guid),
    code: guid(childNamed(coding, 'CodeRef')?.attributes.targetGUID),
    ...made(coding),
    notes: noteRefs(coding),
  }));
}

/** The values of variables that an element carries. */
export function valuesOf(parent: Element): RefiValue[] {
  return childrenNamed(parent, 'VariableValue').flatMap((value) => {
    const typed = value.children.find((child) => child.name.endsWith('Value'));
    const variable = guid(childNamed(value, 'VariableRef')?.attributes.targetGUID);
    if (typed === undefined || typed.text === '') return [];
    return [{ variable, type: typed.name.replace(/Value$/u, '') as VariableType, value: typed.text }];
  });
}
