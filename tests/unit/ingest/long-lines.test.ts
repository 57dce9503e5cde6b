/**
 * Lines and runs of lines as long as a file: what tells them apart goes through them once. Where it went through them for each
 * of their places, the large ones here would take minutes.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { block } from '../../../src/ingest/block.ts';
import { mailText } from '../../../src/ingest/mail/chain.ts';
import * as languages from '../../../src/ingest/mail/languages.ts';
import { beginsAsFolder, mailsOf } from '../../../src/ingest/mail/mbox.ts';
import { headersIn } from '../../../src/ingest/mail/quoted-headers.ts';
import { rowBlocks } from '../../../src/ingest/office/paragraph.ts';
import { bytesOf } from './reading.ts';

const LONG = 100_000;
const { DIVIDER, ATTRIBUTION, ATTRIBUTION_START, FIRST_HEADER, HEADER, CLOSING } = languages;

describe('headers of quoted mails', () => {
  /** The same, each line for itself. */
  function simply(lines: readonly string[], at: number): number {
    const line = lines[at] as string;
    if (DIVIDER.test(line) || ATTRIBUTION.test(line)) return 1;
    if (ATTRIBUTION_START.test(line))
      for (const more of [2, 3]) if (ATTRIBUTION.test(lines.slice(at, at + more).join(' '))) return more;
    if (!FIRST_HEADER.test(line)) return 0;
    const length = lines.slice(at).findIndex((one, on) => !HEADER.test(one) && (on === 0 || !/^\s+\S/u.test(one)));
    const run = lines.slice(at, length < 0 ? undefined : at + length);
    const names = new Set(
      run.flatMap((one) => (HEADER.test(one) ? [one.replace(/:.*/su, '').trim().toLowerCase()] : [])),
    );
    return names.size >= 3 || (names.size === 2 && /@|\d{4}/u.test(run.join(' '))) ? run.length : 0;
  }

  const line = fc.constantFrom(
    ...'From: a|To: b|to: c|*Sent:* 2019|Date: now|Subject: x|  goes on|  a@b.example|Words.||-----Original Message-----'.split(
      '|',
    ),
    ...'On Monday 3 June 2019|the office wrote:|2019'.split('|'),
  );

  test('are those that each line finds by itself', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), fc.boolean(), (lines, backwards) => {
        const headersAt = headersIn(lines);
        const places = [...lines.keys()];
        for (const at of backwards ? places.toReversed() : places) expect(headersAt(at)).toBe(simply(lines, at));
      }),
      { numRuns: 500 },
    );
  });

  test.each(['To: a', 'From: a\nTo: b', 'To: a\n b'])('a mail of nothing but %j', (lines) => {
    expect(mailText(`${`${lines}\n`.repeat(LONG / 5)}Plans name a person.`).length).toBeGreaterThan(0);
  });
});

describe('lines of mails', () => {
  const BEGINNINGS = [
    ...[
      '',
      'best',
      'best,',
      'kind regards',
      'sent from my a',
      'get outlook for a',
      'from',
      'from:',
      'to:',
      '*von:*',
      'dear',
      '--',
    ],
    ...[
      '---- original message',
      '---- forwarded by',
      '----',
      '________',
      'on monday',
      'on 3 june 2019',
      'on 2019 we wrote:',
    ],
    ...[
      'am 2019 schrieb',
      'a schrieb am',
      'from: abc sent: abc',
      'begin forwarded message:',
      'thank you',
      'mit besten grüßen',
    ],
  ];
  const RUNS = [' ', '\t', '-', '_', '*', ':', '.', 'a', 'a ', ' .', '1', '@', '<', '\u2028', '\n'];

  test.each(Object.entries(languages))('%s goes through a long one once', (_name, pattern) => {
    for (const beginning of BEGINNINGS)
      for (const run of RUNS)
        for (const end of ['x', '\u2028x', '\nx.']) {
          const long = beginning + run.repeat(LONG / run.length) + end;
          expect(typeof pattern.test(long)).toBe('boolean');
        }
  });

  test('a closing ends with blanks around one sign, as before', () => {
    const tail = fc.array(fc.constantFrom(' ', '\t', '\n', ',', '.', '!', 'x'), { maxLength: 6 });
    fc.assert(
      fc.property(tail, (signs) => {
        const text = `Best${signs.join('')}`;
        expect(CLOSING.test(text)).toBe(/^Best\s*[,.!]?\s*$/u.test(text));
      }),
    );
  });

  test('a divider may say who forwarded what, up to the end of its line', () => {
    const tail = fc.array(fc.constantFrom(' ', 'by', ' x', '\n', '-'), { maxLength: 6 });
    fc.assert(
      fc.property(tail, (signs) => {
        const text = `---- Forwarded by${signs.join('')}`;
        expect(DIVIDER.test(text)).toBe(/^---- Forwarded by\b.*\s*$/u.test(text));
      }),
    );
  });
});

describe('lines between the mails of a folder', () => {
  const FORMERLY =
    /^From (?:[^\r\n]{0,150}(?:@|\d:\d\d|remote from)[^\r\n]{0,150})?[ \t]*\r?\n(?=(?:>From [^\r\n]*\r?\n)?subject:)/giu;

  test('are told by what they say', () => {
    const piece = fc.oneof(
      fc.constantFrom('@', '2011', '1:23', 'remote from', ' ', '\t', '  ', 'a', '-', ' 1:2011 '),
      fc.constantFrom(1, 100, 146, 149, 150, 151, 300).map((times) => 'a'.repeat(times)),
      fc.constantFrom(1, 149, 150, 151, 300).map((times) => ' '.repeat(times)),
    );
    const end = fc.constantFrom('\n', '\r\n', '\n>From a\n', 'x\n\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), end, (pieces, ended) => {
        const head = `From ${pieces.join('')}${ended}Subject: x\n\nWords.`;
        expect(beginsAsFolder(head)).toBe(head.search(FORMERLY) === 0);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['a year that is none', '1234-', 'x'],
    ['blanks', ' ', '1234 '],
    ['addresses', '@', ''],
    ['lines', 'From 1234\t 1234-\n', 'From '],
  ])('as long as a file: %s', (_what, run, end) => {
    const folder = `From a@b.example 2011\nSubject: x\n\nWords.\n\nFrom ${run.repeat((10 * LONG) / run.length)}${end}\nSubject: y\n\n`;
    expect(mailsOf(bytesOf(folder)).mails.length).toBeGreaterThan(0);
  });
});

describe('rows of tables', () => {
  test('hold their cells from the first to the last that is filled', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', 'a', 'b'), { minLength: 2, maxLength: 8 }), (cells) => {
        fc.pre(cells.filter((cell) => cell !== '').length > 1);
        const [row, ...more] = rowBlocks(cells.map((cell) => (cell === '' ? [] : [block(cell)])));
        expect(more).toEqual([]);
        expect(` | ${row?.text} | `).toBe(` | ${cells.join(' | ')} | `.replace(/^(?: \| )+|(?: \| )+$/gu, ' | '));
      }),
    );
  });

  test('may have as many columns as a file has room for', () => {
    const cells = Array.from({ length: 4 * LONG }, () => [block('a')]);
    expect(rowBlocks(cells).map(({ text }) => text.length)).toEqual([16 * LONG - 3]);
  });
});
