/**
 * The criterion finder: by code, by the beginnings of words, and with a letter wrong here and there.
 */
import lunr from 'lunr';
import type { CriterionRow } from '../../../../src/contract/operations/frameworks.ts';

export type FindCriteria = (typed: string) => readonly CriterionRow[];

/** Builds a finder over a framework; headings are left out. Typing nothing gives every criterion in order. */
export function criterionFinder(criteria: readonly CriterionRow[]): FindCriteria {
  const found = criteria.filter((criterion) => !criterion.isHeading);
  const byCode = new Map(found.map((criterion) => [criterion.code, criterion]));
  const index = lunr(function () {
    // Words are kept as they are written: their beginnings and small mistakes find them, which stems would hide.
    this.pipeline.remove(lunr.stemmer);
    this.searchPipeline.remove(lunr.stemmer);
    this.ref('code');
    this.field('code', { boost: 20 });
    this.field('title', { boost: 6 });
    this.field('cues', { boost: 3 });
    this.field('text');
    for (const { code, title, cues, text, official } of found) {
      this.add({ code, title, cues: cues.join(' '), text: `${text} ${official?.text ?? ''}` });
    }
  });
  return (typed) => {
    const words = typed
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
    if (words.length === 0) return found;
    const hits = index.query((query) => {
      for (const word of words) {
        query.term(word, { boost: 10 });
        query.term(word, { boost: 5, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
        if (word.length > 3) query.term(word, { boost: 1, usePipeline: false, editDistance: 1 });
      }
    });
    const exact = byCode.get(
      [...byCode.keys()].find((code) => code.toLowerCase() === typed.trim().toLowerCase()) ?? '',
    );
    const ranked = hits.flatMap(({ ref }) => byCode.get(ref) ?? []);
    return exact ? [exact, ...ranked.filter((criterion) => criterion !== exact)] : ranked;
  };
}
