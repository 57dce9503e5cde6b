/**
 * What the reviewer says about passages that were set aside, or should be: brought back, or set aside as well. A decision
 * like others: in the log, undone and redone, and carried over when the document is read again.
 */
import type { Furniture } from '../document/document.ts';
import { type KeptSetAside, keyOf, partsOf } from '../review/records.ts';
import { citationInWords } from '../review/wording.ts';
import { getDocument } from './documents.ts';
import { WorkspaceError } from './errors.ts';
import { inOneTransaction, statement, type Workspace } from './handle.ts';
import { act, type Intent } from './ledger.ts';
import { recordsOf } from './records.ts';

/** What reading alone says of the passages of a document, by the passage's id. */
export function furnitureAsRead(workspace: Workspace, documentId: string): ReadonlyMap<string, Furniture | null> {
  const rows = statement<{ id: string; furniture_read: Furniture | null }>(
    workspace,
    'SELECT id, furniture_read FROM passage WHERE document = ?',
  ).all(documentId);
  return new Map(rows.map(({ id, furniture_read }) => [id, furniture_read]));
}

/** Everything said of passages, by "document passage": true where one was set aside, false where it was brought back. */
export function setAsideDecisions(workspace: Workspace): ReadonlyMap<string, boolean> {
  return new Map(recordsOf(workspace, 'set-aside').map(({ key, value }) => [partsOf(key).join(' '), value.aside]));
}

export interface SettingAside {
  readonly documentId: string;
  readonly passageIds: readonly string[];
  /** Sets aside, or brings back. */
  readonly aside: boolean;
  /** Passages, as "document passage", that are set aside for standing in many documents. */
  readonly boilerplate: ReadonlySet<string>;
  readonly reviewer: string;
}

/**
 * Sets passages aside or brings them back, as one step for undo. Setting a passage back to what reading said of it leaves
 * no decision.
 * @returns how many passages changed, and what undo will take back; null where all were so already
 * @throws WorkspaceError `not-found`; `conflict` where a passage to set aside has been decided
 */
export function setAside(
  workspace: Workspace,
  { documentId, passageIds, aside, boilerplate, reviewer }: SettingAside,
): { readonly changed: number; readonly what: string | null } {
  return inOneTransaction(workspace, () => {
    const document = getDocument(workspace, documentId);
    const read = furnitureAsRead(workspace, documentId);
    const known = new Map(document.passages.map((passage) => [passage.id, passage]));
    const chosen = passageIds.map((id) => {
      const passage = known.get(id);
      if (passage === undefined) throw new WorkspaceError('not-found', 'This passage is not in the document any more.');
      return passage;
    });
    if (aside) refuseDecided(workspace, documentId, passageIds);
    const intents = chosen.map(({ id, text, start, end }): Intent => {
      const asRead = (read.get(id) ?? null) !== null || boilerplate.has(`${documentId} ${id}`);
      const said: KeptSetAside = { aside, quotation: { text, start, end } };
      return {
        kind: 'set-aside',
        key: keyOf(documentId, id),
        after: asRead === aside ? null : said,
      };
    });
    const [first] = chosen;
    const name = document.metadata.area ?? document.metadata.title;
    const about =
      chosen.length === 1 && first !== undefined
        ? citationInWords({ ...first, document: name })
        : `${chosen.length} passages of ${name}`;
    const entry = act(workspace, reviewer, `${aside ? 'set aside' : 'brought back'} ${about}`, intents);
    return { changed: entry?.changes.length ?? 0, what: entry?.what ?? null };
  });
}

function refuseDecided(workspace: Workspace, documentId: string, passageIds: readonly string[]): void {
  const decided = statement<{ passage: string }>(workspace, 'SELECT passage FROM decision WHERE document = ?').all(
    documentId,
  );
  if (decided.some(({ passage }) => passageIds.includes(passage))) {
    throw new WorkspaceError(
      'conflict',
      'This passage has been decided. Take the decision back first; then it can be set aside.',
    );
  }
}
