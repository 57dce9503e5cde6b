/**
 * Findings in the file: records like any other, so that they are logged, undone, merged and verified as decisions are.
 */
import type { Finding, FindingAbout } from '../document/finding.ts';
import { tidyReadiness } from '../document/readiness.ts';
import { keyOf, partsOf } from '../review/records.ts';
import type { Foreign } from './foreign.ts';
import { inOneTransaction, type Workspace } from './handle.ts';
import { act, type Intent } from './ledger.ts';
import { readRecord, recordsOf } from './records.ts';

export interface KeptFinding {
  readonly about: FindingAbout;
  readonly finding: Finding;
}

/** Another reviewer's words on the same, kept beside ours until one is chosen. */
export interface OtherFinding extends KeptFinding {
  readonly reviewer: string;
}

/** The finding as it stands, or null. */
export function getFinding(workspace: Workspace, frameworkId: string, about: FindingAbout): Finding | null {
  return readRecord(workspace, {
    kind: 'finding',
    key: keyOf(frameworkId, about.kind, about.id),
  });
}

/** Whether somebody has written on a criterion, in this file or in one that was merged; also where the set has it no more. */
export function isWrittenOn(workspace: Workspace, frameworkId: string, code: string): boolean {
  return (['finding', 'other-finding'] as const).some((kind) =>
    recordsOf(workspace, kind).some(({ key }) => {
      const [framework, about, id] = partsOf(key);
      return framework === frameworkId && about === 'criterion' && id === code;
    }),
  );
}

/** Keeps a finding, or, with null, takes it away; one step for undo. */
export function saveFinding(
  workspace: Workspace,
  frameworkId: string,
  about: FindingAbout,
  finding: Finding | null,
  { what, reviewer }: { readonly what: string; readonly reviewer: string },
): void {
  act(workspace, reviewer, what, [keeping(frameworkId, about, finding)]);
}

function keeping(frameworkId: string, about: FindingAbout, finding: Finding | null): Intent {
  const after = finding === null ? null : { ...finding, readiness: tidyReadiness(finding.readiness) };
  return { kind: 'finding', key: keyOf(frameworkId, about.kind, about.id), after };
}

/** Keeps several findings as one step for undo. */
export function saveFindings(
  workspace: Workspace,
  frameworkId: string,
  kept: readonly KeptFinding[],
  { what, reviewer }: { readonly what: string; readonly reviewer: string },
): void {
  const intents = kept.map(({ about, finding }) => keeping(frameworkId, about, finding));
  inOneTransaction(workspace, () => act(workspace, reviewer, what, intents));
}

/** Every finding under a framework. */
export function findingsUnder(workspace: Workspace, frameworkId: string): KeptFinding[] {
  return recordsOf(workspace, 'finding').flatMap(({ key, value }) => {
    const [framework, kind, id = ''] = partsOf(key);
    return framework === frameworkId ? [{ about: { kind: kind as FindingAbout['kind'], id }, finding: value }] : [];
  });
}

/** What other reviewers wrote and nobody has chosen from yet. */
export function otherFindings(workspace: Workspace, frameworkId: string): OtherFinding[] {
  return recordsOf(workspace, 'other-finding').flatMap(({ key, value }) => {
    const [framework, kind, id = '', reviewer = ''] = partsOf(key);
    if (framework !== frameworkId) return [];
    return [{ about: { kind: kind as FindingAbout['kind'], id }, finding: value, reviewer }];
  });
}

/** Chooses between two texts as one step: the other one is taken or let go. */
export function settleFinding(
  workspace: Workspace,
  frameworkId: string,
  { about, reviewer: theirName, finding }: OtherFinding,
  take: boolean,
  reviewer: string,
): void {
  inOneTransaction(workspace, () => {
    const what = `chose ${take ? `the finding of ${theirName}` : 'our finding'} on ${about.id}`;
    act(workspace, reviewer, what, [
      ...(take
        ? [
            {
              kind: 'finding',
              key: keyOf(frameworkId, about.kind, about.id),
              after: finding,
            } as const,
          ]
        : []),
      { kind: 'other-finding', key: keyOf(frameworkId, about.kind, about.id, theirName), after: null },
    ]);
  });
}

/**
 * What putting another workspace's findings together with ours changes: one that we do not have is taken; one that says
 * something else is kept beside ours. Places of quotations are put where they are in our documents.
 */
export function mergedFindings(
  workspace: Workspace,
  theirs: Foreign['findings'],
  ourPlace: (documentId: string, passageId: string) => { documentId: string; passageId: string } | null,
): Intent[] {
  return theirs.flatMap(({ key, value }): Intent[] => {
    const attached = value.attached.flatMap(({ documentId, passageId }) => ourPlace(documentId, passageId) ?? []);
    const placed: Finding = { ...value, attached };
    const ours = readRecord(workspace, { kind: 'finding', key });
    if (ours === null) return [{ kind: 'finding', key, after: placed }];
    if (saysTheSame(ours, placed)) return [];
    const name = placed.by === ours.by ? `${placed.by} (2)` : placed.by;
    return [{ kind: 'other-finding', key: keyOf(...partsOf(key), name), after: placed }];
  });
}

function saysTheSame(one: Finding, other: Finding): boolean {
  const said = ({ text, notes, gap, readiness, confidence }: Finding) =>
    JSON.stringify([text, notes, gap, readiness, confidence]);
  return said(one) === said(other);
}
