/** Invented documents for the tests of this room. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Document, Metadata, Passage } from '../../../src/document/document.ts';
import type { Assessment } from '../../../src/document/evidence.ts';

export interface Sample {
  readonly document: Document;
  readonly bytes: Uint8Array;
}

const METADATA: Metadata = {
  title: 'Joint inspection of Northmere',
  kind: null,
  type: 'inspection-letter',
  inspectionKind: 'jtai',
  area: 'Northmere',
  date: '2020-01-31',
  areaAsPrinted: null,
  dateIs: null,
  themeAsPrinted: null,
  inspectionTheme: "children's mental health",
  inspectedFrom: '2019-12-09',
  inspectedTo: '2019-12-13',
  inspectorates: ['Ofsted', 'CQC'],
  judgements: [],
};

/** A letter whose passages are the given paragraphs. */
export function letter(id: string, paragraphs: readonly string[], metadata: Partial<Metadata> = {}): Sample {
  const text = paragraphs.join('\n\n');
  let start = 0;
  const passages = paragraphs.map((paragraph, index): Passage => {
    const from = start;
    start += paragraph.length + 2;
    return {
      id: `p${index + 1}`,
      kind: 'paragraph',
      level: 0,
      text: paragraph,
      start: from,
      end: from + paragraph.length,
      page: 1 + Math.floor(index / 3),
      endPage: 1 + Math.floor(index / 3),
      headings: ['Main findings'],
      number: String(index + 1),
      furniture: null,
      boxes: [{ page: 1, left: 72, top: 20 * index, width: 400.5, height: 12 }],
    };
  });
  const bytes = new TextEncoder().encode(`original of ${id}: ${text}`);
  return {
    bytes,
    document: {
      id,
      source: {
        path: `letters/${id}.txt`,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes: bytes.length,
        format: 'txt',
      },
      metadata: { ...METADATA, ...metadata },
      pages: 1 + Math.floor((paragraphs.length - 1) / 3),
      text,
      passages,
      quality: { score: 1, pagesWithoutText: [], warnings: [], setAside: {} },
    },
  };
}

export const NORTHMERE = letter('northmere', [
  'Police officers in Northmere listen to children and record what they say.',
  'Waiting times for the specialist mental health service are too long.',
  'School nurses share information promptly with the multi-agency hub.',
  'Leaders have not made sure that supervision is regular.',
]);

export const EASTHOLT = letter(
  'eastholt',
  ['Children in Eastholt wait less than two weeks for help.', 'The youth offending team knows its children well.'],
  { title: 'Joint inspection of Eastholt', area: 'Eastholt', date: '2021-06-02' },
);

export const ASSESSMENT: Assessment = {
  suggestions: [
    { criterion: 'C11', score: 0.8, because: [{ kind: 'term', text: 'listen' }] },
    { criterion: 'C12', score: 0.4, because: [{ kind: 'agency', text: 'Police officers' }] },
  ],
  polarity: { label: 'strength', score: 0.9, because: ['listen'] },
  agencies: ['police'],
};

/** A folder that is gone afterwards. */
export function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-desk-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
