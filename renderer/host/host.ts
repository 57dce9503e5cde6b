import type { Client } from '../../src/contract/contract.ts';

/** What the window needs from whatever it runs in: the engine, the bytes of documents, files in and files out. */
export interface Host {
  readonly kind: 'browser' | 'desktop';
  readonly client: Client;
  /** Same-origin address of a document's original bytes. */
  documentAddress(id: string): string;
  /** Hands files over; the ids that come back go into `documents.import` and `workspace.open`. */
  offerFiles(files: readonly File[]): Promise<OfferedFile[]>;
  /** Saves an export where the person says. */
  save(exportId: string, name: string): Promise<void>;
  /** Tells whether the engine answers, now and at every change. Returns how to stop listening. */
  watch(listener: (connected: boolean) => void): () => void;
}

export interface OfferedFile {
  readonly id: string;
  /** The name or path below the folder that was dropped. */
  readonly name: string;
}

/** The window may not talk to the engine: the address it was opened at is used up. */
export class SessionRefused extends Error {
  override readonly name = 'SessionRefused';
}
