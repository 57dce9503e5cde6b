/**
 * What a project from another program means here: a framework out of its codes, evidence out of its codings.
 */
import type { Agency, PolarityLabel } from '../../document/evidence.ts';
import type { Criterion, Framework } from '../../document/framework.ts';
import { AGENCY_WORDS, POLARITY_WORDS } from '../words.ts';
import { GROUPS, namesOf } from './codes.ts';
import { tagOfCodeName } from './names.ts';
import type { Guid, RefiCode, RefiNote, RefiProject, RefiSelection, RefiSource } from './project.ts';

/** Where a selection stands: a range of the source's text (UTF-16 units), or a rectangle on a page of its PDF. */
export type SelectedPlace =
  | { readonly kind: 'text'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'drawn';
      /** From 0. */
      readonly page: number;
      readonly first: { readonly x: number; readonly y: number };
      readonly second: { readonly x: number; readonly y: number };
    };

/** One coded stretch of a document. Decisions are made of it once the document has been read and the passage found. */
export interface ImportedEvidence {
  readonly source: Guid;
  readonly place: SelectedPlace;
  /** The selected text, verbatim; of a rectangle the name that it carries. */
  readonly quotation: string;
  /** Codes of criteria, as `frameworkFrom` gives them. */
  readonly criteria: readonly string[];
  /** Null where the project does not say. */
  readonly polarity: PolarityLabel | null;
  readonly agencies: readonly Agency[];
  readonly tags: readonly string[];
  readonly note: string;
  readonly reviewer: string | null;
  /** ISO 8601 instant, UTC. */
  readonly at: string | null;
  /** How many codings of the project this is. */
  readonly codings: number;
  /** What this program had suggested when it wrote the project, and nobody had decided. */
  readonly isSuggestion: boolean;
}

const SIDE_GROUPS: readonly string[] = [GROUPS.polarity, GROUPS.agencies, GROUPS.tags];

/** "C05 Assessing the whole child" is code and title; a name without a code in front gets its number as the code. */
function codeAndTitle(name: string, number: string): readonly [string, string] {
  const match = /^(?=[\p{L}.\d]*\d)([\p{L}\d][\p{L}\d.]{0,11})[.):]?\s+(\S.*)$/su.exec(name);
  return match?.[1] === undefined || match[2] === undefined ? [number, name] : [match[1], match[2]];
}

/** Every code that is a criterion, with the code it gets here, in the project's order. */
function criteriaCodes(codes: readonly RefiCode[]): ReadonlyMap<Guid, string> {
  const found = new Map<Guid, string>();
  const taken = new Set<string>();
  const walk = (code: RefiCode, number: string) => {
    const [own] = codeAndTitle(code.name, number);
    const unique = taken.has(own) ? number : own;
    taken.add(unique);
    found.set(code.guid, unique);
    code.children.forEach((child, index) => {
      walk(child, `${number}.${index + 1}`);
    });
  };
  topCodes(codes).forEach((code, index) => {
    walk(code, String(index + 1));
  });
  return found;
}

/** The codes that are criteria: what stands in the framework's group in a project of this program, else all. */
function topCodes(codes: readonly RefiCode[]): readonly RefiCode[] {
  const others = codes.filter((code) => !SIDE_GROUPS.includes(code.name) && code.name !== GROUPS.others);
  const strays = codes.filter((code) => code.name === GROUPS.others).flatMap((code) => code.children);
  const [only] = others;
  const unpacked = others.length === 1 && only !== undefined && !only.isCodable ? only.children : others;
  return [...unpacked, ...strays];
}

/**
 * The codes of a project or codebook as a framework. A code that cannot be used for coding is a heading; what is noted
 * on a code follows its wording.
 */
export function frameworkFrom(
  codes: readonly RefiCode[],
  id: string,
  title: string,
  origin: string,
  notes: readonly RefiNote[] = [],
): Framework {
  const own = criteriaCodes(codes);
  const noted = new Map(notes.map(({ guid, text }) => [guid, text]));
  const criterion = (code: RefiCode): Criterion => {
    const given = own.get(code.guid) ?? '';
    const [, name] = codeAndTitle(code.name, given);
    return {
      code: given,
      title: name,
      text: [
        code.description === '' ? name : code.description,
        ...code.notes.flatMap((note) => noted.get(note) || []),
      ].join('\n'),
      official: null,
      cues: [],
      agencies: [],
      isNot: null,
      isHeading: !code.isCodable,
      children: code.children.map(criterion),
    };
  };
  return {
    id,
    title,
    theme: null,
    edition: null,
    source: `Codes of a project by ${origin === '' ? 'another program' : origin}.`,
    builtIn: false,
    official: false,
    criteria: topCodes(codes).map(criterion),
  };
}

