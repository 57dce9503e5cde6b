/** Words that the reviewer has selected in the source, as a range of its canonical text. */
export interface Selected {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
