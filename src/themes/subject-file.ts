/**
 * Subjects as a file, to keep, change and hand on.
 */
import { z } from 'zod';
import type { Subject } from '../document/theme.ts';

/** Characters a file of subjects may have. */
export const LARGEST_SUBJECTS = 2_000_000;

const phrase = z.string().trim().min(1, 'must not be empty').max(200, 'has at most 200 characters');
const phrases = z.array(phrase).max(500);

/** A subject as an officer may write it: only id, name and names are needed. */
export const subjectShape = z.strictObject({
  id: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9-]{0,79}$/u, 'an id has small letters, digits and hyphens, 80 at most'),
  name: phrase,
  parent: z.string().max(80).nullable().default(null),
  belongs: z.string().max(2000).default(''),
  isNot: z.string().max(2000).nullable().default(null),
  names: phrases.min(1, 'needs one name at least'),
  signs: phrases.default([]),
  except: phrases.default([]),
  general: z.boolean().default(false),
  sought: z.boolean().default(true),
});

const fileShape = z.object({
  subjects: z.array(subjectShape).min(1, 'a file of subjects needs one at least').max(1000),
});

/** Raised where a file of subjects cannot be read; says where and what to do. */
export class SubjectFileError extends Error {
  override readonly name = 'SubjectFileError';
  readonly code = 'wrong-input';
}

/**
 * The subjects of a file: an object with a list called "subjects".
 * @throws SubjectFileError
 */
export function readSubjects(text: string): Subject[] {
  if (text.length > LARGEST_SUBJECTS) throw new SubjectFileError('This file is too large to be a list of subjects.');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    throw new SubjectFileError('This is not a list of subjects: it is not JSON.');
  }
  const read = fileShape.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join(' ') ?? '';
    throw new SubjectFileError(
      `This is not a list of subjects: ${place || 'the file'}: ${issue?.message ?? 'is wrong'}.`,
    );
  }
  const ids = read.data.subjects.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new SubjectFileError(`Two subjects have the id ${twice}.`);
  return read.data.subjects;
}

/** The file that `readSubjects` reads. */
export function writeSubjects(subjects: readonly Subject[]): string {
  return `${JSON.stringify({ subjects }, null, 2)}\n`;
}
