import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { cx } from './cx.ts';
import { Key } from './key.tsx';
import styles from './segment.module.css';

export interface SegmentChoice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A shape before the word. */
  readonly glyph?: ReactNode;
  readonly keys?: string;
  /** Suggested, not decided: drawn dashed while it is the one chosen. */
  readonly guess?: boolean;
}

/** One of a few, side by side. */
export function Segment<Value extends string>({
  label,
  choices,
  value,
  onChange,
}: {
  readonly label: string;
  readonly choices: readonly SegmentChoice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      value={value}
      onChange={(next) => onChange(next as Value)}
      className={cx(styles.segment)}
    >
      {choices.map((choice) => (
        <Radio key={choice.value} value={choice.value} className={cx(styles.choice, choice.guess && styles.guess)}>
          {choice.glyph}
          <span className={styles.word} data-word={choice.label}>
            {choice.label}
          </span>
          {choice.keys && <Key>{choice.keys}</Key>}
        </Radio>
      ))}
    </RadioGroup>
  );
}
