import { describe, expect, test } from 'vitest';
import { block } from '../../../src/ingest/block.ts';
import { contentOf } from '../../../src/ingest/structure/content.ts';
import { likenessOf } from '../../../src/ingest/structure/likeness.ts';
import { failing } from './reading.ts';

const GOOD =
  'Children are seen quickly by a social worker who knows them well. Leaders in the area have agreed a plan that says who does what, and they check each quarter whether it has been done. Schools make referrals on time, but the quality of what they share is not yet good enough for every child who needs help. ';
const WELSH =
  'Roedd y tîm yn gwybod am anghenion y plant. Ymwelodd gweithwyr â phob teulu o fewn pum diwrnod, a chofnodwyd yr hyn a ddywedodd y plentyn. Ni chafodd y cynllun ei ddiweddaru wedi i’r tad symud, felly collwyd cyfle i’w gynnwys. Cynhaliodd yr ysgol gyfarfod brys gyda’r heddlu. ';
const shifted = (by: number) => (letter: string) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + by) % 26));

describe('text that is no language is known', () => {
  const cases: readonly (readonly [string, (text: string) => string])[] = [
    ['letters shifted by one', (text) => text.toLowerCase().replace(/[a-z]/gu, shifted(1))],
    ['letters shifted by thirteen', (text) => text.toLowerCase().replace(/[a-z]/gu, shifted(13))],
    ['bytes swapped', (text) => text.replace(/[ -~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) * 256))],
    [
      'the wrong script',
      (text) => text.replace(/[a-z]/gu, (sign) => String.fromCharCode(0x430 + sign.charCodeAt(0) - 97)),
    ],
    [
      'Arabic as Latin',
      (text) => text.replace(/[a-z]/gu, (sign) => String.fromCharCode(0xc7 + sign.charCodeAt(0) - 97)),
    ],
    ['mojibake', (text) => text.replace(/[aeo]/gu, 'Ã¢â‚¬')],
    ['vowels lost', (text) => text.replace(/[aeiou]/gu, '')],
    ['every other letter lost', (text) => text.replace(/(\p{L})\p{L}/gu, '$1')],
    ['letters in reverse', (text) => [...text].reverse().join('')],
  ];
  test.each(cases)('%s', (_, spoil) => {
    expect(likenessOf(spoil(GOOD.repeat(3)))).toMatchObject({ nonsense: true });
  });

  test('and said, and lowers the quality by its pages', () => {
    const bad = GOOD.toLowerCase().replace(/[a-z]/gu, shifted(3));
    const blocks = [block(GOOD, { page: 1 }), block(bad, { page: 2 })];
    const { quality } = contentOf({ title: null, pages: 2, blocks, pagesWithoutText: [], warnings: [] });
    expect(quality.warnings.join(' ')).toContain('neither English nor Welsh on page 2');
    expect(quality.score).toBeLessThan(0.6);
  });
});

test.each([
  ['English', GOOD],
  ['Welsh', WELSH],
  ['figures', 'Number of referrals 2024 2025 12.5 % 437 89.2 Q1 Q2 Q3 '.repeat(6)],
  [
    'names',
    'Mohammed Khan, Priya Patel, Zainab Hussain, Siobhan OConnor, Llewelyn Pryce, Gwenllian Rhys, Agnieszka Kowalczyk, Hamza Iqbal, Dafydd Llwyd, Fatima Qureshi. ',
  ],
  [
    'abbreviations',
    'NHS ICB EHCP SEND CAMHS MASH LADO CSE FTE KPI YOT YJS DfE CQC HMICFRS MACE ICPC RCPC PLO SGO IRO NEET UASC PSHE DSL SENCO '.repeat(
      2,
    ),
  ],
  ['a few words', 'qzx wvk'],
])('%s are no nonsense', (_, text) => {
  expect(likenessOf(text).nonsense).toBe(false);
});

test.each([
  ['a.exe', 'MZ\u0090\0\u0003\0\0\0', 'program'],
  ['b.exe', 'MZ\0\0\u0001', 'program'],
  ['a.mp4', '\0\0\0\u0018ftypmp42', 'film'],
  ['a.mp3', 'ID3\u0003\0\0', 'film'],
  ['a.wav', 'RIFF\u0024\0\0\0WAVEfmt ', 'film'],
  ['a.bmp', 'BM\u0036\0\0\0', 'picture'],
  ['a.ico', '\0\0\u0001\0\u0001\0', 'picture'],
  ['a.dat', '\u0001\u0002\u0003x\u0004', 'cannot be read'],
])('a small %s is refused like a large one', async (path, head, reason) => {
  const bytes = Uint8Array.from(head, (sign) => sign.charCodeAt(0));
  expect(await failing(path, bytes)).toMatchObject({ code: 'unsupported', reason: expect.stringContaining(reason) });
});
