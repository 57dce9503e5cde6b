/**
 * The documents against what the log says of their import. An original is checked against its own hash elsewhere; the log is what
 * tells that both were put in the place of another.
 */
import { statement, type Workspace } from './handle.ts';

/** The words of the log for an import; {@link importsNotLogged} reads them back. */
export function importInWords(path: string, sha256: string): string {
  return `imported ${path} (SHA-256 ${sha256})`;
}

const IMPORTED = /^imported (.*) \(SHA-256 ([0-9a-f]{64})\)$/su;

/** What does not fit, a sentence each. What was erased for good is in neither, and leaves entries without words. */
export function importsNotLogged(workspace: Workspace): string[] {
  const logged = new Map<string, string>();
  let erased = 0;
  const entries = statement<{ what: string | null }>(
    workspace,
    `SELECT what FROM log WHERE what IS NULL OR what LIKE 'imported %'`,
  );
  for (const { what } of entries.iterate()) {
    if (what === null) erased++;
    const [, path = '', hash] = IMPORTED.exec(what ?? '') ?? [];
    if (hash !== undefined) logged.set(hash, path);
  }
  const sentences: string[] = [];
  // Files of the first version were imported before there was a log.
  const isWhole = erased === 0 && logged.size > 0;
  const documents = statement<{ path: string; sha256: string }>(workspace, 'SELECT path, sha256 FROM document').all();
  const there = new Set(documents.map(({ sha256 }) => sha256));
  for (const { path, sha256 } of documents) {
    if (!isWhole || logged.has(sha256)) continue;
    sentences.push(`${path} is not the file that was imported: the log names no file with these contents.`);
  }
  for (const [hash, path] of logged) {
    if (!there.has(hash)) sentences.push(`${path} was imported, says the log, and is not there.`);
  }
  return sentences;
}
