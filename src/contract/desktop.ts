/**
 * What the desktop adds to the contract: the few calls that need the operating system (files by the person's hand, saving,
 * what is blocked). The window's operations themselves travel over a message port straight to the engine.
 */
import { z } from 'zod';
import { nothing, operation } from './operation.ts';
import { fileId } from './operations/workspace.ts';

/** A file the person has handed over: from now on known by its id. */
export const offeredFile = z.object({ id: fileId, name: z.string() });
export type OfferedFile = z.infer<typeof offeredFile>;

/** What keeps the window offline, for the status bar. */
export const blocked = z.object({
  /** One sentence a wall. */
  walls: z.array(z.string()),
  /** Requests that were refused since the program was started. */
  refused: z.number().int(),
});
export type Blocked = z.infer<typeof blocked>;

/** Calls from the preload script to the main process. Only the preload script knows paths; the window never does. */
export const desktopCalls = {
  /** Asks for a new message port to the engine. */
  connect: operation(nothing, nothing),
  /** Exchanges the paths of files that the person chose or dropped for ids. */
  offer: operation(
    z
      .array(z.object({ path: z.string().max(32_767), name: z.string().min(1).max(4096) }))
      .min(1)
      .max(20_000),
    z.array(offeredFile),
  ),
  /** Asks where to save an export, and saves it there. */
  save: operation(z.object({ exportId: z.string().min(1).max(100) }), z.object({ saved: z.boolean() })),
  /** The same for a picture that the window has drawn; it is saved as a picture whatever it is called. */
  savePicture: operation(
    z.object({
      bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
      name: z
        .string()
        .max(300)
        .regex(/\.(?:svg|png)$/u),
    }),
    z.object({ saved: z.boolean() }),
  ),
  blocked: operation(nothing, blocked),
} as const;

export type DesktopCall = keyof typeof desktopCalls;
export type DesktopInput<Name extends DesktopCall> = z.output<(typeof desktopCalls)[Name]['input']>;
export type DesktopOutput<Name extends DesktopCall> = z.output<(typeof desktopCalls)[Name]['output']>;
