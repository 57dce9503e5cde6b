/**
 * The errors that cross a border. Each has a code for programs and a sentence for people that says what to do.
 */
import { z } from 'zod';
import { ReadError } from '../document/failure.ts';

export const errorCode = z.enum([
  'wrong-input',
  'unknown-operation',
  'no-workspace',
  'not-found',
  'stopped',
  'nothing-to-do',
  'missing',
  'not-a-workspace',
  'damaged',
  'newer',
  'passphrase',
  'locked',
  'read-only',
  'disk-full',
  'permission',
  'exists',
  'framework',
  'unavailable',
  'moved',
  'too-large',
  'conflict',
  'engine-gone',
  'unexpected',
]);
export type ErrorCode = z.infer<typeof errorCode>;

/** What is sent instead of an Error: no stack, no path that the other side did not name itself. */
export const wireError = z.object({ code: errorCode, message: z.string() });
export type WireError = z.infer<typeof wireError>;

/** Thrown by operations; rebuilt from its wire form on the other side of a border. */
export class OperationError extends Error {
  override readonly name = 'OperationError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The wire form of anything thrown. Errors that nobody expected keep their cause out of sight of the window. */
export function toWireError(thrown: unknown): WireError {
  if (thrown instanceof OperationError) return { code: thrown.code, message: thrown.message };
  if (thrown instanceof Error) {
    const known = errorCode.safeParse((thrown as { code?: unknown }).code);
    if (known.success) return { code: known.data, message: thrown.message };
    // What keeps a document from being read has codes of its own; its sentence is for people all the same.
    if (thrown instanceof ReadError) return { code: 'damaged', message: thrown.message };
  }
  return {
    code: 'unexpected',
    message: 'Something went wrong that should not have. Nothing saved was lost; please try again.',
  };
}
