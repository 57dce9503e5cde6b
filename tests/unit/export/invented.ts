/**
 * An invented workspace: eleven letters from places that do not exist, one copy, one guidance. Deterministic.
 */
import { createHash } from 'node:crypto';
import { countedDocuments } from '../../../src/document/copies.ts';
import { type Document, evidenceSources, mayBeEvidence, type Passage } from '../../../src/document/document.ts';
import type { Agency, Assessment, Decision, PolarityLabel } from '../../../src/document/evidence.ts';
import { EMPTY_FINDING, type Readiness } from '../../../src/document/finding.ts';
import type { Criterion, Framework } from '../../../src/document/framework.ts';
import type { Theme } from '../../../src/document/theme.ts';
import { type BundleInput, evidenceBundle, type PassageAssessment } from '../../../src/export/assemble.ts';
import type { EvidenceBundle, FindingEntry } from '../../../src/export/bundle.ts';
import { documentToExport } from '../../../src/export/lean.ts';

const criterion = (code: string, title: string, text = title, children: readonly Criterion[] = []): Criterion => ({
  code,
  title,
  text,
  official: null,
  cues: [],
  agencies: [],
  isNot: null,
  isHeading: children.length > 0,
  children,
});

export const FRAMEWORK: Framework = {
  id: 'invented-2024',
  title: 'Invented framework for children’s mental health',
  theme: 'children’s mental health',
  edition: '2024 edition',
  source: 'Written for the tests.',
  builtIn: true,
  official: false,
  criteria: [
    criterion(
      'C01',
      'Staff trained and confident',
      'Staff in every agency know how to notice that a child is struggling.',
    ),
    criterion('C02', 'Sharing information early'),
    criterion('C03', 'Thresholds and protection'),
    criterion('C04', 'Range of local help'),
    criterion(
      'C05',
      'Assessing the whole child',
      'Assessments look at the whole child: health, home, school and wishes.',
    ),
    criterion('C06', 'Plans that join up'),
    criterion('C13', 'Police decisions fit the risk'),
    criterion('C17', 'Leaders and managers', '', [
      criterion('C17a', 'Leaders know the need', 'Leaders understand how many children need help and of what kind.'),
      criterion('C17b', 'Leaders check the quality'),
    ]),
    criterion('C18', 'Support staff roles'),
  ],
};

const SENTENCES: readonly (readonly [string, string, PolarityLabel, readonly Agency[]])[] = [
  [
    'C05',
    'The team for disabled children writes assessments that a parent could read aloud. Each one sets out what the child enjoys, what worries them and who they would choose to tell.',
    'strength',
    ['childrens-social-care'],
  ],
  [
    'C05',
    'Fathers who live elsewhere are seldom spoken to, and so part of the child’s week is missing from the picture.',
    'improvement',
    ['childrens-social-care'],
  ],
  [
    'C01',
    'School nurses have been trained to ask about sleep, appetite and friendships, and feel sure of what to do with the answers.',
    'strength',
    ['health', 'schools'],
  ],
  [
    'C02',
    'Notifications from the custody suite reach the front door within the hour, but ambulance crews still post theirs.',
    'mixed',
    ['police', 'health'],
  ],
  [
    'C04',
    'Waiting lists for talking therapies have doubled since the spring. Families told inspectors that nobody rings to say how long is left.',
    'improvement',
    ['health'],
  ],
  [
    'C17a',
    'The partnership does not know how many children who are educated at home need help with their mental health.',
    'improvement',
    ['leaders'],
  ],
  ['C17b', 'Leaders listen to recorded visits once a month and act on what they hear.', 'strength', ['leaders']],
  [
    'C06',
    'Plans are shared with the family on one page, in words that the child has chosen.',
    'strength',
    ['childrens-social-care'],
  ],
  [
    'C03',
    'The strategy discussion is held on the same day in most cases.',
    'neutral',
    ['police', 'childrens-social-care'],
  ],
];

const AREAS = [
  'Ashcombe Bay',
  'Brackenshire',
  'Calder Vale',
  'Dunmarsh',
  'Eastholt',
  'Lindenfield',
  'Northmere',
  'Oakhaven',
  'Saltreath',
  'Westmere and Holme',
  'Wexborough',
];

