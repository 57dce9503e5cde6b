import type { Operations } from '../../contract/contract.ts';
import { listProgress, setProgress } from '../../workspace/choices.ts';
import { coverageIn } from '../review/state.ts';
import type { Session } from '../session.ts';

type ProgressOperations = Pick<Operations, Extract<keyof Operations, `progress.${string}`>>;

export function progressOperations(session: Session): ProgressOperations {
  /** What was marked, and where nothing was: what is in work because something in it has been decided. */
  const progress = (frameworkId: string) => {
    const marked = listProgress(session.workspace(), frameworkId).map(
      ({ documentId, criterion, progress: reached }) => ({
        documentId,
        criterion,
        progress: reached,
      }),
    );
    const known = new Set(marked.map(({ documentId, criterion }) => JSON.stringify([documentId, criterion])));
    return [
      ...marked,
      ...inWork(frameworkId).filter((one) => !known.has(JSON.stringify([one.documentId, one.criterion]))),
    ];
  };

  const inWork = (frameworkId: string) => {
    const coverage = coverageIn(session, frameworkId).filter(({ decided }) => decided > 0);
    const codes = new Set(
      coverage.flatMap(({ criteria }) =>
        [...criteria].flatMap(([code, { accepted, refused }]) => (accepted + refused > 0 ? [code] : [])),
      ),
    );
    return [
      ...(coverage.length === 0 ? [] : [{ documentId: null, criterion: null }]),
      ...coverage.map(({ documentId }) => ({ documentId, criterion: null })),
      ...[...codes].sort().map((criterion) => ({ documentId: null, criterion })),
    ].map((of) => ({ ...of, progress: 'in-review' as const }));
  };

  return {
    'progress.list': ({ frameworkId }) => progress(frameworkId),

    'progress.set': ({ frameworkId, documentId, criterion, progress: reached }) => {
      const of = { frameworkId, documentId, criterion };
      setProgress(session.workspace(), of, reached === 'not-started' ? null : reached, session.reviewer());
      return progress(frameworkId);
    },
  };
}
