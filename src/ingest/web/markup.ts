/**
 * How the markup of a page is to be read: as HTML, or as XHTML, and whether it ends where a page may end.
 */

/** Stands in no page: written behind one, it is a tag unless the page ends inside of something. */
export const END = 'end-of-evidence';
export const END_TAG = `<${END}>`;

/** Characters in which a page says that it is XHTML. */
const HEAD = 4000;
const XHTML =
  /^\s*<\?xml\s|<!doctype\s[^>]*\bXHTML\b|<html\s[^>]*\bxmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["']/iu;

/** Options of the parser. In XHTML alone an element may be closed in itself, and text stand in a CDATA section. */
export function parsing(html: string) {
  const isXhtml = XHTML.test(html.slice(0, HEAD));
  return { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: isXhtml, recognizeCDATA: isXhtml };
}

/** What a page lacks of its last tag alone: nothing of its text can be missing behind it. */
export function lastOf(html: string): string {
  return /<\/(?:html|body)\s*$/iu.test(html.slice(-40)) ? '>' : '';
}
