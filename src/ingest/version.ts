/**
 * The version of the rules by which documents are read. Raised with every release in which the same bytes may give other
 * text, passages or metadata: documents read by earlier rules can then be read again.
 */
export const READING_VERSION = 5;
