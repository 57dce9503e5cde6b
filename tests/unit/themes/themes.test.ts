import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passageKey } from '../../../src/document/passage-ref.ts';
import type { Subject, Theme } from '../../../src/document/theme.ts';
import { fieldSubjects, subjectsWith } from '../../../src/themes/subjects.ts';
import { findThemes, type ThemeInput } from '../../../src/themes/themes.ts';
import { inventedPassages } from '../../bench/invented-passages.ts';

const letters = inventedPassages(12, 10);
const themes = findThemes(letters);
const listed = themes.filter(({ minor }) => !minor);

const keysOf = (theme: Theme) =>
  theme.passages.map(({ documentId, passageId }) => passageKey({ documentId, passageId }));
const passagesOf = (documents: ReadonlySet<string>) => letters.filter(({ documentId }) => documents.has(documentId));

/** Passages of two letters that say each of these. */
function said(...texts: readonly string[]): ThemeInput[] {
  return texts.flatMap((text, at) =>
    ['one', 'two'].map((document) => ({
      documentId: `letter-${document}`,
      passageId: `p${at}`,
      text: `${text} This is letter ${document}.`,
      area: document === 'one' ? 'Northmere' : 'Fenmoor',
      year: 2020,
    })),
  );
}

test('the subjects of the letters are themes under the names of the field', () => {
  const labels = listed.map(({ label }) => label);
  for (const label of [
    'Strategy discussions and child protection enquiries',
    'Voice of the child',
    'Supervision and management oversight',
    'Missing children and return home interviews',
    'Domestic abuse',
  ]) {
    expect(labels).toContain(label);
  }
  expect(new Set(labels).size).toBe(labels.length);
});

test('a passage belongs to what it is about, and only mentions what it names on the way', () => {
  const found = findThemes(
    said(
      'Return home interviews are late and return home interviews are not analysed.',
      'Return home interviews are offered to every child who goes missing, and the social worker reads them.',
      'Strategy meetings are well attended by police, schools, GPs, midwives and probation.',
      'Strategy meetings are prompt, with minutes that say what is agreed about missing children.',
    ),
  );
  const called = (label: string) => found.find((theme) => theme.label === label);
  expect(called('Missing children and return home interviews')?.passages).toHaveLength(4);
  expect(called('Missing children and return home interviews')?.mentions).toHaveLength(2);
  expect(called('Strategy discussions and child protection enquiries')?.passages).toHaveLength(4);
  for (const agency of ['Probation', 'General practitioners (GPs)', 'Schools and safeguarding']) {
    expect(called(agency)?.passages ?? []).toHaveLength(0);
  }
});

test('the same documents give the same themes, whatever was added and taken out before, in any order and with copies', () => {
  const documents = [...new Set(letters.map(({ documentId }) => documentId))];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...documents), { minLength: 20, maxLength: 20 }),
      fc.integer({ min: 0, max: letters.length }),
      (toggled, turn) => {
        const present = new Set(documents);
        for (const document of toggled) if (!present.delete(document)) present.add(document);
        // Each document that is out is put back: the end is where it began, by another way.
        for (const document of documents) present.add(document);
        const passages = passagesOf(present);
        const turned = [...passages.slice(turn), ...passages.slice(0, turn)];
        expect(findThemes([...turned, ...passages.slice(0, 7)])).toEqual(themes);
      },
    ),
    { numRuns: 10 },
  );
}, 60_000);

test('copies of whole letters change no theme', () => {
  const copies = letters
    .filter(({ documentId }) => documentId === 'letter-3' || documentId === 'letter-7')
    .map((letter) => ({ ...letter, documentId: `copy-of-${letter.documentId}` }));
  const withCopies = findThemes([...copies, ...letters]);
  const names = (found: readonly Theme[]) =>
    found.map(({ id, label, keywords, minor }) => ({ id, label, keywords, minor }));
  expect(names(withCopies)).toEqual(names(themes));
  const originals = (theme: Theme) =>
    keysOf(theme)
      .filter((key) => !key.startsWith('copy'))
      .toSorted();
  expect(withCopies.map(originals)).toEqual(themes.map((theme) => keysOf(theme).toSorted()));
});

test('what a document says belongs to the same themes whichever documents stand beside it', () => {
  const alone = findThemes(letters.filter(({ documentId }) => documentId === 'letter-2'));
  for (const theme of alone.filter(({ drawn, minor }) => drawn === null && !minor)) {
    const beside = themes.find(({ id }) => id === theme.id);
    for (const key of keysOf(theme)) expect(beside && keysOf(beside)).toContain(key);
  }
});

