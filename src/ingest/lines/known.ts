/**
 * Section headings that letters and reports of the inspectorates share: the headings of `document/kinds`.
 */
import { SHARED_HEADINGS } from '../../document/kinds/headings.ts';
import { expressionOf } from '../../document/kinds/patterns.ts';

const known = expressionOf(`(?:${SHARED_HEADINGS.map(({ is }) => is).join('|')})[?:]?`, true);

/** Whether a text is a section heading that letters and reports share: "Key strengths". */
export function isKnownHeading(text: string): boolean {
  return text.length < 200 && known.test(text);
}
