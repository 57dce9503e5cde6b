/**
 * The door of the room: everything that search offers.
 */
export { familiesOpened, type SynonymFamily } from './expand.ts';
export { type FtsQuery, SEARCH_COLUMNS, toFts5 } from './fts.ts';
export { parseQuery } from './parse.ts';
export { heldBack, matchedRanges, type Range } from './ranges.ts';
export { type Hit, passesFilters, type SearchAnswer, type SearchablePassage, searchPassages } from './ranking.ts';
export { type Snippet, snippet } from './snippet.ts';
export { corrections, type Vocabulary, vocabularyOf } from './spelling.ts';
export type { ParsedQuery, SearchFilters, ValueField, ValueFilter, YearRange } from './tree.ts';
export { indexText } from './words.ts';
