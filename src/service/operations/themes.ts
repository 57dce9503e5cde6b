import { randomUUID } from 'node:crypto';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { ThemeEdit as AskedEdit, ThemeRow, WatchedRow } from '../../contract/operations/themes.ts';
import type { PolarityLabel } from '../../document/evidence.ts';
import { type PassageRef, passageKey } from '../../document/passage-ref.ts';
import { practiceOf } from '../../document/practice.ts';
import type { Theme, ThemeEdit } from '../../document/theme.ts';
import { tendenciesOf } from '../../themes/tendency.ts';
import { countWatched, mentionRanges } from '../../themes/watched.ts';
import { addThemeEdit } from '../../workspace/choices.ts';
import { polaritiesUnder } from '../../workspace/stages.ts';
import { saveSubjects } from '../../workspace/subjects.ts';
import { saveWordList, wordLists } from '../../workspace/word-lists.ts';
import { frameworkInUse } from '../frameworks.ts';
import { themeInput } from '../in-memory/themes.ts';
import { documentsById, everyTheme, quotationOf, reviewDecisions } from '../review/state.ts';
import { placesFound } from '../search.ts';
import type { Session } from '../session.ts';
import { countedPassages } from '../stages/copies.ts';
import { bringThemesUpToDate, holdFound } from '../stages/themes.ts';
import type { SubjectOperations } from './subjects.ts';

type ThemeOperations = Pick<
  Operations,
  Exclude<Extract<keyof Operations, `themes.${string}`>, keyof SubjectOperations>
>;

export function themeOperations(session: Session): ThemeOperations {
  const themes = async () => {
    await bringThemesUpToDate(session.workspace(), session.threshold());
    return everyTheme(session);
  };
  const themeCalled = async (id: string): Promise<Theme> => {
    const theme = (await themes()).find((candidate) => candidate.id === id);
    if (theme === undefined)
      throw new OperationError('not-found', 'There is no such theme any more. The themes have been found again.');
    return theme;
  };

  return {
    'themes.list': async () => themeRows(session, await themes()),

    'themes.get': async ({ id }) => {
      const theme = await themeCalled(id);
      const known = polarities(session);
      return {
        theme: themeRow(theme, readingOf(session)),
        passages: theme.passages.flatMap((passage) => {
          const found = quotationOf(session, passage);
          if (found === null) return [];
          const polarity = known(passage);
          return [
            { ...found.quotation, score: passage.score, polarity, practice: practiceOf(found.passage, polarity) },
          ];
        }),
      };
    },

    'themes.edit': async (edit) => {
      const theme = edit.action === 'make' ? null : await themeCalled(edit.themeId);
      const { kept, what } = editToKeep(session, edit, theme);
      adopt(session, theme, edit.action === 'merge' ? await themeCalled(edit.into) : null);
      addThemeEdit(session.workspace(), kept, what, session.reviewer());
      session.forget('themes');
      return themeRows(session, await themes());
    },

    'themes.mentioned': async ({ id, offset, limit }) => {
      const { mentions } = await themeCalled(id);
      const known = polarities(session);
      return {
        total: mentions.length,
        passages: mentions.slice(offset, offset + limit).flatMap((passage) => {
          const found = quotationOf(session, passage);
          return found === null ? [] : [{ ...found.quotation, polarity: known(passage) }];
        }),
      };
    },

    'themes.tendency': async ({ id }) => {
      const theme = await themeCalled(id);
      const known = polarities(session);
      const found = theme.passages.flatMap((passage) => quotationOf(session, passage) ?? []);
      const quotations = new Map(found.map(({ quotation }) => [passageKey(quotation), quotation]));
      const judged = found.map(({ quotation, passage }) => ({
        ...place(quotation),
        text: passage.text,
        area: quotation.area,
        polarity: known(quotation),
      }));
      return tendenciesOf(theme.label, judged).map((tendency) => ({
        ...tendency,
        passages: tendency.passages.flatMap((passage) => quotations.get(passageKey(passage)) ?? []),
      }));
    },

    'themes.watched': () => watchedRows(session),

    'themes.mentions': ({ name, documentId, year, offset, limit }) => {
      const term = watchedRows(session).find((row) => row.name === name);
      if (term === undefined) throw new OperationError('not-found', 'This term is not watched any more.');
      const documents = documentsById(session);
      const dateOf = (place: { documentId: string }) => documents.get(place.documentId)?.metadata.date ?? '';
      const places = term.passages
        .filter((place) => documentId === undefined || place.documentId === documentId)
        .filter((place) => year === undefined || dateOf(place).startsWith(String(year)))
        .toSorted((a, b) => dateOf(b).localeCompare(dateOf(a)));
      return {
        total: places.length,
        passages: places.slice(offset, offset + limit).flatMap((passage) => {
          const found = quotationOf(session, passage);
          if (found === null) return [];
          const ranges = mentionRanges(found.passage.text, term.forms);
          return [{ ...found.quotation, ranges, mentions: passage.mentions }];
        }),
      };
    },

    'themes.watch': ({ name, forms }) => {
      saveWordList(session.workspace(), 'watched', name, forms, session.reviewer());
      session.forget('watched');
      return watchedRows(session);
    },

    'themes.find': async (_input, run) => {
      await bringThemesUpToDate(session.workspace(), session.threshold(), {
        again: true,
        isStopped: run.isStopped,
        onProgress: (done, total) => run.progress({ done, total, what: 'Drawing out themes' }),
      });
      session.forget('themes');
      return themeRows(session, await themes());
    },
  };
}

