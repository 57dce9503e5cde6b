import { randomUUID } from 'node:crypto';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { ThemeEdit as AskedEdit, ThemeRow, WatchedRow } from '../../contract/operations/themes.ts';
import type { PolarityLabel } from '../../document/evidence.ts';
import type { PassageRef, Theme, ThemeEdit } from '../../document/theme.ts';
import { tendenciesOf } from '../../themes/tendency.ts';
import { countWatched, mentionRanges } from '../../themes/watched.ts';
import { addThemeEdit } from '../../workspace/choices.ts';
import { polaritiesUnder } from '../../workspace/stages.ts';
import { saveSubjects } from '../../workspace/subjects.ts';
import { saveWordList, wordLists } from '../../workspace/word-lists.ts';
import type { Desk } from '../desk.ts';
import { frameworkInUse } from '../frameworks.ts';
import { themeInput } from '../in-memory/themes.ts';
import { placeKey } from '../review/passages.ts';
import { documentsById, quotationOf, reviewDecisions } from '../review/state.ts';
import { placesFound } from '../search.ts';
import { countedPassages } from '../stages/copies.ts';
import { bringThemesUpToDate, everyThemeIn, holdFound } from '../stages/themes.ts';
import { subjectOperations } from './subjects.ts';

type ThemeOperations = Pick<Operations, Extract<keyof Operations, `themes.${string}`>>;

export function themeOperations(desk: Desk): ThemeOperations {
  const themes = async () => {
    await bringThemesUpToDate(desk.workspace(), desk.threshold());
    return desk.derived('themes', () => everyThemeIn(desk.workspace(), desk.threshold()));
  };
  const themeCalled = async (id: string): Promise<Theme> => {
    const theme = (await themes()).find((candidate) => candidate.id === id);
    if (theme === undefined)
      throw new OperationError('not-found', 'There is no such theme any more. The themes have been found again.');
    return theme;
  };

  return {
    'themes.list': async () => themeRows(desk, await themes()),

    'themes.get': async ({ id }) => {
      const theme = await themeCalled(id);
      const known = polarities(desk);
      return {
        theme: themeRow(theme, readingOf(desk)),
        passages: theme.passages.flatMap((passage) => {
          const found = quotationOf(desk, passage);
          if (found === null) return [];
          return [{ ...found.quotation, score: passage.score, polarity: known(passage) }];
        }),
      };
    },

    'themes.edit': async (edit) => {
      const theme = edit.action === 'make' ? null : await themeCalled(edit.themeId);
      const { kept, what } = editToKeep(desk, edit, theme);
      adopt(desk, theme, edit.action === 'merge' ? await themeCalled(edit.into) : null);
      addThemeEdit(desk.workspace(), kept, what, desk.reviewer());
      desk.forget('themes');
      return themeRows(desk, await themes());
    },

    'themes.mentioned': async ({ id, offset, limit }) => {
      const { mentions } = await themeCalled(id);
      const known = polarities(desk);
      return {
        total: mentions.length,
        passages: mentions.slice(offset, offset + limit).flatMap((passage) => {
          const found = quotationOf(desk, passage);
          return found === null ? [] : [{ ...found.quotation, polarity: known(passage) }];
        }),
      };
    },

    'themes.tendency': async ({ id }) => {
      const theme = await themeCalled(id);
      const known = polarities(desk);
      const found = theme.passages.flatMap((passage) => quotationOf(desk, passage) ?? []);
      const quotations = new Map(found.map(({ quotation }) => [placeKey(quotation), quotation]));
      const judged = found.map(({ quotation, passage }) => ({
        ...place(quotation),
        text: passage.text,
        area: quotation.area,
        polarity: known(quotation),
      }));
      return tendenciesOf(theme.label, judged).map((tendency) => ({
        ...tendency,
        passages: tendency.passages.flatMap((passage) => quotations.get(placeKey(passage)) ?? []),
      }));
    },

    ...subjectOperations(desk),

    'themes.watched': () => watchedRows(desk),

    'themes.mentions': ({ name, documentId, year, offset, limit }) => {
      const term = watchedRows(desk).find((row) => row.name === name);
      if (term === undefined) throw new OperationError('not-found', 'This term is not watched any more.');
      const documents = documentsById(desk);
      const dateOf = (place: { documentId: string }) => documents.get(place.documentId)?.metadata.date ?? '';
      const places = term.passages
        .filter((place) => documentId === undefined || place.documentId === documentId)
        .filter((place) => year === undefined || dateOf(place).startsWith(String(year)))
        .toSorted((a, b) => dateOf(b).localeCompare(dateOf(a)));
      return {
        total: places.length,
        passages: places.slice(offset, offset + limit).flatMap((passage) => {
          const found = quotationOf(desk, passage);
          if (found === null) return [];
          const ranges = mentionRanges(found.passage.text, term.forms);
          return [{ ...found.quotation, ranges, mentions: passage.mentions }];
        }),
      };
    },

    'themes.watch': ({ name, forms }) => {
      saveWordList(desk.workspace(), 'watched', name, forms, desk.reviewer());
      desk.forget('watched');
      return watchedRows(desk);
    },

    'themes.find': async (_input, run) => {
      await bringThemesUpToDate(desk.workspace(), desk.threshold(), {
        again: true,
        isStopped: run.isStopped,
        onProgress: (done, total) => run.progress({ done, total, what: 'Drawing out themes' }),
      });
      desk.forget('themes');
      return themeRows(desk, await themes());
    },
  };
}

/** How a passage reads: as it was decided, else as it is suggested. */
/** How a passage reads, and whether somebody said so. */
type ReadingOf = (passage: PassageRef) => { readonly polarity: PolarityLabel; readonly isDecided: boolean };

/** What was decided goes before what was suggested. */
function readingOf(desk: Desk): ReadingOf {
  const { id: frameworkId } = frameworkInUse(desk.workspace());
  const decisions = reviewDecisions(desk, frameworkId);
  const suggested = desk.derived(`review ${frameworkId} polarities`, () =>
    polaritiesUnder(desk.workspace(), frameworkId),
  );
  return (passage) => {
    const decision = decisions.get(placeKey(passage));
    return {
      polarity: decision?.polarity ?? suggested.get(`${passage.documentId} ${passage.passageId}`) ?? 'neutral',
      isDecided: decision !== undefined,
    };
  };
}

function polarities(desk: Desk) {
  const reading = readingOf(desk);
  return (passage: PassageRef) => reading(passage).polarity;
}

/** Themes drawn from the documents go on the list of subjects with the first edit of them, so that the edit finds them. */
function adopt(desk: Desk, ...themes: readonly (Theme | null)[]): void {
  const drawn = themes.flatMap((theme) => theme?.drawn ?? []);
  if (drawn.length === 0) return;
  saveSubjects(desk.workspace(), drawn, desk.reviewer());
  holdFound(desk.workspace(), desk.threshold());
}

/** The watched terms with their counts in what may be evidence. */
function watchedRows(desk: Desk): WatchedRow[] {
  return desk.derived('watched', () => {
    const lists = wordLists(desk.workspace(), 'watched');
    if (lists.length === 0) return [];
    const passages = [...countedPassages(desk.workspace(), desk.threshold())].flatMap(({ document, passages }) =>
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
function editToKeep(desk: Desk, edit: AskedEdit, theme: Theme | null): { kept: ThemeEdit; what: string } {
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
      const passages = placesFound(desk, edit.query).map(place);
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

function themeRows(desk: Desk, themes: readonly Theme[]): ThemeRow[] {
  const reading = readingOf(desk);
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
