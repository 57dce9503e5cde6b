/**
 * Mails add up: whatever stands in one is read, set aside where it can be seen, or said to be damaged or missing.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFile } from '../../../src/ingest/read.ts';
import { bytesOf } from './reading.ts';

const head = (type: string) =>
  [
    'From: A <a@northmere.example>',
    'To: b@northmere.example',
    'Subject: Visits',
    'Date: Mon, 1 Jan 2024 00:30:00 +0000',
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    '',
    '',
  ].join('\r\n');
const text = (words: string) => `Content-Type: text/plain\r\n\r\n${words}\r\n`;
const file = (name: string, words: string, disposition = '') =>
  `Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"${disposition}\r\n\r\n${Buffer.from(words).toString('base64')}\r\n`;
const set = (boundary: string, ...parts: string[]) =>
  `${parts.map((part) => `--${boundary}\r\n${part}`).join('')}--${boundary}--\r\n`;

/** What became of a mail: the words read and set aside, and all that is said of it. */
async function outcome(mail: string, path = 'a.eml') {
  const readings = await readFile({ path, bytes: bytesOf(mail) });
  const documents = readings.flatMap((reading) => ('content' in reading ? [reading] : []));
  const failures = readings.flatMap((reading) => ('failure' in reading ? [reading.failure] : []));
  return {
    paths: documents.map((document) => document.path),
    read: documents.map(({ content }) => content.text).join('\n'),
    aside: documents
      .flatMap(({ content }) => (content.quality.leftOut ?? []).map((one) => `${one.sort}: ${one.texts.join('\n')}`))
      .join('\n'),
    said: [...documents.flatMap(({ content }) => content.quality.warnings), ...failures.map((one) => one.reason)].join(
      '\n',
    ),
  };
}

test('a mail joined to another, and parts behind the end, are set aside and said', async () => {
  const first = head('multipart/mixed; boundary="edge"') + set('edge', text('Plans are clear.'));
  const behind = `--edge\r\n${text('Visits are late.')}`;
  for (const more of [first.replace('Plans are clear', 'Visits are late'), behind, 'Visits are late.']) {
    const { read, aside, said } = await outcome(first + more);
    expect(read).toContain('Plans are clear.');
    expect(aside).toMatch(/^outside the parts: .*Visits are late\./su);
    expect(said).toContain('behind the end of this mail');
  }
  const before = `${head('multipart/mixed; boundary="edge"')}Visits are late.\r\n${set('edge', text('Plans are clear.'))}`;
  expect((await outcome(before)).aside).toContain('Visits are late.');
  const usual = before.replace('Visits are late.', 'This is a multi-part message in MIME format.');
  expect(await outcome(usual)).toMatchObject({ aside: '', said: '' });
});

test('parts are told apart by what really parts them', async () => {
  const parts = set('edge', text('Plans are clear.'), file('plan.txt', 'Visits are late.'));
  for (const type of [
    'multipart/mixed; boundary="edge"',
    'multipart/mixed; boundary=edge',
    'multipart/mixed; boundary="another"',
    'multipart/mixed',
    'multipart/mixed;\r\n boundary*0="ed";\r\n boundary*1="ge"',
    "multipart/mixed; boundary*=us-ascii'en'%65dge",
  ]) {
    const { read, paths, said } = await outcome(head(type) + parts);
    expect([type, paths, said]).toEqual([type, ['a.eml', 'a.eml!/plan.txt'], '']);
    expect(read).toContain('Visits are late.');
  }
});

test('a set of parts without an end is said, also where another set has a name that begins alike', async () => {
  const inner = `Content-Type: multipart/mixed; boundary="edge--in"\r\n\r\n${set('edge--in', text('Plans are clear.'))}`;
  const mail = `${head('multipart/mixed; boundary="edge"')}--edge\r\n${inner}--edge\r\n${text('Visits are late.')}`;
  expect((await outcome(mail)).said).toContain('ends before its last part');
  expect((await outcome(`${mail}--edge--\r\n`)).said).toBe('');
});

