import { useEffect, useRef, useState } from 'react';
import type { DocumentRow } from '../../../src/contract/operations/documents.ts';
import { AREAS } from '../../../src/document/areas/register.ts';
import { TYPES } from '../../parts/words.ts';
import styles from './library.module.css';
import { type Correctable, correctionOf, typedOf } from './rows.ts';

const AREA_NAMES = AREAS.map(({ name }) => name);

const LABELS: Readonly<Record<Correctable, string>> = {
  title: 'Title',
  type: 'Type',
  area: 'Area',
  date: 'Date',
  theme: 'Theme of inspection',
};

/** One cell being corrected: Enter or leaving saves, Escape leaves it as it was. */
export function CellEditor({
  row,
  column,
  used,
  onDone,
}: {
  readonly row: DocumentRow;
  readonly column: Correctable;
  /** Values that other documents have in this column. */
  readonly used: readonly string[];
  /** What was typed, or null to leave it. */
  readonly onDone: (typed: string | null) => void;
}) {
  const before = typedOf(row, column);
  const offered = column === 'area' ? [...new Set([...used, ...AREA_NAMES])] : column === 'theme' ? used : [];
  const [typed, setTyped] = useState(before);
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const over = useRef(false);
  useEffect(() => field.current?.focus(), []);
  const done = (value: string | null) => {
    if (over.current) return;
    over.current = true;
    onDone(value === before || (value !== null && !correctionOf(column, value)) ? null : value);
  };
  const shared = {
    ref: field,
    className: styles.editor,
    'aria-label': `${LABELS[column]} of ${row.metadata.title}`,
    value: typed,
    onBlur: () => done(typed),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter') done(typed);
      if (event.key === 'Escape') done(null);
      event.stopPropagation();
    },
  };
  return column === 'type' ? (
    <select {...shared} onChange={(event) => setTyped(event.currentTarget.value)}>
      {Object.entries(TYPES).map(([type, name]) => (
        <option key={type} value={type}>
          {name}
        </option>
      ))}
    </select>
  ) : (
    <>
      <input
        {...shared}
        type={column === 'date' && /^(?:\d{4}-\d{2}-\d{2})?$/u.test(typed) ? 'date' : 'text'}
        {...(offered.length > 0 ? { list: 'known-values' } : {})}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {offered.length > 0 && (
        <datalist id="known-values">
          {offered.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
    </>
  );
}
