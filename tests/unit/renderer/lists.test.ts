import { describe, expect, it } from 'vitest';
import { remaining, withProgress } from '../../../renderer/data/imports.ts';
import { keyName } from '../../../renderer/frame/keys.ts';
import { addressOf, readRoute } from '../../../renderer/frame/route.ts';
import { chosenAfter } from '../../../renderer/parts/chosen.ts';
import { moved } from '../../../renderer/parts/grid-focus.ts';
import { cut, matchWords } from '../../../renderer/parts/match.ts';
import { alike, count, longDate, shortDate } from '../../../renderer/parts/words.ts';
import { differs, sides } from '../../../renderer/places/copies/differences.ts';
import {
  cellLookup,
  cellWords,
  nowhereInWords,
  rowsInOrder,
  scaleFor,
  scaleInWords,
  step,
} from '../../../renderer/places/grid/cells.ts';
import { correctionOf } from '../../../renderer/places/library/rows.ts';
import { acceptable, NOTHING_CHOSEN, standing } from '../../../renderer/places/review/passage/draft.ts';
import { criterionFinder } from '../../../renderer/places/review/passage/find-criteria.ts';
import { quotedAs, valuesIn, withQuoted, withValues } from '../../../renderer/places/search/fields.ts';

const key = (name: string, more: Partial<KeyboardEvent> = {}) =>
  keyName({ key: name, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

describe('keys', () => {
  it('are named with their modifiers, digits by their place on the keyboard', () => {
    expect(key('a')).toBe('a');
    expect(key('A', { shiftKey: true })).toBe('a');
    expect(key('?', { shiftKey: true })).toBe('?');
    expect(key('k', { ctrlKey: true })).toBe('Ctrl+K');
    expect(key('z', { ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+Z');
    expect(key('"', { code: 'Digit2', shiftKey: true })).toBe('Shift+2');
    expect(key('ArrowDown')).toBe('down');
  });

  it('move through a grid without leaving it', () => {
    expect(moved({ row: 0, column: 0 }, 'ArrowUp', false, 3, 2)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 1, column: 0 }, 'End', false, 3, 2)).toEqual({ row: 1, column: 1 });
    expect(moved({ row: 1, column: 1 }, 'End', true, 3, 2)).toEqual({ row: 2, column: 1 });
    expect(moved({ row: 1, column: 1 }, 'x', false, 3, 2)).toBeNull();
  });
});

describe('places', () => {
  it('are read from the address and written back', () => {
    const choices = { show: 'C05', document: 'a b&c' };
    expect(readRoute(addressOf('review', choices))).toEqual({ place: 'review', choices });
    expect(readRoute('#nonsense')).toEqual({ place: 'library', choices: {} });
    expect(addressOf('grid', { row: undefined })).toBe('#/grid');
  });
});

describe('finding', () => {
  it('takes the beginnings of words, in any order', () => {
    expect(matchWords('vale cal', 'Calder Vale, 9 March 2022')).toEqual([
      { start: 0, end: 3 },
      { start: 7, end: 11 },
    ]);
    expect(matchWords('ale', 'Calder Vale')).toBeNull();
    expect(
      cut('abcdef', [
        { start: 1, end: 3 },
        { start: 2, end: 4 },
      ]),
    ).toEqual([
      { text: 'a', marked: false },
      { text: 'bc', marked: true },
      { text: 'd', marked: true },
      { text: 'ef', marked: false },
    ]);
  });

  it('finds criteria by code, words, beginnings and small mistakes', () => {
    const criterion = (code: string, title: string, cues: string[] = []) => ({
      code,
      title,
      text: `${title}.`,
      official: null,
      cues,
      agencies: [],
      isNot: null,
      isHeading: false,
      depth: 0,
    });
    const find = criterionFinder([
      criterion('C01', 'Trained staff', ['induction']),
      criterion('C12', 'Police notice and refer'),
      criterion('C16', 'Schools in joint planning'),
    ]);
    expect(find('').map(({ code }) => code)).toEqual(['C01', 'C12', 'C16']);
    expect(find('c16')[0]?.code).toBe('C16');
    expect(find('polcie').length + find('polce').length).toBeGreaterThan(0);
    expect(find('plan')[0]?.code).toBe('C16');
    expect(find('induct')[0]?.code).toBe('C01');
  });
});

describe('words', () => {
  it('write dates and counts as a person would', () => {
    expect(longDate('2021-05-14')).toBe('14 May 2021');
    expect(shortDate('2018-11-02')).toBe('2 Nov 2018');
    expect(longDate('2 documents')).toBe('');
    expect(count(1, 'copy', 'copies')).toBe('1 copy');
    expect(count(1204, 'letter')).toBe('1,204 letters');
  });
});

describe('an import', () => {
  const nothing = {
    running: true,
    stage: 'reading',
    startedAt: 0,
    done: 0,
    total: 4,
    lines: [],
    after: null,
    result: null,
  } as const;
  const line = (path: string, state: 'reading' | 'done', done: number) =>
    ({ path, state, message: state, code: null, done, total: 4 }) as const;

  it('has one line a file, the latest change on top', () => {
    const state = [line('a', 'reading', 0), line('b', 'reading', 0), line('a', 'done', 1)].reduce(
      withProgress,
      nothing,
    );
    expect(state.lines.map(({ path, state: step }) => `${path} ${step}`)).toEqual(['a done', 'b reading']);
    expect(state.done).toBe(1);
  });

  it('says how long it will take once it knows', () => {
    expect(remaining(nothing, 60_000)).toBeNull();
    expect(remaining({ ...nothing, done: 2 }, 10_000)).toBe(10_000);
  });
});

describe('two copies', () => {
  const passage = { passageId: 'p1', text: 'ninety of them', page: 1 };
  it('mark words that replace others as changed and words without a partner as only here', () => {
    const row = {
      kind: 'changed' as const,
      moved: false,
      left: [passage],
      right: [passage],
      runs: [
        { kind: 'left' as const, text: '91 %' },
        { kind: 'right' as const, text: 'nine in ten' },
        { kind: 'same' as const, text: ' of enquiries' },
        { kind: 'left' as const, text: ', all told' },
      ],
    };
    expect(sides(row)).toEqual({
      left: [
        { kind: 'changed', text: '91 %' },
        { kind: 'same', text: ' of enquiries' },
        { kind: 'only', text: ', all told' },
      ],
      right: [
        { kind: 'changed', text: 'nine in ten' },
        { kind: 'same', text: ' of enquiries' },
        { kind: 'missing', text: '' },
      ],
    });
    expect(differs(row)).toBe(true);
    expect(sides({ ...row, kind: 'right-only', left: [] }).left).toEqual([{ kind: 'missing', text: '' }]);
  });
});

describe('the grid', () => {
  const column = {
    id: 'd1',
    title: 'Northmere',
    subtitle: '2021',
    pagesUnread: 0,
    filesUnread: 0,
    passages: 4,
    decided: 4,
    unsuggested: 0,
  };
  const begun = { ...column, id: 'd2', decided: 1 };
  const put = { accepted: 0, refused: 0, toDecide: 0 };
  const answer = {
    rows: ['C02', 'C01'].map((code) => ({ code, title: 'Trained staff', isHeading: false, depth: 0 })),
    columns: [column, begun],
    cells: [
      { row: 'C01', column: 'd1', strength: 1, improvement: 0, neutral: 0, suggested: 1, ...put, toDecide: 1 },
      { row: 'C02', column: 'd2', strength: 0, improvement: 0, neutral: 0, suggested: 0, ...put, toDecide: 3 },
    ],
    totals: {
      rows: [{ id: 'C01', strength: 1, improvement: 0 }],
      columns: [{ id: 'd1', strength: 1, improvement: 0 }],
    },
  };
  it('tells thin evidence, none, and what was not looked at apart', () => {
    const look = cellLookup(answer);
    expect(look('C01', column).kind).toBe('thin');
    expect(look('C02', column)).toMatchObject({ kind: 'none', words: 'none found' });
    expect(look('C02', begun)).toMatchObject({ kind: 'open', words: '3 to decide' });
    expect(look('C03', begun)).toMatchObject({ kind: 'open', words: 'none so far' });
    expect(look('C03', { ...begun, decided: 0 })).toMatchObject({ kind: 'open', words: 'not yet looked at' });
    expect(look('C03', { ...column, pagesUnread: 2 }).kind).toBe('open');
    expect(cellWords(look('C03', begun), 'C03', begun)).toBe('C03, Northmere 2021: none so far, 3 passages undecided');
    expect(nowhereInWords('C03', answer, look)).toBe('none so far');
    expect(cellWords(look('C01', column), 'C01', column)).toBe(
      'C01, Northmere 2021: 1 strength, 0 improvement, 1 of them only suggested, thin',
    );
    expect([0, 1, 3, 6, 7].map((count) => step(count, scaleFor(7)))).toEqual([0, 1, 2, 3, 4]);
  });
  it('has four shades that reach as far as the fullest cell', () => {
    expect(scaleInWords(scaleFor(9), 9)).toEqual(['1', '2–3', '4–6', '7–9']);
    expect(scaleInWords(scaleFor(3), 3)).toEqual(['1', '2–3', '4–6', '7']);
    expect(scaleInWords(scaleFor(60), 60)).toEqual(['1–2', '3–7', '8–21', '22–60']);
    for (const most of [15, 16, 40, 300, 5_000]) {
      const scale = scaleFor(most);
      expect([...scale].sort((a, b) => a - b)).toEqual([...scale]);
      expect(step(most, scale)).toBe(4);
      expect(step(1, scale)).toBe(1);
    }
  });
  it('puts criteria in order of their evidence, in all or in one column', () => {
    const codes = (...how: [Parameters<typeof rowsInOrder>[1], string | null]) =>
      rowsInOrder(answer, ...how).map(({ code }) => code);
    expect(codes('set', null)).toEqual(answer.rows.map(({ code }) => code));
    expect(codes('most', null)[0]).toBe('C01');
    expect(codes('least', null).at(-1)).toBe('C01');
    expect(codes('set', column.id)[0]).toBe('C01');
  });
});

describe('a correction', () => {
  it('empties a field, and refuses what is no date or no title', () => {
    expect(correctionOf('area', '  ')).toEqual({ area: null });
    expect(correctionOf('date', '31 May')).toBeNull();
    expect(correctionOf('date', '2024-05-31')).toEqual({ date: '2024-05-31' });
    expect(correctionOf('title', ' ')).toBeNull();
  });
});

describe('what stands before a decision', () => {
  const assessment = {
    suggestions: [{ criterion: 'C05', score: 0.8, because: [] }],
    polarity: { label: 'improvement', score: 0.7, because: [] },
    agencies: ['health'],
  } as const;
  it('is the suggestion until something is chosen', () => {
    const stands = standing(NOTHING_CHOSEN, null, assessment);
    expect(stands).toMatchObject({ polarity: 'improvement', polarityIsGuess: true, agencies: ['health'] });
    expect(acceptable(stands, assessment)).toEqual(['C05']);
    const chosen = standing({ ...NOTHING_CHOSEN, criteria: ['C02', 'C05'], polarity: 'mixed' }, null, assessment);
    expect(chosen).toMatchObject({ polarity: 'mixed', polarityIsGuess: false });
    expect(acceptable(chosen, assessment)).toEqual(['C02', 'C05']);
  });
});

describe('a search', () => {
  it('carries its filters in its own words', () => {
    const query = withValues(withValues('school nurse', 'area', ['Calder Vale', 'Eastholt']), 'year', ['2020']);
    expect(query).toBe('school nurse area:"Calder Vale" area:Eastholt year:2020');
    expect(valuesIn(query, 'area')).toEqual(['Calder Vale', 'Eastholt']);
    expect(withValues(withValues(query, 'area', []), 'year', ['2019'])).toBe('school nurse year:2019');
    expect(valuesIn('nothing here', 'year')).toEqual([]);
    expect(valuesIn('school -area:Eastholt', 'area')).toEqual([]);
  });

  it('carries how its quoted words are taken, which values of filters are not', () => {
    expect(quotedAs('school nurse area:"Calder Vale"')).toBeNull();
    expect(quotedAs('"school nurse" area:"Calder Vale"')).toBe('written');
    const any = withQuoted('"school nurse" “early help”* area:"Calder Vale"', 'any form');
    expect(any).toBe('"school nurse"~ "early help"*~ area:"Calder Vale"');
    expect(quotedAs(any)).toBe('any form');
    expect(withQuoted(any, 'written')).toBe('"school nurse" "early help"* area:"Calder Vale"');
  });
});

describe('rows chosen', () => {
  const keys = ['a', 'b', 'c', 'd'];
  it('are one at a time, or with Shift all from the one touched before, on or off', () => {
    const one = chosenAfter(new Set(), keys, { key: 'b', on: true, range: false, before: null });
    expect([...one]).toEqual(['b']);
    const range = chosenAfter(one, keys, { key: 'd', on: true, range: true, before: 'b' });
    expect([...range]).toEqual(['b', 'c', 'd']);
    expect([...chosenAfter(range, keys, { key: 'b', on: false, range: true, before: 'c' })]).toEqual(['d']);
    expect([...chosenAfter(new Set(), keys, { key: 'c', on: true, range: true, before: 'gone' })]).toEqual(['c']);
  });
});

describe('likeness', () => {
  it('is a hundred per cent only where nothing is another', () => {
    expect([1, 0.9996, 0.994, 0.5].map((likeness) => alike(likeness))).toEqual(['100 %', '99 %', '99 %', '50 %']);
    expect([1, 0.9996, 0.5].map((likeness) => alike(likeness, true))).toEqual(['over 99 %', 'over 99 %', '50 %']);
  });
});