test('a file whose code is broken or shorter than it was sent is named', async () => {
  const whole = head('multipart/mixed; boundary="edge"');
  const words = 'Visits are late in half of all cases, and plans are clear.';
  const mail = (part: string) => whole + set('edge', text('See the file.'), part);
  expect((await outcome(mail(file('plan.txt', words, `; size=${words.length}`)))).said).toBe('');
  expect((await outcome(mail(file('plan.txt', words, '; size=9000')))).said).toContain(
    '“plan.txt” in this mail is cut short',
  );
  const code = Buffer.from(words).toString('base64');
  for (const broken of [
    code.slice(0, -3),
    `${code.slice(0, 20)}§${code.slice(20)}`,
    `${code.slice(0, 20)}==${code.slice(20)}`,
  ])
    expect((await outcome(mail(file('plan.txt', words).replace(code, broken)))).said).toContain(
      '“plan.txt” in this mail is damaged',
    );
});

test('a part that begins with its text, without headers, is read', async () => {
  const mail = head('multipart/mixed; boundary="edge"') + set('edge', 'Plans are clear.\r\n\r\nVisits are late.\r\n');
  const { read } = await outcome(mail);
  expect(read).toContain('Plans are clear.');
  expect(read).toContain('Visits are late.');
});

test('one of the pieces in which a mail was sent is said to be a piece', async () => {
  const mail = `${head('message/partial; id="x"; number=2; total=3')}Plans are clear.\r\n`;
  expect((await outcome(mail)).said).toContain('number 2 of 3 pieces');
});

test('a folder of mails in one file gives each of them, as it was sent', async () => {
  const mail = (words: string) =>
    `From a@northmere.example Mon Jan  1 00:30:00 2024\r\n${head('text/plain')}${words}\r\n\r\n`;
  const folder = mail('Plans are clear.\r\n\r\n>From Monday on visits are late.') + mail('Leaders know what happens.');
  const { paths, read } = await outcome(folder, 'Inbox');
  expect(paths).toEqual(['Inbox!/mail-1.eml', 'Inbox!/mail-2.eml']);
  expect(read).toContain('\nFrom Monday on visits are late.');
  expect(read).toContain('Leaders know what happens.');
  expect((await outcome('From Monday 2 December 2024\nvisits are late.', 'a.txt')).paths).toEqual(['a.txt']);
});

test('mails that were deleted in Thunderbird and are still in the file of their folder are left out, and told', async () => {
  const mail = (words: string, status: string | null) =>
    `From \r\n${status === null ? '' : `X-Mozilla-Status: ${status}\r\nX-Mozilla-Status2: 00000000\r\n`}${head('text/plain').replace('Visits', `About ${words}`)}${words}\r\n\r\n`;
  const folder = (...mails: [string, string | null][]) => mails.map(([words, status]) => mail(words, status)).join('');
  const some = await outcome(
    folder(
      ['Aldermoor', '0001'],
      ['Birchfold', '0009'],
      ['Caldermere', null],
      ['Dunholt', '0008'],
      ['Elmwick', '1001'],
    ),
    'Inbox',
  );
  expect(some.paths).toEqual(['Inbox!/mail-1.eml', 'Inbox!/mail-3.eml', 'Inbox!/mail-5.eml']);
  expect(some.read).not.toMatch(/Birchfold|Dunholt/u);
  expect(some.aside).toBe('deleted mail: About Birchfold\nAbout Dunholt');
  expect(some.said).toMatch(/^2 mails of this folder were deleted .* they were left out\.[^\n]*$/u);
  const one = await outcome(folder(['Aldermoor', '0008'], ['Birchfold', '0000']), 'Inbox');
  expect(one.said).toMatch(/^1 mail of this folder was deleted .* it was left out\.[^\n]*$/u);
  const all = await outcome(folder(['Aldermoor', '0009'], ['Birchfold', '0008']), 'Inbox');
  expect(all).toMatchObject({ paths: [], said: expect.stringMatching(/^2 mails of this folder were deleted/u) });
  // What stands in the text of a mail, or in a mail inside it, says nothing of the mail.
  const quoted = mail('See below.\r\n\r\nX-Mozilla-Status: 0008', '0001');
  expect(await outcome(quoted + quoted, 'Inbox')).toMatchObject({ aside: '', said: '' });
});

