/**
 * A session over one open workspace, for a command or an export: nothing of it outlives the work at hand.
 */
import packageJson from '../../package.json' with { type: 'json' };
import { DEFAULT_THRESHOLD } from '../dedupe/copies.ts';
import type { Workspace } from '../workspace/handle.ts';
import { createSession, type Session } from './session.ts';
import { DEFAULT_SETTINGS } from './workspaces/settings.ts';

export interface SessionOver {
  readonly reviewer?: string;
  /** Likeness from which documents count as copies; the program's own where none is given. */
  readonly copyThreshold?: number;
  /** The folder backups are kept in, where the work makes any. */
  readonly backups?: string;
}

/** Settings are those of the program as it comes, but for what is named. */
export function sessionOver(
  workspace: Workspace,
  { reviewer = DEFAULT_SETTINGS.reviewer, copyThreshold = DEFAULT_THRESHOLD, backups = '' }: SessionOver = {},
): Session {
  const settings = { ...DEFAULT_SETTINGS, reviewer, copyThreshold };
  return createSession({
    workspace,
    settings: { get: () => settings, set: () => settings },
    folder: '',
    backups,
    samples: '',
    version: packageJson.version,
  });
}
