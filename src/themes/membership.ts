/**
 * Which passages belong to which themes, and how centrally.
 */
import type { Term } from './keyphrases.ts';
import { listAt } from './lists.ts';
import type { Cluster } from './selection.ts';
import type { Contexts } from './space.ts';
import { likenesses, type TextVectors } from './text-vectors.ts';

export interface Member {
  /** Index of the text. */
  readonly text: number;
  /** 0 to 1, 1 for the most central one. */
  readonly score: number;
}

export interface Gathered {
  readonly cluster: Cluster;
  /** Terms of the cluster with their likeness to its centre, most central first. */
  readonly terms: readonly { readonly term: Term; readonly centrality: number }[];
  /** Most central first. */
  readonly members: readonly Member[];
}

/** What one mention of a perfectly central term is worth, of 1. */
const MENTION = 0.6;
/** A member scores at least this share of the theme's best. */
const LEAST_OF_THEME = 0.35;
/** A passage belongs to the themes in which it scores at least this share of its own best. */
const LEAST_OF_PASSAGE = 0.5;
/** Without any of its words, a passage belongs if it is as like the theme as this share of those with them. */
const LIKE_WITHOUT_WORDS = 0.9;

/** Share of a theme's passages that are surely in a larger one, from which it is a part of that one. */
const NESTED = 0.35;

/** Gathers passages, and puts a cluster whose passages mostly belong to a larger one in with that. */
export function gatherThemes(
  contexts: Contexts,
  vectors: readonly Float32Array[],
  clusters: readonly Cluster[],
  texts: TextVectors,
): Gathered[] {
  const places = placesOf(contexts);
  const scoreOf = (cluster: Cluster): Scored => {
    const centre = centreOf(cluster, contexts, vectors);
    return { centre, ...score(cluster, centre, contexts, texts, places) };
  };
  const scored = new Map(clusters.map((cluster) => [cluster, scoreOf(cluster)]));
  const hosts = hostsOf(gather(contexts, clusters, scored));
  const rootOf = (at: number): number => (hosts[at] === -1 || hosts[at] === undefined ? at : rootOf(hosts[at]));
  const joined = clusters.flatMap((cluster, at): Cluster[] => {
    if (rootOf(at) !== at) return [];
    const parts = clusters.filter((_, other) => rootOf(other) === at);
    if (parts.length === 1) return [cluster];
    return [{ terms: parts.flatMap((part) => part.terms).sort((a, b) => a - b), stability: cluster.stability }];
  });
  for (const cluster of joined) {
    if (!scored.has(cluster)) scored.set(cluster, scoreOf(cluster));
  }
  return gather(contexts, joined, scored);
}

/** For each theme the larger one that holds most of its passages, or -1. */
function hostsOf(themes: readonly Gathered[]): number[] {
  const themesOfText = new Map<number, number[]>();
  themes.forEach((theme, at) => {
    for (const { text } of theme.members) {
      const known = themesOfText.get(text);
      if (known === undefined) themesOfText.set(text, [at]);
      else known.push(at);
    }
  });
  const both = themes.map(() => new Int32Array(themes.length));
  for (const together of themesOfText.values()) {
    for (const left of together)
      for (const right of together) {
        const row = both[left] as Int32Array;
        row[right] = (row[right] ?? 0) + 1;
      }
  }
  return themes.map((theme, at) => {
    const size = theme.members.length;
    let best = -1;
    let most = NESTED;
    themes.forEach((other, index) => {
      const share = surely(both[at]?.[index] ?? 0, size);
      if (index === at || other.members.length <= size || share < most) return;
      best = index;
      most = share;
    });
    return best;
  });
}

/** A share of so many less its standard error: of a few passages, some are in both by chance. */
function surely(part: number, whole: number): number {
  const share = part / Math.max(1, whole);
  return share - Math.sqrt((share * (1 - share)) / Math.max(1, whole));
}

interface Scores {
  /** Indices of the texts that score at all, ascending, and their scores. */
  readonly texts: Int32Array;
  readonly values: Float64Array;
}

interface Scored extends Scores {
  readonly centre: Centre;
}

