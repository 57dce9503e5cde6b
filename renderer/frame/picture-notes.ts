import { localDay } from '../../src/document/dates.ts';
import { longDate } from '../parts/words.ts';
import { useFramework, useWorkspace } from './workspace.ts';

/** What stands below a saved picture: what it counts, where that is from, and when it was made. */
export function usePictureNotes(counted: string): readonly string[] {
  const { name } = useWorkspace();
  const framework = useFramework();
  const today = longDate(localDay(new Date()));
  return [counted, `Source: workspace “${name ?? ''}”, criteria “${framework?.title ?? ''}”. Evidence Desk, ${today}.`];
}
