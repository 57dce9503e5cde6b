/**
 * How long what comes in through the contract may be. Only inputs have such limits: an answer shows what is in the workspace,
 * however it came there, and what was saved can always be shown again. They are wide, so that what came in another way, from a
 * project of another program or a colleague's workspace, can be saved again after a change.
 */
import { z } from 'zod';
import { LONGEST_LINE, LONGEST_NOTE, LONGEST_TAG } from '../document/evidence.ts';

/** What a person writes: a note, a finding. */
export const words = z.string().max(LONGEST_NOTE);
/** What a person writes on one line. */
export const line = z.string().max(LONGEST_LINE);
export const tag = z.string().min(1).max(LONGEST_TAG);
export const tags = z.array(tag).max(10_000);
/** The code of a criterion that is new. */
export const newCode = z.string().trim().min(1).max(40);
/** Passages that are named at once. */
export const MOST_PLACES = 100_000;
