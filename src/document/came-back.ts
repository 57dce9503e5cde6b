/**
 * Documents that were not wanted in a workspace any more and are in it again, because somebody added their files anew.
 */
import { counted } from './series.ts';

export interface CameBack {
  readonly path: string;
  /** Erased for good, or taken out of sight with what was decided about it. */
  readonly was: 'erased' | 'removed';
}

/** What is to be said of them: one sentence for each sort; none where there are none. */
export function cameBackInWords(again: readonly CameBack[]): string[] {
  const of = (was: CameBack['was']) => again.filter((one) => one.was === was);
  const [erased, removed] = [of('erased'), of('removed')];
  return [
    ...(erased.length === 0
      ? []
      : [
          `${counted(erased.length, 'document')} that had been erased for good ${erased.length === 1 ? 'is' : 'are'} in this workspace again, because the file was added anew: ${named(erased)}. If it must not be here, erase it again.`,
        ]),
    ...(removed.length === 0
      ? []
      : [
          `${counted(removed.length, 'document')} that had been taken out of sight ${removed.length === 1 ? 'is' : 'are'} in sight again: ${named(removed)}.`,
        ]),
  ];
}

const MOST_NAMED = 5;

function named(some: readonly CameBack[]): string {
  const names = some.slice(0, MOST_NAMED).map(({ path }) => path);
  const rest = some.length - names.length;
  return `${names.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`;
}
