/**
 * Which passage of which document is meant, and the key it is looked up by.
 */

export interface PassageRef {
  readonly documentId: string;
  readonly passageId: string;
}

/** One string for a passage among all documents, for maps and sets. Neither id holds a space. */
export function passageKey({ documentId, passageId }: PassageRef): string {
  return `${documentId} ${passageId}`;
}
