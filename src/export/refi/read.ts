/**
 * The bytes of a .qdpx or .qdc file, as other programs write them with their known faults, to a project.
 */
import { strFromU8, unzipSync } from 'fflate';
import { rangeReader } from './positions.ts';
import type {
  Guid,
  Made,
  RefiCode,
  RefiCoding,
  RefiDrawnSelection,
  RefiNote,
  RefiProject,
  RefiSelection,
  RefiSource,
  RefiValue,
  RefiVariable,
  VariableType,
} from './project.ts';
import { childNamed, childrenNamed, type Element, parseXml } from './xml.ts';

export interface ReadProject {
  readonly project: RefiProject;
  /** What the file holds and this program has no place for, or what was wrong with it, in sentences. */
  readonly leftOut: readonly string[];
  /** Every coding of the file, those of sources that are left out as well. */
  readonly codings: number;
}

/** Unpacked project files beyond this are refused rather than run out of memory. */
const MOST_BYTES = 1024 * 1024 * 1024;

/**
 * Reads a project. The one root `*.qde` may have any name, `sources/` any case, GUIDs either case and braces.
 * @throws Error, with a sentence for the user, where the file is no REFI-QDA project.
 */
export function readProject(bytes: Uint8Array): ReadProject {
  let size = 0;
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(bytes, {
      filter: (file) => {
        size += file.originalSize;
        return size <= MOST_BYTES;
      },
    });
  } catch {
    throw new Error('This is not a REFI-QDA project: it is not a zip archive. Export it again as .qdpx.');
  }
  if (size > MOST_BYTES)
    throw new Error('This project is larger than 1 GB unpacked. Export it without its pictures and recordings.');
  const entry = Object.keys(files).find((name) => /^[^/\\]+\.qde$/iu.test(name));
  if (entry === undefined) throw new Error('This is not a REFI-QDA project: it holds no .qde file.');
  const root = parsed(strFromU8(files[entry] ?? new Uint8Array()));
  if (root.name !== 'Project') throw new Error('This is not a REFI-QDA project: its .qde file holds no project.');
  return projectFrom(root, sourceFiles(files));
}

/**
 * Reads a codebook. Also takes the codes out of a project's XML.
 * @throws Error, with a sentence for the user, where the text is no codebook.
 */
export function readCodebook(xml: string): RefiCode[] {
  const root = parsed(xml);
  const book = root.name === 'CodeBook' ? root : childNamed(root, 'CodeBook');
  if (book === undefined) throw new Error('This is not a REFI-QDA codebook: it holds no CodeBook.');
  return childrenNamed(childNamed(book, 'Codes'), 'Code').map(codeFrom);
}

