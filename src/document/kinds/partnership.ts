/**
 * What safeguarding partnerships, and the boards before them, publish every year.
 */
import type { Kind } from './kind.ts';

const BOARD =
  "{area}(?: local)? safeguarding (?:children|child)(?:'s)?(?: and adults?)? (?:partnership board|board|partnership)(?:'s|s)?";

export const ANNUAL_REPORT: Kind = {
  id: 'safeguarding-annual-report',
  label: 'Safeguarding partnership annual report',
  type: 'local-report',
  inspection: false,
  inspectorates: [],
  titles: [
    `(?:the )?${BOARD}(?: \\(\\w+\\))?:? (?:multi-agency )?(?:safeguarding arrangements )?(?:yearly|annual) report\\b.*`,
    'multi-agency safeguarding arrangements:? (?:yearly|annual) report\\b.*',
    `(?:yearly|annual) report(?: ,?{year})?(?: of| for|:| –| -)? (?:the )?${BOARD}.*`,
    "(?:the )?{area} (?:lscb|lscp|scb|scp|safeguarding partnership)(?:'s)?:? (?:yearly|annual) report\\b.*",
    "(?:local )?safeguarding (?:children|child)(?:'s)? (?:board|partnership):? (?:yearly|annual) report\\b.*",
  ],
  not: ['\\bcommittee\\b'],
  areas: [`^(?:the )?${BOARD}$`, '^(?:the )?{area} (?:lscb|lscp|scp|safeguarding partnership)$'],
  areaLine: 'above',
  examples: [
    {
      text: '# Northmere Safeguarding Children Partnership\n\n# Annual Report 2021-22\n\nPublished: 30 September 2022\n\n# Foreword\n\nThe partners have worked well together this year.',
      area: 'Northmere',
      date: '2022-09-30',
      dateIs: 'printed',
    },
    {
      text: '# Larkborough Local Safeguarding Children Board Annual Report 2012/13\n\n# Foreword from the chair\n\nThe board has grown in strength.',
      area: 'Larkborough',
      date: '2013',
      dateIs: 'printed',
    },
  ],
};
