import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useContext } from 'react';
import { useEngineMutation } from '../data/engine.ts';
import { attempt, tell } from '../data/notices.ts';
import { EMPTY_SESSION, noteUndone, sessionTop, updateSession } from '../places/review/session.ts';
import { go, readRoute } from './route.ts';
import { WorkspaceContext } from './workspace.ts';

/** Undo and redo of decisions, from anywhere. Both work across restarts: the log is in the workspace. */
export function useUndo() {
  const workspace = useContext(WorkspaceContext);
  const undoAction = useEngineMutation('review.undo');
  const redoAction = useEngineMutation('review.redo');
  const queries = useQueryClient();

  const step = useCallback(
    async (way: 'undo' | 'redo') => {
      const action = way === 'undo' ? undoAction : redoAction;
      const answer = await attempt(way === 'undo' ? 'Not undone' : 'Not redone', () => action({}));
      if (!answer) return;
      if (answer.done === null) return tell({ kind: 'done', title: `There is nothing to ${way}` });
      if (sessionTop(way)?.words === answer.done) noteUndone(way);
      // Something else, or from before this window was opened: the list under review is asked for again.
      else {
        updateSession(() => EMPTY_SESSION);
        await queries.invalidateQueries({ queryKey: ['review.queue'] });
        const { passage } = answer;
        if (passage && readRoute(location.hash).place === 'review') {
          go('review', { show: 'all', document: passage.documentId, passage: passage.passageId, order: 'document' });
        }
      }
      tell({ kind: 'done', title: `${way === 'undo' ? 'Undone' : 'Redone'}: ${answer.done}` });
    },
    [undoAction, redoAction, queries],
  );

  return {
    undo: useCallback(() => void step('undo'), [step]),
    redo: useCallback(() => void step('redo'), [step]),
    undoes: workspace?.undo ?? null,
    redoes: workspace?.redo ?? null,
  };
}
