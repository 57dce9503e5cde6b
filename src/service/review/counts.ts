import type { CriterionCounts } from '../../contract/operations/review.ts';
import { type DocumentCoverage, standingOf } from '../../document/coverage.ts';
import { type Decisions, evidenceOf, isPutForward, type ReviewPassage } from './passages.ts';

export interface ReviewCounts {
  readonly criteria: CriterionCounts[];
  /** Passages with a suggestion, or asked of a second reader, that nobody has decided. */
  readonly toDecide: number;
  readonly noSuggestion: number;
  readonly decided: number;
}

/** The numbers of the criteria tree. Mixed passages count as strength and as improvement. */
export function reviewCounts(
  codes: readonly string[],
  passages: readonly ReviewPassage[],
  decisions: Decisions,
  coverage: readonly DocumentCoverage[],
  filesUnread: number,
): ReviewCounts {
  const criteria = new Map(codes.map((code) => [code, emptyCounts(code, coverage, filesUnread)]));
  const documents = new Map<string, Set<string>>();
  for (const { passage, criterion, polarity, decided } of evidenceOf(passages, decisions, false)) {
    const counts = criteria.get(criterion);
    if (counts === undefined) continue;
    if (!decided) {
      counts.toDecide++;
      continue;
    }
    if (polarity === 'strength' || polarity === 'mixed') counts.strength++;
    if (polarity === 'improvement' || polarity === 'mixed') counts.improvement++;
    if (polarity === 'neutral' || polarity === null) counts.neutral++;
    const seen = documents.get(criterion) ?? new Set();
    documents.set(criterion, seen.add(passage.documentId));
  }
  for (const [code, seen] of documents) {
    const counts = criteria.get(code);
    if (counts !== undefined) counts.documents = seen.size;
  }
  const counts = { toDecide: 0, noSuggestion: 0, decided: 0 };
  for (const passage of passages)
    counts[decisions.has(passage.key) ? 'decided' : isPutForward(passage) ? 'toDecide' : 'noSuggestion']++;
  return { criteria: [...criteria.values()], ...counts };
}

function emptyCounts(code: string, coverage: readonly DocumentCoverage[], filesUnread: number): CriterionCounts {
  const standing = standingOf(coverage, code, filesUnread);
  return { code, toDecide: 0, strength: 0, improvement: 0, neutral: 0, standing, documents: 0 };
}
