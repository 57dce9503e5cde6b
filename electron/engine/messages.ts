/**
 * The messages between the main process and its engine.
 */
import { z } from 'zod';
import { offeredFile } from '../../src/contract/desktop.ts';
import { wireError } from '../../src/contract/errors.ts';
import { settings } from '../../src/contract/operations/workspace.ts';

/** What the engine needs to begin. */
export const engineStart = z.object({
  kind: z.literal('start'),
  /** Folder of new workspaces, of backups, of the invented samples. */
  folder: z.string(),
  backups: z.string(),
  samples: z.string(),
  /** The file that lists the workspaces opened of late. */
  recent: z.string(),
  version: z.string(),
  settings,
  /** The workspace that was open when an engine before this one ended. */
  workspace: z.string().nullable(),
});
export type EngineStart = z.infer<typeof engineStart>;

const id = z.number().int();

/** From the main process. `window` carries a message port. */
export const toEngine = z.discriminatedUnion('kind', [
  engineStart,
  z.object({ kind: z.literal('window') }),
  z.object({ kind: z.literal('folder'), folder: z.string() }),
  z.object({ kind: z.literal('offer'), id, files: z.array(z.object({ path: z.string(), name: z.string() })) }),
  z.object({ kind: z.literal('document'), id, document: z.string() }),
  z.object({ kind: z.literal('export'), id, exportId: z.string() }),
  z.object({ kind: z.literal('save'), id, exportId: z.string(), path: z.string() }),
  z.object({ kind: z.literal('ping'), id }),
  z.object({ kind: z.literal('close'), id }),
]);
export type ToEngine = z.infer<typeof toEngine>;

/** What each question is answered with. */
export const answers = {
  offer: z.array(offeredFile),
  document: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
  /** The name an export goes by, or null where it is not kept any more. */
  export: z.string().nullable(),
  save: z.boolean(),
  ping: z.object({}),
  close: z.object({}),
} as const;
export type Question = keyof typeof answers;
export type AnswerTo<Name extends Question> = z.infer<(typeof answers)[Name]>;
export type Asked<Name extends Question> = Omit<Extract<ToEngine, { kind: Name }>, 'id' | 'kind'>;

/** From the engine. */
export const fromEngine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), id, value: z.unknown() }),
  z.object({ kind: z.literal('failed'), id, error: wireError }),
  /** Settings that a person has changed in the window. */
  z.object({ kind: z.literal('settings'), settings }),
  /** The workspace that is open now; `unopened` where the one asked for at the start needs the person. */
  z.object({ kind: z.literal('workspace'), path: z.string().nullable(), unopened: z.string().nullable() }),
  /** For the log: a code, never words. */
  z.object({ kind: z.literal('trouble'), code: z.string().max(60) }),
]);
export type FromEngine = z.infer<typeof fromEngine>;
