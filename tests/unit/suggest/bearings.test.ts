import { expect, it } from 'vitest';
import { parts } from '../../../src/language/phrases.ts';
import { sentences } from '../../../src/language/sentences.ts';
import { bearingsOf } from '../../../src/suggest/bearings.ts';
import { clausesOf } from '../../../src/suggest/clauses.ts';

/** The words of a text that are meant in a way, in order. */
function meant(text: string, how: string): string {
  const words = parts(text);
  const found = bearingsOf(words, clausesOf(text, words, sentences(text)));
  return words.flatMap(({ word }, at) => (found[at] === how ? [word] : [])).join(' ');
}

it.each([
  ['wished', 'Plans are clear. Visits should be prompt and kind. Staff are proud.', 'be prompt and kind'],
  ['wished', 'There is a need for better notes.', 'for better notes'],
  ['wished', 'Children in need are seen.', ''],
  ['wished', 'Staff must write notes, but children are seen quickly.', 'write notes'],
  ['aimed', 'Leaders meet weekly to ensure that help is prompt.', 'ensure that help is prompt'],
  ['aimed', 'Rotas were changed so that nurses are there at night.', 'that nurses are there at night'],
  ['aimed', 'Leaders should meet to ensure that help is prompt.', ''],
  ['granted', 'Although plans are thorough, they are late.', 'although plans are thorough'],
  ['granted', 'The plans are thorough, although they are late.', 'although they are late'],
  ['granted', 'Despite well-known gaps, nurses help quickly.', 'despite well known gaps'],
])('%s: %s', (how, text, words) => {
  expect(meant(text, how)).toBe(words);
});