test('whatever line of a mail is lost, doubled or cut, its words are read, set aside, or something is said', async () => {
  const words = ['aldermoor', 'birchfold', 'caldermere', 'dunholt'];
  const inner = `Content-Type: multipart/alternative; boundary="in"\r\n\r\n${set('in', text(`In ${words[0]} plans are clear.`))}`;
  const mail =
    head('multipart/mixed; boundary="edge"') +
    set(
      'edge',
      inner,
      text(`In ${words[1]} visits are late.`),
      file('c.txt', `In ${words[2]} leaders listen.`),
      text(`In ${words[3]} staff stay.`),
    );
  const lines = mail.split('\r\n');
  const first = lines.indexOf('--edge');
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: first, max: lines.length - 1 }),
      fc.constantFrom('lost', 'doubled', 'cut', 'broken'),
      async (at, how) => {
        const own = lines[at] ?? '';
        const changed = { lost: [], doubled: [own, own], cut: [own.slice(0, own.length / 2)], broken: [`${own}x`] }[
          how
        ];
        const damaged = [...lines.slice(0, at), ...changed, ...lines.slice(at + 1)].join('\r\n');
        const { read, aside, said } = await outcome(damaged);
        // Without the header that names it, the code of a file is read as it stands.
        const code = Buffer.from(`In ${words[2]} leaders listen.`).toString('base64');
        const there = words.filter((word) => damaged.includes(word) || (word === words[2] && damaged.includes(code)));
        const all = `${read}\n${aside}`.replace(code, words[2] ?? '');
        const kept = there.filter((word) => all.includes(word));
        if (said === '') expect([how, own, ...kept]).toEqual([how, own, ...there]);
      },
    ),
    { numRuns: 300 },
  );
});

const part = (type: string, content: string, more = '') => `Content-Type: ${type}\r\n${more}\r\n${content}\r\n`;
const inline = (name: string, bytes: number) =>
  part(
    `image/png; name="${name}"`,
    Buffer.alloc(bytes, 7).toString('base64'),
    `Content-Transfer-Encoding: base64\r\nContent-Disposition: inline; filename="${name}"\r\n`,
  );

test('a mail that was sent and holds pictures is no saved page, and keeps its files', async () => {
  const related = part(
    'multipart/related; boundary="in"',
    set('in', part('text/html', '<p>Plans are clear.</p>'), inline('sign.png', 300)),
  );
  const letter = file('letter.txt', 'Visits are late.');
  for (const mail of [
    head('multipart/mixed; boundary="edge"') + set('edge', related, letter),
    head('multipart/related; boundary="edge"') + set('edge', part('text/html', '<p>Plans are clear.</p>'), letter),
  ]) {
    const { paths, read } = await outcome(mail);
    expect(paths).toEqual(['a.eml', 'a.eml!/letter.txt']);
    expect(read).toContain('From: A');
  }
});

test('what only one form of a mail says is read, or set aside and told', async () => {
  const alternative = (plain: string, page: string) =>
    head('multipart/alternative; boundary="edge"') + set('edge', text(plain), part('text/html', page));
  const common =
    'Children wait too long for help, and plans are not looked at again in time by managers who know them.';
  const more = await outcome(alternative(common, `<p>${common}</p><p>Police do not share what they know.</p>`));
  expect(more.read).toContain('Police do not share what they know.');
  const less = await outcome(
    alternative(
      `${common}\r\n\r\nPolice do not share what they know.`,
      `<p>${common}</p><p>Schools say that nobody asks the fathers.</p>`,
    ),
  );
  expect(less.read).toContain('Schools say that nobody asks the fathers.');
  expect(less.aside).toContain('other form: Police do not share what they know.');
  expect(await outcome(alternative(common, `<p>${common}</p>`))).toMatchObject({ aside: '', said: '' });
});

