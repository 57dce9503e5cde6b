/**
 * Themes keep who they are from one run to the next.
 */
import type { Theme, ThemeEdits } from '../document/theme.ts';
import { refKey } from './input.ts';

/** Likeness from which a theme is taken for the one of the last run. */
const SAME = 0.3;
/** A theme found anew belongs to one the user has merged if this share of it was there. */
const MERGED = 0.6;

/**
 * Gives found themes the ids of the themes they continue, likest first (shared passages and keywords). Labels are kept
 * while the theme's first keyword stays; a label, pin or hiding of the user's is kept always, and a theme that carries
 * one survives even where nothing like it is found again.
 * @param present keys of the passages that there are now
 */
export function keepIdentity(
  found: readonly Theme[],
  previous: readonly Theme[],
  edits: ThemeEdits,
  present: ReadonlySet<string>,
): Theme[] {
  const old = previous.filter((theme) => theme.origin === 'found');
  const pairs = found
    .flatMap((theme, at) => old.map((before) => ({ at, before, likeness: likeness(theme, before, present) })))
    .filter((pair) => pair.likeness >= SAME)
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at || (a.before.id < b.before.id ? -1 : 1));
  const continues = new Map<number, Theme>();
  const taken = new Set<string>();
  for (const { at, before } of pairs) {
    if (continues.has(at) || taken.has(before.id)) continue;
    continues.set(at, before);
    taken.add(before.id);
  }
  const used = new Set(old.map((theme) => theme.id));
  const merged = new Set(edits.flatMap((edit) => (edit.kind === 'merge' ? [edit.into] : [])));
  const joined = new Map<string, Theme[]>();
  const kept = found.flatMap((theme, at): Theme[] => {
    const before = continues.get(at);
    if (before !== undefined) return [continued(theme, before, present)];
    const host = old.find((candidate) => merged.has(candidate.id) && shareIn(theme, candidate) >= MERGED);
    if (host !== undefined) {
      joined.set(host.id, [...(joined.get(host.id) ?? []), theme]);
      return [];
    }
    return [{ ...theme, id: freeId(theme.id, used) }];
  });
  const survivors = old
    .filter((theme) => !taken.has(theme.id) && (theme.pinned || theme.renamed || merged.has(theme.id)))
    .map((theme) => ({ ...theme, passages: theme.passages.filter((passage) => present.has(refKey(passage))) }));
  return [...kept, ...survivors].map((theme) =>
    (joined.get(theme.id) ?? []).reduce((whole, part) => union(whole, part), theme),
  );
}

/** The passages and keywords of two themes under the first one's name. */
export function union(whole: Theme, part: Theme): Theme {
  const scores = new Map(whole.passages.map((passage) => [refKey(passage), passage] as const));
  for (const passage of part.passages) {
    const before = scores.get(refKey(passage));
    if (before === undefined || before.score < passage.score) scores.set(refKey(passage), passage);
  }
  const passages = [...scores.values()].sort((a, b) => b.score - a.score || (refKey(a) < refKey(b) ? -1 : 1));
  return { ...whole, passages, keywords: [...new Set([...whole.keywords, ...part.keywords])] };
}

function continued(theme: Theme, before: Theme, present: ReadonlySet<string>): Theme {
  const { id, pinned, hidden, renamed } = before;
  const label = renamed || pinned || theme.keywords.includes(before.keywords[0] ?? '') ? before.label : theme.label;
  const now: Theme = { ...theme, id, label, pinned, hidden, renamed };
  if (!pinned) return now;
  const still = before.passages.filter((passage) => present.has(refKey(passage)));
  return union({ ...now, passages: still, keywords: before.keywords }, { ...now, keywords: [] });
}

function likeness(theme: Theme, before: Theme, present: ReadonlySet<string>): number {
  const now = new Set(theme.passages.map(refKey));
  const then = before.passages.map(refKey).filter((key) => present.has(key));
  const both = then.filter((key) => now.has(key)).length;
  const passages = then.length === 0 ? 0 : both / Math.sqrt(then.length * now.size);
  const words = new Set([...theme.keywords, ...before.keywords]);
  const shared = theme.keywords.filter((keyword) => before.keywords.includes(keyword)).length;
  return 0.6 * passages + 0.4 * (words.size === 0 ? 0 : shared / words.size);
}

function shareIn(theme: Theme, host: Theme): number {
  const inside = new Set(host.passages.map(refKey));
  return theme.passages.filter((passage) => inside.has(refKey(passage))).length / Math.max(1, theme.passages.length);
}

/** A new theme may not take an id that an older one had. */
function freeId(id: string, used: Set<string>): string {
  let free = id;
  for (let count = 2; used.has(free); count++) free = `${id}-${count}`;
  used.add(free);
  return free;
}
