import type { DocumentRow } from '../../../src/contract/operations/documents.ts';
import type { DocumentType } from '../../../src/document/document.ts';
import { useEngineQuery } from '../../data/engine.ts';
import { useFramework } from '../../frame/workspace.ts';
import { Check } from '../../parts/check.tsx';
import { ChoiceMenu, ManyMenu } from '../../parts/menu.tsx';
import { POLARITIES, POLARITY_WORDS } from '../../parts/polarity.tsx';
import { TYPES } from '../../parts/words.ts';
import { valuesOf } from '../library/rows.ts';
import type { Order } from './ask.ts';
import { quotedAs, type SearchField, valuesIn, withQuoted, withValues } from './fields.ts';

/** Menus that write filters into the query. */
export function SearchFilters({
  query,
  onQuery,
}: {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}) {
  const { data: documents } = useEngineQuery('documents.list', {});
  const framework = useFramework();
  const rows = documents ?? [];
  const menus: readonly {
    readonly field: SearchField;
    readonly label: string;
    readonly values: readonly { readonly id: string; readonly label: string }[];
  }[] = [
    { field: 'area', label: 'Area', values: plain(valuesOf(rows, (row) => row.metadata.area)) },
    { field: 'year', label: 'Year', values: plain(valuesOf(rows, (row) => row.metadata.date?.slice(0, 4) ?? null)) },
    {
      field: 'criterion',
      label: 'Criterion',
      values: (framework?.criteria ?? [])
        .filter((criterion) => !criterion.isHeading)
        .map(({ code, title }) => ({ id: code, label: `${code} ${title}` })),
    },
    {
      field: 'decision',
      label: 'Decision',
      values: [
        { id: 'undecided', label: 'Undecided' },
        { id: 'accepted', label: 'Accepted' },
        { id: 'rejected', label: 'None of these' },
      ],
    },
    { field: 'type', label: 'Type', values: typesIn(rows) },
    {
      field: 'practice',
      label: 'Good practice',
      values: [
        { id: 'example', label: 'Case and practice studies' },
        { id: 'praise', label: 'Plain praise' },
      ],
    },
    { field: 'polarity', label: 'Reads as', values: POLARITIES.map((id) => ({ id, label: POLARITY_WORDS[id] })) },
  ];
  return menus.map(({ field, label, values }) => {
    if (values.length === 0) return null;
    const written = valuesIn(query, field);
    // A value may be written in any case, and ranges of years are values that no list holds.
    const chosen = written.map(
      (value) => values.find(({ id }) => id.toLowerCase() === value.toLowerCase())?.id ?? value,
    );
    const unlisted = chosen.filter((value) => values.every(({ id }) => id !== value));
    return (
      <ManyMenu
        key={field}
        label={label}
        chosen={chosen}
        onChoose={(ids) => onQuery(withValues(query, field, ids))}
        choices={[...values, ...unlisted.map((id) => ({ id, label: id }))]}
      />
    );
  });
}

/** Whether quoted words are looked for exactly as typed, or in any of their forms. */
export function QuotedSwitch({
  query,
  onQuery,
}: {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}) {
  return (
    <Check
      checked={quotedAs(query) === 'any form'}
      onChange={(on) => onQuery(withQuoted(query, on ? 'any form' : 'written'))}
    >
      Quoted words in any form
    </Check>
  );
}

const ORDERS: Readonly<Record<Order, string>> = {
  best: 'Best match first',
  newest: 'Newest first',
  oldest: 'Oldest first',
  document: 'By document',
};

export function SortMenu({ order, onOrder }: { readonly order: Order; readonly onOrder: (order: Order) => void }) {
  return (
    <ChoiceMenu
      label="Order"
      shown={ORDERS[order]}
      chosen={order}
      onChoose={(id) => onOrder(id as Order)}
      choices={Object.entries(ORDERS).map(([id, label]) => ({ id, label }))}
    />
  );
}

const typesIn = (rows: readonly DocumentRow[]) =>
  (Object.keys(TYPES) as DocumentType[])
    .filter((type) => rows.some((row) => row.metadata.type === type))
    .map((id) => ({ id, label: TYPES[id] }));

const plain = (values: readonly string[]) => values.map((id) => ({ id, label: id }));
