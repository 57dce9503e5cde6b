/**
 * Filters and switches are written into the query itself, where they can be read, changed and saved: area:Northmere,
 * year:2019 year:2020, "strategy meeting"~.
 */

export type SearchField = 'area' | 'year' | 'type' | 'polarity' | 'criterion' | 'decision' | 'tag' | 'practice';

const pattern = (field: SearchField) => new RegExp(`(?<=^|\\s)${field}:(?:"([^"]*)"|(\\S+))`, 'giu');

/** The values a query gives a field: a passage needs one of them. */
export function valuesIn(query: string, field: SearchField): string[] {
  return [...query.matchAll(pattern(field))].map((found) => found[1] ?? found[2] ?? '');
}

/** The query with a field set to these values, or without it where there are none. */
export function withValues(query: string, field: SearchField, values: readonly string[]): string {
  const rest = query.replace(pattern(field), '').replace(/\s+/gu, ' ').trim();
  const written = values.map((value) => {
    const plain = value.replaceAll('"', '');
    return `${field}:${/\s/u.test(plain) ? `"${plain}"` : plain}`;
  });
  return [rest, ...written].filter(Boolean).join(' ');
}

/** Words in quotation marks that are no value of a field, with what stands after them. */
const QUOTED = /(?<![\p{L}:])["“”]([^"“”]*)["“”]([*~]*)/gu;

/** How a query takes its quoted words, or null where it has none. */
export function quotedAs(query: string): 'written' | 'any form' | null {
  const quoted = [...query.matchAll(QUOTED)];
  if (quoted.length === 0) return null;
  return quoted.every(([, , after]) => after?.includes('~')) ? 'any form' : 'written';
}

/** The query with all its quoted words taken one way: a tilde after them takes any of their forms. */
export function withQuoted(query: string, way: 'written' | 'any form'): string {
  return query.replace(QUOTED, (_, words: string, after: string) => {
    const star = after.includes('*') ? '*' : '';
    return `"${words}"${star}${way === 'any form' ? '~' : ''}`;
  });
}
