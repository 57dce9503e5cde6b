/**
 * Headings that letters, reports and reviews of every kind share, with what the passages under them are.
 */
import type { Heading, Pattern } from './kind.ts';

export const SHARED_HEADINGS: readonly Heading[] = [
  { meaning: 'strengths', is: 'key strengths|strengths|what is working well\\b.*' },
  { meaning: 'improvements', is: 'areas? for (?:improvement|development)|what needs to improve\\b.*' },
  { meaning: 'priority-action', is: 'areas? for priority action|priority (?:and immediate )?actions?' },
  { meaning: 'findings', is: '(?:headline |main |key )?findings|overview|evaluation|summary of (?:key )?findings' },
  { meaning: 'background', is: 'context|introduction|background|summary|executive summary' },
  { meaning: 'method', is: 'scope|methodology' },
  { meaning: 'recommendations', is: 'conclusions?|recommendations' },
  { meaning: 'next-steps', is: 'next steps' },
  { meaning: 'example', is: '(?:case|practice) stud(?:y|ies)\\b.*' },
  { meaning: 'appendix', is: 'appendi(?:x|ces)\\b.*|annexe? [a-z0-9]\\b.*' },
  { meaning: 'contents', is: '(?:table of )?contents' },
];

/** Meanings under which other headings stand, even where all are printed alike. */
export const HOLDS_HEADINGS: readonly string[] = [
  'key strengths',
  'areas? for (?:improvement|priority action)',
  'main findings',
  'findings',
];

/** Words anywhere in a heading that tell on which side of the balance the passages under it stand. */
export const SIDES: Readonly<Record<'strengths' | 'improvements', readonly Pattern[]>> = {
  strengths: [
    '\\b(?:(?:key )?strengths?|(?:highly )?effective practice|good practice|works? well|working well|going well|what is good)\\b',
  ],
  improvements: [
    '\\b(?:areas? (?:for|of) (?:priority action|improvement|development)|needs? to improve|need improv\\w+|priority actions?|weaknesses|recommendations?|what (?:is|are) not working|concerns?)\\b',
  ],
};
