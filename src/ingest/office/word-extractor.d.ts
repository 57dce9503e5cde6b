/** What is used of word-extractor, which brings no types of its own. */
declare module 'word-extractor' {
  interface Extracted {
    getBody(options?: { filterUnicode?: boolean }): string;
    getFootnotes(options?: { filterUnicode?: boolean }): string;
  }
  export default class WordExtractor {
    extract(source: Uint8Array): Promise<Extracted>;
  }
}
