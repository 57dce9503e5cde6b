import { expect, test } from 'vitest';
import type { Subject } from '../../../src/document/theme.ts';
import { mostThemes, recurring, type Spoken } from '../../../src/themes/recurring.ts';

function spoken(id: string, texts: readonly number[], more: Partial<Subject> = {}): Spoken {
  const subject: Subject = {
    id,
    name: id,
    parent: null,
    belongs: '',
    isNot: null,
    names: [id],
    signs: [],
    except: [],
    general: false,
    sought: false,
    ...more,
  };
  return { subject, members: texts.map((text) => ({ text, strength: 0.5 })) };
}

/** Ten documents of ten texts each. */
const documentsOf = (text: number) => [Math.floor(text / 10)];
const found = (...all: readonly Spoken[]) => recurring(all, documentsOf, 100, 10);
const listed = (...all: readonly Spoken[]) => found(...all).filter(({ minor }) => !minor);

test('what is said in one document of ten is minor, and said so', () => {
  const themes = found(spoken('front door', [1, 2, 3]), spoken('early help', [1, 12]), spoken('nothing', []));
  expect(themes.map(({ subject, minor }) => [subject.id, minor])).toEqual([
    ['early help', false],
    ['front door', true],
  ]);
});

test('a subject that is not listed joins the one above it', () => {
  const [health] = listed(spoken('health', [1, 12]), spoken('midwives', [33], { parent: 'health' }));
  expect(health?.members.map(({ text }) => text).sort()).toEqual([1, 12, 33]);
  // The one above it is listed even where it stands on those below it alone.
  const [police] = listed(
    spoken('police', []),
    spoken('custody', [1], { parent: 'police' }),
    spoken('control room', [12], { parent: 'police' }),
  );
  expect(police).toMatchObject({ subject: { id: 'police' }, documents: 2 });
});

test('two themes that share most of their passages are one', () => {
  const texts = [1, 12, 23, 34];
  const themes = found(spoken('exploitation', [...texts, 45]), spoken('gangs', texts));
  expect(themes.filter(({ minor }) => !minor).map(({ subject }) => subject.id)).toEqual(['exploitation']);
});

test('more than a reader can take in is not listed, and what officers look for comes first', () => {
  const many = Array.from({ length: 60 }, (_, at) =>
    spoken(
      `s${at}`,
      [at, at + 11, at + 22].map((text) => text % 100),
    ),
  );
  const themes = listed(...many, spoken('rare', [5, 99], { sought: true }));
  expect(themes).toHaveLength(mostThemes(100));
  expect(themes.some(({ subject }) => subject.id === 'rare')).toBe(true);
  expect(mostThemes(1)).toBe(8);
  expect(mostThemes(1_000_000)).toBe(35);
});
