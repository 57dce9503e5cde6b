/**
 * The messages that carry the contract between a window and its engine, whatever the wire.
 */
import { z } from 'zod';
import type { CallOptions, Client, InputOf, OperationName, OutputOf, ProgressOf } from './contract.ts';
import { OperationError, wireError } from './errors.ts';

/** From the window to the engine. */
export const request = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('call'),
    id: z.number().int(),
    name: z.string().max(100),
    input: z.unknown(),
  }),
  z.object({ kind: z.literal('stop'), id: z.number().int() }),
]);
export type Request = z.infer<typeof request>;

/** From the engine to the window. */
export const response = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), id: z.number().int(), value: z.unknown() }),
  z.object({ kind: z.literal('result'), id: z.number().int(), value: z.unknown() }),
  z.object({ kind: z.literal('error'), id: z.number().int(), error: wireError }),
  /** Another window has carried this operation out. */
  z.object({ kind: z.literal('changed'), name: z.string() }),
]);
export type Response = z.infer<typeof response>;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly progress: (value: unknown) => void;
}

/** A client over any wire that can send a request; the wire hands responses to `receive` and its end to `lost`. */
export interface WireClient extends Client {
  receive(message: unknown): void;
  /** Rejects everything under way: the engine is gone. */
  lost(): void;
}

/**
 * Makes the window's side of the protocol. The engine checks inputs and outputs, so the client only trusts and types.
 * `changed` is told of what other windows have done.
 */
export function wireClient(
  send: (message: Request) => void,
  changed: (name: string) => void = () => undefined,
): WireClient {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  return {
    call<Name extends OperationName>(
      name: Name,
      input: InputOf<Name>,
      options?: CallOptions<Name>,
    ): Promise<OutputOf<Name>> {
      const id = ++last;
      return new Promise((resolve, reject) => {
        waiting.set(id, {
          resolve: (value) => resolve(value as OutputOf<Name>),
          reject,
          progress: (value) => options?.onProgress?.(value as ProgressOf<Name>),
        });
        send({ kind: 'call', id, name, input });
        if (options?.signal?.aborted) send({ kind: 'stop', id });
        else options?.signal?.addEventListener('abort', () => waiting.has(id) && send({ kind: 'stop', id }));
      });
    },
    receive(message) {
      const parsed = response.safeParse(message);
      if (!parsed.success) return;
      if (parsed.data.kind === 'changed') return changed(parsed.data.name);
      const entry = waiting.get(parsed.data.id);
      if (!entry) return;
      if (parsed.data.kind === 'progress') return entry.progress(parsed.data.value);
      waiting.delete(parsed.data.id);
      if (parsed.data.kind === 'result') entry.resolve(parsed.data.value);
      else entry.reject(new OperationError(parsed.data.error.code, parsed.data.error.message));
    },
    lost() {
      const all = [...waiting.values()];
      waiting.clear();
      for (const entry of all) {
        entry.reject(
          new OperationError(
            'engine-gone',
            'The program that does the work has stopped. What was saved is kept; start it again to go on.',
          ),
        );
      }
    },
  };
}
