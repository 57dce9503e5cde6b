/**
 * Evidence made of words that the reviewer has selected in the source.
 */

import { useQueryClient } from '@tanstack/react-query';
import type { PolarityLabel } from '../../../../src/document/evidence.ts';
import type { PassageRef } from '../../../../src/document/passage-ref.ts';
import { keyOf, useEngineMutation } from '../../../data/engine.ts';
import { attempt, tell } from '../../../data/notices.ts';
import { go } from '../../../frame/route.ts';
import { useWorkspace } from '../../../frame/workspace.ts';
import { POLARITY_WORDS } from '../../../parts/polarity.tsx';
import { count } from '../../../parts/words.ts';
import { decisionFrom, NOTHING_CHOSEN, standing } from '../passage/draft.ts';
import { marksAsked } from './marks.tsx';
import type { Selected } from './selected.ts';

const polarityInWords = (polarity: PolarityLabel | null): string =>
  polarity === null ? 'neither strength nor improvement' : `as ${POLARITY_WORDS[polarity].toLowerCase()}`;

const openIn = (documentId: string, passageId: string) =>
  go('review', { show: 'all', document: documentId, passage: passageId, order: 'document' });

/** Makes evidence for a criterion, or moves the borders of a passage. Both resolve to whether it was done. */
export function useMaking() {
  const { frameworkId } = useWorkspace();
  const queries = useQueryClient();
  const make = useEngineMutation('review.make');
  const adjust = useEngineMutation('review.adjust');

  const askAgain = (documentId: string) => {
    void queries.invalidateQueries({ queryKey: keyOf('documents.get', { id: documentId }) });
    void queries.invalidateQueries({ queryKey: keyOf('review.queue', marksAsked(frameworkId, documentId)) });
  };

  return {
    async makeEvidence({ documentId, start, end }: Selected, criterion: string): Promise<boolean> {
      // How it reads, and about whom, is left to what the words and their headings suggest.
      const decision = { ...decisionFrom(standing(NOTHING_CHOSEN, null), [criterion]), polarity: null };
      const made = await attempt('No evidence was made of the words you selected', () =>
        make({ frameworkId, documentId, start, end, decision }),
      );
      if (!made) return false;
      askAgain(documentId);
      if (made.settled > 0) void queries.invalidateQueries({ queryKey: ['review.queue'] });
      tell({
        kind: 'done',
        undo: true,
        title: `The words you selected are evidence for ${criterion}, ${polarityInWords(made.decision.polarity)}.`,
        ...(made.settled > 0
          ? {
              text: `${count(made.settled, 'passage')} ${made.settled === 1 ? 'it covers is' : 'it covers are'} settled with it.`,
            }
          : {}),
        act: { label: 'Open it', run: () => openIn(documentId, made.passageId) },
      });
      return true;
    },

    /** The passage then holds the selected words, and what was decided about it goes with it. */
    async moveBorders({ documentId, passageId }: PassageRef, { start, end }: Selected): Promise<boolean> {
      const moved = await attempt('The passage keeps its borders', () => adjust({ documentId, passageId, start, end }));
      if (!moved) return false;
      askAgain(documentId);
      if (moved.passageId === passageId) {
        tell({ kind: 'done', title: 'The passage has these borders already.' });
      } else {
        openIn(documentId, moved.passageId);
        tell({
          kind: 'done',
          undo: true,
          title: 'The passage now holds the words you selected.',
          text: 'What was decided about it went with it.',
        });
      }
      return true;
    },
  };
}
