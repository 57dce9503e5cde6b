/**
 * What another workspace's reviewers said, as far as it can be understood: its file is opened like ours, but what stands in it
 * need not have been written by this program.
 */
import { partsOf, type RecordName, type RecordValues } from '../review/records.ts';
import { checkedRecord, type SharedKind } from '../review/schemas.ts';
import { statement, type Workspace } from './handle.ts';

/** Records of a workspace that is not ours. */
export interface Foreign {
  /** Decisions by document, in the order of frameworks and passages. */
  readonly decisions: ReadonlyMap<string, readonly RecordValues['decision'][]>;
  readonly findings: readonly ForeignRecord<'finding'>[];
  readonly setAside: readonly ForeignRecord<'set-aside'>[];
  readonly ourAreas: readonly ForeignRecord<'our-area'>[];
  readonly whose: readonly ForeignRecord<'whose'>[];
  /** What else was said there, kind by kind. */
  readonly rest: { readonly [Kind in RestKind]: readonly ForeignRecord<Kind>[] };
  /** Records of kinds that are not taken over, as names. */
  readonly notTaken: readonly RecordName[];
  /** Records that hold something else than their kind does: they are left out. */
  readonly notUnderstood: number;
}

export type RestKind = 'tag' | 'correction' | 'progress' | 'search' | 'subject' | 'framework' | 'not-copies';

export interface ForeignRecord<Kind extends SharedKind> {
  readonly key: string;
  readonly value: RecordValues[Kind];
}

/** Reads what is taken over from another workspace. */
export function foreignRecords(other: Workspace): Foreign {
  let notUnderstood = 0;
  const check = <Kind extends SharedKind>(kind: Kind, rows: readonly Row[]): ForeignRecord<Kind>[] =>
    rows.flatMap(({ key, json }) => {
      const value = areParts(key) ? checkedRecord(kind, json) : null;
      if (value === null) notUnderstood++;
      return value === null ? [] : [{ key, value }];
    });
  const kept = <Kind extends SharedKind>(kind: Kind) =>
    check(kind, statement<Row>(other, 'SELECT key, json FROM record WHERE kind = ? ORDER BY key').all(kind));
  const decided = statement<Row>(
    other,
    'SELECT json_array(document, framework, passage) AS key, json FROM decision ORDER BY document, framework, passage',
  ).all();
  const corrected = statement<Row>(
    other,
    "SELECT json_array(id) AS key, corrections AS json FROM document WHERE removed = 0 AND corrections <> '{}' ORDER BY id",
  ).all();
  const decisions = Map.groupBy(check('decision', decided), ({ key }) => partsOf(key)[0] ?? '');
  return {
    decisions: new Map([...decisions].map(([id, records]) => [id, records.map(({ value }) => value)])),
    findings: kept('finding'),
    setAside: kept('set-aside'),
    ourAreas: kept('our-area'),
    whose: kept('whose'),
    rest: {
      tag: kept('tag'),
      correction: check('correction', corrected),
      progress: kept('progress'),
      search: kept('search'),
      subject: kept('subject'),
      framework: kept('framework'),
      'not-copies': kept('not-copies'),
    },
    notTaken: statement<RecordName>(
      other,
      `SELECT kind, key FROM record
       WHERE kind IN ('opinion', 'unplaced', 'counts', 'theme-edit', 'other-finding', 'word', 'leftover')
       UNION ALL SELECT 'removed', json_array(id) FROM document WHERE removed = 1 ORDER BY 1, 2`,
    ).all(),
    notUnderstood,
  };
}

interface Row {
  readonly key: string;
  readonly json: string;
}

function areParts(key: string): boolean {
  try {
    const parts: unknown = JSON.parse(key);
    return Array.isArray(parts) && parts.length > 0 && parts.every((part) => typeof part === 'string');
  } catch {
    return false;
  }
}