/** The user by whose name this program suggests, whatever program the project has passed through since. */
const PROGRAM = /^Evidence Desk \d/u;

/** Every selection that is coded or noted, in the order of the project. */
export function evidenceFrom(project: RefiProject): ImportedEvidence[] {
  const criteria = criteriaCodes(project.codes);
  const side = (group: string) =>
    new Map(
      project.codes
        .filter((code) => code.name === group)
        .flatMap((code) => code.children.map((child) => [child.guid, child.name] as const)),
    );
  const polarities = side(GROUPS.polarity);
  const agencies = side(GROUPS.agencies);
  const tags = side(GROUPS.tags);
  const others = namesOf(project.codes.filter((code) => code.name !== GROUPS.tags));
  const users = new Map(project.users.map((user) => [user.guid, user.name]));
  const notes = new Map(project.allNotes.map((note) => [note.guid, note.text]));
  const evidence = (
    source: RefiSource,
    selection: Omit<RefiSelection, 'start' | 'end'>,
    place: SelectedPlace,
    quotation: string,
  ): ImportedEvidence[] => {
    const codes = selection.codings.map((coding) => coding.code);
    const memos = [
      selection.description,
      ...[...selection.notes, ...selection.codings.flatMap((coding) => coding.notes)].map(
        (note) => notes.get(note) ?? '',
      ),
    ];
    const note = memos.filter((memo) => memo !== '').join('\n');
    if (codes.length === 0 && note === '') return [];
    const [first] = selection.codings;
    const by = first?.by ?? selection.by;
    const reviewer = by === null ? null : (users.get(by) ?? null);
    const named = (group: ReadonlyMap<Guid, string>) => codes.flatMap((code) => group.get(code) ?? []);
    const polarity = named(polarities)[0];
    return [
      {
        source: source.guid,
        place,
        quotation,
        criteria: codes.flatMap((code) => criteria.get(code) ?? []),
        polarity: polarity === undefined ? null : (keyOf(POLARITY_WORDS, polarity) ?? null),
        agencies: named(agencies).flatMap((agency) => keyOf(AGENCY_WORDS, agency) ?? []),
        tags: named(tags).map((tag) => tagOfCodeName(tag, others)),
        note,
        reviewer,
        at: first?.at ?? selection.at,
        codings: codes.length,
        isSuggestion: reviewer !== null && PROGRAM.test(reviewer),
      },
    ];
  };
  return project.sources.flatMap((source) => {
    // A rectangle and a range with one name are two views of one passage: the words are surer.
    const ranges = new Set(source.selections.map(({ guid }) => guid));
    return [
      ...source.selections.flatMap((selection) => {
        const { start, end } = selection;
        return evidence(source, selection, { kind: 'text', start, end }, (source.text ?? '').slice(start, end));
      }),
      ...source.drawn
        .filter(({ guid }) => !ranges.has(guid))
        .flatMap((drawn) => {
          const { page, first, second } = drawn;
          return evidence(source, drawn, { kind: 'drawn', page, first, second }, drawn.name);
        }),
    ];
  });
}

/**
 * Two codings of one passage as one: all codes, agencies, tags and notes of both. Programs that write a selection for
 * each code give several of one range. Who coded first is the reviewer, and a side that only one of them says holds.
 */
export function joinedEvidence(one: ImportedEvidence, other: ImportedEvidence): ImportedEvidence {
  const both = <Value>(left: readonly Value[], right: readonly Value[]) => [...new Set([...left, ...right])];
  return {
    ...one,
    criteria: both(one.criteria, other.criteria),
    polarity: one.polarity ?? other.polarity,
    agencies: both(one.agencies, other.agencies),
    tags: both(one.tags, other.tags),
    note: both(one.note.split('\n'), other.note.split('\n'))
      .filter((line) => line !== '')
      .join('\n'),
    codings: one.codings + other.codings,
    isSuggestion: one.isSuggestion && other.isSuggestion,
  };
}

function keyOf<Key extends string>(words: Readonly<Record<Key, string>>, value: string): Key | undefined {
  return (Object.keys(words) as Key[]).find((key) => words[key] === value);
}
