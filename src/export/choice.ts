/**
 * What goes into an export: criteria, documents, decisions, polarity. A choice is plain data, so that it can be kept as
 * a preset.
 */
import type { PolarityLabel } from '../document/evidence.ts';
import type { Criterion } from '../document/framework.ts';
import { passageKey } from '../document/passage-ref.ts';
import { type EvidenceBundle, placedCriteria } from './bundle.ts';
import { howMany, inSeries } from './words.ts';

/** What is left out of a choice is not restricted. */
export interface Choice {
  /** Codes of criteria. */
  readonly criteria?: readonly string[];
  /** Identifiers of documents. Their copies follow them. */
  readonly documents?: readonly string[];
  /** "accepted": what reviewers accepted; "suggested": also what nobody has decided; "all": also what was rejected. */
  readonly decisions?: 'accepted' | 'suggested' | 'all';
  readonly polarities?: readonly PolarityLabel[];
  /** Only our own documents, or only those of others. */
  readonly whose?: 'ours' | 'theirs';
  /** Themes and the audit log go in unless this says false. */
  readonly themes?: boolean;
  readonly log?: boolean;
}

/** What the line is called that says what was chosen. */
export const CHOSEN = 'Chosen for this export';

/** What the line is called that names decisions which are evidence for nothing, and so in no row. */
export const NOT_HELD = 'Decisions not in this export';

/** Said where findings stand beside a part of the documents. */
export const COUNTED_WHOLE = {
  name: 'Findings',
  value: 'Findings and their numbers count every document of the workspace.',
} as const;

/** The bundle cut down to the choice, with a line in the method note that says what was chosen. */
export function chosen(bundle: EvidenceBundle, choice: Choice): EvidenceBundle {
  const { criteria, documents, decisions = 'all', polarities, whose } = choice;
  const wanted = <Value>(values: readonly Value[] | undefined) => {
    const set = new Set(values);
    return (value: Value) => values === undefined || set.has(value);
  };
  const [isCriterion, isDocument, isPolarity] = [
    wanted(criteria),
    wanted(documents),
    wanted<PolarityLabel | null>(polarities),
  ];
  const statuses =
    decisions === 'accepted' ? ['accepted'] : decisions === 'suggested' ? ['accepted', 'suggested'] : undefined;
  const isStatus = wanted<string>(statuses);
  const rows = bundle.documents.filter(
    (document) =>
      (isDocument(document.copyOf ?? document.id) || isDocument(document.id)) &&
      (whose === undefined || document.ours === (whose === 'ours')),
  );
  const kept = new Set(rows.map((document) => document.id));
  const themes = bundle.themes.flatMap((theme) => {
    const passages = theme.passages.filter((passage) => kept.has(passage.documentId) && isPolarity(passage.polarity));
    const count = new Set(passages.map((passage) => passage.documentId)).size;
    return passages.length === 0 ? [] : [{ ...theme, passages, documents: Math.min(theme.documents, count) }];
  });
  const said = inWords(bundle, choice);
  return {
    ...bundle,
    framework: { ...bundle.framework, criteria: pruned(bundle.framework.criteria, isCriterion) },
    documents: rows,
    evidence: bundle.evidence.filter(
      (row) =>
        isCriterion(row.criterion) && kept.has(row.documentId) && isStatus(row.status) && isPolarity(row.polarity),
    ),
    setAside: bundle.setAside.filter(
      (row) => kept.has(row.documentId) && isStatus(row.status) && isPolarity(row.polarity),
    ),
    findings: bundle.findings.filter(({ code }) => code === '' || isCriterion(code)),
    judgements: bundle.judgements.filter(({ documentId }) => kept.has(documentId)),
    coverage: bundle.coverage.filter(({ documentId }) => kept.has(documentId)),
    themes: choice.themes === false ? [] : themes,
    copies: {
      groups: bundle.copies.groups.filter((group) => group.members.some((member) => kept.has(member.documentId))),
      lookAlikes: bundle.copies.lookAlikes.filter((pair) => pair.documentIds.every((id) => kept.has(id))),
    },
    log: choice.log === false ? [] : bundle.log,
    settings: [
      ...bundle.settings,
      ...(said === null ? [] : [{ name: CHOSEN, value: said }]),
      ...(decisions === 'all' ? [] : fittingNone(bundle, kept)),
      ...(documents === undefined && whose === undefined && polarities === undefined ? [] : [COUNTED_WHOLE]),
    ],
  };
}

/** The decisions that chose no criterion: what was written with them is lost to whoever has evidence alone. */
function fittingNone(bundle: EvidenceBundle, kept: ReadonlySet<string>): EvidenceBundle['settings'] {
  const accepted = new Set(bundle.evidence.filter(({ status }) => status === 'accepted').map(passageKey));
  const none = new Map(
    [...bundle.evidence, ...bundle.setAside]
      .filter((row) => row.status === 'rejected' && kept.has(row.documentId) && !accepted.has(passageKey(row)))
      .map((row) => [passageKey(row), row]),
  );
  if (none.size === 0) return [];
  const written = [...none.values()].filter(({ note, tags }) => note !== '' || tags.length > 0).length;
  const value = `${howMany(none.size, 'decision')} that no criterion fits, ${written === 0 ? 'none' : written} of them with notes or tags: the format “Decisions” (--format decisions) holds them.`;
  return [{ name: NOT_HELD, value }];
}

/** Criteria that are wanted, and the headings above them. */
function pruned(criteria: readonly Criterion[], isWanted: (code: string) => boolean): Criterion[] {
  return criteria.flatMap((criterion) => {
    const children = pruned(criterion.children, isWanted);
    const own = !criterion.isHeading && isWanted(criterion.code);
    if (!own && children.length === 0) return [];
    return [{ ...criterion, children, isHeading: !own }];
  });
}

const POLARITY_PLURALS: Readonly<Record<PolarityLabel, string>> = {
  strength: 'strengths',
  improvement: 'areas for improvement',
  mixed: 'mixed passages',
  neutral: 'neutral passages',
};

function inWords(bundle: EvidenceBundle, choice: Choice): string | null {
  const { criteria, documents, decisions, polarities, whose } = choice;
  const parts = [
    ...(criteria === undefined
      ? []
      : [`${criteria.length} of ${howMany(placedCriteria(bundle).length, 'criterion', 'criteria')}`]),
    ...(documents === undefined ? [] : [`${documents.length} of ${howMany(bundle.documents.length, 'document')}`]),
    ...(whose === undefined ? [] : [whose === 'ours' ? 'only our own documents' : 'only the documents of others']),
    ...(decisions === 'accepted'
      ? ['only what reviewers accepted']
      : decisions === 'suggested'
        ? ['nothing that was rejected']
        : []),
    ...(polarities === undefined ? [] : [`only ${inSeries(polarities.map((label) => POLARITY_PLURALS[label]))}`]),
    ...(choice.themes === false ? ['no themes'] : []),
    ...(choice.log === false ? ['no audit log'] : []),
  ];
  return parts.length === 0 ? null : `This export holds ${inSeries(parts)}.`;
}
