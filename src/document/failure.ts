/**
 * Why a file could not be read. Every failure names its file and says what to do.
 */

export type FailureCode =
  | 'password'
  | 'damaged'
  | 'unsupported'
  | 'empty'
  | 'too-large'
  | 'timeout'
  | 'memory'
  | 'permission'
  | 'changed';

export interface Failure {
  readonly path: string;
  readonly code: FailureCode;
  /** A sentence with what to do. */
  readonly reason: string;
}

/** Thrown by readers; crosses process borders as its `code` and `message`. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string) {
    super(message);
    this.code = code;
  }
}