test('signatures, invitations and reports of delivery are named and are no documents; what is sealed says how to get at it', async () => {
  const mixed = (...parts: string[]) =>
    head('multipart/mixed; boundary="edge"') + set('edge', text('Plans are clear.'), ...parts);
  for (const type of [
    'application/pkcs7-signature; name="smime.p7s"',
    'application/pgp-signature',
    'text/calendar; method=REQUEST',
    'message/delivery-status',
  ]) {
    const { paths, aside, said } = await outcome(mixed(part(type, 'BEGIN:X')));
    expect([type, paths, said]).toEqual([type, ['a.eml'], '']);
    expect(aside).toMatch(/^technical part: /u);
  }
  expect((await outcome(mixed(part('application/ms-tnef; name="winmail.dat"', 'x')))).said).toContain('Outlook packed');
  expect((await outcome(`${head('application/pkcs7-mime; name="smime.p7m"')}x`)).said).toContain(
    'encrypted, or sealed',
  );
  expect((await outcome(mixed(part('message/external-body; access-type=x-link', '')))).said).toContain(
    'does not hold it',
  );
});

test('a picture in the text that is as large as a page, or all that a mail holds, is read as a page; a small one is named', async () => {
  const mail = (words: string, bytes: number) =>
    head('multipart/mixed; boundary="edge"') +
    set('edge', text(words), inline('page.png', bytes), file('b.txt', 'Visits are late.'));
  expect((await outcome(mail('Plans are clear.', 300))).aside).toContain('picture: page.png');
  for (const [words, bytes] of [
    ['Plans are clear.', 200_000],
    ['', 300],
  ] as const)
    expect((await outcome(mail(words, bytes))).said).toMatch(/picture|PNG/u);
});

test('what looks like a greeting alone is kept, also where a file is attached', async () => {
  const mail =
    head('multipart/mixed; boundary="edge"') +
    set('edge', text('Many thanks,\r\nThe audit shows that children wait'), file('b.txt', 'Visits are late.'));
  expect((await outcome(mail)).read).toContain('The audit shows that children wait');
});

test('files in codes of other times are named', async () => {
  const uu = "begin 644 letter.txt\r\nM5&AE('!A<G1N97)S:&EP(&EN($5A<W1M87)S:!H87,@82!S=')O;F<@<VAA\r\n`\r\nend";
  expect((await outcome(`${head('text/plain')}See it.\r\n\r\n${uu}\r\n`)).said).toContain('uuencode');
  const other = part('text/plain; name="a.txt"', 'abc', 'Content-Transfer-Encoding: x-other\r\n');
  expect((await outcome(head('multipart/mixed; boundary="edge"') + set('edge', other))).said).toContain('x-other');
});

test('two files of one name have each their own', async () => {
  const mail =
    head('multipart/mixed; boundary="edge"') +
    set('edge', text('See both.'), file('a.txt', 'Plans are clear.'), file('a.txt', 'Visits are late.'));
  expect((await outcome(mail)).paths).toEqual(['a.eml', 'a.eml!/a.txt', 'a.eml!/a (2).txt']);
});

