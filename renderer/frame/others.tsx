import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refreshAfterOthers, useHost } from '../data/engine.ts';
import { tell } from '../data/notices.ts';
import { forgetReview } from '../places/review/review.tsx';
import { EMPTY_SESSION, updateSession } from '../places/review/session.ts';

/** Operations after which another workspace is open than before. */
const SWITCHES: ReadonlySet<string> = new Set([
  'workspace.open',
  'workspace.create',
  'workspace.samples',
  'workspace.close',
  'workspace.saveElsewhere',
  'backups.open',
  'backups.restore',
]);

/** Keeps this window in step with what other windows on the same workspace do. */
export function Others() {
  const host = useHost();
  const queries = useQueryClient();
  useEffect(
    () =>
      host.onChange((name) => {
        if (SWITCHES.has(name)) {
          forgetReview();
          tell({ kind: 'note', title: 'Another window has opened or closed a workspace; this one follows it.' });
        }
        // What this window would undo first is no longer what was done last.
        else updateSession(() => EMPTY_SESSION);
        refreshAfterOthers(queries, name);
      }),
    [host, queries],
  );
  return null;
}
