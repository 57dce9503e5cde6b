/**
 * The bundle as a REFI-QDA project that NVivo, ATLAS.ti, MAXQDA or QualCoder can open.
 */

import { readingInWords } from '../../document/reading-notes.ts';
import { counts, type DocumentRow, type EvidenceBundle, type EvidenceRow } from '../bundle.ts';
import { methodNote } from '../method.ts';
import { howMany, TYPE_WORDS } from '../words.ts';
import { agencyGuid, codesOf, criterionGuid, polarityGuid } from './codes.ts';
import { distinctName, fileSafe } from './names.ts';
import {
  type Guid,
  type Naming,
  naming,
  type RefiCoding,
  type RefiProject,
  type RefiSelection,
  type RefiSource,
  type RefiUser,
  type RefiVariable,
} from './project.ts';
import { writeProject } from './write.ts';

export interface QdpxInput {
  readonly bundle: EvidenceBundle;
  /** Canonical text of each document that goes in, by its id. */
  readonly texts: ReadonlyMap<string, string>;
  /** Original files to put in as well, by document id; only PDF and Word files can be. */
  readonly originals?: ReadonlyMap<string, { readonly extension: 'pdf' | 'docx'; readonly bytes: Uint8Array }>;
  /** Whether the texts are masked. */
  readonly isMasked?: boolean;
  /** Whether first suggestions go in as codings by a user of the program's name. Decisions only, unless asked for. */
  readonly withSuggestions?: boolean;
  /** Lower-case hexadecimal SHA-256 of a text in UTF-8. */
  readonly sha256: (text: string) => string;
}

/** The bundle as the bytes of a .qdpx file. GUIDs are stable: the same thing has the same one in every export. */
export function projectArchive(input: QdpxInput): Uint8Array {
  return writeProject(projectOf(input));
}

/** What the format has no place for, to be shown before saving (REFI-QDA 1.5, section 7). */
export function refiLosses(input: Omit<QdpxInput, 'sha256'>): string[] {
  const { bundle, originals } = input;
  const rejected = bundle.evidence.filter((row) => row.status === 'rejected').length;
  const suggested = bundle.evidence.filter((row) => row.status === 'suggested').length;
  const other = bundle.documents.filter((document) => originals?.has(document.id) !== true).length;
  return [
    ...(suggested === 0
      ? []
      : input.withSuggestions === true
        ? [
            'Suggestions go in as codings by a user with the program’s name, without their probabilities and reasons; only the first for each passage.',
          ]
        : [`${howMany(suggested, 'suggestion')} that nobody has decided.`]),
    ...(rejected === 0
      ? []
      : [
          `${howMany(rejected, 'rejected suggestion')}, and passages that were looked at and are evidence for nothing.`,
        ]),
    ...(bundle.copies.groups.length === 0
      ? []
      : [
          'Which documents are copies of one another. Copies are left out; their evidence is in the document that counts.',
        ]),
    ...(bundle.themes.length === 0 ? [] : [`${howMany(bundle.themes.length, 'theme')}.`]),
    ...(bundle.log.length === 0 ? [] : ['The audit log.']),
    ...(other === 0
      ? []
      : [
          `The original files of ${howMany(other, 'document')}${input.isMasked === true ? ', in which nothing can be masked: their masked' : ': their'} text goes in.`,
        ]),
    'Page and paragraph numbers, and where a passage stands on the printed page.',
  ];
}

/** The bundle as a project. Documents without a text are left out, and so is their evidence. */
export function projectOf(input: QdpxInput): RefiProject {
  const { bundle, withSuggestions = false } = input;
  const name = naming(input.sha256);
  const names = new Set<string>();
  const rows = bundle.evidence.filter((row) => row.status === 'accepted' || (withSuggestions && counts(row)));
  const reviewers = [...new Set(rows.flatMap((row) => row.reviewer ?? []))].sort();
  const users = [...reviewers, ...(withSuggestions ? [bundle.program] : [])];
  return {
    name: bundle.workspace,
    origin: bundle.program,
    description: methodNote(bundle)
      .map(({ about, text }) => `${about}: ${text}`)
      .join('\n'),
    by: null,
    at: instant(bundle.madeAt),
    users: users.map((user): RefiUser => ({ guid: name('user', user), name: user })),
    codes: codesOf({ ...bundle, evidence: rows }, name),
    variables: VARIABLES.map(
      ({ id, type }): RefiVariable => ({ guid: name('variable', id), name: VARIABLE_TITLES[id], type }),
    ),
    sources: bundle.documents.flatMap((document) => {
      const text = input.texts.get(document.id);
      const own = rows.filter((row) => row.documentId === document.id);
      if (text === undefined || (document.copyOf !== null && own.length === 0)) return [];
      const ending = input.originals?.get(document.id)?.extension === 'pdf' ? '.pdf' : '';
      return [sourceOf(document, distinctName(fileSafe(document.title), ending, names), text, own, input, name)];
    }),
    allNotes: [],
    notes: [],
  };
}

