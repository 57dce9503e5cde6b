declare module 'natural/lib/natural/tfidf/tfidf.js' {
  /** Term frequencies of documents, and the weight of a text's terms in each. */
  export default class TfIdf {
    addDocument(text: string): void;
    tfidfs(text: string): number[];
  }
}
