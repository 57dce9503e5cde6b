import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { expectSound, read, texts } from './reading.ts';

const wrap = (text: string, width: number, indent = '') => {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) as string;
    if (last !== '' && last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join(`\n${indent}`);
};

const PARAGRAPHS = [
  'The partnership in Eastholt meets every month and keeps a list of what it decided. Each decision names who carries it out. Families are told what was decided, and they say that they understand it.',
  'Not every agency sends the same person twice. This makes it hard to follow a decision from one meeting to the next, and it is why the chair has asked each agency to name a deputy who knows the list.',
];
const BULLETS = [
  'Health visitors write down what they saw and what they were told, and they keep the two apart. This helps the next reader to judge for themselves.',
  'The duty team answers calls within the hour, also at night, and notes when it could not do so and why that was.',
];

describe('hard-wrapped text', () => {
  test('has its paragraphs and bullets whole', async () => {
    const text = [
      wrap(PARAGRAPHS[0] as string, 80),
      wrap(PARAGRAPHS[1] as string, 80),
      BULLETS.map((bullet) => `• ${wrap(bullet, 78, '  ')}`).join('\n'),
    ].join('\n\n');
    const content = await read('a.txt', text);
    expect(texts(content.passages)).toEqual([...PARAGRAPHS, ...BULLETS]);
    expect(content.passages.map((one) => one.kind)).toEqual(['paragraph', 'paragraph', 'bullet', 'bullet']);
    expectSound(content);
  });

  test('has them whole without empty lines between paragraphs', async () => {
    const text = [...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS].map((one) => wrap(one, 80)).join('\n');
    expect(texts((await read('a.txt', text)).passages)).toEqual([...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS]);
  });

  test('has bullets whole whose first lines are parted from the rest', async () => {
    const text = BULLETS.map((bullet) => `•  ${wrap(bullet, 70).replace('\n', '\n\n')}`).join('\n\n');
    expect(texts((await read('a.txt', text)).passages)).toEqual(BULLETS);
  });

  test('has a paragraph whole that a form feed cuts, without page numbers and running titles', async () => {
    const lines = wrap(`${PARAGRAPHS[0]} ${PARAGRAPHS[1]}`, 80).split('\n');
    const title = 'Review of practice in Eastholt';
    const page = (body: string[], number: number) => `${title}\n\n${body.join('\n')}\n\n${' '.repeat(70)}${number}\n`;
    const text = [page(lines.slice(0, 2), 1), page(lines.slice(2), 2), page(['A last page.'], 3)].join('\f');
    const { passages, pages } = await read('a.txt', text);
    expect(texts(passages)).toEqual([`${PARAGRAPHS[0]} ${PARAGRAPHS[1]}`, 'A last page.']);
    expect(passages[0]).toMatchObject({ page: 1, endPage: 2 });
    expect(pages).toBe(3);
  });

  test('finds the pages by numbers that count up where there are no form feeds', async () => {
    const text = [1, 2, 3, 4]
      .map(
        (number) =>
          `${wrap(`Chapter ${number} of the review tells what was found. ${PARAGRAPHS[0]}`, 80)}\n\n${number}\n\n`,
      )
      .join('');
    const { passages } = await read('a.txt', text);
    expect(passages.map((one) => one.page)).toEqual([1, 2, 3, 4]);
    expect(passages.every((one) => !/\d$/u.test(one.text))).toBe(true);
  });
});

test('each line of text that is not wrapped is a paragraph', async () => {
  const lines = [PARAGRAPHS.join(' '), `${PARAGRAPHS[1]} ${PARAGRAPHS[0]}`, PARAGRAPHS.join(' and ')];
  expect(texts((await read('a.txt', lines.join('\n'))).passages)).toEqual(lines);
});

test('tells headings from paragraphs and numbers them', async () => {
  const text = `1. Introduction\n\n${PARAGRAPHS[0]}\n\n2. Findings\n\n${PARAGRAPHS[1]}\n\nKey strengths\n\n• ${BULLETS[0]}\n`;
  const { passages } = await read('a.txt', text);
  expect(
    passages.filter((one) => one.kind === 'heading').map(({ text: heading, number }) => [number, heading]),
  ).toEqual([
    ['1', 'Introduction'],
    ['2', 'Findings'],
    [null, 'Key strengths'],
  ]);
  expect(passages.at(-1)?.headings.at(-1)).toBe('Key strengths');
});

test('a bullet cut by a page and given a second sign is whole again', async () => {
  const text =
    'Inspectors will look at whether:\n\n- Families feel heard and this leads to\n\n- better help for them\n- Schools are asked\n- Nurses are asked\n';
  expect(texts((await read('a.txt', text)).passages)).toEqual([
    'Inspectors will look at whether:',
    'Families feel heard and this leads to better help for them',
    'Schools are asked',
    'Nurses are asked',
  ]);
});

test('nested lists keep their depth', async () => {
  const text = 'Leaders and managers:\n\n• Leaders:\n  – know what is needed\n  – act on it\n• Managers check it\n';
  const { passages } = await read('a.txt', text);
  expect(passages.map(({ kind, level }) => `${kind} ${level}`)).toEqual([
    'paragraph 0',
    'bullet 0',
    'bullet 1',
    'bullet 1',
    'bullet 0',
  ]);
});

test('a word hyphenated at the line end is whole, a compound keeps its hyphen', async () => {
  const text =
    'The require-\nments of well-\nbeing and of multi-\nagency work are known. Agency work with multi-agency requirements is known too, well enough.\n';
  const { text: read1 } = await read('a.txt', text);
  expect(read1).toContain('The requirements of well-being and of multi-agency work');
});

describe('encodings', () => {
  const text = 'Café Zoë costs £5 – “naïve” children’s work in Northmere.';
  test.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${text}`)],
    ['UTF-16 LE with a mark', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['UTF-16 BE with a mark', iconv.encode(text, 'utf-16be', { addBOM: true })],
    ['UTF-16 LE without a mark', iconv.encode(text, 'utf-16le', { addBOM: false })],
    ['UTF-16 BE without a mark', iconv.encode(text, 'utf-16be', { addBOM: false })],
    ['Windows-1252', iconv.encode(text, 'windows-1252')],
  ])('%s', async (_, bytes) => {
    expect((await read('a.txt', new Uint8Array(bytes))).text).toBe(text);
  });
});

test('a saved web page in plain text: what belongs to the site is marked', async () => {
  const text = `Big review announced\n\n${PARAGRAPHS[0]}\n\n${PARAGRAPHS[1]}\n\nShare this article:\n\nBack to top\nSubscribe to our news\nPost a comment\n\nLatest articles\n\nTen things to know\n`;
  const { passages, metadata } = await read('a.txt', text);
  expect(texts(passages.filter((one) => one.furniture === null && one.kind === 'paragraph'))).toEqual(PARAGRAPHS);
  expect(passages.slice(3).every((one) => one.furniture === 'site')).toBe(true);
  expect(metadata.type).toBe('news');
});
