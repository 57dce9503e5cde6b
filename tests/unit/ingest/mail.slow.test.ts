import { execFileSync } from 'node:child_process';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../src/ingest/read.ts';
import { msg, outlook, storedRtf } from '../../fixtures/containers.ts';
import { bytesOf, failing, read } from './reading.ts';

const mail = (body: string, type = 'text/plain; charset=utf-8', date = 'Mon, 1 Jan 2024 00:30:00 +1300') =>
  [
    'From: A <a@northmere.example>',
    'To: b@northmere.example',
    'Subject: Visits',
    `Date: ${date}`,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    '',
    body,
  ].join('\r\n');
const marks = async (body: string, type?: string) =>
  (await read('a.eml', mail(body, type))).passages.slice(4).map(({ furniture, text }) => [furniture, text]);

test('what was said, parted from headers, signatures and notices of every mail in a chain', async () => {
  expect(
    await marks(
      'Hi all,\r\n\r\nPlans are clear.\r\n\r\nMany thanks\r\nQuality lead\r\n\r\n-----Original Message-----\r\nFrom: C\r\nSent: 3 June 2024 09:00\r\nTo: A\r\nSubject: Visits\r\n\r\nVisits are late.\r\n\r\n-- \r\nC\r\nTel: 01234\r\n\r\n> On 1 June 2024 at 10:00, D <d@northmere.example>\r\n> wrote:\r\n>\r\n> Staff are kind to the visitors who come to the centre every week of\r\n> the year.\r\n>> Deeper still.',
    ),
  ).toEqual([
    ['salutation', 'Hi all,'],
    [null, 'Plans are clear.'],
    ['signature', 'Many thanks'],
    ['signature', 'Quality lead'],
    ['address', '-----Original Message-----'],
    ['address', 'From: C'],
    ['address', 'Sent: 3 June 2024 09:00'],
    ['address', 'To: A'],
    ['address', 'Subject: Visits'],
    [null, 'Visits are late.'],
    ['signature', 'C'],
    ['signature', 'Tel: 01234'],
    ['address', 'On 1 June 2024 at 10:00, D <d@northmere.example>'],
    ['address', 'wrote:'],
    [null, 'Staff are kind to the visitors who come to the centre every week of the year.'],
    [null, 'Deeper still.'],
  ]);
});

test('folded lines are joined by how deep they are quoted', async () => {
  expect(
    await marks(
      'Long line that \r\ngoes on.\r\n> quoted and \r\n> folded.\r\n>> deeper.',
      'text/plain; charset=utf-8; format=flowed',
    ),
  ).toEqual([
    [null, 'Long line that goes on.'],
    [null, 'quoted and folded.'],
    [null, 'deeper.'],
  ]);
});

test('pages of mail programs: headers run together, a signature in one block', async () => {
  expect(
    await marks(
      '<p>Plans are clear.</p><p>Kind regards<br>A. Lead</p><div><b>From:</b> C<br><b>Sent:</b> 3 June 2024<br><b>To:</b> A<br><b>Subject:</b> Visits</div><p>Visits are late.</p><p>This email is confidential and intended solely for the addressee.</p>',
      'text/html; charset=utf-8',
    ),
  ).toEqual([
    [null, 'Plans are clear.'],
    ['signature', 'Kind regards A. Lead'],
    ['address', 'From: C Sent: 3 June 2024 To: A Subject: Visits'],
    [null, 'Visits are late.'],
    ['boilerplate', 'This email is confidential and intended solely for the addressee.'],
  ]);
});

