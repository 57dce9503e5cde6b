import type { FrameworkRow } from '../../../../src/contract/operations/frameworks.ts';
import type { Assessment, Reason } from '../../../../src/document/evidence.ts';
import { cx } from '../../../parts/cx.ts';
import { Key } from '../../../parts/key.tsx';
import pane from '../../../parts/pane.module.css';
import { Fit } from '../../../parts/small.tsx';
import { memoByContent } from '../../../parts/stable.ts';
import type { ReviewActions } from './actions.ts';
import styles from './passage.module.css';

/** The suggested criteria, best first, each with its reason. */
export const Suggestions = memoByContent(function Suggestions({
  assessment,
  isDecided,
  criteria,
  framework,
  actions,
}: {
  readonly assessment: Assessment | undefined;
  readonly isDecided: boolean;
  /** Chosen or decided. */
  readonly criteria: readonly string[];
  readonly framework: FrameworkRow | undefined;
  readonly actions: ReviewActions;
}) {
  if (!assessment) return <p className={styles.waiting}>The suggestions come in a moment.</p>;
  if (assessment.suggestions.length === 0) {
    return (
      <p className={styles.nothing}>
        No suggestion for this passage. Press <Key>A</Key> or <Key>C</Key> to choose a criterion, or <Key>X</Key> for
        none.
      </p>
    );
  }
  return (
    <ul className={styles.suggestions} aria-label="Suggested criteria">
      {assessment.suggestions.map((suggestion, at) => {
        const title = framework?.criteria.find((row) => row.code === suggestion.criterion)?.title ?? '';
        const chosen = criteria.includes(suggestion.criterion);
        const first = at === 0 && criteria.length === 0 && !isDecided;
        return (
          <li key={suggestion.criterion}>
            <button
              type="button"
              aria-pressed={chosen}
              className={cx(styles.suggestion, (chosen || first) && styles.on)}
              onClick={(event) => (event.shiftKey ? actions.chooseNumber(at + 1) : actions.acceptNumber(at + 1))}
            >
              <Key>{String(at + 1)}</Key>
              <span className={pane.code}>{suggestion.criterion}</span>
              <span className={styles.name}>{title}</span>
              <span className={styles.fit}>
                <Fit score={suggestion.score} />
              </span>
              <span className={styles.because}>{reasonWords(suggestion.because)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
});

/** The reasons in a line: words of the passage in quotation marks, then the rest. */
function reasonWords(because: readonly Reason[]): string {
  const quoted = because.filter(({ kind }) => kind === 'term' || kind === 'phrase' || kind === 'agency');
  const headings = because.filter(({ kind }) => kind === 'heading');
  const learned = because.filter(({ kind }) => kind === 'learned');
  return [
    ...(quoted.length > 0 ? [quoted.map(({ text }) => `“${text}”`).join(', ')] : []),
    ...(headings.length > 0 ? [`under “${headings[0]?.text}”`] : []),
    ...learned.map(({ text }) => text),
  ].join('; ');
}
