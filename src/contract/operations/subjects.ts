import { z } from 'zod';
import { nothing, operation } from '../operation.ts';

/** A subject to look for, as a person may write it; see the file of subjects. */
const subjectInput = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/u),
  name: z.string().trim().min(1).max(200),
  parent: z.string().max(80).nullable(),
  belongs: z.string().max(2000),
  isNot: z.string().max(2000).nullable(),
  names: z.array(z.string().trim().min(1).max(200)).min(1).max(500),
  signs: z.array(z.string().trim().min(1).max(200)).max(500),
  except: z.array(z.string().trim().min(1).max(200)).max(500),
  general: z.boolean(),
  sought: z.boolean(),
});

export const subjectRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  belongs: z.string(),
  isNot: z.string().nullable(),
  names: z.array(z.string()),
  signs: z.array(z.string()),
  except: z.array(z.string()),
  general: z.boolean(),
  sought: z.boolean(),
  /** The program's own, the officer's in its place, or the officer's beside it. */
  origin: z.enum(['program', 'changed', 'added']),
});
export type SubjectRow = z.infer<typeof subjectRow>;

/** The subjects that themes are found by, as data of the workspace. */
export const subjectOperations = {
  /** The subjects that are looked for, the program's own and the officer's. */
  'themes.subjects': operation(nothing, z.array(subjectRow)),
  /** Puts a subject on the list, in place of one of the same id. */
  'themes.saveSubject': operation(subjectInput, z.array(subjectRow)),
  /** Takes an officer's subject off the list; the program's of that id stands again. */
  'themes.removeSubject': operation(z.object({ id: z.string() }), z.array(subjectRow)),
  /** Makes a file of the officer's subjects, or of the whole list, and leaves it with the host to be saved. */
  'themes.exportSubjects': operation(
    z.object({ all: z.boolean().default(false) }),
    z.object({ id: z.string(), name: z.string(), bytes: z.number().int() }),
  ),
  /** Puts the subjects of such a file on the list. */
  'themes.importSubjects': operation(
    z.object({ text: z.string().max(2_000_000) }),
    z.object({ taken: z.number().int(), subjects: z.array(subjectRow) }),
  ),
} as const;
