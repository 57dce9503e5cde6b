/**
 * A theme is known by its subject, so that an edit finds it in every run. Edits made under earlier rules, which named themes
 * in another way, are carried over to the theme that has their passages now.
 */
import { passageKey } from '../document/passage-ref.ts';
import type { Theme, ThemeEdit, ThemeEdits } from '../document/theme.ts';

/** Likeness of passages from which on a theme of earlier rules is taken for one of today's. */
const SAME = 0.2;

export interface CarriedOver {
  readonly themes: readonly Theme[];
  readonly edits: ThemeEdits;
}

/**
 * Edits that speak of themes by the ids of today. What nothing corresponds to and an edit would keep (a name, a pin, a merging)
 * stands beside the found themes as it was, so that no decision is lost.
 * @param present keys of the passages that there are now
 */
export function carriedOver(
  found: readonly Theme[],
  earlier: readonly Theme[],
  edits: ThemeEdits,
  present: ReadonlySet<string>,
): CarriedOver {
  const now = new Set(found.map(({ id }) => id));
  const gone = earlier.filter(({ id }) => !now.has(id) && edits.some((edit) => themesOf(edit).includes(id)));
  if (gone.length === 0) return { themes: found, edits };
  const alias = new Map<string, string>();
  const kept: Theme[] = [];
  for (const theme of gone) {
    const same = likest(theme, found);
    if (same !== null) alias.set(theme.id, same.id);
    else if (edits.some((edit) => keeps(edit, theme.id))) {
      kept.push({ ...theme, passages: theme.passages.filter((passage) => present.has(passageKey(passage))) });
    }
  }
  return { themes: [...found, ...kept], edits: edits.map((edit) => renamed(edit, alias)) };
}

/** The ids of found themes that an edit speaks of. */
export function themesOf(edit: ThemeEdit): readonly string[] {
  if (edit.kind === 'make') return [];
  return edit.kind === 'merge' ? [edit.into, ...edit.themes] : [edit.theme];
}

function keeps(edit: ThemeEdit, id: string): boolean {
  return themesOf(edit).includes(id) && (edit.kind === 'rename' || edit.kind === 'pin' || edit.kind === 'merge');
}

/** The found theme that shares most passages, those that only mention it counting half. */
function likest(theme: Theme, found: readonly Theme[]): Theme | null {
  const then = new Set(theme.passages.map(passageKey));
  let best: { theme: Theme; likeness: number } | null = null;
  for (const candidate of found) {
    const about = candidate.passages.filter((passage) => then.has(passageKey(passage))).length;
    const likeness = about / Math.sqrt(Math.max(1, then.size * candidate.passages.length));
    if (likeness >= SAME && likeness > (best?.likeness ?? 0)) best = { theme: candidate, likeness };
  }
  return best?.theme ?? null;
}

function renamed(edit: ThemeEdit, alias: ReadonlyMap<string, string>): ThemeEdit {
  const of = (id: string) => alias.get(id) ?? id;
  if (edit.kind === 'make') return edit;
  if (edit.kind === 'merge') return { ...edit, into: of(edit.into), themes: edit.themes.map(of) };
  return { ...edit, theme: of(edit.theme) };
}

/** The passages and keywords of two themes under the first one's name. */
export function union(whole: Theme, part: Theme): Theme {
  const scores = new Map(whole.passages.map((passage) => [passageKey(passage), passage] as const));
  for (const passage of part.passages) {
    const before = scores.get(passageKey(passage));
    if (before === undefined || before.score < passage.score) scores.set(passageKey(passage), passage);
  }
  const passages = [...scores.values()].sort((a, b) => b.score - a.score || (passageKey(a) < passageKey(b) ? -1 : 1));
  const mentions = new Map([...whole.mentions, ...part.mentions].map((ref) => [passageKey(ref), ref] as const));
  return {
    ...whole,
    passages,
    mentions: [...mentions].filter(([key]) => !scores.has(key)).map(([, ref]) => ref),
    keywords: [...new Set([...whole.keywords, ...part.keywords])],
  };
}
