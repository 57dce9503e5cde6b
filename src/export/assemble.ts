/**
 * From documents, suggestions and decisions to the bundle: folds copies, puts the decision before the suggestion.
 */

import { type Copies, standIns, type Twins } from '../document/copies.ts';
import { coverageOf, type DocumentCoverage } from '../document/coverage.ts';
import { evidenceSources } from '../document/document.ts';
import type { Decision, PolarityLabel } from '../document/evidence.ts';
import type { Framework } from '../document/framework.ts';
import { type PassageRef, passageKey } from '../document/passage-ref.ts';
import { isRecognised } from '../document/reading-notes.ts';
import type { Theme } from '../document/theme.ts';
import {
  type DocumentRow,
  type EvidenceBundle,
  type EvidenceRow,
  type LogRow,
  placedCriteria,
  type Setting,
  type ThemeRow,
} from './bundle.ts';
import type { AssessmentToExport, DocumentToExport, PassageToExport } from './lean.ts';

/** What the program suggests for one passage under the framework of the bundle: only its first suggestion counts. */
export interface PassageAssessment {
  readonly documentId: string;
  readonly passageId: string;
  readonly assessment: AssessmentToExport;
}

export interface BundleInput {
  readonly workspace: string;
  /** ISO 8601 instant, UTC. */
  readonly madeAt: string;
  readonly program: string;
  readonly framework: Framework;
  readonly documents: readonly DocumentToExport[];
  readonly copies: Copies;
  readonly twins: readonly Twins[];
  readonly assessments: readonly PassageAssessment[];
  /** Every passage that may be evidence in documents that count, assessed or not. */
  readonly places: readonly PassageRef[];
  /** Decisions under any framework; those under another one are left out. */
  readonly decisions: readonly Decision[];
  readonly themes: readonly Theme[];
  readonly findings?: EvidenceBundle['findings'];
  readonly judgements?: EvidenceBundle['judgements'];
  /** Ids of the documents that are ours; none where it is left out. */
  readonly ours?: ReadonlySet<string>;
  readonly unread: EvidenceBundle['unread'];
  readonly settings: readonly Setting[];
  readonly log: readonly LogRow[];
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/**
 * Assembles the bundle. A folded copy gives no rows of its own: its passages are counted as copies of their twins, and
 * a decision made on it is carried to the twin unless that one has been decided itself. A decided passage of a copy that
 * has no twin keeps its rows, for a decision is never lost. Where several decisions name one passage the latest holds.
 */
export function evidenceBundle(input: BundleInput): EvidenceBundle {
  const primaryOf = new Map<string, string>();
  for (const group of input.copies.groups) {
    const primary = group.members.find((member) => member.primary)?.documentId;
    if (primary === undefined) continue;
    for (const member of group.members) if (!member.primary) primaryOf.set(member.documentId, primary);
  }
  const documents = documentRows(input.documents, primaryOf, input.ours ?? new Set());
  const standIn = standIns(input.twins, input.copies);
  const decisions = decisionsByPassage(input.decisions, input.framework.id, standIn);
  const assessments = new Map(input.assessments.map((one) => [passageKey(one), one.assessment]));
  const copiesOf = new Map<string, number>();
  for (const twin of standIn.values()) copiesOf.set(twin, (copiesOf.get(twin) ?? 0) + 1);

  const byId = new Map(input.documents.map((document) => [document.id, document]));
  const setAside: EvidenceRow[] = [];
  const rows = documents.flatMap(({ id, copyOf }) => {
    const document = byId.get(id);
    return (document?.passages ?? []).flatMap((passage): EvidenceRow[] => {
      const place = passageKey({ documentId: id, passageId: passage.id });
      const decision = decisions.get(place);
      if (copyOf !== null && decision === undefined) return [];
      const from = { documentId: id, recognised: isRecognised(passage, document?.quality.recognised) };
      const own = passageRows(from, passage, decision, assessments.get(place), copiesOf.get(place) ?? 0);
      if (decision === undefined || own.length > 0) return own;
      setAside.push(passageRow(from, passage, '', decision, undefined, copiesOf.get(place) ?? 0));
      return [];
    });
  });
  const order = new Map(
    placedCriteria({ framework: input.framework, evidence: rows }).map(({ code }, index) => [code, index]),
  );
  const place = (row: EvidenceRow) => order.get(row.criterion) ?? order.size;
  return {
    workspace: input.workspace,
    madeAt: input.madeAt,
    program: input.program,
    framework: input.framework,
    documents,
    // The sort is stable, so rows of one criterion stay in the order of documents and text.
    evidence: rows.sort((left, right) => place(left) - place(right)),
    setAside,
    findings: input.findings ?? [],
    judgements: input.judgements ?? [],
    coverage: coverage(input, documents, decisions, assessments),
    themes: input.themes.filter((theme) => !theme.hidden).map((theme) => themeRow(theme, byId, decisions, assessments)),
    copies: input.copies,
    unread: input.unread,
    settings: input.settings,
    log: input.log,
  };
}

/**
 * How much of each document has been looked at: of every passage that may be evidence, and of those that were decided
 * although they stand in guidance or only in a copy.
 */
function coverage(
  input: BundleInput,
  documents: readonly DocumentRow[],
  decisions: ReadonlyMap<string, Decision>,
  assessments: ReadonlyMap<string, AssessmentToExport>,
): DocumentCoverage[] {
  const known = new Set(input.places.map(passageKey));
  const elsewhere = input.documents.flatMap(({ id, passages }) =>
    passages
      .map((passage) => ({ documentId: id, passageId: passage.id }))
      .filter((place) => decisions.has(passageKey(place)) && !known.has(passageKey(place))),
  );
  const counted = input.documents.filter(({ id }) => documents.some((row) => row.id === id && row.copyOf === null));
  const ids = new Set([
    ...evidenceSources(counted).map(({ id }) => id),
    ...elsewhere.map(({ documentId }) => documentId),
  ]);
  return coverageOf(
    documents
      .filter(({ id }) => ids.has(id))
      .map(({ id, pagesWithoutText }) => ({ id, pagesUnread: pagesWithoutText.length })),
    [...input.places, ...elsewhere].map((place) => {
      const decision = decisions.get(passageKey(place));
      const suggested = assessments.get(passageKey(place))?.suggestions[0];
      const first = decision?.suggested?.suggestions[0] ?? suggested;
      return {
        documentId: place.documentId,
        isDecided: decision !== undefined,
        accepted: decision?.criteria ?? [],
        putForward: first?.criterion ?? null,
      };
    }),
  );
}

/** Documents by area, date, title and id, so that no export depends on the order of import. */
function documentRows(
  documents: readonly DocumentToExport[],
  primaryOf: ReadonlyMap<string, string>,
  ours: ReadonlySet<string>,
): DocumentRow[] {
  const folded = new Map<string, number>();
  for (const primary of primaryOf.values()) folded.set(primary, (folded.get(primary) ?? 0) + 1);
  const sortKey = (row: DocumentRow) => [row.area ?? '\uffff', row.date ?? '\uffff', row.title, row.id].join('\n');
  return documents
    .map(
      ({ id, metadata, source, pages, evidencePassages, quality, isByEarlierRules, decisionsBeside }): DocumentRow => ({
        id,
        title: metadata.title,
        type: metadata.type,
        area: metadata.area,
        date: metadata.date,
        inspectionTheme: metadata.inspectionTheme,
        fileName: source.path.split(/[\\/]/u).at(-1) ?? source.path,
        format: source.format,
        sha256: source.sha256,
        pages,
        passages: evidencePassages,
        quality: quality.score,
        warnings: quality.warnings,
        pagesWithoutText: quality.pagesWithoutText,
        recognised: quality.recognised ?? [],
        isByEarlierRules,
        decisionsBeside,
        copyOf: primaryOf.get(id) ?? null,
        copiesFolded: folded.get(id) ?? 0,
        ours: ours.has(primaryOf.get(id) ?? id),
      }),
    )
    .sort((left, right) => compare(sortKey(left), sortKey(right)));
}

function decisionsByPassage(
  decisions: readonly Decision[],
  frameworkId: string,
  standIn: ReadonlyMap<string, string>,
): Map<string, Decision> {
  const latest = (one: Decision | undefined, other: Decision): Decision =>
    one !== undefined && compare(`${one.at}\n${one.reviewer}`, `${other.at}\n${other.reviewer}`) >= 0 ? one : other;
  const own = new Map<string, Decision>();
  const carried = new Map<string, Decision>();
  for (const decision of decisions) {
    if (decision.frameworkId !== frameworkId) continue;
    const place = passageKey(decision);
    const twin = standIn.get(place);
    if (twin === undefined) own.set(place, latest(own.get(place), decision));
    else carried.set(twin, latest(carried.get(twin), decision));
  }
  return new Map([...carried, ...own]);
}

/** A row for each criterion that a reviewer decided; where nobody has decided, one for the program's first suggestion. */
function passageRows(
  from: Pick<EvidenceRow, 'documentId' | 'recognised'>,
  passage: PassageToExport,
  decision: Decision | undefined,
  assessment: AssessmentToExport | undefined,
  copiesFolded: number,
): EvidenceRow[] {
  const suggested = assessment?.suggestions.slice(0, 1) ?? [];
  const codes =
    decision === undefined
      ? suggested.map((one) => one.criterion)
      : [...new Set([...decision.criteria, ...(decision.suggested?.suggestions ?? []).map((one) => one.criterion)])];
  return codes.map((criterion) => passageRow(from, passage, criterion, decision, assessment, copiesFolded));
}

function passageRow(
  from: Pick<EvidenceRow, 'documentId' | 'recognised'>,
  passage: PassageToExport,
  criterion: string,
  decision: Decision | undefined,
  assessment: AssessmentToExport | undefined,
  copiesFolded: number,
): EvidenceRow {
  // What was suggested when it was decided explains the decision better than what would be suggested now.
  const suggested = (decision === undefined ? assessment : decision.suggested)?.suggestions ?? [];
  const rank = suggested.findIndex((one) => one.criterion === criterion);
  const suggestion = suggested[rank];
  return {
    ...from,
    criterion,
    passageId: passage.id,
    quotation: passage.text,
    start: passage.start,
    end: passage.end,
    page: passage.page,
    endPage: passage.endPage,
    paragraph: passage.number,
    headings: passage.headings,
    status: decision === undefined ? 'suggested' : decision.criteria.includes(criterion) ? 'accepted' : 'rejected',
    polarity: decision === undefined ? (assessment?.polarity.label ?? 'neutral') : decision.polarity,
    agencies: decision?.agencies ?? assessment?.agencies ?? [],
    rank: suggestion === undefined ? null : rank + 1,
    score: suggestion?.score ?? null,
    reasons: suggestion?.because ?? [],
    reviewer: decision?.reviewer ?? null,
    at: decision?.at ?? null,
    note: decision?.note ?? '',
    tags: decision?.tags ?? [],
    together: decision?.together ?? null,
    copiesFolded,
  };
}

function themeRow(
  theme: Theme,
  documents: ReadonlyMap<string, DocumentToExport>,
  decisions: ReadonlyMap<string, Decision>,
  assessments: ReadonlyMap<string, AssessmentToExport>,
): ThemeRow {
  const polarity = (place: string): PolarityLabel =>
    decisions.get(place)?.polarity ?? assessments.get(place)?.polarity.label ?? 'neutral';
  return {
    id: theme.id,
    label: theme.label,
    keywords: theme.keywords,
    documents: theme.documents,
    areas: theme.areas,
    passages: theme.passages.flatMap(({ documentId, passageId }) => {
      const document = documents.get(documentId);
      const passage = document?.passages.find(({ id }) => id === passageId);
      if (document === undefined || passage === undefined) return [];
      const { text: quotation, page, endPage, number: paragraph } = passage;
      const label = polarity(passageKey({ documentId, passageId }));
      const recognised = isRecognised(passage, document.quality.recognised);
      return [{ documentId, passageId, quotation, page, endPage, paragraph, recognised, polarity: label }];
    }),
  };
}
