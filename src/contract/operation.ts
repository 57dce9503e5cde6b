/**
 * What an operation is: a name, a schema for what goes in, one for what comes out, and one for its progress if it takes
 * time. The service, the command line, the hosts and the window all derive from tables of these.
 */
import { z } from 'zod';

export interface Operation<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Progress extends z.ZodType = z.ZodType,
> {
  readonly input: Input;
  readonly output: Output;
  readonly progress: Progress;
}

/** Declares an operation that answers at once. */
export function operation<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Operation<Input, Output, z.ZodNever> {
  return { input, output, progress: z.never() };
}

/** Declares an operation that takes time, reports progress and can be stopped. */
export function longOperation<Input extends z.ZodType, Output extends z.ZodType, Progress extends z.ZodType>(
  input: Input,
  output: Output,
  progress: Progress,
): Operation<Input, Output, Progress> {
  return { input, output, progress };
}

export const nothing = z.object({});
