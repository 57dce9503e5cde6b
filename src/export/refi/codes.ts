/**
 * The codes of a project: the framework's criteria, and groups for what else a decision says.
 */
import type { Agency, PolarityLabel } from '../../document/evidence.ts';
import type { Criterion } from '../../document/framework.ts';
import { type EvidenceBundle, placedCriteria } from '../bundle.ts';
import { AGENCY_WORDS, POLARITY_WORDS } from '../words.ts';
import { tagCodeName } from './names.ts';
import type { Guid, Naming, RefiCode } from './project.ts';

/** Groups of codes beside the criteria, recognised by name when a project comes back. */
export const GROUPS = {
  polarity: 'Strength or improvement',
  agencies: 'Agencies',
  tags: 'Tags',
  others: 'Criteria of other frameworks',
} as const;

const COLORS: Readonly<Record<PolarityLabel, string>> = {
  strength: '#1F7356',
  improvement: '#9B4A0E',
  mixed: '#6B5B95',
  neutral: '#82828D',
};

/** The framework as codes, and beside it polarities, agencies, tags, and criteria that only the evidence knows. */
export function codesOf(bundle: Pick<EvidenceBundle, 'framework' | 'evidence'>, name: Naming): RefiCode[] {
  const { framework } = bundle;
  const code = (id: Guid, title: string, more: Partial<RefiCode> = {}): RefiCode => ({
    guid: id,
    name: title,
    description: '',
    color: null,
    isCodable: true,
    notes: [],
    children: [],
    ...more,
  });
  const criterion = (one: Criterion): RefiCode =>
    code(criterionGuid(name, framework.id, one.code), `${one.code} ${one.title}`, {
      description: one.text,
      isCodable: !one.isHeading,
      children: one.children.map(criterion),
    });
  const group = (id: string, title: string, children: readonly RefiCode[]) =>
    children.length === 0 ? [] : [code(name('group', id), title, { isCodable: false, children })];
  const unknown = placedCriteria(bundle).filter((one) => one.isUnknown);
  const tags = [...new Set(bundle.evidence.flatMap((row) => row.tags))].sort();
  const codes = [
    ...group(framework.id, framework.title, framework.criteria.map(criterion)),
    ...group(
      'others',
      GROUPS.others,
      unknown.map((one) => code(criterionGuid(name, framework.id, one.code), one.code)),
    ),
    ...group(
      'polarity',
      GROUPS.polarity,
      keys(POLARITY_WORDS).map((label) =>
        code(polarityGuid(name, label), POLARITY_WORDS[label], { color: COLORS[label] }),
      ),
    ),
    ...group(
      'agencies',
      GROUPS.agencies,
      keys(AGENCY_WORDS).map((agency) => code(agencyGuid(name, agency), AGENCY_WORDS[agency])),
    ),
  ];
  const others = namesOf(codes);
  return [
    ...codes,
    ...group(
      'tags',
      GROUPS.tags,
      tags.map((tag) => code(name('tag', tag), tagCodeName(tag, others))),
    ),
  ];
}

/** The names of codes at every depth, in lower case. */
export function namesOf(codes: readonly RefiCode[]): Set<string> {
  return new Set(codes.flatMap((code) => [code.name.toLowerCase(), ...namesOf(code.children)]));
}

const keys = <Key extends string>(record: Readonly<Record<Key, unknown>>) => Object.keys(record) as Key[];
/** Names of the codes, for the codings that point at them. */
export const criterionGuid = (name: Naming, framework: string, code: string) => name('criterion', framework, code);
export const polarityGuid = (name: Naming, label: PolarityLabel) => name('polarity', label);
export const agencyGuid = (name: Naming, agency: Agency) => name('agency', agency);
