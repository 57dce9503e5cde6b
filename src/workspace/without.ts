/**
 * Values without a document that is erased: whatever names it, wherever it stands in them.
 */
import type { Json } from '../review/records.ts';

/** Stands where a value cannot be without a name and had that of the document. */
const ERASED = 'erased';

/** Names of documents that may be left out: the rest of the value says as much without them. */
const MAY_GO: ReadonlySet<string> = new Set(['guidance']);

/** Whether a value names a document: an edit of a theme with its passages, a finding with its quotations, a framework read out of it. */
export function names(value: Json, documentId: string): boolean {
  return JSON.stringify(value).includes(JSON.stringify(documentId));
}

/**
 * A value in which nothing names a document any more ({@link names}). What is about the document alone goes: an entry of a
 * list, a value that cannot be without it, and then null is all that is left.
 */
export function without(value: Json, documentId: string): Json {
  if (value === documentId) return ERASED;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return value.map((each) => without(each, documentId)).filter((each, at) => each !== null || value[at] === null);
  }
  const fields = value as { readonly [name: string]: Json };
  if (fields.documentId === documentId) return null;
  const entries = Object.entries(fields)
    .filter(([name, each]) => name !== documentId && !(each === documentId && MAY_GO.has(name)))
    .map(([name, each]) => [name, without(each, documentId)] as const);
  const isLost = entries.some(([name, each]) => each === null && fields[name] !== null);
  return isLost ? null : Object.fromEntries(entries);
}
