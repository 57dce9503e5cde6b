/**
 * Text as pdf.js finds it on a page, with its place and direction on the page as it is shown.
 */
import type { Tag } from '../lines/line.ts';
import { type Matrix, times } from './matrix.ts';

/** A piece of text on one baseline. Lengths are points from the top left corner of the page as it is shown. */
export interface Fragment {
  readonly text: string;
  /** Where its baseline begins. */
  readonly x: number;
  readonly y: number;
  /** Unit vector along the baseline: [1, 0] for upright text, [0, -1] for text that is read from below. */
  readonly along: readonly [number, number];
  readonly width: number;
  readonly size: number;
  readonly face: string;
  readonly tag: Tag | null;
}

/** A piece of text or the border of marked content, as pdf.js gives it. */
interface Item {
  readonly str?: string;
  readonly transform?: readonly number[];
  readonly width?: number;
  readonly fontName?: string;
  readonly type?: string;
  readonly id?: string | null;
  readonly tag?: string;
}

const ARTIFACT: Tag = { element: 0, role: 'Artifact', item: null, cell: null, frame: null };

/** The fragments of a page, in the order of the file. A list label without text is a bullet that is drawn. */
export function fragmentsOf(content: { items: unknown }, view: Matrix, tags: ReadonlyMap<string, Tag>): Fragment[] {
  const open: { readonly tag: Tag | null; readonly label: number | null }[] = [];
  const fragments: Fragment[] = [];
  let drawn = false;
  for (const item of content.items as readonly Item[]) {
    if (item.type?.startsWith('begin')) {
      const own = item.id == null ? undefined : tags.get(item.id);
      const tag = item.tag === 'Artifact' ? ARTIFACT : (own ?? (item.id == null ? (open.at(-1)?.tag ?? null) : null));
      open.push({ tag, label: item.tag === 'Lbl' ? fragments.length : null });
    } else if (item.type === 'endMarkedContent') {
      const label = open.pop()?.label;
      drawn ||= label === fragments.length;
    } else if (item.str && item.transform) {
      const fragment = fragmentOf(item.str, item, view, open.at(-1)?.tag ?? null);
      if (fragment && drawn && item.str.trim() !== '') {
        fragments.push(bulletBefore(fragment));
        drawn = false;
      }
      if (fragment) fragments.push(fragment);
    }
  }
  return fragments;
}

function fragmentOf(text: string, item: Item, view: Matrix, tag: Tag | null): Fragment | null {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform ?? [];
  const own = times(view, [a, b, c, d, e, f]);
  const size = Math.hypot(own[2], own[3]);
  const length = Math.hypot(own[0], own[1]);
  const width = (item.width ?? 0) * Math.hypot(view[0], view[1]);
  if (!Number.isFinite(own[4] + own[5] + size + width) || size === 0 || length === 0) return null;
  const along = [own[0] / length, own[1] / length] as const;
  return { text, x: own[4], y: own[5], along, width, size, face: item.fontName ?? '', tag };
}

/** A bullet sign in front of a text, where its drawing stands. */
export function bulletBefore(fragment: Fragment): Fragment {
  const { x, y, along, size } = fragment;
  const back = size * 1.1;
  return { ...fragment, text: '•', x: x - along[0] * back, y: y - along[1] * back, width: size * 0.4 };
}
