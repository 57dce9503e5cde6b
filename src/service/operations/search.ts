import type { Operations } from '../../contract/contract.ts';
import { savedSearches, saveSearch } from '../../workspace/choices.ts';
import { tagsInUse } from '../../workspace/decisions.ts';
import { tagPassages } from '../../workspace/tags.ts';
import { saveWordList } from '../../workspace/word-lists.ts';
import type { Desk } from '../desk.ts';
import { frameworkInUse } from '../frameworks.ts';
import { familiesIn, placesFound, searchIn } from '../search.ts';

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

    'search.tags': () => [...tagsInUse(desk.workspace(), frameworkInUse(desk.workspace()).id)],

    'search.tag': ({ query, places, tag, on }) => {
      const { changed, what } = tagPassages(desk.workspace(), {
        frameworkId: frameworkInUse(desk.workspace()).id,
        places: places ?? placesFound(desk, query),
        tag,
        on,
        reviewer: desk.reviewer(),
      });
      desk.forget('decisions');
      return { changed, undo: what };
    },

    'search.families': () => familiesIn(desk),

    'search.setFamily': ({ name, forms }) => {
      saveWordList(desk.workspace(), 'family', name, forms, desk.reviewer());
      desk.forget('families');
      return familiesIn(desk);
    },
  };
}
