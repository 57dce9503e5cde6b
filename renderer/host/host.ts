import type { Client } from '../../src/contract/contract.ts';
import type { Blocked, OfferedFile } from '../../src/contract/desktop.ts';

export type { OfferedFile };

/** What the window needs from whatever it runs in: the engine, the bytes of documents, files in and files out. */
export interface Host {
  readonly kind: 'browser' | 'desktop';
  readonly client: Client;
  /** Same-origin address of a document's original bytes. */
  documentAddress(id: string): string;
  /** What a request for it must carry. */
  readonly documentHeaders: Readonly<Record<string, string>>;
  /** Hands files over; the ids that come back go into `documents.import` and `workspace.open`. */
  offerFiles(files: readonly File[], names?: readonly string[]): Promise<OfferedFile[]>;
  /** Saves an export where the person says. */
  save(exportId: string, name: string): Promise<void>;
  /** Saves a picture that the window has drawn. */
  savePicture(picture: Blob, name: string): Promise<void>;
  /** Tells of workspaces that the person opens outside the window: a double click, or the menu. */
  onWorkspace(listener: (file: OfferedFile) => void): void;
  /** What keeps this window offline, and how much was refused. */
  blocked(): Promise<Blocked>;
  /** Tells how the engine answers, now and at every change. Returns how to stop listening. */
  watch(listener: (connection: Connection) => void): () => void;
  /** Tells of operations that other windows have carried out. Returns how to stop listening. */
  onChange(listener: (name: string) => void): () => void;
}

/** `refused`: the program runs again, and lets this window in no more. */
export type Connection = 'connected' | 'lost' | 'refused';

/** Those who listen, and how all of them are told. */
export function listeners<Value>() {
  const all = new Set<(value: Value) => void>();
  return {
    add(listener: (value: Value) => void): () => void {
      all.add(listener);
      return () => all.delete(listener);
    },
    tell(value: Value): void {
      for (const listener of all) listener(value);
    },
  };
}

/** The window may not talk to the engine: the address it was opened at is used up. */
export class SessionRefused extends Error {
  override readonly name = 'SessionRefused';
}
