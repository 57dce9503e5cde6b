import { expect, test } from 'vitest';
import type { Theme } from '../../../src/document/theme.ts';
import { findThemes, type ThemeInput } from '../../../src/themes/themes.ts';
import { inventedPassages, SUBJECTS } from '../../bench/invented-passages.ts';
import { random } from '../../bench/reference-nmf.ts';

const letters = inventedPassages(12, 10);
const themes = findThemes(letters);

function shuffled<Value>(values: readonly Value[], seed: number): Value[] {
  const next = random(seed);
  return values
    .map((value) => ({ value, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

const keysOf = (theme: Theme) => theme.passages.map(({ documentId, passageId }) => `${documentId} ${passageId}`);

test('every subject of the letters is a theme, and nothing else is', () => {
  expect(themes).toHaveLength(Object.keys(SUBJECTS).length);
  for (const phrases of Object.values(SUBJECTS)) {
    const about = letters.filter((letter) => phrases.filter((phrase) => letter.text.includes(phrase)).length === 2);
    const keys = new Set(about.map(({ documentId, passageId }) => `${documentId} ${passageId}`));
    const shares = themes.map((theme) => keysOf(theme).filter((key) => keys.has(key)).length / Math.max(1, keys.size));
    expect(Math.max(...shares)).toBeGreaterThan(0.75);
  }
});

test('the same passages give the same themes in any order', () => {
  for (const seed of [1, 2, 3]) expect(findThemes(shuffled(letters, seed))).toEqual(themes);
});

test('passages given twice change nothing', () => {
  expect(findThemes([...letters, ...letters.slice(0, 40)])).toEqual(themes);
});

test('copies of whole letters change neither the themes nor the number of documents the method counts', () => {
  const copies = letters
    .filter((letter) => letter.documentId === 'letter-3' || letter.documentId === 'letter-7')
    .map((letter) => ({ ...letter, documentId: `copy-of-${letter.documentId}` }));
  const withCopies = findThemes([...copies, ...letters]);
  expect(withCopies.map(({ id, label, keywords, stability }) => ({ id, label, keywords, stability }))).toEqual(
    themes.map(({ id, label, keywords, stability }) => ({ id, label, keywords, stability })),
  );
  const originals = (theme: Theme) => keysOf(theme).filter((key) => !key.startsWith('copy'));
  expect(withCopies.map(originals)).toEqual(themes.map(keysOf));
});

test('names of documents and passages make no difference to what is found', () => {
  const renamed = letters.map((letter) => ({
    ...letter,
    documentId: `z${letter.documentId.length}-${letter.documentId}`,
  }));
  expect(findThemes(renamed).map((theme) => [theme.id, theme.label, theme.passages.length])).toEqual(
    themes.map((theme) => [theme.id, theme.label, theme.passages.length]),
  );
});

test('every count agrees with the passages, and the most central comes first', () => {
  const inputs = new Map(letters.map((letter) => [`${letter.documentId} ${letter.passageId}`, letter]));
  for (const theme of themes) {
    const members = keysOf(theme).map((key) => inputs.get(key) as ThemeInput);
    expect(theme.documents).toBe(new Set(members.map((member) => member.documentId)).size);
    expect(theme.areas).toBe(new Set(members.map((member) => member.area)).size);
    expect(theme.strengths).toBe(members.filter((member) => member.polarity === 'strength').length);
    expect(theme.improvements).toBe(members.filter((member) => member.polarity === 'improvement').length);
    expect(theme.years.reduce((sum, year) => sum + year.passages, 0)).toBe(members.length);
    const scores = theme.passages.map((passage) => passage.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBe(1);
    expect(theme.different.length).toBeLessThanOrEqual(5);
    for (const passage of theme.different) {
      expect(keysOf(theme)).toContain(`${passage.documentId} ${passage.passageId}`);
    }
  }
});

test('no theme is named after a place, however often it is named', () => {
  const places = new Set(letters.flatMap((letter) => (letter.area ?? '').toLowerCase().split(' ')));
  for (const theme of themes) {
    for (const word of [theme.label, ...theme.keywords].join(' ').toLowerCase().split(/\W+/u)) {
      expect(places.has(word)).toBe(false);
    }
  }
});

test('a document more changes themes gradually: every theme keeps its id', () => {
  const more = findThemes(inventedPassages(13, 10), { previous: themes });
  const kept = themes.filter((theme) => more.some((after) => after.id === theme.id));
  expect(kept.length).toBeGreaterThanOrEqual(themes.length - 1);
});

test('few passages, one letter and none give what there is without failing', () => {
  expect(findThemes([])).toEqual([]);
  expect(findThemes(letters.slice(0, 1))).toEqual([]);
  const one = findThemes(inventedPassages(1, 30));
  expect(one.length).toBeGreaterThan(2);
  for (const theme of one) expect(theme.documents).toBe(1);
});

test('work stops when asked and gives back what was there; progress never goes backwards', () => {
  expect(findThemes(letters, { isStopped: () => true, previous: themes })).toEqual(themes);
  const steps: number[] = [];
  findThemes(letters, { onProgress: (done, total) => steps.push(done / total) });
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(steps.at(-1)).toBe(1);
});
