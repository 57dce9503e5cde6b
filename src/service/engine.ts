/**
 * The engine: owns the open workspace and carries the contract out for any number of windows. Hosts bring the wire.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { changesOf } from '../contract/changes.ts';
import { contract, isOperation, type OperationName, type Operations } from '../contract/contract.ts';
import { OperationError, toWireError, type WireError } from '../contract/errors.ts';
import { type Response, request } from '../contract/protocol.ts';
import { isPicture, pictureAsPdf } from '../ingest/image/picture.ts';
import { documentBytes, formatOf } from '../workspace/documents.ts';
import { asDatabaseProblem } from '../workspace/errors.ts';
import { isWrittenOver, writtenOver } from '../workspace/own-writing.ts';
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
import { createSession, type Session, type SessionOptions } from './session.ts';
import { compareWhatChanged } from './stages/copies.ts';
import { inSlices } from './stages/in-slices.ts';
import { listDocumentsFirst } from './stages/listed.ts';
import { systemWords } from './system-words.ts';
import type { FileAccess } from './workspaces/files.ts';

/** Milliseconds that work under way is given to come to its next stop. */
const LONGEST_STOP = 5000;

export interface Connection {
  receive(message: unknown): void;
  /** Stops what this window had under way. */
  close(): void;
}

export interface Engine {
  readonly files: FileAccess;
  /** One window: `send` is given everything meant for it. */
  connect(send: (message: Response) => void): Connection;
  /** A document as a window draws it, its original or a picture as PDF; or null. */
  documentBytes(id: string): Uint8Array | null;
  /** A finished export that is waiting to be saved, or null. */
  exported(id: string): { readonly name: string; readonly bytes: Uint8Array } | null;
  /** Where the open workspace is, or null: for hosts, never for windows. */
  workspacePath(): string | null;
  close(): Promise<void>;
}

/** Starts the engine; `options.workspace` is opened at once if it is given. */
export function createEngine(options: SessionOptions): Engine {
  const session = createSession(options);
  const operations = operationsOf(session);
  const underWay = new Map<Promise<void>, { stopped: boolean }>();
  const windows = new Set<(message: Response) => void>();
  return {
    files: session.files,
    connect(send) {
      const running = new Map<number, { stopped: boolean }>();
      windows.add(send);
      return {
        receive(message) {
          const parsed = request.safeParse(message);
          if (!parsed.success) return;
          const { id } = parsed.data;
          if (parsed.data.kind === 'stop') {
            const run = running.get(id);
            if (run !== undefined) run.stopped = true;
            return;
          }
          const { name } = parsed.data;
          const run = { stopped: false };
          running.set(id, run);
          const ended = session.replacing.begun(name);
          const done = carryOut(session, operations, name, parsed.data.input, {
            progress: (value) => send({ kind: 'progress', id, value }),
            isStopped: () => run.stopped,
          })
            .then((value) => {
              send({ kind: 'result', id, value });
              // Windows stay in step: what one has changed, the others ask for again.
              if (changesOf(name).length > 0)
                for (const other of windows) if (other !== send) other({ kind: 'changed', name });
            })
            .catch((error: unknown) => {
              session.report(error);
              send({ kind: 'error', id, error: wireErrorOf(session, error) });
            })
            .finally(() => {
              ended();
              running.delete(id);
              underWay.delete(done);
            });
          underWay.set(done, run);
        },
        close() {
          windows.delete(send);
          for (const run of running.values()) run.stopped = true;
        },
      };
    },
    documentBytes(id) {
      try {
        const bytes = documentBytes(session.workspace(), id);
        const format = formatOf(session.workspace(), id);
        return isPicture(format) ? pictureAsPdf(bytes, format) : bytes;
      } catch (error) {
        session.report(error);
        return null;
      }
    },
    exported: (id) => session.exports.get(id) ?? null,
    workspacePath: () => (session.isOpen() ? session.workspace().path : null),
    async close() {
      for (const run of underWay.values()) run.stopped = true;
      await Promise.race([Promise.allSettled(underWay.keys()), pause(LONGEST_STOP, undefined, { ref: false })]);
      await session.close();
    },
  };
}

/** What a window is told of anything thrown. Of the system's errors the sentence crosses, and never the path. */
function wireErrorOf(session: Session, thrown: unknown): WireError {
  const error = toWireError(asDatabaseProblem(thrown));
  // What is read of a file that was written over looks damaged.
  const looksDamaged = error.code === 'damaged' || error.code === 'not-a-workspace';
  if (looksDamaged && session.isOpen() && isWrittenOver(session.workspace()))
    return toWireError(writtenOver(session.workspace()));
  const words = error.code === 'unexpected' ? systemWords(thrown) : null;
  return words === null ? error : { code: 'unavailable', message: words };
}

/** Every operation of the contract; a missing one does not compile. */
export function operationsOf(session: Session): Operations {
  return {
    ...workspaceOperations(session),
    ...documentOperations(session),
    ...copyOperations(session),
    ...themeOperations(session),
    ...frameworkOperations(session),
    ...readingOperations(session),
    ...recognitionOperations(session),
    ...reviewOperations(session),
    ...safetyOperations(session),
    ...secondOperations(session),
    ...progressOperations(session),
    ...editionOperations(session),
    ...subjectOperations(session),
    ...gridOperations(session),
    ...searchOperations(session),
    ...findingOperations(session),
    ...judgementOperations(session),
    ...oursOperations(session),
    ...exportOperations(session),
  } satisfies Operations;
}

interface LooseRun {
  progress(value: unknown): void;
  isStopped(): boolean;
}

/** Checks the input, carries the operation out, and checks the output: nothing unchecked crosses the border. */
async function carryOut(
  session: Session,
  operations: Operations,
  name: string,
  input: unknown,
  run: LooseRun,
): Promise<unknown> {
  if (!isOperation(name)) throw new OperationError('unknown-operation', 'This program does not know that operation.');
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue === undefined || issue.path.length === 0 ? '' : ` (${issue.path.join('.')})`;
    throw new OperationError(
      'wrong-input',
      `This cannot be done: ${issue?.message ?? 'the input is not as it should be'}${field}.`,
    );
  }
  // A file that was written over can be closed, and little else.
  const isReadable = () => session.isOpen() && !isWrittenOver(session.workspace());
  if (isReadable()) await listDocumentsFirst(session.workspace());
  if (isReadable()) await compareWhatChanged(session.workspace(), session.threshold());
  const act = operations[name] as (input: unknown, run: LooseRun) => unknown;
  const output = await act(parsed.data, run);
  return checked(contract[name as OperationName].output, output);
}

/** Elements of an answer that are checked between two pauses. */
const AT_ONCE = 100;

/** Checks an answer; a long list element by element, so that others are answered meanwhile. */
async function checked(schema: z.ZodType, output: unknown): Promise<unknown> {
  if (!(schema instanceof z.ZodArray && Array.isArray(output) && output.length > AT_ONCE)) return schema.parse(output);
  const element = schema.element as z.ZodType;
  const parsed: unknown[] = [];
  await inSlices(
    (function* () {
      for (const value of output) {
        parsed.push(element.parse(value));
        if (parsed.length % AT_ONCE === 0) yield;
      }
    })(),
    () => false,
  );
  return parsed;
}