function parsed(xml: string): Element {
  try {
    return parseXml(xml);
  } catch (error) {
    throw new Error(`This file is not well-formed XML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Files by the name that paths use, in lower case, wherever the archive keeps them. */
function sourceFiles(files: Readonly<Record<string, Uint8Array>>): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(files).map(([name, bytes]) => [name.replace(/^.*[/\\]/u, '').toLowerCase(), bytes]));
}

const guid = (text: string | undefined): Guid => (text ?? '').replace(/[{}]/gu, '').toUpperCase();
const guidOrNull = (text: string | undefined): Guid | null => (text === undefined || text === '' ? null : guid(text));
const made = ({ attributes }: Element): Made => ({
  by: guidOrNull(attributes.creatingUser ?? attributes.creatingUserGUID),
  at: attributes.creationDateTime ?? null,
});
const description = (parent: Element) => childNamed(parent, 'Description')?.text ?? '';
const noteRefs = (parent: Element) => childrenNamed(parent, 'NoteRef').map((ref) => guid(ref.attributes.targetGUID));

function projectFrom(root: Element, files: ReadonlyMap<string, Uint8Array>): ReadProject {
  const leftOut: string[] = [];
  const origin = root.attributes.origin ?? '';
  const sources = (childNamed(root, 'Sources')?.children ?? []).flatMap((source) =>
    sourceFrom(source, files, origin, leftOut),
  );
  const variables = childrenNamed(childNamed(root, 'Variables'), 'Variable').map(
    ({ attributes }): RefiVariable => ({
      guid: guid(attributes.guid),
      name: attributes.name ?? '',
      type: (attributes.typeOfVariable ?? 'Text') as VariableType,
    }),
  );
  for (const [container, item, words] of [
    ['Cases', 'Case', 'cases'],
    ['Sets', 'Set', 'sets'],
    ['Links', 'Link', 'links'],
    ['Graphs', 'Graph', 'graphs'],
  ] as const) {
    const count = childrenNamed(childNamed(root, container), item).length;
    if (count > 0) leftOut.push(`${count} ${words} are left out.`);
  }
  const known = new Set(sources.map((source) => source.guid));
  const project: RefiProject = {
    name: root.attributes.name ?? '',
    origin,
    description: description(root),
    ...made(root),
    users: childrenNamed(childNamed(root, 'Users'), 'User').map(({ attributes }) => ({
      guid: guid(attributes.guid),
      name: attributes.name ?? attributes.id ?? '',
    })),
    codes: childrenNamed(childNamed(childNamed(root, 'CodeBook'), 'Codes'), 'Code').map(codeFrom),
    variables,
    sources: withCaseValues(sources, childrenNamed(childNamed(root, 'Cases'), 'Case'), known),
    allNotes: childrenNamed(childNamed(root, 'Notes'), 'Note').map((note) => noteFrom(note, files)),
    notes: noteRefs(root),
  };
  return { project, leftOut, codings: countOf(childNamed(root, 'Sources'), 'Coding') };
}

/** How many elements of a name stand anywhere inside another. */
function countOf(element: Element | undefined, name: string): number {
  let count = 0;
  const open = element === undefined ? [] : [element];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.name === name) count++;
    open.push(...next.children);
  }
  return count;
}

/** Some programs put a document's variables on a case that holds the document, or on several. */
function withCaseValues(
  sources: readonly RefiSource[],
  cases: readonly Element[],
  known: ReadonlySet<Guid>,
): RefiSource[] {
  const values = new Map<Guid, RefiValue[]>();
  for (const one of cases) {
    const targets = childrenNamed(one, 'SourceRef').map((ref) => guid(ref.attributes.targetGUID));
    for (const target of targets.filter((ref) => known.has(ref)))
      values.set(target, [...(values.get(target) ?? []), ...valuesOf(one)]);
  }
  return sources.map((source) => ({ ...source, values: [...source.values, ...(values.get(source.guid) ?? [])] }));
}

function codeFrom(code: Element): RefiCode {
  return {
    guid: guid(code.attributes.guid),
    name: code.attributes.name ?? '',
    description: description(code),
    color: code.attributes.color ?? null,
    isCodable: !/^(?:false|0)$/u.test(code.attributes.isCodable ?? 'true'),
    notes: noteRefs(code),
    children: childrenNamed(code, 'Code').map(codeFrom),
  };
}

/**
 * The file of the archive that a path names. What lies outside it (`relative://`, `absolute://`) is not there, even where
 * a file of the archive has the same name.
 */
function fileAt(path: string | undefined, files: ReadonlyMap<string, Uint8Array>): Uint8Array | undefined {
  if (path === undefined || (/^[a-z]+:\/\//iu.test(path) && !/^internal:\/\//iu.test(path))) return undefined;
  return files.get(path.replace(/^.*[/\\]/u, '').toLowerCase());
}

/** UTF-8 with its byte-order mark, if there is one: some programs count it. */
function decoded(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? `\uFEFF${strFromU8(bytes.subarray(3))}` : strFromU8(bytes);
}

function noteFrom(note: Element, files: ReadonlyMap<string, Uint8Array>): RefiNote {
  const file = fileAt(note.attributes.plainTextPath, files);
  const text = childNamed(note, 'PlainTextContent')?.text ?? (file === undefined ? '' : decoded(file));
  return {
    guid: guid(note.attributes.guid),
    name: note.attributes.name ?? '',
    text: text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'),
  };
}

function sourceFrom(
  source: Element,
  files: ReadonlyMap<string, Uint8Array>,
  origin: string,
  leftOut: string[],
): RefiSource[] {
  const name = source.attributes.name ?? '';
  if (source.name !== 'TextSource' && source.name !== 'PDFSource') {
    leftOut.push(`“${name}” is left out: pictures and recordings are not read.`);
    return [];
  }
  const inside = source.name === 'PDFSource' ? childNamed(source, 'Representation') : source;
  const file = fileAt(inside?.attributes.plainTextPath, files);
  const raw = childNamed(inside, 'PlainTextContent')?.text ?? (file === undefined ? undefined : decoded(file));
  const original = originalOf(source, inside, files);
  if (raw === undefined && original === null) {
    leftOut.push(`“${name}” is left out with what is coded in it: the project does not hold its text.`);
    return [];
  }
  const selections = childrenNamed(inside, 'PlainTextSelection');
  const positions = selections.map(({ attributes }) => ({
    start: Number(attributes.startPosition),
    end: Number(attributes.endPosition),
    quote: attributes.name ?? '',
  }));
  const { text, range } = rangeReader(raw ?? '', origin, positions);
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

function valuesOf(parent: Element): RefiValue[] {
  return childrenNamed(parent, 'VariableValue').flatMap((value) => {
    const typed = value.children.find((child) => child.name.endsWith('Value'));
    const variable = guid(childNamed(value, 'VariableRef')?.attributes.targetGUID);
    if (typed === undefined || typed.text === '') return [];
    return [{ variable, type: typed.name.replace(/Value$/u, '') as VariableType, value: typed.text }];
  });
}
