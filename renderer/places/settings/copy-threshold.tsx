import { useDeferredValue, useEffect, useState } from 'react';
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { useEngineQuery } from '../../data/engine.ts';
import { Button } from '../../parts/button.tsx';
import { cx } from '../../parts/cx.ts';
import pane from '../../parts/pane.module.css';
import { count } from '../../parts/words.ts';
import styles from './settings.module.css';

/** From which likeness two documents count as copies, with what would change before it does. */
export function CopyThreshold({
  threshold,
  onChange,
}: {
  readonly threshold: number;
  readonly onChange: (threshold: number) => void;
}) {
  const [value, setValue] = useState(threshold);
  useEffect(() => setValue(threshold), [threshold]);
  const asked = useDeferredValue(value);
  const { data } = useEngineQuery('copies.preview', { threshold: asked }, { keep: true });
  return (
    <section className={styles.section}>
      <Slider
        value={Math.round(value * 100)}
        minValue={50}
        maxValue={100}
        step={1}
        onChange={(percent) => setValue(Number(percent) / 100)}
        className={cx(styles.slider)}
      >
        <Label className={cx(styles.heading)}>When documents count as copies</Label>
        <SliderOutput className={cx(styles.output)}>{({ state }) => `${state.values[0]} % the same`}</SliderOutput>
        <SliderTrack className={cx(styles.track)}>
          <SliderThumb className={cx(styles.thumb)} />
        </SliderTrack>
      </Slider>
      <p className={pane.soft} role="status">
        {data
          ? `${count(data.groups, 'group')} of copies, ${count(data.folded, 'document')} set aside.${
              data.joined.length > 0 ? ` ${count(data.joined.length, 'pair')} would become copies.` : ''
            }${data.parted.length > 0 ? ` ${count(data.parted.length, 'pair')} would no longer be copies.` : ''}`
          : 'Moving it shows what would change before anything does.'}
      </p>
      {value !== threshold && (
        <div className={styles.line}>
          <Button look="first" onPress={() => onChange(value)}>
            Use {Math.round(value * 100)} %
          </Button>
          <Button look="quiet" onPress={() => setValue(threshold)}>
            Leave it at {Math.round(threshold * 100)} %
          </Button>
        </div>
      )}
    </section>
  );
}
