/**
 * The bytes of a .qdpx or .qdc file, as other programs write them with their known faults, to a project.
 */
import { unzipSync } from 'fflate';
import { counted } from '../../document/series.ts';
import { decoded } from './decode.ts';
import { description, guid, made, noteRefs } from './elements.ts';
import type { Guid, RefiCode, RefiProject, RefiSource, RefiValue, RefiVariable, VariableType } from './project.ts';
import { noteFrom, sourceFrom, valuesOf } from './read-source.ts';
import { childNamed, childrenNamed, type Element, elementsNamed, parseXml } from './xml.ts';

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
  const root = parsed(decoded(files[entry] ?? new Uint8Array()));
  if (root.name !== 'Project') throw new Error('This is not a REFI-QDA project: its .qde file holds no project.');
  return projectFrom(root, sourceFiles(files));
}

export interface ReadCodebook {
  readonly codes: readonly RefiCode[];
  /** What the file holds beside codes, in sentences. */
  readonly leftOut: readonly string[];
}

/**
 * Reads a codebook. Also takes the codes out of a project's XML.
 * @throws Error, with a sentence for the user, where the text is no codebook.
 */
export function readCodebook(xml: string): ReadCodebook {
  const root = parsed(xml);
  const book = root.name === 'CodeBook' ? root : childNamed(root, 'CodeBook');
  if (book === undefined) throw new Error('This is not a REFI-QDA codebook: it holds no CodeBook.');
  const sets = childrenNamed(childNamed(book, 'Sets'), 'Set').length;
  return {
    codes: codesIn(book),
    leftOut: [
      ...(sets === 0 ? [] : [leftOutInWords(sets, 'set')]),
      ...(book === root ? [] : ['This is a project without its files: nothing but its codes is added.']),
    ],
  };
}

/** Codes nested deeper than any framework are refused, before what walks through them runs out of stack. */
const DEEPEST = 100;

function codesIn(book: Element | undefined): RefiCode[] {
  const codes = childrenNamed(childNamed(book, 'Codes'), 'Code');
  let level = codes;
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > DEEPEST) throw new Error(`The codes of this file are nested more than ${DEEPEST} deep.`);
    level = level.flatMap((code) => childrenNamed(code, 'Code'));
  }
  return codes.map(codeFrom);
}

const leftOutInWords = (count: number, what: string) =>
  `${counted(count, what)} ${count === 1 ? 'is' : 'are'} left out.`;

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

function projectFrom(root: Element, files: ReadonlyMap<string, Uint8Array>): ReadProject {
  const leftOut: string[] = [];
  const origin = root.attributes.origin ?? '';
  const sources = withOwnGuids(
    (childNamed(root, 'Sources')?.children ?? []).flatMap((source) => sourceFrom(source, files, origin, leftOut)),
  );
  const variables = childrenNamed(childNamed(root, 'Variables'), 'Variable').map(
    ({ attributes }): RefiVariable => ({
      guid: guid(attributes.guid),
      name: attributes.name ?? '',
      type: (attributes.typeOfVariable ?? 'Text') as VariableType,
    }),
  );
  for (const [container, item, words] of [
    ['Cases', 'Case', 'case'],
    ['Sets', 'Set', 'set'],
    ['Links', 'Link', 'link'],
    ['Graphs', 'Graph', 'graph'],
  ] as const) {
    const count = childrenNamed(childNamed(root, container), item).length;
    if (count > 0) leftOut.push(leftOutInWords(count, words));
  }
  leftOut.push(...valuesOfCases(childrenNamed(childNamed(root, 'Cases'), 'Case'), sources, variables));
  const project: RefiProject = {
    name: root.attributes.name ?? '',
    origin,
    description: description(root),
    ...made(root),
    users: childrenNamed(childNamed(root, 'Users'), 'User').map(({ attributes }) => ({
      guid: guid(attributes.guid),
      name: attributes.name ?? attributes.id ?? '',
    })),
    codes: codesIn(childNamed(root, 'CodeBook')),
    variables,
    sources: withCaseValues(sources, childrenNamed(childNamed(root, 'Cases'), 'Case')),
    allNotes: childrenNamed(childNamed(root, 'Notes'), 'Note').map((note) => noteFrom(note, files, leftOut)),
    notes: noteRefs(root),
  };
  return { project, leftOut, codings: elementsNamed(childNamed(root, 'Sources'), 'Coding').length };
}

/** Two sources that carry one GUID are two all the same. */
function withOwnGuids(sources: readonly RefiSource[]): RefiSource[] {
  const taken = new Set<Guid>();
  return sources.map((source) => {
    let own = source.guid;
    for (let number = 2; taken.has(own); number++) own = `${source.guid} ${number}`;
    taken.add(own);
    return { ...source, guid: own };
  });
}

/** Some programs put a document's variables on a case that holds the document, or on several. */
function withCaseValues(sources: readonly RefiSource[], cases: readonly Element[]): RefiSource[] {
  const values = new Map<Guid, RefiValue[]>();
  for (const one of cases) {
    for (const target of sourcesOf(one)) values.set(target, [...(values.get(target) ?? []), ...valuesOf(one)]);
  }
  return sources.map((source) => ({ ...source, values: [...source.values, ...(values.get(source.guid) ?? [])] }));
}

const sourcesOf = (one: Element) => childrenNamed(one, 'SourceRef').map((ref) => guid(ref.attributes.targetGUID));

/** The values of cases that hold no source that is read, in sentences. */
function valuesOfCases(
  cases: readonly Element[],
  sources: readonly RefiSource[],
  variables: readonly RefiVariable[],
): string[] {
  const known = new Set(sources.map((source) => source.guid));
  const titles = new Map(variables.map((variable) => [variable.guid, variable.name]));
  return cases.flatMap((one) => {
    const values = valuesOf(one).map(({ variable, value }) => `“${titles.get(variable) ?? ''}”: ${value}`);
    if (values.length === 0 || sourcesOf(one).some((source) => known.has(source))) return [];
    return [`The values of the case “${one.attributes.name ?? ''}” have no document here. ${values.join('; ')}.`];
  });
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
