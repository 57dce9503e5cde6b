/**
 * What many elements of a project have in common.
 */
import type { Guid, Made } from './project.ts';
import { childNamed, childrenNamed, type Element } from './xml.ts';

/** GUIDs in either case, with braces or without. */
export const guid = (text: string | undefined): Guid => (text ?? '').replace(/[{}]/gu, '').toUpperCase();
const guidOrNull = (text: string | undefined): Guid | null => (text === undefined || text === '' ? null : guid(text));
export const made = ({ attributes }: Element): Made => ({
  by: guidOrNull(attributes.creatingUser ?? attributes.creatingUserGUID),
  at: attributes.creationDateTime ?? null,
});
export const description = (parent: Element) => childNamed(parent, 'Description')?.text ?? '';
export const noteRefs = (parent: Element) =>
  childrenNamed(parent, 'NoteRef').map((ref) => guid(ref.attributes.targetGUID));
