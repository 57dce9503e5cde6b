/**
 * Which built-in framework a list read out of guidance is, criterion by criterion, so that the official wording can be
 * shown beside ours.
 */
import { type Criterion, criteriaOf, type Framework } from '../document/framework.ts';
import type { ExtractedCriterion } from './extract.ts';
import { likeness, rarity, wording } from './likeness.ts';

export interface MatchedCriterion {
  readonly extracted: ExtractedCriterion;
  /** Code in the built-in framework, or null where nothing there says the same. */
  readonly code: string | null;
  /** Likeness of the wording, 0 to 1. */
  readonly likeness: number;
}

export interface FrameworkMatch {
  readonly framework: Framework;
  readonly criteria: readonly MatchedCriterion[];
  /** Which share of the framework's criteria was found again, 0 to 1. */
  readonly share: number;
}

/** Two wordings of one criterion, ours and the official one, share at least this much. */
const ALIKE = 0.12;

/** A framework counts as found when this share of its criteria is. */
const FOUND = 0.7;

/** The criteria of different themes are built alike; so this share of the list must speak of the theme by name. */
const THEME_NAMED = 0.25;

/**
 * The framework that the extracted list is a wording of, or null. Criteria are aligned in order (dynamic programming
 * after Needleman and Wunsch, 1970), because guidance and built-in set list them in the same order.
 */
export function matchFramework(
  extracted: readonly ExtractedCriterion[],
  candidates: readonly Framework[],
): FrameworkMatch | null {
  const list = flatten(extracted);
  const matches = candidates
    .filter((framework) => framework.theme === null || speaksOf(framework.theme, list) >= THEME_NAMED)
    .map((framework) => align(list, framework))
    .filter((match) => match.share >= FOUND)
    .sort((a, b) => b.share - a.share || (a.framework.id < b.framework.id ? -1 : 1));
  return matches[0] ?? null;
}

/** The built-in framework with the official wording beside each criterion that was found. */
export function withOfficialWording(match: FrameworkMatch): Framework {
  const official = new Map(
    match.criteria.flatMap(({ code, extracted }) =>
      code === null
        ? []
        : [[code, { text: extracted.text, page: extracted.page, paragraph: extracted.paragraph }] as const],
    ),
  );
  const dress = (criterion: Criterion): Criterion => ({
    ...criterion,
    official: official.get(criterion.code) ?? criterion.official,
    children: criterion.children.map(dress),
  });
  return { ...match.framework, criteria: match.framework.criteria.map(dress) };
}

/** Which share of the list names the theme, all its words but "child" together. */
function speaksOf(theme: string, list: readonly ExtractedCriterion[]): number {
  const wanted = [...wording(theme).keys()].filter((stem) => stem !== 'child');
  const naming = list.filter(({ text }) => {
    const own = wording(text);
    return wanted.every((stem) => own.has(stem));
  });
  return naming.length / Math.max(1, list.length);
}

function align(list: readonly ExtractedCriterion[], framework: Framework): FrameworkMatch {
  const known = criteriaOf(framework);
  const theirs = list.map((item) => wording(item.text));
  const ours = known.map((item) => wording(`${item.title}. ${item.text} ${item.cues.join(' ')}`));
  const plain = known.map((item) => wording(`${item.title}. ${item.text}`));
  const weight = rarity([...theirs, ...ours]);
  const alike = theirs.map((a) =>
    ours.map((b, at) => 0.5 * likeness(a, b, weight) + 0.5 * likeness(a, plain[at] ?? b, weight)),
  );
  // best[i][j]: the greatest total likeness of the first i extracted and first j known criteria.
  const best = Array.from({ length: list.length + 1 }, () => new Float64Array(known.length + 1));
  const cell = (i: number, j: number) => best[i]?.[j] ?? 0;
  const like = (i: number, j: number) => alike[i]?.[j] ?? 0;
  for (let i = 1; i <= list.length; i++) {
    for (let j = 1; j <= known.length; j++) {
      const both = cell(i - 1, j - 1) + Math.max(0, like(i - 1, j - 1) - ALIKE / 2);
      (best[i] as Float64Array)[j] = Math.max(both, cell(i - 1, j), cell(i, j - 1));
    }
  }
  const codes: (string | null)[] = list.map(() => null);
  for (let i = list.length, j = known.length; i > 0 && j > 0; ) {
    if (cell(i, j) === cell(i - 1, j)) i--;
    else if (cell(i, j) === cell(i, j - 1)) j--;
    else {
      if (like(i - 1, j - 1) >= ALIKE) codes[i - 1] = known[j - 1]?.code ?? null;
      i--;
      j--;
    }
  }
  const criteria = list.map((extracted, at) => {
    const code = codes[at] ?? null;
    const index = known.findIndex((item) => item.code === code);
    return { extracted, code, likeness: index < 0 ? 0 : like(at, index) };
  });
  return { framework, criteria, share: criteria.filter((item) => item.code !== null).length / known.length };
}

/** Every extracted criterion in order; items that only introduce their children are left out. */
function flatten(criteria: readonly ExtractedCriterion[]): ExtractedCriterion[] {
  return criteria.flatMap((item) => (item.children.length > 0 ? flatten(item.children) : [item]));
}
