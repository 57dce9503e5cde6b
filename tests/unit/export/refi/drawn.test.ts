import { describe, expect, it } from 'vitest';
import { type DrawnPlace, originOf, passagesIn } from '../../../../src/export/refi/drawn.ts';

const line = (top: number, page = 1) => ({ page, left: 72, top, width: 400, height: 12 });
const passages = [
  { id: 'p1', boxes: [line(72), line(86)] },
  { id: 'p2', boxes: [line(120), line(134), line(148), line(162)] },
  { id: 'p3', boxes: [line(72, 2)] },
];
const pages = { heights: [842, 842] };
const drawn = (page: number, top: number, bottom: number): DrawnPlace => ({
  kind: 'drawn',
  page,
  first: { x: 60, y: top },
  second: { x: 500, y: bottom },
});

describe('selections drawn on a page', () => {
  it('mean the passages whose lines they cover, counted from the top or from the bottom', () => {
    expect(passagesIn(drawn(0, 70, 100), passages, pages, 'top-left').map(({ id }) => id)).toEqual(['p1']);
    expect(passagesIn(drawn(0, 842 - 70, 842 - 100), passages, pages, 'bottom-left').map(({ id }) => id)).toEqual([
      'p1',
    ]);
    expect(passagesIn(drawn(1, 60, 100), passages, pages, 'top-left').map(({ id }) => id)).toEqual(['p3']);
    expect(passagesIn(drawn(0, 70, 180), passages, pages, 'top-left').map(({ id }) => id)).toEqual(['p1', 'p2']);
  });

  it('mean a passage of which they cover a line where they cover no passage', () => {
    expect(passagesIn(drawn(0, 132, 147), passages, pages, 'top-left').map(({ id }) => id)).toEqual(['p2']);
    expect(passagesIn(drawn(0, 400, 500), passages, pages, 'top-left')).toEqual([]);
  });

  it('are counted from where more of them cover lines, and as the specification says where that does not tell', () => {
    const on = (place: DrawnPlace) => ({ place, passages, pages });
    expect(originOf([on(drawn(0, 70, 100)), on(drawn(0, 118, 176))])).toBe('top-left');
    expect(originOf([on(drawn(0, 770, 740)), on(drawn(1, 100, 60))])).toBe('bottom-left');
    expect(originOf([on(drawn(0, 400, 440))])).toBe('bottom-left');
    expect(originOf([])).toBe('bottom-left');
  });
});