test('named parts and mails inside are files of their own', async () => {
  const part = (head: string, body: string) => `--edge\r\n${head}\r\n\r\n${body}\r\n`;
  const text = mail(
    `${part('Content-Type: text/plain', 'Plans are clear.')}${part('Content-Type: text/plain; name="notes.txt"\r\nContent-Disposition: inline; filename="notes.txt"', 'Notes of the visit.')}${part('Content-Type: message/rfc822', mail('Inner words.'))}--edge--`,
    'multipart/mixed; boundary=edge',
  );
  const readings = await readFile({ path: 'a.eml', bytes: bytesOf(text) });
  expect(readings.map(({ path }) => path)).toEqual(['a.eml', 'a.eml!/notes.txt', 'a.eml!/attachment-2.eml']);
});

test('pictures in the text of a mail are named among what is left out', async () => {
  const picture = (name: string) =>
    `--edge\r\nContent-Type: image/png; name="${name}"\r\nContent-Disposition: inline; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n`;
  const leftOut = async (...names: string[]) => {
    const body = `--edge\r\nContent-Type: text/plain\r\n\r\nPlans are clear.\r\n${names.map(picture).join('')}--edge--`;
    const readings = await readFile({ path: 'a.eml', bytes: bytesOf(mail(body, 'multipart/mixed; boundary=edge')) });
    expect(readings).toHaveLength(1);
    return readings.flatMap((one) => ('content' in one ? [one.content.quality.leftOut] : []));
  };
  expect(await leftOut()).toEqual([undefined]);
  expect(await leftOut('a.png', 'b.png')).toEqual([[{ sort: 'picture', texts: ['a.png', 'b.png'] }]]);
});

test('what a mail names and does not hold is said, and the mail is read all the same', async () => {
  const bytes = msg('The review', 'Please find the review.', { name: 'review.pdf', content: null });
  const readings = await readFile({ path: 'a.msg', bytes });
  expect(readings.map(({ path }) => path)).toEqual(['a.msg', 'a.msg!/review.pdf']);
  expect(readings[0]).toHaveProperty('content');
  expect(readings[1]).toMatchObject({ failure: { reason: expect.stringContaining('does not hold it') } });
});

test('wherever a mail is cut short, every part is read, failed or said to be missing', async () => {
  const part = (name: string) =>
    `--edge\r\nContent-Type: text/plain; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\nNotes of ${name}, kept on file.\r\n`;
  const first = '--edge\r\nContent-Type: text/plain\r\n\r\nPlans are clear and kept on file.\r\n';
  const whole = mail(`${first}${part('one.txt')}${part('two.txt')}--edge--\r\n`, 'multipart/mixed; boundary="edge"');
  const said = async (text: string) => {
    const readings = await readFile({ path: 'a.eml', bytes: bytesOf(text) });
    return JSON.stringify(readings.map((one) => ('failure' in one ? one.failure : one.content.quality.warnings)));
  };
  expect(await said(whole)).not.toContain('ends before');
  expect(await said(whole.replaceAll('\r\n', '\n'))).not.toContain('ends before');
  const body = whole.indexOf(first);
  for (let length = body; length < whole.lastIndexOf('--edge--'); length += 23) {
    expect(await said(whole.slice(0, length)), String(length)).toMatch(/ends before its last part|no text|damaged/u);
  }
});

test('a named part right behind the end of other parts is a file too', async () => {
  const text = mail(
    '--edge\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n--inner\r\nContent-Type: text/plain\r\n\r\nPlans are clear.\r\n--inner--\r\n--edge\r\nContent-Type: text/plain; name="notes.txt"\r\nContent-Disposition: inline\r\n\r\nNotes of the visit.\r\n--edge--',
    'multipart/mixed; boundary=edge',
  );
  const readings = await readFile({ path: 'a.eml', bytes: bytesOf(text) });
  expect(readings.map(({ path }) => path)).toEqual(['a.eml', 'a.eml!/notes.txt']);
});

test('a paragraph that was folded for sending ends where its last line does', async () => {
  const text = 'Plans are long and go \r\nover their line.\r\nVisits are on time.\r\nAudits are read by \r\nall teams.';
  expect((await marks(text, 'text/plain; format=flowed')).map(([, words]) => words)).toEqual([
    'Plans are long and go over their line.',
    'Visits are on time.',
    'Audits are read by all teams.',
  ]);
});

