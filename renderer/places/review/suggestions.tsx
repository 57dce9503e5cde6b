import type { FrameworkRow } from '../../../src/contract/operations/frameworks.ts';
import type { DecisionRow } from '../../../src/contract/operations/review.ts';
import type { Assessment, Reason } from '../../../src/document/evidence.ts';
import { cx } from '../../parts/cx.ts';
import pane from '../../parts/pane.module.css';
import { Fit } from '../../parts/small.tsx';
import type { DeskDeeds } from './deeds.ts';
import type { Standing } from './draft.ts';
import styles from './passage.module.css';

/** The suggested criteria, best first, each with its reason. */
export function Suggestions({
  assessment,
  decision,
  stands,
  framework,
  deeds,
}: {
  readonly assessment: Assessment | undefined;
  readonly decision: DecisionRow | null;
  readonly stands: Standing;
  readonly framework: FrameworkRow | undefined;
  readonly deeds: DeskDeeds;
}) {
  if (!assessment) return <div className={styles.waiting} />;
  if (assessment.suggestions.length === 0) {
    return (
      <p className={styles.nothing}>
        The program suggests no criterion for this passage. Press <kbd>C</kbd> to find one, or <kbd>X</kbd> for none.
      </p>
    );
  }
  return (
    <ul className={styles.suggestions} aria-label="Suggested criteria">
      {assessment.suggestions.map((suggestion, at) => {
        const title = framework?.criteria.find((row) => row.code === suggestion.criterion)?.title ?? '';
        const chosen = stands.criteria.includes(suggestion.criterion);
        const first = at === 0 && stands.criteria.length === 0 && !decision;
        return (
          <li key={suggestion.criterion}>
            <button
              type="button"
              aria-pressed={chosen}
              className={cx(styles.suggestion, (chosen || first) && styles.on)}
              onClick={(event) => (event.shiftKey ? deeds.chooseNumber(at + 1) : deeds.acceptNumber(at + 1))}
            >
              <kbd>{at + 1}</kbd>
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
}

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
