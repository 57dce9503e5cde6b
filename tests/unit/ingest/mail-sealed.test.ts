/**
 * Mails that are an invitation or encrypted as a whole: their words are read, or it is said how to get at them.
 */
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../src/ingest/read.ts';
import { msg } from '../../fixtures/containers.ts';
import { bytesOf } from './reading.ts';

const head = (type: string) =>
  `From: A <a@northmere.example>\r\nTo: b@northmere.example\r\nSubject: Visits\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n`;
const part = (type: string, words: string) => `--edge\r\nContent-Type: ${type}\r\n\r\n${words}\r\n`;
const set = (kind: string, ...parts: string[]) =>
  `${head(`multipart/${kind}; boundary="edge"`)}${parts.join('')}--edge--\r\n`;

async function outcome(mail: string | Uint8Array) {
  const readings = await readFile({ path: 'a.eml', bytes: bytesOf(mail) });
  return readings.map((reading) =>
    'failure' in reading
      ? { path: reading.failure.path, reason: reading.failure.reason }
      : { path: reading.path, text: reading.content.text, leftOut: reading.content.quality.leftOut ?? [] },
  );
}

describe('a mail that is an invitation', () => {
  const calendar = (...lines: string[]) =>
    ['BEGIN:VCALENDAR', 'METHOD:REPLY', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
  const WORDS = [
    'SUMMARY:Audit meeting',
    'DESCRIPTION;LANGUAGE=en-GB;ALTREP="cid:part:1":Social workers hold too many ca',
    ' ses\\, and visits are late\\; nobody asks why.\\n\\nPlans name',
    '\t no day\\\\time.',
    'ATTENDEE;PARTSTAT=ACCEPTED;CN="B: Example":mailto:b@northmere.example',
    'comment:We cannot come.',
    'BEGIN:VALARM',
    'DESCRIPTION:Reminder',
    'END:VALARM',
  ];
  const READ = [
    'Audit meeting',
    'Social workers hold too many cases, and visits are late; nobody asks why.',
    'Plans name no day\\time.',
    'We cannot come.',
  ];

  test.each([
    ['alone', head('text/calendar; method=REPLY; charset=utf-8') + calendar(...WORDS)],
    ['as another type', head('application/ics; name="a.ics"') + calendar(...WORDS)],
    ['with other line ends', head('text/calendar') + calendar(...WORDS).replaceAll('\r\n', '\n')],
    ['in a set of parts', set('alternative', part('text/calendar; method=REQUEST', calendar(...WORDS)))],
    ['beside a blank text', set('mixed', part('text/plain', ' '), part('text/calendar', calendar(...WORDS)))],
    ['repeated', head('text/calendar') + calendar(...WORDS, 'END:VEVENT', 'BEGIN:VEVENT', ...WORDS)],
  ])('is read by its words: %s', async (_, mail) => {
    const [{ text = '' } = {}, ...more] = await outcome(mail);
    expect(more).toEqual([]);
    const lines = text.split(/\n+/u);
    expect(lines.slice(lines.indexOf('Audit meeting'))).toEqual(READ);
  });

  const bytes = (name: string) => `application/octet-stream; name="${name}"`;

  test.each([
    ['alone', head(bytes('invite.ics')) + calendar(...WORDS)],
    ['in a set of parts', set('mixed', part('text/plain', ' '), part(bytes('Invite.ICS'), calendar(...WORDS)))],
    ['without a name', set('mixed', part('application/octet-stream', calendar(...WORDS)))],
  ])('is known by its name and its beginning where it was sent as any bytes: %s', async (_, mail) => {
    const [{ text = '' } = {}, ...more] = await outcome(mail);
    expect(more).toEqual([]);
    const lines = text.split(/\n+/u);
    expect(lines.slice(lines.indexOf('Audit meeting'))).toEqual(READ);
  });

  test('or a card is no document of its own where the mail has a text, whatever it was sent as', async () => {
    const card = 'BEGIN:VCARD\r\nFN:A Example\r\nEND:VCARD';
    for (const [type, content] of [
      [bytes('invite.ics'), calendar(...WORDS)],
      ['text/plain; name="invite.ics"', `\uFEFF${calendar(...WORDS)}`],
      [bytes('a.vcf'), card],
    ] as const) {
      const all = await outcome(set('mixed', part('text/plain', 'Plans are clear.'), part(type, content)));
      expect(all).toHaveLength(1);
      expect(all[0]?.leftOut).toMatchObject([{ sort: 'technical part' }]);
    }
    // A name alone makes none, nor does a beginning under another name.
    for (const [name, content] of [
      ['invite.ics', 'Plans name a person.'],
      ['notes.txt', calendar(...WORDS)],
    ] as const)
      expect(
        await outcome(set('mixed', part('text/plain', 'Plans are clear.'), part(bytes(name), content))),
      ).toHaveLength(2);
  });

  test('sent by Outlook is read and named alike', async () => {
    const saved = (text: string) => msg('Visits', text, { name: 'invite.ics', content: calendar(...WORDS) });
    const [{ text = '', leftOut } = {}, ...more] = await outcome(saved('Plans are clear.'));
    expect(more).toEqual([]);
    expect(text).toContain('Plans are clear.');
    expect(leftOut).toMatchObject([{ sort: 'technical part', texts: ['invite.ics'] }]);
    expect((await outcome(saved(' ')))[0]?.text).toContain(READ[1]);
  });

  test('is named where the mail has a text of its own', async () => {
    const [{ text, leftOut } = {}] = await outcome(
      set('alternative', part('text/plain', 'Plans are clear.'), part('text/calendar', calendar(...WORDS))),
    );
    expect(text).toContain('Plans are clear.');
    expect(text).not.toContain('Audit meeting');
    expect(leftOut).toMatchObject([{ sort: 'technical part' }]);
  });
});

describe('a mail that is encrypted with OpenPGP', () => {
  const VERSION = part('application/pgp-encrypted', 'Version: 1\r\n');
  const ARMOUR = '-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA0x1\r\n-----END PGP MESSAGE-----';
  const sealed = (path: string) => ({
    path: `a.eml!/${path}`,
    reason: expect.stringMatching(/^This mail is encrypted/u),
  });

  test('is sealed as a whole, and its code is no document', async () => {
    const code = part('application/octet-stream; name="encrypted.asc"', ARMOUR);
    expect(await outcome(set('encrypted; protocol="application/pgp-encrypted"', VERSION, code))).toEqual([
      sealed('encrypted.asc'),
    ]);
    expect(await outcome(set('encrypted', VERSION, part('application/octet-stream; name="b.bin"', 'x')))).toEqual([
      sealed('b.bin'),
    ]);
    expect(await outcome(set('encrypted', VERSION))).toEqual([sealed('attachment-1')]);
  });

  test('is so where a program took it apart, and other files stay files', async () => {
    const code = part('application/octet-stream; name="encrypted.asc"', ARMOUR);
    const letter = part('application/octet-stream; name="letter.txt"', 'Plans name a person.');
    const read = expect.objectContaining({ path: 'a.eml!/letter.txt', text: 'Plans name a person.' });
    expect(await outcome(set('mixed', VERSION, code, letter))).toEqual([sealed('encrypted.asc'), read]);
    expect(await outcome(set('mixed', letter, code))).toEqual([read, sealed('encrypted.asc')]);
  });
});
