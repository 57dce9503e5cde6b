/**
 * What further readers wrote on passages that one decision stands for: where they agree, or it is settled, nobody would come upon
 * their notes and tags.
 */
import { saysMore } from '../review/merge.ts';
import type { Workspace } from './handle.ts';
import { type Opinions, opinionsUnder } from './second.ts';

/** Passages that are not to be settled, with the opinions of which notes or tags are not in what stands. */
export function notedBeside(workspace: Workspace, frameworkId: string): Opinions[] {
  return opinionsUnder(workspace, frameworkId).flatMap((each) => {
    const opinions = each.opinions.filter((opinion) => saysMore(opinion, each.standing));
    return each.toSettle || opinions.length === 0 ? [] : [{ ...each, opinions }];
  });
}
