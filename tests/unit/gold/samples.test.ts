/**
 * From file to suggestion on the invented documents and their labels: the road is whole, at floors that chance does not reach.
 * How good the judgement is, `npm run quality` says on real documents.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findCopies, NO_DECISIONS } from '../../../src/dedupe/copies.ts';
import { sketch } from '../../../src/dedupe/sketch.ts';
import type { DocumentContent, Passage } from '../../../src/document/document.ts';
import type { Assessment } from '../../../src/document/evidence.ts';
import { builtInFrameworks } from '../../../src/frameworks/built-in.ts';
import { readFile } from '../../../src/ingest/read.ts';
import { createSuggester } from '../../../src/suggest/suggester.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SAMPLES = join(ROOT, 'resources', 'samples');

interface Label {
  readonly document: string;
  readonly starts: string;
  readonly primary: string;
  readonly secondary: readonly string[];
  readonly polarity: string;
}

const labels = readFileSync(join(ROOT, 'tests', 'gold', 'passages.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Label);
const copies = JSON.parse(readFileSync(join(ROOT, 'tests', 'gold', 'copies.json'), 'utf8')) as { groups: string[][] };

const read = new Map<string, DocumentContent>();
beforeAll(async () => {
  for (const name of readdirSync(SAMPLES)) {
    const path = join(SAMPLES, name);
    for (const reading of await readFile({ path, bytes: new Uint8Array(readFileSync(path)) })) {
      if ('content' in reading) read.set(name, reading.content);
    }
  }
});

function passagesOf(label: Label): Passage[] {
  const content = read.get(label.document);
  return (content?.passages ?? []).filter(({ start }) => content?.text.startsWith(label.starts, start));
}

describe('the invented documents', () => {
  it('hold each labelled passage once', () => {
    expect(labels.filter((label) => passagesOf(label).length !== 1).map(({ starts }) => starts)).toEqual([]);
  });

  it('are grouped into copies as labelled', () => {
    const documents = [...read].map(([name, content]) => ({
      id: name,
      path: name,
      sha256: name,
      metadata: content.metadata,
      pages: content.pages,
      quality: content.quality.score,
      sketch: sketch({ id: name, text: content.text }),
    }));
    const { groups } = findCopies(
      documents,
      { threshold: 0.85, decisions: NO_DECISIONS },
      (name) => read.get(name)?.text ?? '',
    );
    expect(groups.map(({ members }) => members.map(({ documentId }) => documentId).sort())).toEqual(copies.groups);
  });

  it('get suggestions that mostly agree with the labels', () => {
    const framework = builtInFrameworks.find(({ id }) => id === 'jtai-childrens-mental-health-2019');
    if (framework === undefined) throw new Error('The built-in set is missing.');
    const suggester = createSuggester(framework);
    const judged = labels.map((label) => {
      const [passage] = passagesOf(label);
      const text = read.get(label.document)?.text.slice(passage?.start, passage?.end) ?? '';
      const headings = passage?.headings ?? [];
      return { label, ...suggester.assess({ text, headings, furniture: passage?.furniture ?? null }) };
    });
    const share = (of: typeof judged, right: (one: { label: Label } & Assessment) => boolean) =>
      of.filter(right).length / of.length;
    const evidence = judged.filter(({ label }) => label.primary !== 'none');
    const nothing = judged.filter(({ label }) => label.primary === 'none');
    const acceptable = (label: Label) => [label.primary, ...label.secondary];
    const first = ({ suggestions }: Assessment) => suggestions[0]?.criterion ?? 'none';

    expect(share(evidence, (one) => first(one) === one.label.primary)).toBeGreaterThanOrEqual(0.7);
    expect(share(evidence, (one) => acceptable(one.label).includes(first(one)))).toBeGreaterThanOrEqual(0.8);
    expect(share(evidence, (one) => one.polarity.label === one.label.polarity)).toBeGreaterThanOrEqual(0.75);
    expect(share(nothing, (one) => one.suggestions.length === 0)).toBeGreaterThanOrEqual(0.75);
  });
});
