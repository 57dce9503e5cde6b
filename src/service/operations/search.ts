import type { Operations } from '../../contract/contract.ts';
import { savedSearches, saveSearch } from '../../workspace/choices.ts';
import { tagsInUse } from '../../workspace/decisions.ts';
import { tagPassages } from '../../workspace/tags.ts';
import { saveWordList } from '../../workspace/word-lists.ts';
import { frameworkInUse } from '../frameworks.ts';
import { familiesIn, placesFound, searchIn } from '../search.ts';
import type { Session } from '../session.ts';

type SearchOperations = Pick<Operations, Extract<keyof Operations, `search.${string}`>>;

export function searchOperations(session: Session): SearchOperations {
  const saved = () => savedSearches(session.workspace()).map(({ name, query }) => ({ name, query }));
  return {
    'search.run': (input) => searchIn(session, input),

    'search.saved': saved,

    'search.save': ({ name, query }) => {
      saveSearch(session.workspace(), name, query, session.reviewer());
      return saved();
    },

    'search.tags': () => [...tagsInUse(session.workspace(), frameworkInUse(session.workspace()).id)],

    'search.tag': ({ query, places, tag, on }) => {
      const { changed, what } = tagPassages(session.workspace(), {
        frameworkId: frameworkInUse(session.workspace()).id,
        places: places ?? placesFound(session, query),
        tag,
        on,
        reviewer: session.reviewer(),
      });
      session.forget('decisions');
      return { changed, undo: what };
    },

    'search.families': () => familiesIn(session),

    'search.setFamily': ({ name, forms }) => {
      saveWordList(session.workspace(), 'family', name, forms, session.reviewer());
      session.forget('families');
      return familiesIn(session);
    },
  };
}
