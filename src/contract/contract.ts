/**
 * The contract: every operation the product offers. Hosts carry messages, the service carries operations out, the window
 * and the command line call them; all three derive from this table.
 */
import type { z } from 'zod';
import { copyOperations } from './operations/copies.ts';
import { documentOperations } from './operations/documents.ts';
import { editionOperations } from './operations/editions.ts';
import { exportOperations } from './operations/exports.ts';
import { findingOperations } from './operations/findings.ts';
import { frameworkOperations } from './operations/frameworks.ts';
import { gridOperations } from './operations/grid.ts';
import { judgementOperations } from './operations/judgements.ts';
import { oursOperations } from './operations/ours.ts';
import { progressOperations } from './operations/progress.ts';
import { readingOperations } from './operations/reading.ts';
import { recognitionOperations } from './operations/recognition.ts';
import { reviewOperations } from './operations/review.ts';
import { safetyOperations } from './operations/safety.ts';
import { searchOperations } from './operations/search.ts';
import { secondOperations } from './operations/second.ts';
import { subjectOperations } from './operations/subjects.ts';
import { themeOperations } from './operations/themes.ts';
import { workspaceOperations } from './operations/workspace.ts';

export const contract = {
  ...workspaceOperations,
  ...documentOperations,
  ...copyOperations,
  ...themeOperations,
  ...frameworkOperations,
  ...readingOperations,
  ...recognitionOperations,
  ...reviewOperations,
  ...safetyOperations,
  ...searchOperations,
  ...findingOperations,
  ...judgementOperations,
  ...oursOperations,
  ...editionOperations,
  ...gridOperations,
  ...progressOperations,
  ...secondOperations,
  ...subjectOperations,
  ...exportOperations,
} as const;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
/** What a caller gives: defaults may be left out. */
export type InputOf<Name extends OperationName> = z.input<Contract[Name]['input']>;
/** What an operation receives: defaults filled in. */
export type ParsedInputOf<Name extends OperationName> = z.output<Contract[Name]['input']>;
export type OutputOf<Name extends OperationName> = z.output<Contract[Name]['output']>;
export type ProgressOf<Name extends OperationName> = z.output<Contract[Name]['progress']>;

export interface CallOptions<Name extends OperationName> {
  readonly onProgress?: (progress: ProgressOf<Name>) => void;
  /** Stops the operation; what is done is kept. */
  readonly signal?: AbortSignalLike;
}

/** The part of AbortSignal that is used: the same in Node and in the window. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
}

/** Calls operations wherever they are carried out. Rejects with an OperationError. */
export interface Client {
  call<Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
    options?: CallOptions<Name>,
  ): Promise<OutputOf<Name>>;
}

/** Carries operations out. One function an operation; `satisfies` keeps it complete. */
export type Operations = {
  readonly [Name in OperationName]: (
    input: ParsedInputOf<Name>,
    run: Run<Name>,
  ) => Promise<OutputOf<Name>> | OutputOf<Name>;
};

/** What an operation may use while it runs. */
export interface Run<Name extends OperationName> {
  progress(value: ProgressOf<Name>): void;
  isStopped(): boolean;
}

/** Whether a string names an operation. */
export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(contract, name);
}
