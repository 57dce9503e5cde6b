/**
 * What a sample says, apart from how it is set: a sequence of blocks. In the text of a block, `{1}` is the mark of the
 * first footnote.
 */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly number: string | null }
  | { readonly kind: 'bullet'; readonly level: 1 | 2; readonly text: string }
  /** A case study or practice study: a title and paragraphs in a frame. */
  | { readonly kind: 'study'; readonly title: string; readonly paragraphs: readonly string[] }
  /** Lines that keep their breaks: a date, the addressees, the signatures. */
  | { readonly kind: 'lines'; readonly lines: readonly string[] };

export interface Sample {
  readonly title: string;
  readonly author: string;
  /** The day printed on it, ISO 8601; also the day in the file's properties. */
  readonly date: string;
  /** The line at the head of every page but the first. */
  readonly header: string;
  readonly footer: string;
  readonly blocks: readonly Block[];
  /** The first is marked `{1}` in the text. */
  readonly footnotes: readonly string[];
}

export function heading(text: string, level: 1 | 2 = 1): Block {
  return { kind: 'heading', level, text };
}

export function paragraph(text: string, number: string | null = null): Block {
  return { kind: 'paragraph', text, number };
}

export function paragraphs(...texts: readonly string[]): Block[] {
  return texts.map((text) => paragraph(text));
}

/** Paragraphs numbered one after the other from `first`. */
export function numbered(first: number, ...texts: readonly string[]): Block[] {
  return texts.map((text, index) => paragraph(text, `${first + index}.`));
}

export function bullets(...texts: readonly string[]): Block[] {
  return texts.map((text) => ({ kind: 'bullet', level: 1, text }));
}

export function innerBullets(...texts: readonly string[]): Block[] {
  return texts.map((text) => ({ kind: 'bullet', level: 2, text }));
}

export function study(title: string, ...texts: readonly string[]): Block {
  return { kind: 'study', title, paragraphs: texts };
}

export function lines(...texts: readonly string[]): Block {
  return { kind: 'lines', lines: texts };
}
