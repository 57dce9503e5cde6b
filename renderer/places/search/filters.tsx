import type { DocumentRow } from '../../../src/contract/operations/documents.ts';
import type { DocumentType } from '../../../src/document/document.ts';
import { useAsk } from '../../data/ask.ts';
import { useFramework } from '../../frame/workspace.ts';
import { ChoiceMenu } from '../../parts/menu.tsx';
import { POLARITIES, POLARITY_WORDS } from '../../parts/polarity.tsx';
import { TYPES } from '../../parts/words.ts';
import { valuesOf } from '../library/rows.ts';
import { fieldIn, type SearchField, withField } from './fields.ts';

/** Menus that write filters into the query. */
export function SearchFilters({
  query,
  onQuery,
}: {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}) {
  const { data: documents } = useAsk('documents.list', {});
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
      label: 'Decided',
      values: [
        { id: 'undecided', label: 'Not yet' },
        { id: 'accepted', label: 'As evidence' },
        { id: 'rejected', label: 'As no evidence' },
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
    const chosen = fieldIn(query, field);
    return (
      <ChoiceMenu
        key={field}
        label={label}
        shown={chosen ? `${label}: ${chosen}` : `${label}: all`}
        chosen={values.find(({ id }) => id.toLowerCase() === chosen?.toLowerCase())?.id ?? 'all'}
        onChoose={(id) => onQuery(withField(query, field, id === 'all' ? null : id))}
        choices={[{ id: 'all', label: 'All' }, ...values]}
      />
    );
  });
}

const typesIn = (rows: readonly DocumentRow[]) =>
  (Object.keys(TYPES) as DocumentType[])
    .filter((type) => rows.some((row) => row.metadata.type === type))
    .map((id) => ({ id, label: TYPES[id] }));

const plain = (values: readonly string[]) => values.map((id) => ({ id, label: id }));