test('the day a mail was sent is the same in every time zone', () => {
  const script = `import { readFile } from './src/ingest/read.ts'; const [one] = await readFile({ path: 'a.eml', bytes: new TextEncoder().encode(process.argv[1]) }); console.log(one.content.text);`;
  const texts = ['Pacific/Auckland', 'America/Los_Angeles', 'Europe/London'].map((zone) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script, mail('Words.')], {
      env: { ...process.env, TZ: zone, LANG: zone.startsWith('A') ? 'de_DE.UTF-8' : 'C' },
      encoding: 'utf8',
    }),
  );
  expect(new Set(texts).size).toBe(1);
  expect(texts[0]).toContain('Date: 2024-01-01');
});

describe('Outlook mails', () => {
  const wide = (text: string) => Buffer.from(text, 'utf16le');
  const said = ({ passages }: Awaited<ReturnType<typeof read>>) =>
    passages.filter(({ kind, furniture }) => kind !== 'heading' && furniture === null).map(({ text }) => text);

  test('whose page names its own encoding and the mail none', async () => {
    const page = (charset: string) =>
      `<html><head><meta charset="${charset}"></head><body><p>The team’s records – in order.</p></body></html>`;
    const streams = { '0037001F': wide('Note') };
    for (const bytes of [Buffer.from(page('utf-8')), iconv.encode(page('windows-1252'), 'windows-1252')])
      expect(
        said(await read('a.msg', outlook({ numbers: { '3ffd': 1250 }, streams: { ...streams, '10130102': bytes } }))),
      ).toEqual(['The team’s records – in order.']);
  });

  test('inside one another, each with an RTF body or texts in a code page of its own', async () => {
    const greek = (text: string) => iconv.encode(text, 'cp1253');
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252\fromtext\deff0{\fonttbl{\f0 Arial;}}\f0 The team\'92s records are in order.\par}`;
    const bytes = outlook({
      streams: { '0037001F': wide('First'), '1000001F': wide('See below.') },
      inside: [
        {
          streams: { '0037001F': wide('Second'), '10090102': storedRtf(rtf) },
          inside: [
            { numbers: { '3ffd': 1253 }, streams: { '0037001E': greek('Έλεγχος'), '1000001E': greek('Όλα καλά.') } },
          ],
        },
      ],
    });
    const all = await readFile({ path: 'a.msg', bytes });
    expect(all.map((one) => [one.path, 'content' in one ? said(one.content) : one.failure])).toEqual([
      ['a.msg', ['See below.']],
      ['a.msg!/Second.msg', ['The team’s records are in order.']],
      ['a.msg!/Second.msg!/Έλεγχος.msg', ['Όλα καλά.']],
    ]);
  });
});

test('an Outlook mail that is cut short is damage', async () => {
  const whole = msg('The review', 'Please find the review.', { name: 'a.txt', content: 'It works.' });
  for (const length of [600, 1500, 2500]) {
    const [reading] = await readFile({ path: 'a.msg', bytes: whole.slice(0, length) });
    expect(reading && ('failure' in reading ? reading.failure.code : 'read')).toMatch(
      /^(?:damaged|unsupported|read)$/u,
    );
  }
});