/** Whole seconds in UTC, as other programs expect them. */
const instant = (iso: string) => iso.replace(/\.\d+Z$/u, 'Z');

/** What the variables are called in the file, by which they are known again when it comes back. */
export const VARIABLE_TITLES = {
  area: 'Area',
  date: 'Date',
  kind: 'Kind of document',
  theme: 'Inspection theme',
  pages: 'Pages',
  file: 'File',
  sha256: 'SHA-256 of the file',
  reading: 'How it was read',
} as const;

/** Other programs know whole days only; a month or a year stands in the name of the source. */
const isDay = (date: string) => date.length === '2024-05-31'.length;

const VARIABLES: readonly {
  readonly id: keyof typeof VARIABLE_TITLES;
  readonly type: 'Text' | 'Date' | 'Integer';
  readonly value: (document: DocumentRow) => string | null;
}[] = [
  { id: 'area', type: 'Text', value: ({ area }) => area },
  { id: 'date', type: 'Date', value: ({ date }) => (date !== null && isDay(date) ? date : null) },
  { id: 'kind', type: 'Text', value: ({ type }) => TYPE_WORDS[type] },
  { id: 'theme', type: 'Text', value: ({ inspectionTheme }) => inspectionTheme },
  { id: 'pages', type: 'Integer', value: ({ pages }) => String(pages) },
  { id: 'file', type: 'Text', value: ({ fileName }) => fileName },
  { id: 'sha256', type: 'Text', value: ({ sha256 }) => sha256 },
  { id: 'reading', type: 'Text', value: (document) => readingInWords(document) || null },
];

function sourceOf(
  document: DocumentRow,
  title: string,
  text: string,
  rows: readonly EvidenceRow[],
  input: QdpxInput,
  name: Naming,
): RefiSource {
  const original = input.originals?.get(document.id);
  const guid = name('source', document.id);
  const passages = new Map<string, EvidenceRow[]>();
  for (const row of rows) passages.set(row.passageId, [...(passages.get(row.passageId) ?? []), row]);
  return {
    guid,
    name: title,
    description: '',
    by: null,
    at: document.date === null ? null : `${document.date.padEnd(10, '-01').slice(0, 10)}T00:00:00Z`,
    text,
    original:
      original === undefined
        ? null
        : { ...original, textGuid: original.extension === 'pdf' ? name('text', document.id) : guid },
    selections: [...passages.values()]
      .sort(([left], [right]) => (left?.start ?? 0) - (right?.start ?? 0))
      .flatMap((own) => selectionOf(own, input, name)),
    drawn: [],
    codings: [],
    notes: [],
    values: VARIABLES.flatMap(({ id, type, value }) => {
      const held = value(document);
      return held === null ? [] : [{ variable: name('variable', id), type, value: held }];
    }),
  };
}

/** One passage: a coding for each criterion, and for the polarity, the agencies and the tags of the decision. */
function selectionOf(rows: readonly EvidenceRow[], { bundle }: QdpxInput, name: Naming): RefiSelection[] {
  const [row] = rows;
  if (row === undefined) return [];
  const place = [row.documentId, row.passageId] as const;
  const by = name('user', row.reviewer ?? bundle.program);
  const at = row.at === null ? null : instant(row.at);
  const coding = (code: Guid): RefiCoding => ({ guid: name('coding', ...place, code), code, by, at, notes: [] });
  const quote = row.quotation.replace(/\s+/gu, ' ');
  return [
    {
      guid: name('selection', ...place),
      name: [...quote].length > 100 ? `${[...quote].slice(0, 99).join('')}…` : quote,
      description: row.note,
      start: row.start,
      end: row.end,
      by,
      at,
      codings: [
        ...rows.map((one) => coding(criterionGuid(name, bundle.framework.id, one.criterion))),
        ...(row.polarity === null ? [] : [coding(polarityGuid(name, row.polarity))]),
        ...row.agencies.map((agency) => coding(agencyGuid(name, agency))),
        ...row.tags.map((tag) => coding(name('tag', tag))),
      ],
      notes: [],
    },
  ];
}