test('a mail is one whatever its line ends, its marks and its letters, and however long its headers are', async () => {
  const mail =
    head('multipart/mixed; boundary="edge"') + set('edge', text('Plans are clear.'), file('a.txt', 'Visits are late.'));
  const wide = new Uint8Array([0xff, 0xfe, ...Buffer.from(mail, 'utf16le')]);
  for (const bytes of [
    bytesOf(mail),
    bytesOf(`\ufeff${mail}`),
    bytesOf(mail.replaceAll('\r\n', '\r')),
    bytesOf(mail.replaceAll('\r', '')),
    wide,
  ]) {
    const readings = await readFile({ path: 'a.eml', bytes });
    expect(readings.map(({ path }) => path)).toEqual(['a.eml', 'a.eml!/a.txt']);
    expect(readings[0]).toMatchObject({ content: { text: expect.stringContaining('From: A') } });
  }
  const people = Array.from({ length: 3000 }, (_, at) => `"Person ${at}" <p${at}@northmere.example>`).join(',\r\n ');
  const long = mail.replace('To: b@northmere.example', `To: ${people}`).replace('--edge--', '');
  expect((await outcome(long)).said).toContain('ends before its last part');
});

test('mails as their programs keep them: bare lines between them, older marks, and single ones of Apple Mail', async () => {
  const mail = (words: string) => `${head('text/plain')}${words}\r\n\r\n`;
  for (const line of [
    'From ',
    'From - Mon Jan 01 00:30:00 2024',
    'From a@northmere.example Mon Jan  1 00:30:00',
    'From a 2024 remote from host\r\n>From b 2024 remote from other',
  ]) {
    const folder = `${line}\r\n${mail('Plans are clear.')}${line}\r\n${mail('Visits are late.')}`;
    expect([line, (await outcome(folder, 'Inbox')).paths]).toEqual([line, ['Inbox!/mail-1.eml', 'Inbox!/mail-2.eml']]);
  }
  const own = mail('Plans are clear.');
  const { paths, read } = await outcome(`${own.length}      \n${own}<?xml version="1.0"?><plist></plist>`, '1.emlx');
  expect(paths).toEqual(['1.emlx']);
  expect(read).toContain('Plans are clear.');
  expect(read).not.toContain('plist');
});

test('a mail is told by all of its headers, however many programs have written theirs before them', async () => {
  const seals = Array.from({ length: 8 }, (_, at) => `ARC-Seal: i=${at}; a=rsa-sha256; b=${'x'.repeat(900)}`).join(
    '\r\n',
  );
  const body = set('edge', text('Plans are clear.'), file('a.txt', 'Visits are late.'));
  const own =
    'From: A <a@northmere.example>\r\nTo: b@northmere.example\r\nSubject: Visits\r\nContent-Type: multipart/mixed; boundary="edge"\r\n\r\n';
  for (const [name, mail] of [
    ['a', `${seals}\r\n${own}${body}`],
    ['a.eml', `${seals}\r\n${own}${body}`],
    ['a.eml', `Subject: Visits\r\nContent-Type: multipart/mixed; boundary="edge"\r\n\r\n${body}`],
  ] as const)
    expect((await outcome(mail, name)).paths).toEqual([name, `${name}!/a.txt`]);
  // A memorandum, and a text with notes that begin alike.
  for (const words of [
    'From: the team\nTo: all\nSubject: visits\n\nVisits are late.',
    'Note: visits are late.\nPlan: see them.\n\nMore.',
  ])
    expect((await outcome(words, 'a.txt')).paths).toEqual(['a.txt']);
});

test('a saved page that was cut short says so', async () => {
  const page =
    'From: <Saved by Blink>\r\nSnapshot-Content-Location: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="edge"\r\n\r\n';
  const whole = page + set('edge', part('text/html', '<p>Plans are clear.</p><p>Visits are late.</p>'));
  expect((await outcome(whole, 'a.mhtml')).said).toBe('');
  expect((await outcome(whole.slice(0, -20), 'a.mhtml')).said).toContain('This saved page is cut short');
});

