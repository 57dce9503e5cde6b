import { describe, expect, test } from 'vitest';
import { claimsByTitle } from '../../../src/document/kinds/claims.ts';
import { KINDS } from '../../../src/document/kinds/kinds.ts';
import { DOCUMENT_TYPES } from '../../../src/document/types.ts';
import { read } from './reading.ts';

describe.each(KINDS.map((kind) => [kind.id, kind] as const))('%s', (id, kind) => {
  test.each(kind.examples.map((example, at) => [at + 1, example] as const))('example %i', async (_, example) => {
    const { metadata } = await read('example.md', example.text);
    expect(metadata).toMatchObject({
      kind: id,
      type: kind.type,
      inspectionKind: kind.inspection ? id : kind.type === 'inspection-letter' ? null : metadata.inspectionKind,
      area: example.area,
      date: example.date,
      dateIs: example.dateIs,
      inspectedFrom: example.period?.[0] ?? null,
      inspectedTo: example.period?.[1] ?? null,
      themeAsPrinted: example.theme ?? null,
    });
    for (const name of kind.inspectorates) expect(metadata.inspectorates).toContain(name);
  });

  test.each(kind.examples.map((example, at) => [at + 1, example] as const))(
    'no other kind claims example %i',
    (_, { text }) => {
      const lines = text.split(/\n+/u).map((line) => line.replace(/^# /u, ''));
      const salutation = lines.findIndex((line) => line.startsWith('Dear '));
      const claims = claimsByTitle({ lines, salutation, isInspector: true });
      const best = claims[0];
      if (best === undefined) expect(kind.titles).toEqual([]);
      else expect(claims.filter((claim) => claim.at === best.at).map((claim) => claim.kind.id)).toEqual([id]);
    },
  );
});

test('ids are stored: each stands for one kind', () => {
  expect(new Set(KINDS.map(({ id }) => id)).size).toBe(KINDS.length);
  for (const { type } of KINDS) expect(DOCUMENT_TYPES).toHaveProperty(type);
});

test('a return on duties has its ratings', async () => {
  const table =
    '| Standard | Evidence | Rating |\n| --- | --- | --- |\n| Leadership | Policy of 2021 | Amber |\n| Training | | Partially met |\n';
  const { metadata } = await read(
    'return.md',
    `# Section 11 audit 2021\n\nNorthmere Safeguarding Children Partnership\n\n${table}`,
  );
  expect(metadata.judgements).toEqual([
    { about: 'Leadership', grade: 'Amber' },
    { about: 'Training', grade: 'Partially met' },
  ]);
});
