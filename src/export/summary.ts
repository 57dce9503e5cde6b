/**
 * The bundle in a few figures, said the same in every format.
 */
import { counts, type EvidenceBundle, type EvidenceRow } from './bundle.ts';
import type { Grid } from './grid.ts';
import { howMany } from './words.ts';

export interface Figures {
  readonly documents: number;
  readonly folded: number;
  readonly criteria: number;
  readonly criteriaWithEvidence: number;
  readonly evidence: number;
  readonly accepted: number;
  readonly strengths: number;
  readonly improvements: number;
  readonly otherwise: number;
  readonly unreadPages: number;
}

/** The figures of the summary. Mixed and neutral passages are counted apart here. */
export function figures(bundle: EvidenceBundle, grid: Grid): Figures {
  const evidence = bundle.evidence.filter(counts);
  const having = (label: EvidenceRow['polarity']) => evidence.filter((row) => row.polarity === label).length;
  return {
    documents: grid.documents.length,
    folded: bundle.documents.filter((document) => document.copyOf !== null).length,
    criteria: grid.lines.length,
    criteriaWithEvidence: grid.lines.filter((line) => line.foundIn > 0).length,
    evidence: evidence.length,
    accepted: evidence.filter((row) => row.status === 'accepted').length,
    strengths: having('strength'),
    improvements: having('improvement'),
    otherwise: having('mixed') + having('neutral'),
    unreadPages: grid.documents.reduce((sum, document) => sum + document.pagesWithoutText.length, 0),
  };
}

/** How far the review has come, and the figures as sentences. */
export function inBrief(
  bundle: EvidenceBundle,
  grid: Grid,
): { readonly decided: string; readonly facts: readonly string[] } {
  const sum = figures(bundle, grid);
  const pieces = howMany(sum.evidence, 'piece of evidence', 'pieces of evidence');
  const decided =
    sum.evidence === 0
      ? 'No evidence has been found or decided yet.'
      : sum.accepted === sum.evidence
        ? 'Every piece of evidence here has been accepted by a reviewer.'
        : sum.accepted === 0
          ? 'Nothing here has been decided. Every mapping below is the program’s first suggestion, drawn with a dashed line.'
          : `${sum.accepted.toLocaleString('en-GB')} of ${pieces} have been accepted by a reviewer. The others are suggestions, drawn with a dashed line.`;
  return {
    decided,
    facts: [
      `${howMany(sum.documents, 'document')} counted, ${howMany(sum.folded, 'copy', 'copies')} folded in.`,
      `Evidence for ${sum.criteriaWithEvidence} of ${howMany(sum.criteria, 'criterion', 'criteria')}.`,
      `${pieces}: ${howMany(sum.strengths, 'strength')}, ${howMany(sum.improvements, 'area for improvement', 'areas for improvement')}, ${sum.otherwise} mixed or neutral.`,
      sum.unreadPages === 0 ? 'Every page could be read.' : `${howMany(sum.unreadPages, 'page')} could not be read.`,
    ].map((fact) => fact.slice(0, 1).toUpperCase() + fact.slice(1)),
  };
}