test('mails and folders of mails are found whatever stands before them and however their lines end', async () => {
  const mail =
    head('multipart/mixed; boundary="edge"') + set('edge', text('Plans are clear.'), file('a.txt', 'Visits are late.'));
  const folder = `From a@northmere.example Mon Jan  1 00:30:00 2024\r\n${mail}\r\nFrom a@northmere.example Mon Jan  1 00:30:00 2024\r\nThread-Topic: visits\r\n${mail}`;
  const apple = `${mail.length}\n${mail}`;
  const wide = (words: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(words, 'utf16le')]);
  const changes: readonly ((words: string) => Uint8Array)[] = [
    (words) => bytesOf(words),
    (words) => bytesOf(`\ufeff${words}`),
    (words) => bytesOf(`\r\n\r\n ${words}`),
    (words) => bytesOf(words.replaceAll('\r\n', '\r')),
    (words) => bytesOf(`${words.replaceAll('\r\n', '\r')}\n`),
    (words) => bytesOf(words.replaceAll('\r\n', '\r\r\n')),
    (words) => bytesOf(words.replaceAll('\r\n', '\n')),
    wide,
  ];
  for (const [at, change] of changes.entries()) {
    for (const [name, content, mails] of [
      ['a.eml', mail, 1],
      ['Inbox', folder, 2],
      ['1.emlx', apple, 1],
    ] as const) {
      const readings = await readFile({ path: name, bytes: change(content) });
      expect([at, name, readings.filter((one) => 'failure' in one)]).toEqual([at, name, []]);
      expect([at, name, readings.length]).toEqual([at, name, 2 * mails]);
    }
  }
  const rtf = '{\\rtf1 Plans are clear.}';
  for (const bytes of [bytesOf(`\ufeff${rtf}`), wide(rtf)])
    expect(await readFile({ path: 'a.rtf', bytes })).toMatchObject([
      { format: 'rtf', content: { text: 'Plans are clear.' } },
    ]);
});

test('a folder of mails that does not begin with one says so, and words about the past split no mail', async () => {
  const mail = `From a@northmere.example Mon Jan  1 00:30:00 2024\r\n${head('text/plain')}Plans are clear.\r\n\r\nFrom the office in 2026\r\nDate: Monday\r\n`;
  const { paths, read } = await outcome(mail, 'Inbox');
  expect(paths).toEqual(['Inbox!/mail-1.eml']);
  expect(read).toContain('From the office in 2026');
});

test('drafts are mails, notes with lines like headers are texts, and short paragraphs of the formatted form are read', async () => {
  const draft =
    'From: A\r\nSubject: Draft\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="edge"\r\n\r\n';
  const parts = set('edge', part('text/html', '<p>Plans are clear.</p>'), file('a.txt', 'Visits are late.'));
  for (const name of ['a.eml', 'draft'])
    expect((await outcome(draft + parts, name)).paths).toEqual([name, `${name}!/a.txt`]);
  for (const note of [
    'Date: 4 May\nSubject: Audit\nReferences: children wait, see letter 3\n\nMore.',
    'Subject: Audit\nX-Ref: 12\nDate: 4 May\n\nMore.',
  ])
    expect((await outcome(note, 'a.txt')).paths).toEqual(['a.txt']);
  const page = '<ul><li>Police do not share.</li><li>Nobody asks fathers.</li></ul>';
  const mail =
    head('multipart/alternative; boundary="edge"') +
    set('edge', text('Please open this mail elsewhere.'), part('text/html', page));
  expect((await outcome(mail)).read).toContain('Nobody asks fathers.');
});

test('a file that the mail program keeps elsewhere, and code without what fills up its end, are told for what they are', async () => {
  const mixed = (one: string) => head('multipart/mixed; boundary="edge"') + set('edge', text('Plans are clear.'), one);
  expect(
    (await outcome(mixed(part('application/pdf; name="a.pdf"', '', 'Content-Transfer-Encoding: base64\r\n')))).said,
  ).toContain('does not hold it');
  const code = Buffer.from('Visits are late.').toString('base64').replace(/=+$/u, '');
  const bare = part('text/plain; name="a.txt"', code, 'Content-Transfer-Encoding: base64\r\n');
  expect(await outcome(mixed(bare))).toMatchObject({ said: '', paths: ['a.eml', 'a.eml!/a.txt'] });
});
