import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyFor, keyMeant } from '../../../renderer/data/letter-keys.ts';
import { SINGLE_KEYS, withKey } from '../../../renderer/frame/single-keys.ts';

test('a key of the reader’s own does what the program’s key did, which then does nothing', () => {
  const keys = { on: true, other: withKey({}, 'a', 'q') };
  expect(keyMeant('q', keys)).toBe('a');
  expect(keyMeant('a', keys)).toBeNull();
  expect(keyMeant('Shift+q', keys)).toBe('Shift+a');
  expect(keyFor('A', keys)).toBe('q');
});

test('a key that is taken changes places', () => {
  const other = withKey({}, 'a', 'x');
  expect(other).toEqual({ a: 'x', x: 'a' });
  expect(withKey(other, 'a', 'a')).toEqual({});
});

test('switched off, single keys mean nothing; others go on', () => {
  const off = { on: false, other: {} };
  for (const key of ['a', '?', '1', 'Shift+1']) expect(keyMeant(key, off)).toBeNull();
  for (const key of ['Ctrl+K', 'enter', 'down', 'f2', ' ']) expect(keyMeant(key, off)).toBe(key);
  expect(keyFor('A', off)).toBeNull();
  expect(keyFor('Ctrl O', off)).toBe('Ctrl O');
});

test('whatever is changed, every action keeps one key that does it and nothing else', () => {
  const own = fc.constantFrom(...SINGLE_KEYS.map(([key]) => key));
  const wanted = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz[]+-/?'.split(''));
  fc.assert(
    fc.property(fc.array(fc.tuple(own, wanted), { maxLength: 12 }), (changes) => {
      const other = changes.reduce((so, [key, to]) => withKey(so, key, to), {} as Readonly<Record<string, string>>);
      const keys = { on: true, other };
      for (const [key] of SINGLE_KEYS) expect(keyMeant(keyFor(key, keys) ?? '', keys)).toBe(key);
    }),
  );
});
