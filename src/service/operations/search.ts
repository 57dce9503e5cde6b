import type { Operations } from '../../contract/contract.ts';
import { savedSearches, saveSearch } from '../../workspace/choices.ts';
import { saveWordList } from '../../workspace/word-lists.ts';
import type { Desk } from '../desk.ts';
import { familiesIn, searchIn } from '../search.ts';

type SearchOperations = Pick<Operations, Extract<keyof Operations, `search.${string}`>>;

export function searchOperations(desk: Desk): SearchOperations {
  const saved = () => savedSearches(desk.workspace()).map(({ name, query }) => ({ name, query }));
  return {
    'search.run': (input) => searchIn(desk, input),

    'search.saved': saved,

    'search.save': ({ name, query }) => {
      saveSearch(desk.workspace(), name, query, desk.reviewer());
      return saved();
    },

    'search.families': () => familiesIn(desk),

    'search.setFamily': ({ name, forms }) => {
      saveWordList(desk.workspace(), 'family', name, forms, desk.reviewer());
      desk.forget('families');
      return familiesIn(desk);
    },
  };
}