/** A document made of the given paragraphs, one to a passage, three to a page. */
export function inventedDocument(id: string, paragraphs: readonly string[], more: Partial<Document> = {}): Document {
  let text = '';
  const passages = paragraphs.map((paragraph, index): Passage => {
    const start = text.length;
    text += `${paragraph}\n\n`;
    return {
      id: `p${index + 1}`,
      kind: 'paragraph',
      level: 0,
      text: paragraph,
      start,
      end: start + paragraph.length,
      page: 1 + Math.floor(index / 3),
      endPage: 1 + Math.floor((index + (index % 3 === 2 ? 1 : 0)) / 3),
      headings: ['Main findings', index % 2 === 0 ? 'Key strengths' : 'Areas for improvement'],
      number: index % 4 === 0 ? `${index + 1}` : null,
      furniture: null,
      boxes: [],
    };
  });
  return {
    id,
    source: { path: `/home/someone/letters/${id}.pdf`, sha256: id.padEnd(64, '0'), bytes: 12_345, format: 'pdf' },
    metadata: {
      title: `Joint targeted area inspection of ${id}`,
      kind: null,
      type: 'inspection-letter',
      inspectionKind: 'jtai',
      area: null,
      date: null,
      areaAsPrinted: null,
      dateIs: null,
      themeAsPrinted: null,
      inspectionTheme: 'children’s mental health',
      inspectedFrom: null,
      inspectedTo: null,
      inspectorates: [],
      judgements: [],
    },
    pages: Math.max(1, Math.ceil(paragraphs.length / 3)),
    text,
    passages,
    quality: { score: 1, pagesWithoutText: [], warnings: [], setAside: {} },
    ...more,
  };
}

const letters: readonly Document[] = AREAS.map((area, index) => {
  const id = area.toLowerCase().replaceAll(' ', '-');
  const texts = SENTENCES.filter((_, number) => (number * 7 + index * 3) % 4 !== 0).map(([, text]) => text);
  const document = inventedDocument(id, texts);
  const unread = area === 'Eastholt' ? [3, 4, 5, 9] : area === 'Saltreath' ? [2] : [];
  return {
    ...document,
    metadata: {
      ...document.metadata,
      title: `Joint targeted area inspection of ${area}`,
      area,
      date: `${2017 + (index % 7)}-0${1 + (index % 9)}-1${index % 9}`,
    },
    pages: document.pages + unread.length,
    quality:
      unread.length === 0
        ? document.quality
        : { score: 0.7, pagesWithoutText: unread, warnings: [`${unread.length} pages hold no text.`], setAside: {} },
  };
});

function suggestionFor(text: string): Assessment {
  const known = SENTENCES.findIndex(([, sentence]) => sentence === text);
  const [code, , label, agencies] = SENTENCES[known] ?? ['C18', '', 'neutral', []];
  const [other] = SENTENCES[(known + 4) % SENTENCES.length] ?? ['C18'];
  const [word = ''] = text.split(' ').slice(3);
  const suggestions = [
    { criterion: code, score: 0.81, because: [{ kind: 'term' as const, text: word }] },
    ...(other === code ? [] : [{ criterion: other, score: 0.14, because: [] }]),
  ];
  return { suggestions, polarity: { label: label, score: 0.9, because: [] }, agencies: agencies };
}

/** Suggestions for every passage of the given documents. */
export function assess(documents: readonly Document[]): PassageAssessment[] {
  return documents.flatMap((document) =>
    document.passages.map((passage) => ({
      documentId: document.id,
      passageId: passage.id,
      assessment: suggestionFor(passage.text),
    })),
  );
}

/** A decision that follows the first suggestion, unless told otherwise. */
export function decide(document: Document, passageId: string, more: Partial<Decision> = {}): Decision {
  const text = document.passages.find((passage) => passage.id === passageId)?.text ?? '';
  const suggested = suggestionFor(text);
  return {
    documentId: document.id,
    passageId,
    frameworkId: FRAMEWORK.id,
    criteria: suggested.suggestions.slice(0, 1).map((one) => one.criterion),
    polarity: suggested.polarity.label,
    agencies: suggested.agencies,
    tags: [],
    note: '',
    reviewer: 'R. Ashdown',
    at: '2026-11-20T10:15:00Z',
    suggested,
    ...more,
  };
}

function theme(id: string, label: string, keywords: readonly string[], beginning: string): Theme {
  const passages = letters.flatMap((letter) =>
    letter.passages
      .filter((passage) => passage.text.startsWith(beginning))
      .map((passage) => ({ documentId: letter.id, passageId: passage.id, score: 0.9 })),
  );
  const documents = passages.length;
  return {
    id,
    label,
    keywords,
    passages,
    documents,
    areas: documents,
    strengths: 0,
    improvements: documents,
    years: [],
    parent: null,
    mentions: [],
    minor: false,
    drawn: null,
    origin: 'found',
    pinned: false,
    hidden: false,
    renamed: false,
  };
}

/** What the invented workspace is assembled from; parts can be replaced. */
export interface InventedInput extends Omit<BundleInput, 'documents' | 'places'> {
  readonly documents: readonly Document[];
}

