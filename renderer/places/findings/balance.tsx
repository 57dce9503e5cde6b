import type { FindingDetail } from '../../../src/contract/operations/findings.ts';
import { cx } from '../../parts/cx.ts';
import { ChoiceMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { count } from '../../parts/words.ts';
import { scaleFor, step } from '../grid/cells.ts';
import heat from '../grid/heat.module.css';
import styles from './findings.module.css';

const BY = { areas: 'By area', years: 'By year', agencies: 'By agency' } as const;
export type BalanceBy = keyof typeof BY;

/** Strength above, improvement below, one column an area; areas without anything accepted stand apart, in words. */
export function BalanceChart({
  balance,
  by,
  onBy,
}: {
  readonly balance: FindingDetail['balance'];
  readonly by: BalanceBy;
  readonly onBy: (by: BalanceBy) => void;
}) {
  const columns = balance[by];
  const scale = scaleFor(Math.max(0, ...columns.flatMap((one) => [one.strength, one.improvement])));
  const saying = (says: string) => columns.filter((one) => one.says === says).length;
  const noun = by === 'areas' ? 'area' : by === 'years' ? 'year' : 'agency';
  const nouns = by === 'agencies' ? 'agencies' : `${noun}s`;
  return (
    <section className={styles.balance} aria-label="Balance">
      <div className={styles.balanceHead}>
        <ChoiceMenu
          label="Balance"
          shown={BY[by]}
          chosen={by}
          onChoose={(id) => onBy(id as BalanceBy)}
          choices={Object.entries(BY).map(([id, label]) => ({ id, label }))}
        />
        <span className={pane.soft}>
          {count(columns.length, noun, nouns)} {columns.length === 1 ? 'has' : 'have'} evidence, copies counted once
        </span>
      </div>
      <div className={styles.columnsAndBoxes}>
        {columns.length > 0 && (
          <table className={styles.bars}>
            <caption className={styles.heard}>Strength and improvement by {noun}</caption>
            <thead className={styles.heard}>
              <tr>
                <td />
                {columns.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(['strength', 'improvement'] as const).map((side) => (
                <tr key={side}>
                  <th scope="row">{side === 'strength' ? '▲ Strength' : '▽ Improvement'}</th>
                  {columns.map((one) => (
                    <td key={one.name} title={`${one.name}: ▲ ${one.strength} ▽ ${one.improvement}`}>
                      <span
                        className={cx(styles.bar, heat[`${side === 'strength' ? 's' : 'i'}${step(one[side], scale)}`])}
                      >
                        {one[side] > 0 ? one[side] : ''}
                      </span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {by === 'areas' && balance.notLookedAt.length > 0 && (
          <span className={cx(styles.box, styles.dashed)} title={balance.notLookedAt.join(', ')}>
            {count(balance.notLookedAt.length, 'area')}: nothing can be said yet
          </span>
        )}
        {by === 'areas' && balance.noneFound.length > 0 && (
          <span className={styles.box} title={balance.noneFound.join(', ')}>
            {count(balance.noneFound.length, 'area')} all read, none found
          </span>
        )}
      </div>
      {columns.length > 0 && (
        <p className={pane.soft}>
          <b>{saying('improvement')}</b> {saying('improvement') === 1 ? 'says' : 'say'} mostly improvement,{' '}
          <b>{saying('both')}</b> both, <b>{saying('strength')}</b> mostly strength
        </p>
      )}
    </section>
  );
}
