import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Dialog } from '../../parts/dialog.tsx';
import pane from '../../parts/pane.module.css';
import { addressedAbout } from './chips.ts';
import styles from './findings.module.css';

/** Attaches a passage to a finding: one that was accepted, or the line in which a report prints a grade. */
export function CiteDialog({
  place,
  words,
  onClose,
}: {
  readonly place: { readonly documentId: string; readonly passageId: string };
  readonly words: string;
  readonly onClose: () => void;
}) {
  const { frameworkId } = useWorkspace();
  const { data: rows } = useEngineQuery('findings.list', { frameworkId });
  const attach = useEngineMutation('findings.attach');
  return (
    <Dialog title="Cite in a finding" onClose={onClose}>
      <p className={pane.soft}>{words}</p>
      <ul className={styles.countChoices}>
        {rows?.map((row) => (
          <li key={addressedAbout(row.about)}>
            <button
              type="button"
              className={styles.countChoice}
              onClick={async () => {
                const done = await attempt('It was not attached', () =>
                  attach({ frameworkId, about: row.about, places: [{ ...place }] }),
                );
                if (!done) return;
                onClose();
                tell({ kind: 'done', title: `Cited in the finding on ${row.code || row.title}` });
              }}
            >
              {[row.code, row.title].filter(Boolean).join(' ')}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
