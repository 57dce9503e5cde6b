/**
 * The frameworks that are shipped with the program. They are written in the project's own words; the official wording
 * is read from the guidance that the user imports and then shown beside it.
 */
import mentalHealth from '../../resources/frameworks/jtai-childrens-mental-health-2019.json' with { type: 'json' };
import practiceAreas from '../../resources/frameworks/practice-areas.json' with { type: 'json' };
import type { Framework } from '../document/framework.ts';
import { parseFramework } from './parse.ts';

/** The children's mental health set of 2019 and one general set of practice areas, which is ours and not official. */
export const builtInFrameworks: readonly Framework[] = [mentalHealth, practiceAreas].map((file) => ({
  ...parseFramework(JSON.stringify(file), file.id),
  builtIn: true,
}));
