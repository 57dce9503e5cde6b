import { useState } from 'react';
import type { EditionChangeRow } from '../../../src/contract/operations/editions.ts';
import type { CriterionRow, FrameworkRow } from '../../../src/contract/operations/frameworks.ts';
import { useEngineQuery } from '../../data/engine.ts';
import { addressOf, go } from '../../frame/route.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import pane from '../../parts/pane.module.css';
import { Segment } from '../../parts/segment.tsx';
import { Empty, Hidden, Tag } from '../../parts/small.tsx';
import { count } from '../../parts/words.ts';
import { CarryOver } from './carry-over.tsx';
import styles from './editions.module.css';
import frameworks from './frameworks.module.css';
import { nameOf } from './names.ts';

type Change = EditionChangeRow['change'];

const WORDS: Readonly<Record<Change, string>> = {
  same: 'the same',
  reworded: 'reworded',
  split: 'split',
  merged: 'merged',
  new: 'new',
  gone: 'gone',
};

const ORDER: readonly Change[] = ['reworded', 'split', 'merged', 'new', 'gone', 'same'];

/** "2 reworded, 1 new, 16 the same". */
export function changesInWords(changes: readonly EditionChangeRow[]): string {
  return ORDER.flatMap((change) => {
    const number = changes.filter((row) => row.change === change).length;
    return number === 0 ? [] : [`${number} ${WORDS[change]}`];
  }).join(', ');
}

/** Two editions side by side, and the decisions that go with them. */
export function EditionsPane({
  older,
  newer,
  showsDecisions,
}: {
  readonly older: FrameworkRow;
  readonly newer: FrameworkRow;
  readonly showsDecisions: boolean;
}) {
  const { data, error } = useEngineQuery('frameworks.compare', { older: older.id, newer: newer.id });
  const address = (more: Readonly<Record<string, string>>) => ({ framework: newer.id, older: older.id, ...more });
  return (
    <section className={pane.pane} aria-label="Two editions">
      <div className={frameworks.head}>
        <h2>What changed</h2>
        <p className={pane.soft}>
          From “{nameOf(older)}” to “{nameOf(newer)}”{data && `: ${changesInWords(data)}.`}
        </p>
        <div className={frameworks.acts}>
          <Segment
            label="Show"
            value={showsDecisions ? 'decisions' : 'criteria'}
            onChange={(shown) => go('frameworks', address(shown === 'decisions' ? { carry: 'yes' } : {}), true)}
            choices={[
              { value: 'criteria', label: 'Criteria' },
              { value: 'decisions', label: 'Decisions to carry over' },
            ]}
          />
          <Button onPress={() => go('frameworks', { framework: older.id, older: newer.id }, true)}>Swap the two</Button>
          <ButtonLink href={addressOf('frameworks', { framework: newer.id })}>Back to the set</ButtonLink>
        </div>
      </div>
      {error ? (
        <Empty icon="warn" title="The two could not be compared">
          {error.message}
        </Empty>
      ) : showsDecisions ? (
        <CarryOver older={older} newer={newer} />
      ) : (
        data && <Changes changes={data} older={older} newer={newer} />
      )}
    </section>
  );
}

function Changes({
  changes,
  older,
  newer,
}: {
  readonly changes: readonly EditionChangeRow[];
  readonly older: FrameworkRow;
  readonly newer: FrameworkRow;
}) {
  const changed = changes.filter(({ change }) => change !== 'same');
  const [withSame, setWithSame] = useState(false);
  const shown = withSame ? changes : changed;
  const was = new Map(older.criteria.map((row) => [row.code, row]));
  const is = new Map(newer.criteria.map((row) => [row.code, row]));
  return (
    <>
      <div className={pane.bar}>
        <span className={pane.heading}>
          {changed.length === 0 ? 'Every criterion is the same' : count(changed.length, 'change')}
        </span>
        <span className={pane.grow} />
        {changed.length < changes.length && (
          <Button look={withSame ? 'plain' : 'quiet'} aria-pressed={withSame} onPress={() => setWithSame(!withSame)}>
            Show what is the same
          </Button>
        )}
      </div>
      <div className={styles.columns} aria-hidden="true">
        <span />
        <span>{nameOf(older)}</span>
        <span>{nameOf(newer)}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section className={pane.scroll} tabIndex={0} aria-label="Changes">
        <ol>
          {shown.map((row) => (
            <li key={`${row.before.join()} ${row.after.join()}`} className={styles.change}>
              <span>
                <Tag guess={row.change === 'new' || row.change === 'gone'} strong>
                  {WORDS[row.change]}
                </Tag>
              </span>
              <Side name="before" codes={row.before} criteria={was} row={row} />
              <Side name="after" codes={row.after} criteria={is} row={row} />
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Side({
  name,
  codes,
  criteria,
  row,
}: {
  readonly name: 'before' | 'after';
  readonly codes: readonly string[];
  readonly criteria: ReadonlyMap<string, CriterionRow>;
  readonly row: EditionChangeRow;
}) {
  const own = name === 'before' ? 'left' : 'right';
  if (codes.length === 0) return <p className={pane.muted}>{name === 'before' ? 'not in it' : 'no longer in it'}</p>;
  return (
    <div className={styles.side}>
      <Hidden>{name === 'before' ? 'Before: ' : 'After: '}</Hidden>
      {codes.map((code) => {
        const criterion = criteria.get(code);
        return (
          <div key={code}>
            <h3>
              <span className={pane.code}>{code}</span> {criterion?.title}
            </h3>
            <p>
              {row.runs.length > 0
                ? row.runs
                    .filter(({ kind }) => kind === 'same' || kind === own)
                    .map((run, at) => {
                      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
                      if (run.kind === 'same') return <span key={at}>{run.text}</span>;
                      return run.kind === 'left' ? (
                        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
                        <del key={at}>{run.text}</del>
                      ) : (
                        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
                        <ins key={at}>{run.text}</ins>
                      );
                    })
                : (criterion?.official?.text ?? criterion?.text)}
            </p>
          </div>
        );
      })}
    </div>
  );
}
