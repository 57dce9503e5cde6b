import { memo, useMemo } from 'react';
import { useEngineMutation, useEngineQuery } from '../../../data/engine.ts';
import { attempt } from '../../../data/notices.ts';
import { useWorkspace } from '../../../frame/workspace.ts';
import { Icon } from '../../../parts/icon.tsx';
import { ChoiceMenu } from '../../../parts/menu.tsx';
import { Hidden } from '../../../parts/small.tsx';
import { REACHED, REACHED_ICONS, REACHED_WORDS, type Reached, reachedBy } from '../../progress/progress-rows.ts';
import styles from './progress-menu.module.css';

/** How far a document, a criterion, or a criterion within a document has come, and the choice of another step. */
export const ProgressMenu = memo(function ProgressMenu({
  documentId,
  criterion,
}: {
  /** Null stands for all. */
  readonly documentId: string | null;
  readonly criterion: string | null;
}) {
  const { frameworkId } = useWorkspace();
  const { data } = useEngineQuery('progress.list', { frameworkId });
  const set = useEngineMutation('progress.set');
  if (!data || (documentId === null && criterion === null)) return null;
  const reached = reachedBy(data, documentId, criterion);
  return (
    <ChoiceMenu
      label="Progress"
      shown={REACHED_WORDS[reached]}
      chosen={reached}
      onChoose={(id) =>
        void attempt('The progress was not saved', () =>
          set({ frameworkId, documentId, criterion, progress: id as Reached }),
        )
      }
      choices={REACHED.map((id) => ({ id, label: REACHED_WORDS[id] }))}
    />
  );
});

/** What has been reached, as a small sign with its words; nothing where it has not been started. */
export function ProgressSign({ reached }: { readonly reached: Reached | undefined }) {
  if (reached === undefined || reached === 'not-started') return null;
  return (
    <span className={styles.sign} title={REACHED_WORDS[reached]}>
      <Icon name={REACHED_ICONS[reached]} />
      <Hidden>, {REACHED_WORDS[reached].toLowerCase()}</Hidden>
    </span>
  );
}

/** How far every document, or every criterion, has come, by its id or code. */
export function useReached(of: 'documents' | 'criteria', within: string | null = null): ReadonlyMap<string, Reached> {
  const { frameworkId } = useWorkspace();
  const { data } = useEngineQuery('progress.list', { frameworkId });
  return useMemo(
    () =>
      new Map(
        (data ?? []).flatMap((row): [string, Reached][] => {
          if (of === 'documents') {
            return row.documentId !== null && row.criterion === null ? [[row.documentId, row.progress]] : [];
          }
          return row.criterion !== null && row.documentId === within ? [[row.criterion, row.progress]] : [];
        }),
      ),
    [data, of, within],
  );
}
