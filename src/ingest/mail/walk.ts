/**
 * A walk through the parts of a mail (RFC 2046, 5.1), in the order in which they stand. Each character is looked at once, however
 * many parts there are.
 */
import { fieldOf, headersAt, parameterOf, typeOf } from './headers.ts';

/** A part: where its headers begin and end, where what it holds begins and ends. */
export interface Part {
  readonly at: number;
  readonly end: number;
  readonly body: number;
  readonly to: number;
  /** '' where it has none, or more than are looked at. */
  readonly headers: string;
  /** Its type, in small letters; '' where it says none. */
  readonly type: string;
  /** What its own parts are parted by, where it is a set of parts; null for one whose parts cannot be told apart. */
  readonly boundary?: string | null;
}

export type Step =
  | { readonly kind: 'part'; readonly part: Part }
  /** What stands behind the end of a set of parts and before whatever comes next. */
  | { readonly kind: 'behind'; readonly from: number; readonly to: number }
  /** A set of parts that has no end. */
  | { readonly kind: 'cut' };

/** Characters of the headers of one part; the reader refuses a mail with longer ones. */
const LONGEST = 2 * 1024 * 1024;
/** Sets of parts inside one another; the reader refuses deeper ones. */
const DEEPEST = 32;

/** A line between parts: where it begins and what follows it, of which open set, and whether it is the end of that set. */
interface Edge {
  readonly at: number;
  readonly after: number;
  readonly set: number;
  readonly isEnd: boolean;
}

export function* walk(text: string): Generator<Step> {
  const open: string[] = [];
  for (let at = 0; ; ) {
    const { end, body } = headersAt(text, at);
    const headers = end - at > LONGEST ? '' : text.slice(at, end);
    const type = typeOf(headers);
    let edge: Edge | null;
    if (type.startsWith('multipart/') && open.length < DEEPEST) {
      const declared = parameterOf(fieldOf(headers, 'content-type'), 'boundary');
      edge = nextEdge(text, body, declared === null ? open : [...open, declared]);
      const boundary = edge?.set === open.length ? declared : (guessed(text.slice(body, edge?.at)) ?? declared);
      if (boundary !== null) open.push(boundary);
      if (boundary !== declared) edge = nextEdge(text, body, open);
      yield { kind: 'part', part: { at, end, body, to: edge?.at ?? text.length, headers, type, boundary } };
    } else {
      edge = nextEdge(text, body, open);
      yield { kind: 'part', part: { at, end, body, to: edge?.at ?? text.length, headers, type } };
    }
    while (edge?.isEnd) {
      if (edge.set < open.length - 1) yield { kind: 'cut' };
      open.length = edge.set;
      const next = nextEdge(text, edge.after, open);
      yield { kind: 'behind', from: edge.after, to: next?.at ?? text.length };
      edge = next;
    }
    if (edge === null) break;
    if (edge.set < open.length - 1) yield { kind: 'cut' };
    open.length = edge.set + 1;
    at = edge.after;
  }
  if (open.length > 0) yield { kind: 'cut' };
}

/** The next line that parts one of the open sets, the innermost first, from where a line begins; null for none. */
function nextEdge(text: string, from: number, open: readonly string[]): Edge | null {
  if (open.length === 0) return null;
  for (let at = text.indexOf('\n--', Math.max(0, from - 1)); at >= 0; at = text.indexOf('\n--', at + 3)) {
    const end = text.indexOf('\n', at + 3);
    const line = text.slice(at + 3, end < 0 ? text.length : end).trimEnd();
    const set = open.findLastIndex((boundary) => line === boundary || line === `${boundary}--`);
    if (set >= 0) return { at: at + 1, after: end < 0 ? text.length : end + 1, set, isEnd: line !== open[set] };
  }
  return null;
}

/** What parts are really parted by, where no line is as declared: the first such line before headers of a part. */
function guessed(text: string): string | null {
  return /(?:^|\n)--([^\r\n]{1,200}?)[ \t]{0,8}\r?\n(?=content-[a-z-]+:)/iu.exec(text)?.[1] ?? null;
}
