/**
 * What is known of a kind of document, as data: what it is called, how it is printed and what it is worth. A kind is
 * described once, here; every room that must know kinds reads these descriptions (docs/adding-a-kind.md).
 */
import type { DateIs } from '../document.ts';
import type { DocumentType } from '../types.ts';

/**
 * A pattern is the source of a regular expression that ignores case. In it "'" is either apostrophe, a space is any
 * white space, and these slots stand for what differs from document to document: `{area}`, `{theme}` (as little text
 * as the rest allows, without a full stop), `{Area}` (the same in running text: its capitalised words), `{end}` (the end of
 * a sentence), `{services}` ("local authority children's services" and its variants),
 * `{date}`, `{month}` and `{year}`.
 */
export type Pattern = string;

/** What the passages under a heading are. */
export type Meaning =
  | 'strengths'
  | 'improvements'
  | 'priority-action'
  | 'findings'
  | 'judgements'
  | 'example'
  | 'next-steps'
  | 'team'
  | 'background'
  | 'method'
  | 'recommendations'
  | 'appendix'
  | 'contents';

export interface Heading {
  readonly meaning: Meaning;
  /** The whole heading; a question mark or colon after it is allowed for. */
  readonly is: Pattern;
}

/** An invented opening of a document of the kind and what must be read from it. */
export interface Example {
  /** Lines as printed; an empty line parts paragraphs. "# " before a heading. */
  readonly text: string;
  readonly area: string | null;
  readonly date: string | null;
  readonly dateIs: DateIs | null;
  /** First and last day of the inspection; left out where none is printed. */
  readonly period?: readonly [from: string, to: string];
  /** As printed; left out where there is none. */
  readonly theme?: string;
}

export interface Kind {
  /** Stored with every document of the kind: never renamed, never used again for another. */
  readonly id: string;
  readonly label: string;
  readonly type: DocumentType;
  /** Whether it reports an inspection; then `id` is also the document's `inspectionKind`. */
  readonly inspection: boolean;
  /** Inspectorates that carry out every inspection of the kind, named on the page or not. */
  readonly inspectorates: readonly string[];
  /** Whole title lines, from their beginning. A title may be printed over up to four lines or paragraphs. */
  readonly titles: readonly Pattern[];
  /** Words that are enough in the title of the document, wherever in it they stand. */
  readonly named?: readonly Pattern[];
  /** Words that are enough in the opening, where no kind claims the title; of an inspection only in a letter or report. */
  readonly mentions?: readonly Pattern[];
  /** Words that are enough anywhere, where nothing else is known. */
  readonly anywhere?: readonly Pattern[];
  /** Words in the opening with which `anywhere` does not count. */
  readonly notInOpening?: readonly Pattern[];
  /** A longer document, in words, is none of this kind unless its title says so. */
  readonly mostWords?: number;
  /** Titles that are none of this kind although a pattern fits. */
  readonly not?: readonly Pattern[];
  /** Words in the opening, the name of another inspectorate say, with which a title is none of this kind. */
  readonly notBy?: readonly Pattern[];
  /** Where else the area is printed, beside the title's `{area}`. */
  readonly areas?: readonly Pattern[];
  /** Where the name of the area stands alone beside the title. */
  readonly areaLine?: 'above' | 'below' | 'either';
  readonly themes?: readonly Pattern[];
  /** Where else the inspection's dates are printed, beside what all kinds share. */
  readonly periods?: readonly Pattern[];
  /** Whole cells of a table that rate what its row is about, where they are not the grades of Ofsted. */
  readonly grades?: Pattern;
  /** Headings of the kind beside those that all share. */
  readonly headings?: readonly Heading[];
  readonly examples: readonly [Example, Example, ...Example[]];
}

/** Titles about inspections that report none: the guidance for one, what is to be done about one, what was learned from several. */
export const NO_REPORT: readonly Pattern[] = [
  '\\bguidance\\b|\\bhandbook\\b|\\bframework\\b|\\btoolkit\\b|\\baction plan\\b|\\bbriefing\\b|\\bself[- ]assessment\\b|\\boverview\\b|\\bthematic\\b|\\baudits?\\b|\\bpreparation for\\b|\\bannounced\\b',
];
