import { describe, expect, test } from 'vitest';
import { cleaned } from '../../../src/ingest/lines/clean.ts';
import type { Line } from '../../../src/ingest/lines/line.ts';

const HEIGHT = 842;

function line(text: string, page: number, baseline: number): Line {
  const [left, right] = [70, 70 + text.length * 5];
  return {
    text,
    page,
    left,
    right,
    baseline,
    size: 11,
    face: '',
    tag: null,
    parts: [{ text, left, right }],
    blanks: 0,
  };
}

/** A page as a scanner leaves it: a letterhead of its own on each, text, and the foot. */
const page = (number: number, head: readonly string[], text: readonly string[]): Line[] => [
  ...head.map((one, at) => line(one, number, 40 + at * 16)),
  ...text.map((one, at) => line(one, number, 150 + at * 16)),
];

const bodyOf = (lines: readonly Line[], recognised: readonly number[]) =>
  cleaned({ lines, pages: 3, heights: [HEIGHT, HEIGHT, HEIGHT], recognised: new Set(recognised) }).body.map(
    ({ text }) => text,
  );

const THREE = [
  page(
    1,
    ['35 lnspectorate of Learning 77', 'Northmere Review improving lives', '6 March 2031'],
    ['Staff know', 'the children'],
  ),
  page(2, ['Inspectorate of Learning ay', 'Northmere Revlew improving lives'], ['well and', 'see them']),
  page(3, ['q e 7', 'Inspectorate of Learning', 'Northmere Review irnproving lives'], ['alone.', 'They listen.']),
].flat();

describe('letterheads of scanned pages', () => {
  test('are taken out although no two are recognised alike, with the specks of their logos', () => {
    expect(bodyOf(THREE, [1, 2, 3])).toEqual([
      '6 March 2031',
      'Staff know',
      'the children',
      'well and',
      'see them',
      'alone.',
      'They listen.',
    ]);
  });

  test('are looked for on recognised pages only', () => {
    expect(bodyOf(THREE, [])).toContain('Inspectorate of Learning ay');
  });

  test('text at the head of a page that nothing parts from the rest stays', () => {
    const pages = [1, 2, 3].flatMap((number) =>
      Array.from({ length: 12 }, (_, at) =>
        line(
          `Partners share what ${['they', 'we', 'you'][number - 1]} know ${'and '.repeat(at)}more`,
          number,
          60 + at * 16,
        ),
      ),
    );
    expect(bodyOf(pages, [1, 2, 3])).toHaveLength(36);
  });

  test('a heading at the head of one page stays', () => {
    const pages = [
      page(1, ['Front door and thresholds'], ['Staff know', 'the children']),
      page(2, ['Leadership and management'], ['well and', 'see them']),
      page(3, ['Voice of the child'], ['alone.', 'They listen.']),
    ].flat();
    expect(bodyOf(pages, [1, 2, 3])).toContain('Leadership and management');
  });
});
