import { type Block, lines, paragraph } from '../sample.ts';

/** Sentences that letters of one series have in common, word for word. */
export const shared = {
  scope:
    'This letter is addressed to the leaders of every service in the area. It sets out what we found about how well agencies work together and about the part that each agency plays.',
  sample:
    'Inspectors tracked the experiences of six children in depth, looked at the records of a larger number of children at particular points in their journeys, and spoke to children, parents, carers and practitioners.',
  statement:
    'It should say what the partnership will do together and, where a finding concerns one agency, what that agency will do. The safeguarding partners should oversee the plan through the local multi-agency safeguarding arrangements.',
  use: 'The inspectorates will use the statement to decide on the lines of enquiry of any later joint or single-agency inspection.',
} as const;

/** How every letter ends: by role, since these letters come from nobody. */
export function signatures(roles: readonly string[]): Block[] {
  return [paragraph('Yours sincerely'), ...roles.map((role) => lines('Inspectorate lead', role))];
}
