/**
 * Filters are written into the query itself, where they can be read, changed and saved: area:Northmere, year:2019.
 */

export type SearchField = 'area' | 'year' | 'type' | 'polarity' | 'criterion' | 'decision' | 'tag' | 'practice';

const pattern = (field: SearchField) => new RegExp(`(^|\\s)${field}:(?:"([^"]*)"|(\\S+))`, 'iu');

/** The value a query gives a field, or null. */
export function fieldIn(query: string, field: SearchField): string | null {
  const found = pattern(field).exec(query);
  return found ? (found[2] ?? found[3] ?? null) : null;
}

/** The query with a field set to a value, or without it where the value is null. */
export function withField(query: string, field: SearchField, value: string | null): string {
  const rest = query.replace(pattern(field), '').replace(/\s+/gu, ' ').trim();
  if (value === null) return rest;
  const written = /[\s"]/u.test(value) ? `"${value.replaceAll('"', '')}"` : value;
  return `${rest} ${field}:${written}`.trim();
}
