/**
 * How far passages of one theme are about one thing, by labels that readers gave passages without seeing any theme: the
 * criterion or the area of practice each is evidence for.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mean } from './themes-measures.ts';

const GOLD = new URL('../../../shared/gold/', import.meta.url);

/** A passage with the codes that readers gave it, first the main one. */
export interface Labelled {
  readonly id: string;
  readonly text: string;
  readonly codes: readonly string[];
}

/** The labelled passages of a file; none where it is missing. */
export function labelled(name: 'bullets_dev' | 'mapping_dev' | 'prose_dev'): Labelled[] {
  const file = new URL(`${name}.jsonl`, GOLD);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; text: string; primary: string; secondary?: string[] })
    .filter(({ primary }) => primary !== 'none')
    .map(({ id, text, primary, secondary = [] }) => ({ id, text, codes: [primary, ...secondary] }));
}

/**
 * Precision of membership: the share of passages that carry the code which most of the *other* passages of their theme have
 * as their main one. Passages that are alone in a theme are left out. 0 to 1.
 */
export function precisionOf(members: readonly (readonly Labelled[])[]): number {
  return mean(
    members.flatMap((theme) => {
      if (theme.length < 2) return [];
      const counts = new Map<string, number>();
      for (const { codes } of theme) counts.set(codes[0] ?? '', (counts.get(codes[0] ?? '') ?? 0) + 1);
      return theme.map(({ codes }) => {
        const own = codes[0] ?? '';
        const others = [...counts].map(([code, count]) => [code, count - (code === own ? 1 : 0)] as const);
        const most = Math.max(...others.map(([, count]) => count));
        const best = others.filter(([, count]) => count === most && count > 0);
        return best.filter(([code]) => codes.includes(code)).length / Math.max(1, best.length);
      });
    }),
  );
}

/** Passages gathered by the topic each belongs to most. */
export function gathered(passages: readonly Labelled[], assignment: readonly number[]): Labelled[][] {
  const topics = new Map<number, Labelled[]>();
  passages.forEach((passage, at) => {
    const topic = assignment[at] ?? -1;
    if (topic >= 0) topics.set(topic, [...(topics.get(topic) ?? []), passage]);
  });
  return [...topics.values()];
}
