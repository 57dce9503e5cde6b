import type { FrameworkRow } from '../../../src/contract/operations/frameworks.ts';

/** A set by title and edition. */
export function nameOf({ title, edition }: FrameworkRow): string {
  return edition ? `${title}, ${edition}` : title;
}
