import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWindow, type TestWindow } from './window.ts';

let window: TestWindow;

beforeAll(async () => {
  window = openWindow();
  await window.client.call('workspace.samples', {});
});
afterAll(() => window.close());

/** Somebody is named in the passage, and somebody else where no evidence is. */
const LETTER = [
  'Dear colleague,',
  'Write to Mrs Henrietta Ploverdale at h.ploverdale@plover.example or on 07700 900456.',
  'Mr Jonathan Quillfeather told inspectors that children wait too long for the help they need, and that leaders in the partnership know it. Write to jq@quill.example or ring 07700 900123 about this.',
  'Mr Jonathan Quillfeather also said that the police and health services share what they know about children early and well.',
].join('\n\n');
const WHO = ['Quillfeather', 'Ploverdale', 'quill.example', 'plover.example', '900123', '900456'];

test('a masked project holds nobody in clear, in no text and in no original, and its quotations stand where they did', async () => {
  const { client } = window;
  const { frameworkId } = await client.call('workspace.get', {});
  const file = join(window.folder, 'letter.txt');
  writeFileSync(file, LETTER);
  await client.call('documents.import', { files: [window.offer(file)] });
  const letter = (await client.call('documents.list', {})).find(({ name }) => name === 'letter.txt');
  if (letter === undefined) throw new Error('the letter was not read');
  const { items } = await client.call('review.queue', { frameworkId, show: 'all', documentId: letter.id });
  const decision = { criteria: ['C04'], polarity: 'improvement' as const, agencies: [], tags: [], note: '' };
  for (const { documentId, passageId } of items)
    await client.call('review.decide', { frameworkId, documentId, passageId, decision });

  const choice = { decidedOnly: true, mask: true };
  const check = await client.call('exports.check', { format: 'qdpx', frameworkId, choice });
  // Those outside of the evidence leave with the text, so they are named and counted, too.
  for (const who of ['Ploverdale', 'plover.example', '900456'])
    expect(check.hits.map(({ text }) => text).join('\n')).toContain(who);
  const made = await client.call('exports.make', { format: 'qdpx', frameworkId, choice });
  expect(made.losses).toEqual(check.losses);
  expect(made.losses.join('\n')).toContain('in which nothing can be masked: their masked text goes in.');
  const files = unzipSync(window.engine.exported(made.id)?.bytes ?? new Uint8Array());
  expect(Object.keys(files).filter((name) => !/\.(?:txt|qde)$/u.test(name))).toEqual([]);
  const texts = Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
  for (const [name, text] of texts) for (const who of WHO) expect([name, text.includes(who)]).toEqual([name, false]);
  const text = texts.find(([, one]) => one.includes('told inspectors that children') && !one.startsWith('<?xml'))?.[1];
  expect(text).toMatch(/\[e-mail \d+\]/u);
  const project = strFromU8(files['project.qde'] ?? new Uint8Array());
  const selections = [...project.matchAll(/<PlainTextSelection[^>]*>/gu)].map(([tag]) => tag);
  const quoted = selections.flatMap((tag) => {
    const at = (name: string) => new RegExp(` ${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '';
    const points = [...(text ?? '')];
    const there = points.slice(Number(at('startPosition')), Number(at('endPosition'))).join('');
    return [[at('name').replace(/…$/u, ''), there.replace(/\s+/gu, ' ')] as const];
  });
  expect(quoted.length).toBeGreaterThan(1);
  for (const [name, there] of quoted) expect(there.startsWith(name)).toBe(true);

  // Unmasked, it is whole, with the originals.
  const open = await client.call('exports.make', { format: 'qdpx', frameworkId, choice: { decidedOnly: true } });
  const whole = unzipSync(window.engine.exported(open.id)?.bytes ?? new Uint8Array());
  expect(Object.keys(whole).some((name) => name.endsWith('.pdf'))).toBe(true);
  expect(Object.values(whole).some((bytes) => strFromU8(bytes).includes('Ploverdale'))).toBe(true);
});
