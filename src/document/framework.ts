/**
 * A framework: the criteria that passages are evidence for. Built-in sets come from `resources/frameworks`, others are
 * read out of a guidance document or written by the reviewer.
 */
import type { Agency } from './evidence.ts';

export interface Criterion {
  /** Short and unique within the framework: "C05", "2.1", "17a". */
  readonly code: string;
  /** A few words to show in lists. Equal to the beginning of `text` where nobody has written one. */
  readonly title: string;
  /** The criterion as it is worked with: the official wording, or the project's own words in a built-in set. */
  readonly text: string;
  /** The wording of the guidance, where a guidance document has been matched to this framework. */
  readonly official: OfficialWording | null;
  /** Phrases that point to this criterion, in the words of the field. */
  readonly cues: readonly string[];
  readonly agencies: readonly Agency[];
  /** What belongs elsewhere, in a sentence, or null. */
  readonly isNot: string | null;
  /** A heading groups its children and is itself no criterion. */
  readonly isHeading: boolean;
  readonly children: readonly Criterion[];
}

export interface OfficialWording {
  readonly text: string;
  readonly page: number;
  /** Paragraph number as printed, or null. */
  readonly paragraph: string | null;
}

export interface Framework {
  readonly id: string;
  readonly title: string;
  /** The inspection theme it belongs to, or null where it serves any. */
  readonly theme: string | null;
  readonly edition: string | null;
  /** Publication and paragraphs the criteria come from, in a sentence. */
  readonly source: string;
  /** Whether it is shipped with the program. Built-in sets are copied before they are edited. */
  readonly builtIn: boolean;
  /** Whether the criteria are an inspectorate's; false for sets that are the project's or the reviewer's own. */
  readonly official: boolean;
  /** The guidance document in this workspace that it was read out of, if any. */
  readonly guidance?: string;
  readonly criteria: readonly Criterion[];
}

/** What only introduces the items below it: "how well agencies work together, including:". */
export function isHeadingText(text: string, children: number): boolean {
  return children > 0 && text.trimEnd().endsWith(':');
}

/** Every criterion of a framework in order, headings left out. */
export function criteriaOf(framework: Framework): Criterion[] {
  const flat = (criteria: readonly Criterion[]): Criterion[] =>
    criteria.flatMap((criterion) => [...(criterion.isHeading ? [] : [criterion]), ...flat(criterion.children)]);
  return flat(framework.criteria);
}
