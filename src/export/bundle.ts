/**
 * The one value that everything is exported from. Plain data, complete in itself: no format looks anything up elsewhere.
 */
import type { Copies } from '../document/copies.ts';
import type { DocumentCoverage, Standing } from '../document/coverage.ts';
import type { DocumentType, Format } from '../document/document.ts';
import type { Agency, PolarityLabel, Reason } from '../document/evidence.ts';
import type { Finding, FindingState, Readiness } from '../document/finding.ts';
import type { Criterion, Framework } from '../document/framework.ts';
import type { ReadingState } from '../document/reading-notes.ts';

/** One document of the workspace, copies included. */
export interface DocumentRow extends ReadingState {
  readonly id: string;
  readonly title: string;
  readonly type: DocumentType;
  readonly area: string | null;
  /** ISO 8601 day. */
  readonly date: string | null;
  readonly inspectionTheme: string | null;
  /** The file's own name without its folder: folders name people and cases. */
  readonly fileName: string;
  readonly format: Format;
  readonly sha256: string;
  readonly pages: number;
  /** Passages that may be evidence. */
  readonly passages: number;
  /** How well it could be read, 0 to 1, and why not better. */
  readonly quality: number;
  readonly warnings: readonly string[];
  /** The document that stands for this one, or null where it counts itself. */
  readonly copyOf: string | null;
  /** Documents folded into this one. */
  readonly copiesFolded: number;
  /** Whether it is our own: an audit, a self-assessment, a letter to our area. A copy goes with the one that counts. */
  readonly ours: boolean;
}

/** A criterion is accepted or rejected by a reviewer, or still only suggested by the program. */
export type EvidenceStatus = 'accepted' | 'suggested' | 'rejected';

/** One passage as evidence for one criterion. */
export interface EvidenceRow {
  /** Code of the criterion. */
  readonly criterion: string;
  readonly documentId: string;
  readonly passageId: string;
  /** The passage, verbatim. */
  readonly quotation: string;
  /** Half-open range in the document's canonical text, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly endPage: number;
  /** Paragraph number as printed, or null. */
  readonly paragraph: string | null;
  /** Whether any of it stands on a page whose text was recognised from a picture. */
  readonly recognised: boolean;
  readonly headings: readonly string[];
  readonly status: EvidenceStatus;
  /** The reviewer's where `status` is not "suggested"; null where the reviewer has not said. */
  readonly polarity: PolarityLabel | null;
  readonly agencies: readonly Agency[];
  /** Place among the program's suggestions for this passage, from 1; null where it did not suggest this criterion. */
  readonly rank: number | null;
  /** Calibrated probability of the suggestion, 0 to 1; null where the program did not suggest it. */
  readonly score: number | null;
  readonly reasons: readonly Reason[];
  /** Who decided, and when (ISO 8601 instant, UTC); null where nobody has. */
  readonly reviewer: string | null;
  readonly at: string | null;
  readonly note: string;
  readonly tags: readonly string[];
  /** How many passages were decided in the same step; null where it was decided alone, or not at all. */
  readonly together: number | null;
  /** Copies of the document that hold the same passage, counted here once. */
  readonly copiesFolded: number;
}

export interface ThemeQuotation {
  readonly documentId: string;
  readonly passageId: string;
  readonly quotation: string;
  readonly page: number;
  readonly endPage: number;
  readonly paragraph: string | null;
  readonly recognised: boolean;
  readonly polarity: PolarityLabel;
}

export interface ThemeRow {
  readonly id: string;
  readonly label: string;
  readonly keywords: readonly string[];
  /** Number of different documents, copies counted once. */
  readonly documents: number;
  /** Number of different areas. */
  readonly areas: number;
  /** Most central first. */
  readonly passages: readonly ThemeQuotation[];
}

/** One line of the audit log. */
export interface LogRow {
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  readonly reviewer: string;
  /** What was done, in a sentence: "accepted C05 for “The partnership …” (Leeds, page 3)". Files without their folders. */
  readonly action: string;
}

/** A setting or figure that the results depend on, for the method note. */
export interface Setting {
  readonly name: string;
  readonly value: string;
}

/** A finding as it leaves the program: what was written, beside what is counted on the day of the export. */
export interface FindingEntry {
  readonly code: string;
  readonly title: string;
  readonly state: FindingState | 'not-started';
  /** As people read it, with the numbers of the day it was written. */
  readonly text: string;
  /** Numbers that are others today: "11 areas on the day of this report". */
  readonly changes: readonly string[];
  readonly lookedAt: string;
  readonly notLookedAt: string;
  readonly standing: Standing;
  readonly areas: readonly Balance[];
  readonly attached: readonly FindingQuotation[];
  /** The few on its side that were put forward most surely, for where none is attached. */
  readonly strongest: readonly FindingQuotation[];
  readonly side: 'strength' | 'improvement';
  readonly opposite: readonly FindingQuotation[];
  readonly notes: string;
  /** The gap in the reviewer's words. */
  readonly gap: string;
  /** What our own documents say, beside what others were told; these count in no number of the finding. */
  readonly ours: OurSide;
  readonly readiness: Readiness;
  readonly confidence: Finding['confidence'];
  readonly by: string;
  readonly at: string;
  readonly agreed: Finding['agreed'];
}

