/**
 * What themes are found in, and what is counted about them.
 */

import type { PolarityLabel } from '../document/evidence.ts';
import type { PassageRef } from '../document/passage-ref.ts';
import type { Theme, ThemeYear } from '../document/theme.ts';

/** A passage as it is counted. */
export interface CountedPassage extends PassageRef {
  readonly area: string | null;
  readonly year: number | null;
  /** Left out where it is not known: then it counts for neither side. */
  readonly polarity?: PolarityLabel | undefined;
}

/** A passage as themes are found in it. */
export interface ThemeInput extends CountedPassage {
  readonly text: string;
}

/** Documents, areas, split and years of a theme's passages. */
export function countsOf(
  passages: readonly CountedPassage[],
): Pick<Theme, 'documents' | 'areas' | 'strengths' | 'improvements' | 'years'> {
  const strengths = passages.filter(isStrength).length;
  const improvements = passages.filter(isImprovement).length;
  const byYear = new Map<number, ThemeYear>();
  for (const passage of passages) {
    if (passage.year === null) continue;
    const before = byYear.get(passage.year) ?? { year: passage.year, passages: 0, strengths: 0, improvements: 0 };
    byYear.set(passage.year, {
      year: passage.year,
      passages: before.passages + 1,
      strengths: before.strengths + (isStrength(passage) ? 1 : 0),
      improvements: before.improvements + (isImprovement(passage) ? 1 : 0),
    });
  }
  return {
    documents: new Set(passages.map((passage) => passage.documentId)).size,
    areas: new Set(passages.flatMap((passage) => passage.area ?? [])).size,
    strengths,
    improvements,
    years: [...byYear.values()].sort((a, b) => a.year - b.year),
  };
}

function isStrength(passage: CountedPassage): boolean {
  return passage.polarity === 'strength' || passage.polarity === 'mixed';
}

function isImprovement(passage: CountedPassage): boolean {
  return passage.polarity === 'improvement' || passage.polarity === 'mixed';
}
