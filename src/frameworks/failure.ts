/**
 * Why a framework file cannot be used.
 */

/** Names the line and the field, so that whoever wrote the file finds the place. */
export class FrameworkError extends Error {
  override readonly name = 'FrameworkError';
  readonly code = 'wrong-input';
  /** Line in the file, from 1. */
  readonly line: number;
  /** Path of the field: "criteria[3].text". */
  readonly field: string;

  constructor(line: number, field: string, problem: string) {
    super(`Line ${line}, ${field}: ${problem}`);
    this.line = line;
    this.field = field;
  }
}