/** A grade that a report prints, and what changed since the one before it. */
export interface JudgementEntry {
  readonly documentId: string;
  readonly area: string | null;
  readonly date: string | null;
  readonly inspection: string;
  readonly about: string;
  readonly grade: string;
  /** "better than Inadequate, 17 February 2016"; empty where there is nothing before it. */
  readonly changed: string;
  readonly passageId: string;
  readonly page: number;
}

export interface OurSide {
  /** How many documents are ours. */
  readonly documents: number;
  /** What may be said of our documents, in a sentence. */
  readonly sentence: string;
  readonly said: readonly FindingQuotation[];
  /** The gap as it was counted, for where nobody has written it; empty where nothing can be said. */
  readonly counted: string;
  readonly disagreements: readonly string[];
}

export interface FindingQuotation
  extends Pick<ThemeQuotation, 'quotation' | 'page' | 'endPage' | 'paragraph' | 'recognised'> {
  /** Null where nobody said. */
  readonly polarity: PolarityLabel | null;
  readonly documentId: string;
  /** "Calder Vale, 9 March 2022". */
  readonly source: string;
}

/** Strength and improvement in one area. */
export interface Balance {
  readonly name: string;
  readonly strength: number;
  readonly improvement: number;
  readonly says: 'strength' | 'improvement' | 'both' | 'neither';
}

export interface EvidenceBundle {
  /** Name of the workspace. */
  readonly workspace: string;
  /** When the bundle was made: ISO 8601 instant, UTC. */
  readonly madeAt: string;
  /** "Evidence Desk 0.1.0". */
  readonly program: string;
  readonly framework: Framework;
  readonly documents: readonly DocumentRow[];
  /** In the order of the framework, then of the documents, then of the text. */
  readonly evidence: readonly EvidenceRow[];
  /** Passages of which a reviewer said that they are evidence for none, and for which none was suggested: no criterion. */
  readonly setAside: readonly EvidenceRow[];
  /** How much of each document that evidence can come from has been looked at, whatever the export leaves out. */
  readonly coverage: readonly DocumentCoverage[];
  /** By document, its passages that may be no evidence only because they stand in three or more letters. */
  readonly repeated?: Readonly<Record<string, number>>;
  /** What was written about each criterion and pinned theme, in their order. */
  readonly findings: readonly FindingEntry[];
  /** The grades that reports print, by area and date. */
  readonly judgements: readonly JudgementEntry[];
  readonly themes: readonly ThemeRow[];
  readonly copies: Copies;
  /** Whole texts by document, where the file carries them. */
  readonly texts?: ReadonlyMap<string, string>;
  /** Files that could not be read, each with its reason. */
  readonly unread: readonly { readonly fileName: string; readonly reason: string }[];
  readonly settings: readonly Setting[];
  readonly log: readonly LogRow[];
}

/** A criterion with the titles that lead to it. */
export interface PlacedCriterion {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  /** Titles from the outermost heading to the criterion itself. */
  readonly path: readonly string[];
  /** A criterion that evidence names and the framework does not hold, from another edition for example. */
  readonly isUnknown: boolean;
}

/** Every criterion in the framework's order, then every code that only the evidence knows, in code order. */
export function placedCriteria(bundle: Pick<EvidenceBundle, 'framework' | 'evidence'>): PlacedCriterion[] {
  const walk = (criteria: readonly Criterion[], above: readonly string[]): PlacedCriterion[] =>
    criteria.flatMap(({ code, title, text, isHeading, children }) => {
      const path = [...above, title];
      return [...(isHeading ? [] : [{ code, title, text, path, isUnknown: false }]), ...walk(children, path)];
    });
  const known = walk(bundle.framework.criteria, []);
  const codes = new Set(known.map((criterion) => criterion.code));
  const unknown = [...new Set(bundle.evidence.map((row) => row.criterion))].filter((code) => !codes.has(code)).sort();
  const stray = (code: string): PlacedCriterion => ({ code, title: code, text: '', path: [code], isUnknown: true });
  return [...known, ...unknown.map(stray)];
}

/** Whether a row counts as evidence: accepted by a reviewer or, while nobody has decided, suggested by the program. */
export function counts(row: EvidenceRow): boolean {
  return row.status !== 'rejected';
}

/** Passages of a theme that stand in report and workbook, the most central; the others go into the workbook where they are asked for. */
export const SHOWN_OF_THEME = 3;