/** The passages of each cluster, by its terms and by likeness to its centre. */
function gather(contexts: Contexts, clusters: readonly Cluster[], scored: ReadonlyMap<Cluster, Scored>): Gathered[] {
  const best = new Float64Array(contexts.texts.terms.count);
  for (const cluster of clusters) {
    scored.get(cluster)?.texts.forEach((text, at) => {
      best[text] = Math.max(best[text] ?? 0, scored.get(cluster)?.values[at] ?? 0);
    });
  }
  return clusters.flatMap((cluster): Gathered[] => {
    const known = scored.get(cluster);
    if (known === undefined) return [];
    const { centre, texts, values } = known;
    let top = 0;
    for (const value of values) if (value > top) top = value;
    const members: Member[] = [];
    values.forEach((value, at) => {
      const text = texts[at] ?? 0;
      if (value < LEAST_OF_THEME * top || value < LEAST_OF_PASSAGE * (best[text] ?? 0)) return;
      members.push({ text, score: value / top });
    });
    members.sort((a, b) => b.score - a.score || a.text - b.text);
    const terms = cluster.terms
      .map((term) => ({ term: contexts.terms[term] as Term, centrality: centre.termWeights.get(term) ?? 0 }))
      .sort(
        (a, b) =>
          b.centrality * strength(b.term) - a.centrality * strength(a.term) || (a.term.key < b.term.key ? -1 : 1),
      );
    return [{ cluster, terms, members }];
  });
}

function strength(term: Term): number {
  return Math.sqrt(term.texts.length);
}

interface Centre {
  readonly vector: Float32Array;
  readonly termWeights: ReadonlyMap<number, number>;
}

function centreOf(cluster: Cluster, contexts: Contexts, vectors: readonly Float32Array[]): Centre {
  const sum = new Float32Array(contexts.width);
  for (const term of cluster.terms) {
    const weight = Math.sqrt(contexts.terms[term]?.texts.length ?? 0);
    vectors[term]?.forEach((value, at) => {
      sum[at] = (sum[at] ?? 0) + weight * value;
    });
  }
  const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
  const vector = length === 0 ? sum : sum.map((value) => value / length);
  const termWeights = new Map(
    cluster.terms.map((term) => {
      let dot = 0;
      vectors[term]?.forEach((value, at) => {
        dot += value * (vector[at] ?? 0);
      });
      return [term, dot] as const;
    }),
  );
  return { vector, termWeights };
}

/** The texts of each term, ascending. */
function placesOf(contexts: Contexts): number[][] {
  const places: number[][] = contexts.terms.map(() => []);
  const { terms } = contexts.texts;
  for (let at = 0; at < terms.count; at++) for (const term of listAt(terms, at)) places[term]?.push(at);
  return places;
}

function score(
  cluster: Cluster,
  centre: Centre,
  contexts: Contexts,
  texts: TextVectors,
  places: readonly (readonly number[])[],
): Scores {
  const likeness = new Float64Array(texts.count);
  likenesses(centre.vector, contexts, texts, likeness);
  const without = new Float64Array(texts.count).fill(1);
  for (const term of cluster.terms) {
    const factor = 1 - MENTION * Math.min(1, centre.termWeights.get(term) ?? 0);
    for (const text of places[term] ?? []) without[text] = (without[text] ?? 1) * factor;
  }
  const withWords = likeness.filter((_, at) => (without[at] ?? 1) < 1).sort();
  const high = withWords[Math.floor(LIKE_WITHOUT_WORDS * withWords.length)] ?? Number.POSITIVE_INFINITY;
  const most = Math.max(1e-9, withWords.at(-1) ?? 0);
  for (let at = 0; at < texts.count; at++) {
    const mention = 1 - (without[at] ?? 1);
    const like = (likeness[at] ?? 0) / most;
    const silent = (likeness[at] ?? 0) >= high ? 0.5 * like : 0;
    likeness[at] = mention === 0 ? silent : 0.5 * mention + 0.5 * Math.min(1, like);
  }
  const scoring = Int32Array.from(likeness.keys()).filter((at) => (likeness[at] ?? 0) > 0);
  return { texts: scoring, values: Float64Array.from(scoring, (at) => likeness[at] ?? 0) };
}
