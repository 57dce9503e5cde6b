/**
 * Reviews of what happened to a child: serious case reviews until 2018, child safeguarding practice reviews since.
 */
import type { Kind } from './kind.ts';

const COMMON = { type: 'case-review', inspection: false, inspectorates: [] } as const;
const BOARD =
  "{area}(?: local)? safeguarding (?:children|child)(?:'s)?(?: and adults?)? (?:partnership board|board|partnership)";
const AREAS = [
  `(?:commissioned by|published by|for|on behalf of)(?: the)? ${BOARD.replace('{area}', '{Area}')}`,
  `^(?:the )?${BOARD}$`,
  '^(?:the )?{area} (?:lscb|lscp|scp|safeguarding partnership)$',
];
const NEWS = [
  '\\b(?:published|publishes|criticis\\w+|finds|found|calls|warns|after|urges|annual report|guidance|procedures?|audits?|learning from|briefing|themes from)\\b',
];

export const SERIOUS_CASE_REVIEW: Kind = {
  ...COMMON,
  id: 'serious-case-review',
  label: 'Serious case review',
  titles: [
    `${BOARD}:? (?:a )?serious case review\\b.*`,
    '(?:the )?(?:overview report[:,]? )?(?:of (?:a|the) )?serious case review\\b.*',
    '.{0,80}\\bserious case review\\b.{0,60}',
  ],
  not: NEWS,
  areas: AREAS,
  examples: [
    {
      text: '# Larkborough Safeguarding Children Board\n\n# Serious Case Review: Child Q\n\nOverview report\n\nReport date: 12 March 2014\n\nThis review was commissioned after a child died.',
      area: 'Larkborough',
      date: '2014-03-12',
      dateIs: 'printed',
    },
    {
      text: '# Serious Case Review Overview Report in respect of Child H\n\nCommissioned by Northmere Local Safeguarding Children Board\n\nThe family was known to several agencies.',
      area: 'Northmere',
      date: null,
      dateIs: null,
    },
  ],
};

export const PRACTICE_REVIEW: Kind = {
  ...COMMON,
  id: 'child-safeguarding-practice-review',
  label: 'Child safeguarding practice review',
  titles: [
    `${BOARD}:? (?:a )?(?:local )?child safeguarding practice review\\b.*`,
    '(?:local |national )?child safeguarding practice review\\b.*',
    '.{0,80}\\b(?:child safeguarding practice review|lcspr)\\b.{0,60}',
  ],
  not: NEWS,
  areas: AREAS,
  examples: [
    {
      text: '# Local Child Safeguarding Practice Review: Family W\n\nCalder Vale Safeguarding Children Partnership\n\nPublished: 3 November 2022\n\nThe purpose of the review was to learn how agencies work together.',
      area: 'Calder Vale',
      date: '2022-11-03',
      dateIs: 'printed',
    },
    {
      text: '# Eastholt Safeguarding Children Partnership\n\n# Child Safeguarding Practice Review – Baby N\n\nIndependent reviewer\n\n14 July 2023',
      area: 'Eastholt',
      date: '2023-07-14',
      dateIs: 'printed',
    },
  ],
};

/** In Wales, by the regional safeguarding boards. */
export const CHILD_PRACTICE_REVIEW: Kind = {
  ...COMMON,
  id: 'child-practice-review',
  label: 'Child practice review (Wales)',
  titles: [
    '(?:(?:concise|extended|historical|multi-agency) )*child practice review(?: report)?\\b.{0,80}',
    '{area} safeguarding (?:children )?board:? (?:(?:concise|extended) )?child practice review\\b.{0,80}',
  ],
  not: NEWS,
  areas: [...AREAS, '^(?:the )?{area} (?:regional )?safeguarding (?:children )?board$'],
  examples: [
    {
      text: '# Larkshire Safeguarding Board\n\n# Concise Child Practice Review Report\n\nRe: LSB 1/2019\n\nDate: 14 May 2021',
      area: 'Larkshire',
      date: '2021-05-14',
      dateIs: 'printed',
    },
    {
      text: '# Extended Child Practice Review\n\nCalder Vale Safeguarding Children Board\n\nJune 2018\n\nBrief outline of the circumstances resulting in the review',
      area: 'Calder Vale',
      date: '2018-06',
      dateIs: 'printed',
    },
  ],
};