/** How a passage reads, and whether somebody said so. */
type ReadingOf = (passage: PassageRef) => { readonly polarity: PolarityLabel; readonly isDecided: boolean };

/** What was decided goes before what was suggested. */
function readingOf(session: Session): ReadingOf {
  const { id: frameworkId } = frameworkInUse(session.workspace());
  const decisions = reviewDecisions(session, frameworkId);
  const suggested = session.derived(`review ${frameworkId} polarities`, () =>
    polaritiesUnder(session.workspace(), frameworkId),
  );
  return (passage) => {
    const decision = decisions.get(passageKey(passage));
    return {
      polarity: decision?.polarity ?? suggested.get(passageKey(passage)) ?? 'neutral',
      isDecided: decision !== undefined,
    };
  };
}

function polarities(session: Session) {
  const reading = readingOf(session);
  return (passage: PassageRef) => reading(passage).polarity;
}

/** Themes drawn from the documents go on the list of subjects with the first edit of them, so that the edit finds them. */
function adopt(session: Session, ...themes: readonly (Theme | null)[]): void {
  const drawn = themes.flatMap((theme) => theme?.drawn ?? []);
  if (drawn.length === 0) return;
  saveSubjects(session.workspace(), drawn, session.reviewer());
  holdFound(session.workspace(), session.threshold());
}

/** The watched terms with their counts in what may be evidence. */
function watchedRows(session: Session): WatchedRow[] {
  return session.derived('watched', () => {
    const lists = wordLists(session.workspace(), 'watched');
    if (lists.length === 0) return [];
    const passages = [...countedPassages(session.workspace(), session.threshold())].flatMap(({ document, passages }) =>
      passages.map((passage) => themeInput(document, passage)),
    );
    return countWatched(passages, lists).map((counted, index) => ({
      name: counted.name,
      forms: [...(lists[index]?.forms ?? [])],
      mentions: counted.mentions,
      passages: [...counted.passages],
      documents: [...counted.documents],
      years: [...counted.years],
    }));
  });
}

/** What the reviewer asked for as it is kept, and in words for the log. */
function editToKeep(session: Session, edit: AskedEdit, theme: Theme | null): { kept: ThemeEdit; what: string } {
  const label = `“${theme?.label ?? ''}”`;
  switch (edit.action) {
    case 'rename':
      return {
        kept: { kind: 'rename', theme: edit.themeId, label: edit.label },
        what: `renamed the theme ${label} to “${edit.label}”`,
      };
    case 'pin':
      return {
        kept: { kind: 'pin', theme: edit.themeId, pinned: edit.on },
        what: `${edit.on ? 'pinned' : 'unpinned'} the theme ${label}`,
      };
    case 'hide':
      return {
        kept: { kind: 'hide', theme: edit.themeId, hidden: edit.on },
        what: `${edit.on ? 'hid' : 'showed'} the theme ${label}`,
      };
    case 'merge':
      return {
        kept: { kind: 'merge', into: edit.into, themes: [edit.themeId] },
        what: `merged the theme ${label} into another`,
      };
    case 'split':
      return {
        kept: { kind: 'split', theme: edit.themeId, id: randomUUID(), label: edit.label, passages: edit.passages },
        what: `split “${edit.label}” off the theme ${label}`,
      };
    case 'add':
      return {
        kept: { kind: 'add', theme: edit.themeId, passage: place(edit) },
        what: `added a passage to the theme ${label}`,
      };
    case 'take-out':
      return {
        kept: { kind: 'remove', theme: edit.themeId, passage: place(edit) },
        what: `took a passage out of the theme ${label}`,
      };
    case 'make': {
      const passages = placesFound(session, edit.query).map(place);
      if (passages.length === 0)
        throw new OperationError('nothing-to-do', 'Nothing matches this search, so there is no theme to make of it.');
      return {
        kept: { kind: 'make', id: randomUUID(), label: edit.label, query: edit.query, passages },
        what: `made the theme “${edit.label}”`,
      };
    }
  }
}

function place({ documentId, passageId }: { documentId: string; passageId: string }) {
  return { documentId, passageId };
}

function themeRows(session: Session, themes: readonly Theme[]): ThemeRow[] {
  const reading = readingOf(session);
  return themes.map((theme) => themeRow(theme, reading));
}

/** A theme with its counts, which are those of the list that it opens. */
function themeRow(theme: Theme, reading: ReadingOf): ThemeRow {
  const readings = theme.passages.map(reading);
  const saying = (side: PolarityLabel, some = readings) =>
    some.filter(({ polarity }) => polarity === side || polarity === 'mixed').length;
  const decided = readings.filter(({ isDecided }) => isDecided);
  return {
    id: theme.id,
    label: theme.label,
    keywords: [...theme.keywords],
    documents: theme.documents,
    areas: theme.areas,
    parent: theme.parent,
    passages: theme.passages.length,
    mentions: theme.mentions.length,
    minor: theme.minor,
    drawn: theme.drawn !== null,
    strength: saying('strength'),
    improvement: saying('improvement'),
    decided: {
      passages: decided.length,
      strength: saying('strength', decided),
      improvement: saying('improvement', decided),
    },
    years: theme.years.map(({ year, passages }) => ({ year, passages })),
    pinned: theme.pinned,
    hidden: theme.hidden,
    renamed: theme.renamed,
  };
}