test.each([
  [
    'German',
    'AW: Plan',
    'Mit freundlichen Grüßen',
    'Am 25.02.2026 um 08:00 schrieb Clara Test:',
    ['Von: Ben Muster <ben@osthain.example>', 'Gesendet: Freitag, 27. Februar 2026 09:12', 'An: Anna', 'Betreff: Plan'],
  ],
  [
    'French',
    'RE: Réunion',
    'Cordialement,',
    'Le 4 mars 2026 à 10:15, Marie Exemple <marie@estbois.example> a écrit :',
    ['De : Marie Exemple', 'Envoyé : mardi 3 mars 2026 18:02', 'À : Luc', 'Objet : Réunion'],
  ],
  [
    'Welsh',
    'Ateb: Cynllun',
    'Cofion cynnes',
    'Ar 8 Mawrth 2026 am 09:30, ysgrifennodd Gwen:',
    ['Oddi wrth: Huw', 'Anfonwyd: Dydd Llun 9 Mawrth 2026 11:00', 'At: Gwen', 'Pwnc: Cynllun'],
  ],
  [
    'Italian',
    'R: Piano',
    'Cordiali saluti',
    'Il giorno 4 mar 2026, alle ore 10:15, Ugo Esempio ha scritto:',
    ['Da: Ugo Esempio', 'Inviato: martedì 3 marzo 2026 18:02', 'A: Ada', 'Oggetto: Piano'],
  ],
])('a chain in %s: who wrote is no text, what was said is', async (_, subject, closing, wrote, headers) => {
  const lines = [
    'The plan is agreed.',
    '',
    closing,
    '',
    ...headers,
    '',
    'Leaders did not share the plan.',
    '',
    wrote,
    '> Staff know families well.',
  ];
  const head = `From: a@north.example\r\nTo: b@east.example\r\nDate: Thu, 5 Mar 2026 23:15:00 -0800\r\nSubject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=\r\n`;
  const plain = `${head}Content-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${lines.join('\r\n')}\r\n`;
  const page = `${head}Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<div>The plan is agreed.</div><div>${closing}</div><div>${headers.map((one) => one.replace('<', '&lt;')).join('<br>')}</div><p>Leaders did not share the plan.</p><div>${wrote.replace('<', '&lt;')}<blockquote>Staff know families well.</blockquote></div>`;
  for (const mail of [plain, page]) {
    const { passages, metadata } = await read('chain.eml', mail);
    const said = passages.filter(({ furniture, kind }) => furniture === null && kind !== 'heading');
    expect(said.map(({ text }) => text)).toEqual([
      'The plan is agreed.',
      'Leaders did not share the plan.',
      'Staff know families well.',
    ]);
    expect(passages.find(({ furniture }) => furniture === 'signature')?.text).toBe(closing);
    expect(metadata.date).toBe('2026-03-05');
  }
});

test('answers that begin with a letter and a colon are no headers', async () => {
  const mail =
    'From: a@north.example\r\nSubject: Answers\r\n\r\nA: Records were late.\r\nA: Plans were clear.\r\nA: Visits were weekly.\r\n';
  const { passages } = await read('answers.eml', mail);
  expect(
    passages
      .filter(({ furniture }) => furniture === null)
      .map(({ text }) => text)
      .join(' '),
  ).toContain('A: Records were late.');
});

test('folded mails and mails with named parts keep every letter above 127', async () => {
  const signs = 'Größe, “quoted”, ‘so’ – € Š ž Ÿ';
  const mail = `From: a@north.example\r\nSubject: Signs\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${signs}\r\n`;
  const { text } = await read('signs.eml', mail);
  expect(text).toContain(signs);
});

test('a mail with more parts or longer headers than are read is not called damaged', async () => {
  const part = (at: number) =>
    `--edge\r\nContent-Type: text/plain; name="letter-${at}-of-the-inspection-of-northmere.txt"\r\nContent-Disposition: attachment; filename="letter-${at}.txt"\r\n\r\nChildren wait.\r\n`;
  const parts = Array.from({ length: 20_000 }, (_, at) => part(at)).join('');
  const many = await failing('a.eml', mail(`${parts}--edge--\r\n`, 'multipart/mixed; boundary="edge"'));
  const note = `X-Note: ${'children '.repeat(300_000)}\r\nSubject:`;
  const long = await failing('b.eml', mail('Children wait.').replace('Subject:', note));
  for (const { code, reason } of [many, long]) {
    expect(code).toBe('too-large');
    expect(reason).toMatch(/more parts than are read, or longer headers/u);
  }
});
