/**
 * The user's hand on themes, applied after every run in the order in which it was done.
 */
import { type PassageRef, passageKey } from '../document/passage-ref.ts';
import type { Theme, ThemeEdit, ThemeEdits } from '../document/theme.ts';
import { themesOf, union } from './identity.ts';
import { type CountedPassage, countsOf } from './input.ts';

/**
 * Applies edits and counts again. An edit of a theme that is no longer there changes nothing; passages that are no
 * longer there are left out.
 */
export function applyEdits(themes: readonly Theme[], edits: ThemeEdits, passages: readonly CountedPassage[]): Theme[] {
  const inputs = new Map(passages.map((passage) => [passageKey(passage), passage]));
  // What somebody has put a hand on is listed, however little is said of it here.
  const touched = new Set(edits.flatMap(themesOf));
  const edited = edits.reduce<readonly Theme[]>((current, edit) => applyEdit(current, edit, inputs), themes);
  return edited.map((theme) => {
    const present = theme.passages.filter((passage) => inputs.has(passageKey(passage)));
    const inside = new Set(present.map(passageKey));
    return {
      ...theme,
      passages: present,
      mentions: theme.mentions.filter((passage) => inputs.has(passageKey(passage)) && !inside.has(passageKey(passage))),
      minor: theme.minor && !touched.has(theme.id),
      ...countsOf(present.flatMap((passage) => inputs.get(passageKey(passage)) ?? [])),
    };
  });
}

function applyEdit(
  themes: readonly Theme[],
  edit: ThemeEdit,
  inputs: ReadonlyMap<string, CountedPassage>,
): readonly Theme[] {
  const change = (id: string, how: (theme: Theme) => Theme) =>
    themes.map((theme) => (theme.id === id ? how(theme) : theme));
  switch (edit.kind) {
    case 'rename':
      return change(edit.theme, (theme) => ({ ...theme, label: edit.label, renamed: true }));
    case 'pin':
      return change(edit.theme, (theme) => ({ ...theme, pinned: edit.pinned }));
    case 'hide':
      return change(edit.theme, (theme) => ({ ...theme, hidden: edit.hidden }));
    case 'add':
      return change(edit.theme, (theme) =>
        inputs.has(passageKey(edit.passage))
          ? union(theme, { ...theme, keywords: [], passages: [{ ...edit.passage, score: 1 }], mentions: [] })
          : theme,
      );
    case 'remove':
      return change(edit.theme, (theme) => without(theme, [edit.passage]));
    case 'merge': {
      const parts = themes.filter((theme) => edit.themes.includes(theme.id) && theme.id !== edit.into);
      if (!themes.some((theme) => theme.id === edit.into)) return themes;
      return change(edit.into, (theme) => parts.reduce(union, theme)).filter((theme) => !parts.includes(theme));
    }
    case 'split': {
      const rest = change(edit.theme, (theme) => without(theme, edit.passages));
      return [...rest.filter((theme) => theme.id !== edit.id), made(edit.id, edit.label, edit.passages)];
    }
    case 'make':
      return [...themes.filter((theme) => theme.id !== edit.id), made(edit.id, edit.label, edit.passages)];
  }
}

function without(theme: Theme, refs: readonly PassageRef[]): Theme {
  const gone = new Set(refs.map(passageKey));
  return { ...theme, passages: theme.passages.filter((passage) => !gone.has(passageKey(passage))) };
}

function made(id: string, label: string, passages: readonly PassageRef[]): Theme {
  return {
    id,
    label,
    keywords: [],
    parent: null,
    mentions: [],
    passages: passages.map(({ documentId, passageId }) => ({ documentId, passageId, score: 1 })),
    documents: 0,
    areas: 0,
    strengths: 0,
    improvements: 0,
    years: [],
    minor: false,
    drawn: null,
    origin: 'made',
    pinned: false,
    hidden: false,
    renamed: true,
  };
}
