/**
 * What the search index holds of passages. Worked out where a document is read, so that the engine has only to write it down.
 */
import type { Passage } from '../document/document.ts';
import { indexText } from './words.ts';

/** One passage as the index holds it: stems, see `indexText`. */
export interface IndexedPassage {
  readonly text: string;
  readonly headings: string;
}

export function indexed({ text, headings }: Pick<Passage, 'text' | 'headings'>): IndexedPassage {
  return { text: indexText(text), headings: indexedHeadings(headings.join('\n')) };
}

let last = { headings: '', indexed: indexText('') };

/** Most passages stand under the headings of the one before. */
function indexedHeadings(headings: string): string {
  if (headings !== last.headings) last = { headings, indexed: indexText(headings) };
  return last.indexed;
}
