import { type Ref, useId } from 'react';
import {
  Button as AriaButton,
  FieldError,
  Input,
  Label,
  SearchField,
  TextArea,
  TextField,
} from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './field.module.css';
import { Icon } from './icon.tsx';
import { Key } from './key.tsx';

/** A field that narrows a list as one types. */
export function FilterField({
  label,
  value,
  onChange,
  keys,
  wide,
  large,
  ref,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly keys?: string;
  readonly wide?: boolean;
  readonly large?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}) {
  return (
    <SearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      className={cx(styles.field, wide && styles.wide, large && styles.large)}
    >
      <Icon name="search" />
      <Input
        placeholder={label}
        className={cx(styles.input)}
        {...(ref ? { ref } : {})}
        {...(keys ? { 'data-key': keys } : {})}
      />
      {value ? (
        <AriaButton className={cx(styles.clear)} aria-label="Clear">
          <Icon name="cross" />
        </AriaButton>
      ) : (
        keys && <Key>{keys}</Key>
      )}
    </SearchField>
  );
}

/** A labelled line of text. */
export function LineField({
  label,
  value,
  onChange,
  hint,
  error,
  type = 'text',
  autoFocus = false,
  placeholder,
  suggestions,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | null;
  readonly type?: 'text' | 'password' | 'date' | 'number';
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  /** Values to choose from while typing; any other may be typed. */
  readonly suggestions?: readonly string[];
}) {
  const list = useId();
  return (
    <TextField
      value={value}
      onChange={onChange}
      type={type as 'text'}
      isInvalid={Boolean(error)}
      // What was wrong with the last answer must not keep the next one from being sent.
      validationBehavior="aria"
      autoFocus={autoFocus}
      className={cx(styles.labelled)}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <Input className={cx(styles.line)} {...(placeholder ? { placeholder } : {})} {...(suggestions ? { list } : {})} />
      {suggestions && (
        <datalist id={list}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      {hint && !error && <span className={styles.hint}>{hint}</span>}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
    </TextField>
  );
}

/** A labelled stretch of text. */
export function AreaField({
  label,
  value,
  onChange,
  rows = 4,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
}) {
  return (
    <TextField value={value} onChange={onChange} className={cx(styles.labelled)}>
      <Label className={cx(styles.label)}>{label}</Label>
      <TextArea className={cx(styles.line, styles.area)} rows={rows} />
    </TextField>
  );
}
