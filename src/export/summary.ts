/**
 * The bundle in a few figures, said the same in every format.
 */
import { coverageLine, type Looked, leftInWords, together, undecided } from '../document/coverage.ts';
import { counts, type EvidenceBundle, type EvidenceRow } from './bundle.ts';
import type { Grid } from './grid.ts';
import { howMany, pagesInWords } from './words.ts';

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
  /** Accepted without saying whether strength or improvement. */
  readonly unsaid: number;
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
    unsaid: having(null),
    unreadPages: grid.documents.reduce((sum, document) => sum + document.pagesWithoutText.length, 0),
  };
}

/** "18 of 1,578 passages decided; Leeds 54 of 54, Bury 0 of 95": the line that every export carries. */
export function coverageInALine(bundle: Pick<EvidenceBundle, 'coverage' | 'documents' | 'unread'>): string {
  const rows = new Map(bundle.documents.map((row) => [row.id, row]));
  return coverageLine(
    bundle.coverage.map((one) => {
      const row = rows.get(one.documentId);
      return { ...one, name: row?.area ?? row?.title ?? one.documentId };
    }),
    bundle.unread.length,
  );
}

/** What is left to look at in a document: "12 passages undecided, pages 3–5 and 9 not read"; empty where nothing is. */
export function leftIn(looked: Looked, pagesUnread: readonly number[]): string {
  return [
    leftInWords({ ...looked, pagesUnread: 0 }),
    pagesUnread.length === 0 ? '' : `${pagesInWords(pagesUnread)} not read`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Why there is no evidence here. */
function nothingHere({ coverage, unread }: EvidenceBundle): string {
  const all = together(coverage, unread.length);
  if (coverage.some(({ criteria }) => [...criteria.values()].some(({ accepted }) => accepted > 0)))
    return 'What was accepted is not part of this export.';
  return all.passages > 0 && undecided(all) === 0 && all.pagesUnread + all.filesUnread === 0
    ? 'Every passage was decided, and none is evidence for a criterion.'
    : 'Nothing is accepted so far. What was not looked at yet may hold evidence.';
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
      ? nothingHere(bundle)
      : sum.accepted === sum.evidence
        ? `Every piece of evidence here has been accepted by a reviewer.${bundle.themes.length === 0 ? '' : ' The themes are the program’s own, drawn from all passages, decided or not.'}`
        : sum.accepted === 0
          ? 'Nothing here has been decided. Every mapping below is the program’s first suggestion, drawn with a dashed line.'
          : `${sum.accepted.toLocaleString('en-GB')} of ${pieces} have been accepted by a reviewer. The others are suggestions, drawn with a dashed line.`;
  return {
    decided,
    facts: [
      `${coverageInALine(bundle)}.`,
      `${howMany(sum.documents, 'document')} counted, ${howMany(sum.folded, 'copy', 'copies')}${sum.folded === 0 ? '' : ' counted once'}.`,
      `Evidence for ${sum.criteriaWithEvidence} of ${howMany(sum.criteria, 'criterion', 'criteria')}.`,
      `${pieces}: ${howMany(sum.strengths, 'strength')}, ${howMany(sum.improvements, 'area for improvement', 'areas for improvement')}, ${sum.otherwise} mixed or neutral${sum.unsaid === 0 ? '' : `, ${sum.unsaid} without a side`}.`,
      bundle.unread.length === 0
        ? sum.unreadPages === 0
          ? 'Every page was read.'
          : `${howMany(sum.unreadPages, 'page')} could not be read.`
        : `${[...(sum.unreadPages === 0 ? [] : [howMany(sum.unreadPages, 'page')]), howMany(bundle.unread.length, 'file')].join(' and ')} could not be read.`,
    ].map((fact) => fact.slice(0, 1).toUpperCase() + fact.slice(1)),
  };
}
