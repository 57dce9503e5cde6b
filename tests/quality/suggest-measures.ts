/**
 * How good a judgement is, counted passage by passage.
 */

export interface Judged {
  readonly document: string;
  /** Codes that readers gave, the main one first, or ["none"]. */
  readonly right: readonly string[];
  /** Codes in order of likelihood; empty where nothing is suggested. */
  readonly ranked: readonly string[];
}

export interface Figures {
  readonly passages: number;
  readonly first: number;
  readonly acceptable: number;
  readonly recall: number;
  /** Share of the passages that are evidence of nothing which were left alone. */
  readonly quiet: number;
  /** Share of the evidence that was left alone. */
  readonly lost: number;
}

/** The figures of a set of judgements, as the shared scorer counts them. */
export function figuresOf(all: readonly Judged[]): Figures {
  const evidence = all.filter(({ right }) => right[0] !== 'none');
  const nothing = all.filter(({ right }) => right[0] === 'none');
  const share = (items: readonly Judged[], worth: (item: Judged) => number) =>
    items.reduce((sum, item) => sum + worth(item), 0) / items.length;
  return {
    passages: all.length,
    first: share(evidence, ({ right, ranked }) => Number(ranked[0] === right[0])),
    acceptable: share(evidence, ({ right, ranked }) => Number(right.includes(ranked[0] ?? ''))),
    recall: share(evidence, ({ right, ranked }) => {
      const wanted = new Set(right);
      return ranked.slice(0, 3).filter((code) => wanted.has(code)).length / Math.min(3, wanted.size);
    }),
    quiet: share(nothing, ({ ranked }) => Number(ranked.length === 0)),
    lost: share(evidence, ({ ranked }) => Number(ranked.length === 0)),
  };
}

/** Ten bins of what was said, with how often it was right in each, and the expected calibration error (Naeini et al., 2015). */
export function reliability(pairs: readonly (readonly [said: number, right: boolean])[]): {
  readonly bins: readonly { readonly count: number; readonly said: number; readonly right: number }[];
  readonly error: number;
} {
  const bins = Array.from({ length: 10 }, (_, bin) => {
    const members = pairs.filter(([said]) => Math.min(9, Math.floor(said * 10)) === bin);
    const mean = (value: (pair: readonly [number, boolean]) => number) =>
      members.length === 0 ? 0 : members.reduce((sum, pair) => sum + value(pair), 0) / members.length;
    return { count: members.length, said: mean(([said]) => said), right: mean(([, right]) => Number(right)) };
  });
  const error = bins.reduce((sum, bin) => sum + (bin.count / pairs.length) * Math.abs(bin.said - bin.right), 0);
  return { bins, error };
}

/** A figure as it is printed; a dash where there was nothing to count. */
export const figure = (value: number) => (Number.isFinite(value) ? value.toFixed(3) : '  -  ');
