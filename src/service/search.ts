/**
 * Search over the workspace: best first, copies folded, matched words marked.
 */

import type { OutputOf, ParsedInputOf } from '../contract/contract.ts';
import type { FamilyRow, SearchHit } from '../contract/operations/search.ts';
import { type PassageRef, passageKey } from '../document/passage-ref.ts';
import { families as builtInFamilies } from '../language/families.ts';
import {
  corrections,
  familiesOpened,
  heldBack,
  matchedRanges,
  parseQuery,
  snippet,
  toFts5,
  vocabularyOf,
} from '../search/query.ts';
import { listDocuments } from '../workspace/documents.ts';
import { findingsUnder } from '../workspace/findings.ts';
import { countPassages, eachPassage } from '../workspace/passages.ts';
import { searchPassages } from '../workspace/search.ts';
import { getAssessment } from '../workspace/stages.ts';
import { wordLists } from '../workspace/word-lists.ts';
import { frameworkInUse } from './frameworks.ts';
import { findingRows } from './review/findings.ts';
import { boilerplateOf, quotationOf, reviewDecisions, twinsOf } from './review/state.ts';
import type { Session } from './session.ts';
import { countedIn } from './stages/copies.ts';
import { themesIn } from './stages/themes.ts';

/** Characters of a snippet. */
const SNIPPET = 240;

/** Every passage that a query finds, copies folded; none where it asks for nothing. */
export function placesFound(session: Session, query: string): readonly PassageRef[] {
  const { match, scope, asksNothing } = askedOf(session, query);
  if (asksNothing) return [];
  return searchPassages(session.workspace(), match, scope, countPassages(session.workspace())).hits;
}

/** A query as the index takes it, confined to what counts. */
function askedOf(session: Session, query: string) {
  const parsed = parseQuery(query);
  const families = familiesIn(session);
  const { match, words, filters } = toFts5(parsed, families);
  const scope = {
    filters,
    words,
    frameworkId: frameworkInUse(session.workspace()).id,
    isMeant: heldBack(parsed, families),
    ...countedScope(session),
  };
  const asksNothing = match === null && (query.trim() === '' || parsed.explanation !== null);
  return { parsed, families, match, scope, asksNothing };
}

/** Passages that match a query; a bad query is explained and answered by its best reading. */
export function searchIn(
  session: Session,
  { query, limit, offset, order }: ParsedInputOf<'search.run'>,
): OutputOf<'search.run'> {
  const { parsed, families, match, scope, asksNothing } = askedOf(session, query);
  const { explanation } = parsed;
  if (asksNothing) return { total: 0, hits: [], findings: [], families: [], explanation, didYouMean: null };
  const answer = searchPassages(session.workspace(), match, { ...scope, order }, limit, offset);
  const boilerplate = boilerplateOf(session);
  const hits = answer.hits.flatMap((hit): SearchHit[] => {
    const found = quotationOf(session, hit);
    if (found === null) return [];
    const { text } = found.passage;
    const ranges = matchedRanges(text, parsed, families);
    const cut = snippet(text, ranges, SNIPPET);
    return [
      {
        ...found.quotation,
        ranges,
        snippet: { text: cut.text, ranges: [...cut.ranges] },
        score: -hit.rank,
        copies: twinsOf(session, hit).length,
        said: saidOf(session, scope.frameworkId, hit),
        themes: [...(themesByPlace(session).get(passageKey(hit)) ?? [])],
        furniture: found.passage.furniture ?? (boilerplate.has(passageKey(hit)) ? 'boilerplate' : null),
      },
    ];
  });
  return {
    total: answer.total,
    hits,
    findings: offset === 0 ? findingsThatSay(session, (text) => matchedRanges(text, parsed, families)) : [],
    families: familiesOpened(parsed.root, families),
    explanation,
    didYouMean: answer.total > 0 ? null : didYouMean(session, query),
  };
}

/** The first other spelling of a query that finds something. */
function didYouMean(session: Session, query: string): string | null {
  const finds = (other: string) => {
    const { match, scope } = askedOf(session, other);
    return searchPassages(session.workspace(), match, scope, 1).total > 0;
  };
  return corrections(query, vocabulary(session)).find(finds) ?? null;
}

/** What was decided of a passage, else what is suggested for it. */
function saidOf(session: Session, frameworkId: string, place: PassageRef): SearchHit['said'] {
  const decision = reviewDecisions(session, frameworkId).get(passageKey(place));
  if (decision !== undefined) {
    const { criteria, polarity } = decision;
    return { decision: criteria.length > 0 ? 'accepted' : 'rejected', criteria: [...criteria], polarity };
  }
  const assessed = getAssessment(session.workspace(), frameworkId, place.documentId, place.passageId)?.value;
  const [first] = assessed?.suggestions ?? [];
  return {
    decision: 'undecided',
    criteria: first === undefined ? [] : [first.criterion],
    polarity: assessed?.polarity.label ?? null,
  };
}

/** Names of the listed themes by passage, as they were last found. */
function themesByPlace(session: Session): ReadonlyMap<string, readonly string[]> {
  return session.derived('themes by passage', () => {
    const byPlace = new Map<string, string[]>();
    for (const { label, passages, hidden } of themesIn(session.workspace(), session.threshold())) {
      if (hidden) continue;
      for (const passage of passages) {
        const key = passageKey(passage);
        byPlace.set(key, [...(byPlace.get(key) ?? []), label]);
      }
    }
    return byPlace;
  });
}

/** Findings of the framework in use whose words match, with where. */
function findingsThatSay(
  session: Session,
  matches: (text: string) => OutputOf<'search.run'>['hits'][number]['ranges'],
): OutputOf<'search.run'>['findings'] {
  const { id: frameworkId } = frameworkInUse(session.workspace());
  if (findingsUnder(session.workspace(), frameworkId).length === 0) return [];
  return findingRows(session, frameworkId).flatMap(({ about, code, title, text }) => {
    const ranges = text === '' ? [] : matches(text);
    return ranges.length === 0 ? [] : [{ about, name: [code, title].filter(Boolean).join(' '), text, ranges }];
  });
}

/** Synonym families as search uses them: built in, and the reviewer's own in their place or beside them. */
export function familiesIn(session: Session): FamilyRow[] {
  return session.derived('families', () => {
    const own = new Map(wordLists(session.workspace(), 'family').map(({ name, forms }) => [name, [...forms]]));
    const builtIn = builtInFamilies.map(({ name, forms }) => ({
      name,
      forms: own.get(name) ?? [...forms],
      builtIn: true,
      changed: own.has(name),
    }));
    const names = new Set(builtIn.map(({ name }) => name));
    const added = [...own].filter(([name]) => !names.has(name));
    return [...builtIn, ...added.map(([name, forms]) => ({ name, forms, builtIn: false, changed: true }))];
  });
}

/** Confines a search to the documents that count; nothing where all do, which is quicker. */
function countedScope(session: Session): { documentIds?: string[] } {
  return session.derived('search scope', () => {
    const counted = countedIn(session.workspace(), session.threshold());
    return counted.length === listDocuments(session.workspace()).length
      ? {}
      : { documentIds: counted.map(({ id }) => id) };
  });
}

function vocabulary(session: Session) {
  return session.derived('vocabulary', () => {
    function* texts() {
      for (const { passage } of eachPassage(session.workspace())) yield passage.text;
    }
    return vocabularyOf(texts());
  });
}
