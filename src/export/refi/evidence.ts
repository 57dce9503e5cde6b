/**
 * The evidence that the codings of a project from another program are here.
 */
import type { Agency, PolarityLabel } from '../../document/evidence.ts';
import { type ImportedCoding, type Meaning, meaningsOf } from './meanings.ts';
import type { Guid, RefiCoding, RefiDrawnSelection, RefiProject, RefiSelection, RefiSource } from './project.ts';

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
  /** Who coded first, of those that the file names. */
  readonly reviewer: string | null;
  /** Who coded it beside the reviewer. */
  readonly others: readonly string[];
  /** ISO 8601 instant, UTC. */
  readonly at: string | null;
  /** The codings of the project that this is. */
  readonly codings: readonly ImportedCoding[];
  /** What this program had suggested when it wrote the project, and nobody had decided. */
  readonly isSuggestion: boolean;
}

/** The user by whose name this program suggests, whatever program the project has passed through since. */
const PROGRAM = /^Evidence Desk \d/u;

type Selection = Omit<RefiSelection, 'start' | 'end'>;

/** Every selection that is coded or noted, in the order of the project. */
export function evidenceFrom(project: RefiProject): ImportedEvidence[] {
  const meanings = meaningsOf(project);
  const users = new Map(project.users.map((user) => [user.guid, user.name]));
  const texts = new Map(project.allNotes.map((note) => [note.guid, note.text]));
  const textsOf = (notes: readonly Guid[]) => notes.map((note) => texts.get(note) ?? '');
  const evidence = (source: RefiSource, selection: Selection, place: SelectedPlace, quotation: string) => {
    const coder = ({ by }: RefiCoding) => users.get(by ?? selection.by ?? '') ?? null;
    // The program suggests no tags: those on a passage that nobody has decided are a person's all the same.
    const isSuggested = (coding: RefiCoding) =>
      PROGRAM.test(coder(coding) ?? '') && meanings.get(coding.code)?.part !== 'tag';
    const one = (
      codings: readonly RefiCoding[],
      memos: readonly string[],
      isSuggestion: boolean,
    ): ImportedEvidence[] => {
      const note = [...memos, ...codings.flatMap(({ notes }) => textsOf(notes))]
        .filter((memo) => memo !== '')
        .join('\n');
      if (codings.length === 0 && note === '') return [];
      const [reviewer = null, ...others] = new Set(codings.flatMap((coding) => coder(coding) ?? []));
      const said = saidBy(codings.map(({ code }) => meanings.get(code) ?? { part: null, code: '' }));
      const at = codings[0]?.at ?? selection.at;
      return [{ source: source.guid, place, quotation, ...said, note, reviewer, others, at, isSuggestion }];
    };
    const people = selection.codings.filter((coding) => !isSuggested(coding));
    const suggested = selection.codings.filter(isSuggested);
    // What is noted on the selection goes with what people said of it.
    const own = [selection.description, ...textsOf(selection.notes)];
    const isOnSuggestion = people.length === 0 && suggested.length > 0;
    return [...one(people, isOnSuggestion ? [] : own, false), ...one(suggested, isOnSuggestion ? own : [], true)];
  };
  return project.sources.flatMap((source) => {
    // A rectangle and a range with one name are two views of one passage: the words are surer.
    const drawn = new Map(source.drawn.map((one) => [one.guid, one]));
    const ranges = new Set(source.selections.map(({ guid }) => guid));
    return [
      ...source.selections.flatMap((selection) => {
        const { start, end } = selection;
        const both = withView(selection, drawn.get(selection.guid));
        return evidence(source, both, { kind: 'text', start, end }, (source.text ?? '').slice(start, end));
      }),
      ...source.drawn
        .filter(({ guid }) => !ranges.has(guid))
        .flatMap((one) => {
          const { page, first, second } = one;
          return evidence(source, one, { kind: 'drawn', page, first, second }, one.name);
        }),
    ];
  });
}

/** A selection with what is said of its other view. */
function withView(selection: RefiSelection, view: RefiDrawnSelection | undefined): RefiSelection {
  if (view === undefined) return selection;
  return {
    ...selection,
    description: [...new Set([selection.description, view.description])].filter((text) => text !== '').join('\n'),
    codings: [...selection.codings, ...view.codings],
    notes: [...new Set([...selection.notes, ...view.notes])],
  };
}

/** What codings say together. Of two sides the first holds; the coding of the other has no place. */
function saidBy(meanings: readonly Meaning[]) {
  const side = meanings.find(({ part }) => part === 'side');
  const polarity = side?.part === 'side' ? side.value : null;
  const values = (part: 'criterion' | 'tag') => [
    ...new Set(meanings.flatMap((one) => (one.part === part ? [one.value as string] : []))),
  ];
  return {
    criteria: values('criterion'),
    polarity,
    agencies: [...new Set(meanings.flatMap((one) => (one.part === 'agency' ? [one.value] : [])))],
    tags: values('tag'),
    codings: meanings.map(
      (one): ImportedCoding => (one.part === 'side' && one.value !== polarity ? { part: null, code: one.code } : one),
    ),
  };
}

/**
 * Two codings of one passage as one: all codes, agencies, tags and notes of both. Programs that write a selection for
 * each code give several of one range. Who coded first is the reviewer, and the side that is said first holds.
 */
export function joinedEvidence(one: ImportedEvidence, other: ImportedEvidence): ImportedEvidence {
  const both = <Value>(left: readonly Value[], right: readonly Value[]) => [...new Set([...left, ...right])];
  const polarity = one.polarity ?? other.polarity;
  const names = [one, other].flatMap(({ reviewer, others }) => [...(reviewer === null ? [] : [reviewer]), ...others]);
  const [reviewer = null, ...others] = new Set(names);
  return {
    ...one,
    criteria: both(one.criteria, other.criteria),
    polarity,
    agencies: both(one.agencies, other.agencies),
    tags: both(one.tags, other.tags),
    note: both(one.note.split('\n'), other.note.split('\n'))
      .filter((line) => line !== '')
      .join('\n'),
    reviewer,
    others,
    codings: [
      ...one.codings,
      ...other.codings.map((coding) =>
        coding.part === 'side' && other.polarity !== polarity ? { ...coding, part: null } : coding,
      ),
    ],
    isSuggestion: one.isSuggestion && other.isSuggestion,
  };
}
