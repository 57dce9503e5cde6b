import { describe, expect, it } from 'vitest';
import { otherHeadings, stepped } from '../../../renderer/places/frameworks/arrange.ts';
import { passageOfWording } from '../../../renderer/places/frameworks/locate-criterion.ts';
import { saidOnce } from '../../../renderer/places/frameworks/said-once.ts';
import type { CriterionRow } from '../../../src/contract/operations/frameworks.ts';

const row = (code: string, depth = 0, isHeading = false): CriterionRow => ({
  code,
  title: code,
  text: code,
  official: null,
  cues: [],
  agencies: [],
  isNot: null,
  isHeading,
  depth,
});
const rows = [row('A', 0, true), row('A1', 1), row('A2', 1), row('B'), row('C', 0, true), row('C1', 1)];

describe('where a criterion can go', () => {
  it('is a place up or down among its siblings', () => {
    expect(stepped(rows, 'A1', -1)).toBeNull();
    expect(stepped(rows, 'A2', -1)).toEqual({ under: 'A', before: 'A1' });
    expect(stepped(rows, 'A1', 1)).toEqual({ under: 'A', before: null });
    expect(stepped(rows, 'A', 1)).toEqual({ under: null, before: 'C' });
    expect(stepped(rows, 'C', 1)).toBeNull();
  });
  it('is under another heading, or out of its own, and never under itself', () => {
    expect(otherHeadings(rows, 'A1').map((heading) => heading?.code ?? null)).toEqual([null, 'C']);
    expect(otherHeadings(rows, 'B').map((heading) => heading?.code)).toEqual(['A', 'C']);
    expect(otherHeadings(rows, 'A').map((heading) => heading?.code)).toEqual(['C']);
  });
});

describe('a criterion as it is shown', () => {
  const official = { text: 'Staff listen to children, and act on it.', page: 3, paragraph: null };
  it('says each sentence once', () => {
    const { text } = official;
    expect(saidOnce({ title: 'Staff listen to children', text, official })).toEqual({
      title: null,
      text,
      official: null,
    });
    expect(saidOnce({ title: 'Staff listen to children …', text, official: null }).title).toBeNull();
  });
  it('keeps a title and a wording that say something else', () => {
    const own = saidOnce({ title: 'Voice of the child', text: 'Children are heard.', official });
    expect(own).toEqual({ title: 'Voice of the child', text: 'Children are heard.', official: official.text });
  });
});

describe('the passage that a criterion was read from', () => {
  const passage = (id: string, page: number, text: string) => ({ id, page, endPage: page, text }) as never;
  const passages = [
    passage('head', 1, 'Evaluation criteria'),
    passage('p1', 2, '1. Staff listen to children – and act on it.'),
    passage('p2', 3, 'Staff listen to parents.'),
    passage('again', 9, 'Staff listen to children and act on it, as said before.'),
  ];
  it('is found by how it begins, whatever stands before and between, on its page before any other', () => {
    expect(passageOfWording(passages, 'Staff listen to children and act on it', 2)).toBe('p1');
    expect(passageOfWording(passages, 'Staff listen to children and act on it', 9)).toBe('again');
    expect(passageOfWording(passages, 'Staff listen to children, who decide for themselves', 3)).toBe('p1');
  });
  it('is none where no passage says it', () => {
    expect(passageOfWording(passages, 'Housing is safe', 1)).toBeNull();
    expect(passageOfWording(passages, '', 1)).toBeNull();
  });
});
