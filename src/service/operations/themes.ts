import { randomUUID } from 'node:crypto';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { ThemeEdit as AskedEdit, ThemeRow, WatchedRow } from '../../contract/operations/themes.ts';
import type { Theme, ThemeEdit } from '../../document/theme.ts';
import { countWatched, mentionRanges } from '../../themes/watched.ts';
import { addThemeEdit } from '../../workspace/choices.ts';
import { saveWordList, wordLists } from '../../workspace/word-lists.ts';
import type { Desk } from '../desk.ts';
import { frameworkInUse } from '../frameworks.ts';
import { themeInput } from '../in-memory/themes.ts';
import { placeKey } from '../review/passages.ts';
import { documentsById, quotationOf, reviewDecisions, reviewPassages } from '../review/state.ts';
import { searchIn } from '../search.ts';
import { countedPassages } from '../stages/copies.ts';
import { bringThemesUpToDate, themesIn } from '../stages/themes.ts';

type ThemeOperations = Pick<Operations, Extract<keyof Operations, `themes.${string}`>>;

export function themeOperations(desk: Desk): ThemeOperations {
  const themes = async () => {
    await bringThemesUpToDate(desk.workspace(), desk.threshold());
    return desk.derived('themes', () => themesIn(desk.workspace(), desk.threshold()));
  };
  const themeCalled = async (id: string): Promise<Theme> => {
    const theme = (await themes()).find((candidate) => candidate.id === id);
    if (theme === undefined)
      throw new OperationError('not-found', 'There is no such theme any more. The themes have been found again.');
    return theme;
  };

  return {
    'themes.list': async () => (await themes()).map(themeRow),

    'themes.get': async ({ id }) => {
      const theme = await themeCalled(id);
      const { id: frameworkId } = frameworkInUse(desk.workspace());
      const decisions = reviewDecisions(desk, frameworkId);
      const suggested = new Map(
        reviewPassages(desk, frameworkId).map((passage) => [placeKey(passage), passage.polarity]),
      );
      return {
        theme: themeRow(theme),
        passages: theme.passages.flatMap((passage) => {
          const found = quotationOf(desk, passage);
          if (found === null) return [];
          const polarity = decisions.get(placeKey(passage))?.polarity ?? suggested.get(placeKey(passage)) ?? 'neutral';
          return [{ ...found.quotation, score: passage.score, polarity }];
        }),
      };
    },

    'themes.edit': async (edit) => {
      const { kept, what } = editToKeep(desk, edit, edit.action === 'make' ? null : await themeCalled(edit.themeId));
      addThemeEdit(desk.workspace(), kept, what, desk.reviewer());
      desk.forget('themes');
      return (await themes()).map(themeRow);
    },

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
      return (await themes()).map(themeRow);
    },
  };
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
      const passages = searchIn(desk, { query: edit.query, limit: 500, offset: 0 }).hits.map(place);
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

function themeRow(theme: Theme): ThemeRow {
  return {
    id: theme.id,
    label: theme.label,
    keywords: [...theme.keywords],
    documents: theme.documents,
    areas: theme.areas,
    passages: theme.passages.length,
    strength: theme.strengths,
    improvement: theme.improvements,
    years: theme.years.map(({ year, passages }) => ({ year, passages })),
    pinned: theme.pinned,
    hidden: theme.hidden,
    renamed: theme.renamed,
  };
}
