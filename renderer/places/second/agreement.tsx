import type { AgreementRow } from '../../../src/contract/operations/second.ts';
import { useEngineQuery } from '../../data/engine.ts';
import { useFramework, useWorkspace } from '../../frame/workspace.ts';
import pane from '../../parts/pane.module.css';
import { Empty } from '../../parts/small.tsx';
import { figure } from '../../parts/words.ts';
import styles from './second.module.css';

/** How far each two readers agree, beyond what chance would give. */
export function Agreement() {
  const { frameworkId } = useWorkspace();
  const { data, error } = useEngineQuery('second.agreement', { frameworkId }, { stale: 0 });
  if (error) {
    return (
      <Empty icon="warn" title="The agreement could not be worked out">
        {error.message}
      </Empty>
    );
  }
  if (!data) return null;
  if (data.length === 0) {
    return (
      <Empty icon="user" title="Nothing has been read twice yet">
        Make a blind sample, let a colleague decide it, and add it here. How far you agree is then shown here, for each
        criterion and in plain English.
      </Empty>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard
    <section className={pane.scroll} tabIndex={0} aria-label="Agreement">
      {data.map((row) => (
        <Pair key={row.reviewers.join()} row={row} />
      ))}
      <details className={styles.meaning}>
        <summary>What the figures mean</summary>
        <p>
          The same: of a hundred passages that both have decided, so many were decided alike. That alone flatters: two
          who guess agree by chance, too.
        </p>
        <p>
          Kappa (Cohen, 1960) is what is left of the agreement once chance is taken out: 1 is complete, 0 no better than
          guessing. From 0.61 it is called substantial, from 0.81 almost perfect (Landis and Koch, 1977).
        </p>
        <p>
          Alpha (Krippendorff) asks the same with stricter bounds: from 0.8 the result can be relied on, from 0.667 it
          is enough for careful conclusions only. A dash stands where both say the same everywhere: there is nothing
          that chance could not explain.
        </p>
      </details>
    </section>
  );
}

function Pair({ row }: { readonly row: AgreementRow }) {
  const titles = new Map(useFramework()?.criteria.map(({ code, title }) => [code, title]));
  const [first, second] = row.reviewers;
  return (
    <article className={styles.pair} aria-label={`${first} and ${second}`}>
      <h2>
        {first} and {second}
      </h2>
      <p>{row.firstCriterion.meaning}</p>
      <p className={pane.soft}>
        Exactly the same criteria, in whatever order: {figure(row.sameCriteria)} of{' '}
        {figure(row.firstCriterion.passages)}.
      </p>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">What was decided</th>
            <th scope="col">Both</th>
            <th scope="col">Only {first}</th>
            <th scope="col">Only {second}</th>
            <th scope="col">The same</th>
            <th scope="col">Kappa</th>
            <th scope="col">Alpha</th>
          </tr>
        </thead>
        <tbody>
          <Figures name="First criterion" of={row.firstCriterion} />
          <Figures name="Strength or improvement" of={row.polarity} />
          {row.criteria.map((criterion) => (
            <Figures
              key={criterion.criterion}
              name={`${criterion.criterion} ${titles.get(criterion.criterion) ?? ''}`}
              of={criterion}
              given={criterion}
            />
          ))}
        </tbody>
      </table>
    </article>
  );
}

function Figures({
  name,
  of,
  given,
}: {
  readonly name: string;
  readonly of: AgreementRow['firstCriterion'];
  readonly given?: AgreementRow['criteria'][number];
}) {
  return (
    <tr title={of.meaning}>
      <th scope="row">{name}</th>
      {given ? (
        <>
          <td>{figure(given.both)}</td>
          <td>{figure(given.onlyFirst)}</td>
          <td>{figure(given.onlySecond)}</td>
        </>
      ) : (
        <td colSpan={3} />
      )}
      <td>{of.share === null ? '–' : `${Math.round(of.share * 100)} %`}</td>
      <td>{shown(of.kappa)}</td>
      <td>{shown(of.alpha)}</td>
    </tr>
  );
}

const shown = (value: number | null) => (value === null ? '–' : value.toFixed(2).replace('-', '−'));
