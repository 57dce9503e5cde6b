/**
 * A program that does not start says why: on standard error, and in a dialog that is really shown.
 */
import type { App, Dialog } from 'electron';

export interface RefusalDeps {
  readonly app: Pick<App, 'whenReady' | 'exit'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly platform: NodeJS.Platform;
  readonly toStandardError: (line: string) => void;
}

export type Refuse = (title: string, why: string, code: number) => Promise<void>;

/** How a start ends that comes to nothing. */
export function refusal({ app, dialog, platform, toStandardError }: RefusalDeps): Refuse {
  return async (title, why, code) => {
    toStandardError(`${title}: ${why}\n`);
    // On Linux Electron shows no dialog before it is ready. No session, no page and no engine has been made by then.
    if (platform === 'linux') await app.whenReady();
    dialog.showErrorBox(title, why);
    app.exit(code);
  };
}

/** Why a switch keeps the program from starting, and what to do about it. */
export function refusedSwitchWords(name: string, { inAppImage }: { readonly inAppImage: boolean }): string {
  if (name === 'no-sandbox' && inAppImage) {
    return (
      'This computer does not let an AppImage put its window into a sandbox, and Evidence Desk does not read letters without one. ' +
      'Install the .deb package instead: it brings the permission along (an AppArmor profile). ' +
      'Or ask whoever looks after this computer to allow unprivileged user namespaces.'
    );
  }
  return `It was started with --${name}, which is not among the switches it knows to be safe. Start it without.`;
}

/** What went wrong, as a code for the log: that of the system, or the kind of error. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : error.name;
}

/** A start that failed, in words for a person. */
export function failedWords(error: unknown): string {
  const code = codeOf(error);
  const why =
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'The disk is full. Make room and start it again.'
      : ['EACCES', 'EPERM', 'EROFS'].includes(code)
        ? 'The folder in which it keeps its settings cannot be written. Ask whoever looks after this computer.'
        : `Something went wrong before its window was there (${code}). Start it again; if it happens once more, report it with the file desktop.log.`;
  return `${why} No workspace was opened or changed.`;
}
