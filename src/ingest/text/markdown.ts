/**
 * Reads Markdown: CommonMark into HTML, and that into blocks. HTML inside Markdown is text.
 */
import MarkdownIt from 'markdown-it';
import type { RawDocument } from '../block.ts';
import { readHtml } from '../web/html.ts';

/** Reads Markdown that has been decoded. */
export function readMarkdown(text: string): RawDocument {
  const body = text.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/u, '');
  const markdown = new MarkdownIt({ html: false, linkify: false, maxNesting: 50 });
  return { ...readHtml(markdown.render(body), true), title: null };
}