export function inventedInput(more: Partial<InventedInput> = {}): InventedInput {
  const [first, second, third] = letters;
  if (first === undefined || second === undefined || third === undefined) throw new Error('no letters');
  const copy: Document = {
    ...third,
    id: 'calder-vale-again',
    source: { ...third.source, path: 'calder-vale.txt', sha256: 'c'.repeat(64), format: 'txt' },
  };
  const guidance = inventedDocument('guidance', ['Inspectors will look at how agencies work together.']);
  const documents = [
    ...letters,
    copy,
    { ...guidance, metadata: { ...guidance.metadata, type: 'guidance' as const, title: 'Guidance for inspectors' } },
  ];
  return {
    workspace: 'North region letters',
    madeAt: '2026-11-22T08:05:00Z',
    program: 'Evidence Desk 0.1.0',
    framework: FRAMEWORK,
    documents,
    copies: {
      groups: [
        {
          id: 'g1',
          kind: 'exact',
          similarity: 1,
          because: 'The same words throughout.',
          members: [
            { documentId: third.id, primary: true, similarity: 1 },
            { documentId: copy.id, primary: false, similarity: 1 },
          ],
        },
      ],
      lookAlikes: [{ documentIds: [first.id, second.id], similarity: 0.81, because: 'different area' }],
    },
    twins: third.passages.map((passage) => ({
      passages: [
        { documentId: third.id, passageId: passage.id },
        { documentId: copy.id, passageId: passage.id },
      ],
    })),
    assessments: assess(letters),
    decisions: [
      ...first.passages.map((passage) => decide(first, passage.id)),
      ...third.passages
        .slice(0, 3)
        .map((passage, index) =>
          decide(
            third,
            passage.id,
            index === 1 ? { note: 'Ask for the audit behind this.', tags: ['board', 'follow up'] } : {},
          ),
        ),
      decide(second, 'p1', { criteria: [], polarity: 'neutral' }),
    ],
    themes: [
      theme('t1', 'Waiting for help', ['waiting', 'therapies', 'families'], 'Waiting'),
      theme('t2', 'Fathers and wider family', ['fathers', 'elsewhere', 'picture'], 'Fathers'),
    ],
    unread: [{ fileName: 'locked.pdf', reason: 'The file needs a password. Save it without one and add it again.' }],
    settings: [{ name: 'Copies', value: 'Documents that share at least 80 % of their text are copies.' }],
    log: [
      {
        at: '2026-11-20T10:15:00Z',
        reviewer: 'R. Ashdown',
        action: 'accepted C05 for “Plans …” (Calder Vale, page 1)',
      },
    ],
    ...more,
  };
}

const countedIds = ({ documents, copies }: InventedInput): ReadonlySet<string> =>
  new Set(
    countedDocuments(
      documents.map(({ id }) => id),
      copies,
    ),
  );

/** The bundle of whole documents. */
export function assembled(input: InventedInput): EvidenceBundle {
  return evidenceBundle({
    ...input,
    documents: input.documents.map((document) => documentToExport(document, () => true)),
    places: evidenceSources(input.documents.filter(({ id }) => countedIds(input).has(id))).flatMap(({ id, passages }) =>
      passages.filter(mayBeEvidence).map((passage) => ({ documentId: id, passageId: passage.id })),
    ),
  });
}

/** {@link inventedInput} as a bundle. */
export function inventedBundle(more: Partial<InventedInput> = {}): EvidenceBundle {
  return assembled(inventedInput(more));
}

/** As the service makes it. */
export const sha256 = (text: Iterable<string>): string => {
  const hash = createHash('sha256');
  for (const piece of typeof text === 'string' ? [text] : text) hash.update(piece);
  return hash.digest('hex');
};

/** The text of a file that comes in pieces. */
export function whole(pieces: Iterable<string>): string {
  return [...pieces].join('');
}

/** A finding that nobody has written yet, with what is given. */
export const inventedFinding = (
  code: string,
  readiness: Partial<Readiness> = {},
  more: Partial<FindingEntry> = {},
): FindingEntry => ({
  code,
  title: `About ${code}`,
  state: 'in-work',
  text: '',
  changes: [],
  lookedAt: '1 of 2',
  notLookedAt: '',
  standing: {
    passages: 2,
    decided: 1,
    unsuggested: 0,
    pagesUnread: 0,
    filesUnread: 0,
    accepted: 1,
    refused: 0,
    toDecide: 1,
  },
  areas: [],
  attached: [],
  side: 'improvement',
  opposite: [],
  strongest: [],
  notes: '',
  gap: '',
  ours: { documents: 0, sentence: '', said: [], counted: '', disagreements: [] },
  readiness: { ...EMPTY_FINDING.readiness, ...readiness },
  confidence: EMPTY_FINDING.confidence,
  by: 'K. Marlow',
  at: '2026-01-01T00:00:00Z',
  agreed: null,
  ...more,
});
