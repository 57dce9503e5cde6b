/**
 * Lists of a long page: kept as data in the page, in chunks, and drawn by its script when somebody looks at them. A page of
 * hundreds of thousands of elements takes a browser half a minute to open; as data it is there at once.
 */
import { asData, type Content, each, html, inScript, type Templates } from './markup.ts';

/** How the lists of a page are written. */
export interface PageLists {
  /** Whether they are drawn when they are looked at, rather than stand in the page. */
  readonly isLong: boolean;
  readonly templates: Templates;
}

interface Chunks<Value> {
  /** How many stand in a chunk. */
  readonly size: number;
  /** How high one is about, in CSS pixels: what is not drawn yet takes as much room. */
  readonly height: number;
  /** A name for the script and the style sheet. */
  readonly name?: string;
  /** Where a value is quoted from, for whoever checks the page; its last part is the text, which then stands there only. */
  readonly place?: ((value: Value) => readonly (string | number)[]) | null;
}

/** Things one below the other. */
export function blocks<Value>(
  { isLong, templates }: PageLists,
  values: Iterable<Value>,
  render: (value: Value, index: number) => Content,
  { size, height, name = '', place = null }: Chunks<Value>,
): Content {
  if (!isLong) return each(values, render);
  return each(chunksOf(values, size), ({ chunk, first }) => {
    const places = place === null ? [] : chunk.map(place);
    const texts = places.map((one) => String(one.at(-1)));
    const items = chunk.map((value, index) => asData(render(value, first + index), templates, texts));
    const json = `{"items":[${items.join()}]${places.length === 0 ? '' : `,"places":${JSON.stringify(places)}`}}`;
    return html`<div class="later ${name}" data-count="${chunk.length}" data-each="${height}" style="min-height:${height * chunk.length}px"><script type="application/json">${inScript(json)}</script></div>
`;
  });
}

/** The bodies of a table with so many columns. */
export function rows<Value>(
  { isLong, templates }: PageLists,
  values: Iterable<Value>,
  render: (value: Value, index: number) => Content,
  columns: number,
): Content {
  if (!isLong) return html`<tbody>${each(values, render)}</tbody>`;
  return each(chunksOf(values, ROWS), ({ chunk, first }) => {
    const items = chunk.map((value, index) => asData(render(value, first + index), templates));
    return html`<tbody class="later" data-count="${chunk.length}" data-each="${ROW_HEIGHT}"><tr><td colspan="${columns}" style="height:${ROW_HEIGHT * chunk.length}px"><script type="application/json">${inScript(`{"items":[${items.join()}]}`)}</script></td></tr></tbody>
`;
  });
}

const ROWS = 50;
const ROW_HEIGHT = 40;

/** The templates that the data of a page names; written when all of them are known, at its end. */
export function* templatesOf({ isLong, templates }: PageLists): Generator<Content> {
  if (!isLong) return;
  yield html`<script type="application/json" id="templates">${inScript(JSON.stringify([...templates.keys()]))}</script>`;
}

/** Values in chunks, each with the index of its first value in the whole. */
export function* chunksOf<Value>(
  values: Iterable<Value>,
  size: number,
): Generator<{ readonly chunk: readonly Value[]; readonly first: number }> {
  let chunk: Value[] = [];
  let first = 0;
  for (const value of values) {
    chunk.push(value);
    if (chunk.length < size) continue;
    yield { chunk, first };
    first += chunk.length;
    chunk = [];
  }
  if (chunk.length > 0) yield { chunk, first };
}
