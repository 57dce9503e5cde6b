/**
 * How the window, the preload script and the main process of the desktop speak to one another. Types and names only, so that
 * the preload script carries no library.
 */
import type { DesktopCall, DesktopOutput, OfferedFile } from './desktop.ts';
import type { WireError } from './errors.ts';

export type { DesktopCall, DesktopOutput, OfferedFile };

/** The channel of a call. */
export function channelOf(name: DesktopCall): string {
  return `session:${name}`;
}

/** What a call comes back with: a value, or an error in its wire form. Never an Error with a path in it. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: WireError };

/** Messages to the window: a port to the engine, or none where the engine is gone; a workspace opened from outside. */
export const ENGINE_CHANNEL = 'desk:engine';
export const WORKSPACE_CHANNEL = 'desk:workspace';

/** What the preload script gives the window, under this name. */
export const BRIDGE = 'evidenceDesk';

/** Named functions only; no channel, no event and no path comes through. */
export interface DesktopBridge {
  connect(): Promise<Reply<DesktopOutput<'connect'>>>;
  /** Gives up files for ids; `names` say how the window calls each. Files that are not on this computer are refused. */
  offerFiles(files: readonly File[], names: readonly string[]): Promise<Reply<DesktopOutput<'offer'>>>;
  save(exportId: string): Promise<Reply<DesktopOutput<'save'>>>;
  savePicture(bytes: Uint8Array, name: string): Promise<Reply<DesktopOutput<'savePicture'>>>;
  blocked(): Promise<Reply<DesktopOutput<'blocked'>>>;
  /** Tells of workspaces that the person opened outside the window, also before this was called. The newest listener alone hears. */
  onWorkspace(listener: (file: OfferedFile) => void): void;
}
