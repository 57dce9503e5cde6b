/**
 * The frameworks a workspace can use: built in, and the reviewer's own. An own one with the id of a built-in set stands
 * in its place, for example when the official wording has been put beside ours.
 */
import { OperationError } from '../contract/errors.ts';
import type { CriterionRow, FrameworkRow } from '../contract/operations/frameworks.ts';
import type { Criterion, Framework } from '../document/framework.ts';
import { builtInFrameworks } from '../frameworks/built-in.ts';
import { DEFAULT_FRAMEWORK } from '../frameworks/default.ts';
import { listFrameworks } from '../workspace/choices.ts';
import type { Workspace } from '../workspace/handle.ts';
import { getSetting } from '../workspace/open.ts';

/** All frameworks, built-in ones first. */
export function frameworksIn(workspace: Workspace): Framework[] {
  const own = new Map(listFrameworks(workspace).map((framework) => [framework.id, framework]));
  const standing = builtInFrameworks.map((framework) => own.get(framework.id) ?? framework);
  const ids = new Set(standing.map(({ id }) => id));
  return [...standing, ...[...own.values()].filter(({ id }) => !ids.has(id))];
}

/** @throws OperationError `not-found`. */
export function frameworkIn(workspace: Workspace, id: string): Framework {
  const framework = frameworksIn(workspace).find((candidate) => candidate.id === id);
  if (framework === undefined) throw new OperationError('not-found', 'There is no such framework in this workspace.');
  return framework;
}

/** The framework that Review and Grid use. */
export function frameworkInUse(workspace: Workspace): Framework {
  const id = getSetting(workspace, 'framework') ?? DEFAULT_FRAMEWORK;
  const all = frameworksIn(workspace);
  const framework = all.find((candidate) => candidate.id === id) ?? all[0];
  if (framework === undefined) throw new OperationError('not-found', 'This workspace has no framework.');
  return framework;
}

/** A framework as the window shows it. */
export function frameworkRow(framework: Framework, inUse: boolean): FrameworkRow {
  const { criteria, ...rest } = framework;
  return {
    ...rest,
    guidance: rest.guidance ?? null,
    criteria: criteria.flatMap((criterion) => criterionRows(criterion, 0)),
    inUse,
  };
}

function criterionRows({ children, ...criterion }: Criterion, depth: number): CriterionRow[] {
  return [
    { ...criterion, cues: [...criterion.cues], agencies: [...criterion.agencies], depth },
    ...children.flatMap((child) => criterionRows(child, depth + 1)),
  ];
}
