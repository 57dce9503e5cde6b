import { expect, test } from 'vitest';
import { passageKey } from '../../../src/document/passage-ref.ts';
import type { ThemeEdits } from '../../../src/document/theme.ts';
import { findThemes } from '../../../src/themes/themes.ts';
import { inventedPassages } from '../../bench/invented-passages.ts';

const letters = inventedPassages(12, 10);
const more = inventedPassages(14, 10);
const themes = findThemes(letters);
const [first, second] = themes;
if (first === undefined || second === undefined) throw new Error('the fixture gives two themes and more');
const refOf = ({ documentId, passageId }: { documentId: string; passageId: string }) => ({ documentId, passageId });

/** What is found after the edits, and what is found again with more letters. */
function twice(edits: ThemeEdits) {
  return [findThemes(letters, { edits }), findThemes(more, { edits })] as const;
}

test('a new name stays when themes are found again', () => {
  for (const found of twice([{ kind: 'rename', theme: first.id, label: 'What children say' }])) {
    const theme = found.find((candidate) => candidate.id === first.id);
    expect(theme?.label).toBe('What children say');
    expect(theme?.renamed).toBe(true);
  }
});

test('merged themes stay one', () => {
  for (const found of twice([{ kind: 'merge', into: first.id, themes: [second.id] }])) {
    expect(found.some((theme) => theme.id === second.id)).toBe(false);
    const merged = found.find((theme) => theme.id === first.id);
    const parts = new Set([...first.passages, ...second.passages].map((p) => passageKey(p)));
    const now = new Set(merged?.passages.map((p) => passageKey(p)));
    const kept = [...parts].filter((key) => now.has(key));
    expect(kept.length).toBeGreaterThan(0.9 * parts.size);
    expect(found).toHaveLength(themes.length - 1);
  }
});

test('what is split off leaves its theme and stays by itself', () => {
  const passages = first.passages.slice(0, 3).map(refOf);
  const edits: ThemeEdits = [{ kind: 'split', theme: first.id, id: 'theme-own', label: 'Only these', passages }];
  for (const found of twice(edits)) {
    const own = found.find((theme) => theme.id === 'theme-own');
    expect(own?.passages.map(refOf)).toEqual(passages);
    expect(own?.origin).toBe('made');
    const rest = found.find((theme) => theme.id === first.id)?.passages.map(refOf);
    for (const passage of passages) expect(rest).not.toContainEqual(passage);
  }
});

test('a passage taken out stays out, one put in stays in, and the counts follow', () => {
  const out = refOf(first.passages[0] as { documentId: string; passageId: string });
  const inside = new Set(first.passages.map((p) => passageKey(p)));
  const stranger = letters.find((letter) => !inside.has(passageKey(letter)));
  const added = refOf(stranger as { documentId: string; passageId: string });
  const edits: ThemeEdits = [
    { kind: 'remove', theme: first.id, passage: out },
    { kind: 'add', theme: first.id, passage: added },
  ];
  for (const found of twice(edits)) {
    const theme = found.find((candidate) => candidate.id === first.id);
    expect(theme?.passages.map(refOf)).not.toContainEqual(out);
    expect(theme?.passages.map(refOf)).toContainEqual(added);
    expect(theme?.documents).toBe(new Set(theme?.passages.map((passage) => passage.documentId)).size);
  }
});

test('what is pinned is listed however little is said of it, and hidden ones stay hidden', () => {
  const edits: ThemeEdits = [
    { kind: 'pin', theme: first.id, pinned: true },
    { kind: 'hide', theme: second.id, hidden: true },
  ];
  const [, again] = twice(edits);
  expect(again.find((theme) => theme.id === second.id)?.hidden).toBe(true);
  const [kept] = first.passages;
  const inside = new Set(first.passages.map((p) => passageKey(p)));
  const others = letters.filter(
    ({ documentId, passageId }) =>
      !inside.has(passageKey({ documentId, passageId })) ||
      (documentId === kept?.documentId && passageId === kept.passageId),
  );
  const listed = findThemes(others, { edits }).filter(({ minor }) => !minor);
  expect(listed.find((theme) => theme.id === first.id)).toMatchObject({ label: first.label, pinned: true });
});

test('edits made under earlier rules find the theme that has their passages now', () => {
  const before = { ...first, id: 'theme-0abc', label: 'As it was called', pinned: true };
  const gone = { ...second, id: 'theme-0def', label: 'Nobody says this now', passages: [] };
  const edits: ThemeEdits = [
    { kind: 'rename', theme: 'theme-0abc', label: 'What children say' },
    { kind: 'pin', theme: 'theme-0abc', pinned: true },
    { kind: 'pin', theme: 'theme-0def', pinned: true },
  ];
  const found = findThemes(letters, { earlier: [before, gone], edits });
  expect(found.find(({ id }) => id === first.id)).toMatchObject({ label: 'What children say', pinned: true });
  expect(found.find(({ id }) => id === 'theme-0def')).toMatchObject({ label: 'Nobody says this now', pinned: true });
  expect(found).toHaveLength(themes.length + 1);
});

test('a theme made from a search keeps its passages that are still there', () => {
  const passages = letters.filter((letter) => letter.text.includes('overnight')).map(refOf);
  const edits: ThemeEdits = [
    {
      kind: 'make',
      id: 'theme-made',
      label: 'Overnight',
      query: 'overnight',
      passages: [...passages, { documentId: 'gone', passageId: 'p1' }],
    },
    { kind: 'rename', theme: 'theme-made', label: 'Nights in hospital' },
  ];
  for (const found of twice(edits)) {
    const made = found.find((theme) => theme.id === 'theme-made');
    expect(made?.label).toBe('Nights in hospital');
    expect(made?.passages).toHaveLength(passages.length);
  }
});

test('edits of themes that are not there change nothing', () => {
  const edits: ThemeEdits = [
    { kind: 'rename', theme: 'nobody', label: 'x' },
    { kind: 'merge', into: 'nobody', themes: [first.id] },
    { kind: 'remove', theme: 'nobody', passage: { documentId: 'a', passageId: 'b' } },
  ];
  expect(findThemes(letters, { edits })).toEqual(themes);
});
