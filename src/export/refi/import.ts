/**
 * What a project from another program means here: a framework out of its codes, evidence out of its codings.
 */
import type { Agency, PolarityLabel } from '../../document/evidence.ts';
import type { Criterion, Framework } from '../../document/framework.ts';
import { AGENCY_WORDS, POLARITY_WORDS } from '../words.ts';
import { GROUPS } from './codes.ts';
import type { Guid, RefiCode, RefiProject } from './project.ts';

/** One coded stretch of a document. Decisions are made of it once the document has been read and the passage found. */
export interface ImportedEvidence {
  readonly source: Guid;
  /** The selected text, verbatim, and its range in the source's text (UTF-16 units). */
  readonly quotation: string;
  readonly start: number;
  readonly end: number;
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

/** The codes of a project or codebook as a framework. A code that cannot be used for coding is a heading. */
export function frameworkFrom(codes: readonly RefiCode[], id: string, title: string, origin: string): Framework {
  const own = criteriaCodes(codes);
  const criterion = (code: RefiCode): Criterion => {
    const given = own.get(code.guid) ?? '';
    const [, name] = codeAndTitle(code.name, given);
    return {
      code: given,
      title: name,
      text: code.description === '' ? name : code.description,
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
  const users = new Map(project.users.map((user) => [user.guid, user.name]));
  const notes = new Map(project.allNotes.map((note) => [note.guid, note.text]));
  return project.sources.flatMap((source) =>
    source.selections.flatMap((selection): ImportedEvidence[] => {
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
      const named = (group: ReadonlyMap<Guid, string>) => codes.flatMap((code) => group.get(code) ?? []);
      const polarity = named(polarities)[0];
      return [
        {
          source: source.guid,
          quotation: source.text.slice(selection.start, selection.end),
          start: selection.start,
          end: selection.end,
          criteria: codes.flatMap((code) => criteria.get(code) ?? []),
          polarity: polarity === undefined ? null : (keyOf(POLARITY_WORDS, polarity) ?? null),
          agencies: named(agencies).flatMap((agency) => keyOf(AGENCY_WORDS, agency) ?? []),
          tags: named(tags),
          note,
          reviewer: by === null ? null : (users.get(by) ?? null),
          at: first?.at ?? selection.at,
        },
      ];
    }),
  );
}

function keyOf<Key extends string>(words: Readonly<Record<Key, string>>, value: string): Key | undefined {
  return (Object.keys(words) as Key[]).find((key) => words[key] === value);
}