test('every count agrees with the passages, the strongest come first, and none is both about it and mentions it', () => {
  const inputs = new Map(letters.map((letter) => [passageKey(letter), letter]));
  for (const theme of themes) {
    const members = keysOf(theme).map((key) => inputs.get(key) as ThemeInput);
    expect(theme.documents).toBe(new Set(members.map((member) => member.documentId)).size);
    expect(theme.areas).toBe(new Set(members.map((member) => member.area)).size);
    expect(theme.strengths).toBe(members.filter((member) => member.polarity === 'strength').length);
    expect(theme.improvements).toBe(members.filter((member) => member.polarity === 'improvement').length);
    expect(theme.years.reduce((sum, year) => sum + year.passages, 0)).toBe(members.length);
    const scores = theme.passages.map((passage) => passage.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
    const about = new Set(keysOf(theme));
    expect(theme.mentions.some(({ documentId, passageId }) => about.has(passageKey({ documentId, passageId })))).toBe(
      false,
    );
  }
});

test('no two listed themes share most of their passages', () => {
  for (const [at, left] of listed.entries()) {
    for (const right of listed.slice(at + 1)) {
      const has = new Set(keysOf(left));
      const both = keysOf(right).filter((key) => has.has(key)).length;
      expect(both / Math.min(left.passages.length, right.passages.length)).toBeLessThanOrEqual(0.8);
    }
  }
});

test('a subject that no list knows is drawn from passages that speak of it', () => {
  const found = findThemes(
    said(
      'Equine therapy lessons bring calm, and equine therapy lessons are prized by riders.',
      'Riders in equine therapy lessons sleep better.',
      'Equine therapy lessons have stopped since the stable closed.',
    ),
    { subjects: [] },
  );
  const drawn = found.filter((theme) => theme.drawn !== null);
  expect(drawn.map(({ label }) => label.toLowerCase()).join()).toContain('equine therapy');
  // Its definition, kept on the list, finds it again under the same id.
  const kept = drawn[0]?.drawn as Subject;
  const again = findThemes(said('Equine therapy lessons bring calm.', 'Equine therapy lessons are prized.'), {
    subjects: [kept],
  });
  expect(again.find(({ id }) => id === drawn[0]?.id)?.passages.length).toBeGreaterThan(0);
});

test('a subject of the officer’s own is looked for like any other, and stands in place of one of the same id', () => {
  const own: Subject = {
    id: 'ponies',
    name: 'Ponies',
    parent: 'nobody',
    belongs: '',
    isNot: null,
    names: ['pony', 'ponies'],
    signs: [],
    except: [],
    general: false,
    sought: true,
  };
  const passages = said('Ponies are brushed daily.', 'Each pony has a name.');
  expect(findThemes(passages, { subjects: subjectsWith([own]) }).map(({ label }) => label)).toContain('Ponies');
  const neglect = { ...own, id: 'neglect' };
  const list = subjectsWith([neglect]);
  expect(list).toHaveLength(fieldSubjects.length);
  expect(list.find(({ id }) => id === 'neglect')).toMatchObject({ name: 'Ponies', parent: null });
});

test('no theme is named after a place, however often it is named', () => {
  const places = new Set(letters.flatMap((letter) => (letter.area ?? '').toLowerCase().split(' ')));
  for (const theme of themes) {
    for (const word of [theme.label, ...theme.keywords].join(' ').toLowerCase().split(/\W+/u)) {
      expect(places.has(word)).toBe(false);
    }
  }
});

test('few passages, one letter and none give what there is without failing', () => {
  expect(findThemes([])).toEqual([]);
  expect(findThemes(letters.slice(0, 1)).filter(({ minor }) => !minor)).toEqual([]);
  const one = findThemes(inventedPassages(1, 30)).filter(({ minor }) => !minor);
  expect(one.length).toBeGreaterThan(2);
  for (const theme of one) expect(theme.documents).toBe(1);
});

test('work stops when asked; progress never goes backwards', () => {
  expect(findThemes(letters, { isStopped: () => true })).toEqual([]);
  const steps: number[] = [];
  findThemes(letters, { onProgress: (done, total) => steps.push(done / total) });
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(steps.at(-1)).toBe(1);
});
