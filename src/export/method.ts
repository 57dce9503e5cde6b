/**
 * The method note: what a reader must know to trust the figures, or to doubt them. The same in every format.
 */
import { together } from '../document/coverage.ts';
import { NOTE_MEANINGS, type NoteKind, readingNotes } from '../document/reading-notes.ts';
import { counts, type DocumentRow, type EvidenceBundle } from './bundle.ts';
import { documentsInGrid } from './grid.ts';
import { coverageInALine } from './summary.ts';
import { howMany, inSeries, instantInWords, shortName } from './words.ts';

export interface MethodPoint {
  readonly about: string;
  /** One or more sentences. */
  readonly text: string;
}

/** What the point about coverage is called, and the part of a report that says more of it. */
export const LOOKED_AT = 'How much has been looked at';

/** When “none found” may be said. */
export const NONE_FOUND =
  '“None found” is said only where every passage is decided and every page was read; everywhere else it says what is left to look at.';

/** The note in the order in which a reader asks. */
export function methodNote(bundle: EvidenceBundle): MethodPoint[] {
  const { framework } = bundle;
  const counted = bundle.documents.filter((document) => document.copyOf === null);
  const evidence = bundle.evidence.filter(counts);
  const accepted = evidence.filter((row) => row.status === 'accepted').length;
  const reviewers = [...new Set(bundle.evidence.flatMap((row) => row.reviewer ?? []))].sort();
  return [
    {
      about: 'Made',
      text: `${instantInWords(bundle.madeAt)} by ${bundle.program}, from the workspace “${bundle.workspace}”. Everything was done on one computer; nothing was sent anywhere.`,
    },
    {
      about: 'Framework',
      text: [
        stopped([framework.title, ...(framework.edition === null ? [] : [framework.edition])].join(', ')),
        ...(framework.source === '' ? [] : [stopped(framework.source)]),
        ...(framework.official ? [] : ['The criteria are not an inspectorate’s own wording.']),
      ].join(' '),
    },
    {
      about: 'Documents',
      text: documentsRead(bundle),
    },
    {
      about: LOOKED_AT,
      text: `${coverageInALine(bundle)}. ${NONE_FOUND}`,
    },
    {
      about: 'Evidence',
      text: `${sentence(howMany(evidence.length, 'passage'))} counted as evidence for a criterion: ${accepted} accepted by a reviewer, ${evidence.length - accepted} only suggested by the program. A suggestion is a reason to look, not a finding. Where nobody has decided, the first suggestion for a passage counts; a mixed passage counts as a strength and as an area for improvement.`,
    },
    {
      about: 'Reviewers',
      text:
        reviewers.length === 0
          ? together(bundle.coverage).decided === 0
            ? 'Nobody has decided anything yet.'
            : 'Nobody has accepted anything that is part of this export.'
          : `${inSeries(reviewers)}.`,
    },
    ...howItWasRead(counted),
    {
      about: 'Files that could not be read',
      text:
        bundle.unread.length === 0
          ? 'None.'
          : bundle.unread.map(({ fileName, reason }) => `${fileName}: ${reason}`).join(' '),
    },
    {
      about: 'Look-alikes',
      text: lookAlikes(bundle),
    },
    ...bundle.settings.map(({ name, value }) => ({ about: name, text: value })),
  ];
}

/** What was not read, recognised from pictures, or read by earlier rules, document by document; unread pages always. */
function howItWasRead(counted: readonly DocumentRow[]): MethodPoint[] {
  const notes = counted.flatMap((document) => readingNotes(document).map((note) => ({ ...note, document })));
  const kinds = Object.entries(NOTE_MEANINGS) as [NoteKind, (typeof NOTE_MEANINGS)[NoteKind]][];
  return kinds.flatMap(([kind, { title, means }]): MethodPoint[] => {
    const own = notes.filter((note) => note.kind === kind);
    if (own.length === 0) return kind === 'unread' ? [{ about: title, text: 'None in the documents that count.' }] : [];
    const list = own.map(({ document, words }) => `${shortName(document)}: ${words}`).join('; ');
    return [{ about: title, text: `${list}. ${means}` }];
  });
}

const sentence = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);

function documentsRead(bundle: EvidenceBundle): string {
  const inGrid = documentsInGrid(bundle).length;
  const folded = bundle.documents.filter((document) => document.copyOf !== null).length;
  const others = bundle.documents.length - inGrid - folded;
  return [
    `${sentence(howMany(bundle.documents.length, 'document'))} read, ${inGrid} counted.`,
    folded === 0
      ? 'No copies were found.'
      : `${sentence(howMany(folded, 'copy', 'copies'))} found; a passage that stands in several is counted once.`,
    ...(others === 0
      ? []
      : [`${sentence(howMany(others, 'document'))} of guidance or news without evidence left out of the grid.`]),
  ].join(' ');
}

function lookAlikes(bundle: EvidenceBundle): string {
  const { lookAlikes: pairs } = bundle.copies;
  if (pairs.length === 0) return 'No documents share most of their text without being copies.';
  const name = (id: string) => {
    const document = bundle.documents.find((one) => one.id === id);
    return document === undefined ? id : shortName(document);
  };
  const words = pairs.map(({ documentIds: [left, right], because }) => `${name(left)} and ${name(right)} (${because})`);
  return `These share most of their text and are still counted apart: ${words.join('; ')}.`;
}

const stopped = (text: string) => (/[.!?…]$/u.test(text) ? text : `${text}.`);
