/**
 * Styles of a Word 97 to 2003 file (MS-DOC 2.9.271): what they say, and which are headings.
 */
import { countedText, PLACE, type WordFile } from './file.ts';
import { changesOf, type Properties } from './properties.ts';

export interface BinaryStyles {
  /** Depth of a heading from 1, 0 for the title; null for other styles. */
  rank(style: number): number | null;
  isContents(style: number): boolean;
  isCaption(style: number): boolean;
  /** The nearest change of a code in a style and those it is based on. */
  said(style: number, code: number, kind: 'paragraph' | 'character'): DataView | undefined;
}

interface Style {
  readonly name: string;
  readonly base: number;
  readonly paragraph: Properties;
  readonly character: Properties;
}

const NONE: Properties = new Map();

export function binaryStyles(file: WordFile): BinaryStyles {
  const view = file.place(PLACE.styles);
  const styles: (Style | undefined)[] = [];
  if (view.byteLength > 8) {
    const [count, base] = [view.getUint16(2, true), view.getUint16(4, true)];
    let at = 2 + view.getUint16(0, true);
    for (let index = 0; index < count && at + 2 <= view.byteLength; index++) {
      const size = view.getUint16(at, true);
      at += 2;
      if (size > 0) styles[index] = styleAt(view, at, size, base);
      at += size;
    }
  }
  const chain = (id: number): Style[] => {
    const found: Style[] = [];
    let next = styles[id];
    while (next && !found.includes(next)) {
      found.push(next);
      next = styles[next.base];
    }
    return found;
  };
  const named = (id: number, pattern: RegExp) => chain(id).find(({ name }) => pattern.test(name));
  return {
    rank(id) {
      const heading = /^heading ([1-9])/iu.exec(named(id, /^heading [1-9]/iu)?.name ?? '')?.[1];
      if (heading) return Number(heading);
      return named(id, /^title$/iu) ? 0 : named(id, /^subtitle$/iu) ? 2 : null;
    },
    isContents: (id) => named(id, /^toc \d/iu) !== undefined,
    isCaption: (id) => named(id, /^caption$/iu) !== undefined,
    said: (id, code, kind) =>
      chain(id)
        .find((one) => one[kind].has(code))
        ?.[kind].get(code),
  };
}

function styleAt(view: DataView, at: number, size: number, base: number): Style | undefined {
  try {
    const kind = view.getUint16(at + 2, true) & 0xf;
    const above = view.getUint16(at + 2, true) >> 4;
    const parts = view.getUint16(at + 4, true) & 0xf;
    const { text: name, end } = countedText(view, at + base);
    const changes: Properties[] = [];
    let next = end + 2;
    for (let part = 0; part < parts && next + 2 <= at + size; part++) {
      if ((next - at) % 2 === 1) next++;
      const length = view.getUint16(next, true);
      const skip = kind === 1 && part === 0 ? 2 : 0;
      changes.push(
        length > skip ? changesOf(new DataView(view.buffer, view.byteOffset + next + 2 + skip, length - skip)) : NONE,
      );
      next += 2 + length;
    }
    const [first = NONE, second = NONE] = changes;
    return { name, base: above, paragraph: kind === 1 ? first : NONE, character: kind === 1 ? second : first };
  } catch {
    return undefined;
  }
}
