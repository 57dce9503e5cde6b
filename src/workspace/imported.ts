/**
 * The documents against what the log says of their import. An original is checked against its own hash elsewhere; the log is what
 * tells that both were put in the place of another.
 */
import { statement, type Workspace } from './handle.ts';
import { sha256 as digest } from './hash.ts';

/** The words of the log for an import; {@link importsNotLogged} reads them back. */
export function importInWords(path: string, sha256: string): string {
  return `imported ${path} (SHA-256 ${sha256})`;
}

const IMPORTED = /^imported (.*) \(SHA-256 ([0-9a-f]{64})\)$/su;

/**
 * What does not fit, a sentence each. What was erased for good is in neither: its entries keep digests of their words, and so
 * do those of other documents that named it.
 */
export function importsNotLogged(workspace: Workspace): string[] {
  const logged = new Map<string, string[]>();
  const blanked = new Set<string>();
  const entries = statement<{ what: string | null; erased: string | null }>(
    workspace,
    `SELECT what, erased FROM log WHERE what IS NULL OR what LIKE 'imported %'`,
  );
  for (const { what, erased } of entries.iterate()) {
    if (what === null && erased !== null) blanked.add(erased);
    const [, path = '', hash] = IMPORTED.exec(what ?? '') ?? [];
    if (hash !== undefined) logged.set(hash, [...(logged.get(hash) ?? []), path]);
  }
  const sentences: string[] = [];
  // Files of the first version were imported before there was a log.
  const isWhole = logged.size > 0;
  const documents = statement<{ path: string; sha256: string }>(workspace, 'SELECT path, sha256 FROM document').all();
  const there = new Set(documents.map(({ sha256 }) => sha256));
  for (const { path, sha256 } of documents) {
    const names = logged.get(sha256);
    if (names?.includes(path) === true || blanked.has(digest(importInWords(path, sha256)))) continue;
    if (names !== undefined) sentences.push(`${path} was imported as ${names.join(' and ')}, says the log.`);
    else if (isWhole)
      sentences.push(`${path} is not the file that was imported: the log names no file with these contents.`);
  }
  for (const [hash, [path]] of logged) {
    if (!there.has(hash)) sentences.push(`${path} was imported, says the log, and is not there.`);
  }
  return sentences;
}
