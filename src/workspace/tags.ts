/**
 * Tags on many passages at once. A decided passage keeps its tags in its decision, which stays its reviewer's; one that
 * nobody has decided keeps them in a record of its own until it is, so that tagging decides nothing.
 */
import { type KeptDecision, keyOf, partsOf } from '../review/records.ts';
import { inOneTransaction, type Workspace } from './handle.ts';
import { act, type Intent } from './ledger.ts';
import { readRecord, recordsOf } from './records.ts';

export interface TaggedPlace {
  readonly documentId: string;
  readonly passageId: string;
}

export interface Tagging {
  readonly frameworkId: string;
  readonly places: readonly TaggedPlace[];
  readonly tag: string;
  /** Puts the tag on, or takes it off. */
  readonly on: boolean;
  readonly reviewer: string;
}

/**
 * Tags passages, or takes a tag off them, as one step for undo.
 * @returns how many passages changed, and what undo will take back; null where all were so already
 */
export function tagPassages(
  workspace: Workspace,
  { frameworkId, places, tag, on, reviewer }: Tagging,
): { readonly changed: number; readonly what: string | null } {
  return inOneTransaction(workspace, () => {
    const change = (tags: readonly string[]) =>
      tags.includes(tag) === on ? null : on ? [...tags, tag] : tags.filter((other) => other !== tag);
    const intents = places.flatMap(({ documentId, passageId }): Intent[] => {
      const key = keyOf(frameworkId, documentId, passageId);
      const decision = readRecord(workspace, { kind: 'decision', key });
      if (decision !== null) {
        const tags = change(decision.tags);
        return tags === null ? [] : [{ kind: 'decision', key, after: { ...decision, tags } }];
      }
      const tags = change(tagsBeforeDeciding(workspace, frameworkId, documentId, passageId));
      return tags === null ? [] : [{ kind: 'tag', key, after: tags.length === 0 ? null : tags }];
    });
    if (intents.length === 0) return { changed: 0, what: null };
    const about = `${intents.length} ${intents.length === 1 ? 'passage' : 'passages'}`;
    const what = on ? `put the tag “${tag}” on ${about}` : `took the tag “${tag}” off ${about}`;
    act(workspace, reviewer, what, intents);
    return { changed: intents.length, what };
  });
}

/** The tags of a passage that nobody has decided yet. */
export function tagsBeforeDeciding(
  workspace: Workspace,
  frameworkId: string,
  documentId: string,
  passageId: string,
): readonly string[] {
  return readRecord(workspace, { kind: 'tag', key: keyOf(frameworkId, documentId, passageId) }) ?? [];
}

/** Every undecided passage with tags under a framework. */
export function taggedBeforeDeciding(
  workspace: Workspace,
  frameworkId: string,
): (TaggedPlace & { readonly tags: readonly string[] })[] {
  return recordsOf(workspace, 'tag').flatMap(({ key, value }) => {
    const [framework, documentId = '', passageId = ''] = partsOf(key);
    return framework === frameworkId ? [{ documentId, passageId, tags: value }] : [];
  });
}

/** A decision with the tags its passage had before, and what moves them there. */
export function withEarlierTags(
  workspace: Workspace,
  decision: KeptDecision,
): { readonly decision: KeptDecision; readonly intents: readonly Intent[] } {
  const { frameworkId, documentId, passageId } = decision;
  const tags = tagsBeforeDeciding(workspace, frameworkId, documentId, passageId);
  if (tags.length === 0) return { decision, intents: [] };
  return {
    decision: { ...decision, tags: [...new Set([...decision.tags, ...tags])] },
    intents: [{ kind: 'tag', key: keyOf(frameworkId, documentId, passageId), after: null }],
  };
}
