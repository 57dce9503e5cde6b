/**
 * Inspections of police forces by HM Inspectorate of Constabulary and Fire & Rescue Services.
 */
import { type Kind, NO_REPORT } from './kind.ts';

const COMMON = { type: 'inspection-letter', inspection: true, inspectorates: ['HMICFRS'] } as const;
const FORCE = '(?<area>[^.;:|?]{2,60}?(?:police(?: service)?|constabulary))';

export const POLICE_CHILD_PROTECTION: Kind = {
  ...COMMON,
  id: 'police-child-protection',
  label: 'Police child protection',
  not: NO_REPORT,
  titles: [
    `(?:the )?${FORCE}(?:,|:| –| -)? (?:joint |national )child protection inspection.*`,
    `(?:the )?national child protection inspections?(?:(?: |:|,| –| -)*(?:post[- ]inspection review|re-?inspection|follow[- ]up))?(?: of|:|,| –| -| in)? ?(?:the )?${FORCE}.*`,
    `(?:the )?national child protection inspections?(?: post[- ]inspection review)?(?:(?: –|:| -|,)? ?{area})?`,
    '{area}(?: –|:| -|,) national child protection inspection.*',
    `(?:an? )?inspection of (?:how effectively|how well|the (?:effectiveness|response)) .{0,40}?${FORCE} .*child.*`,
    `${FORCE}(?::| –| -) (?:an inspection of )?.{0,60}child protection.*`,
    `(?:an )?inspection of ${FORCE}(?:'s)? (?:response to|arrangements for) (?:child protection|the protection of children|vulnerable children).*`,
  ],
  areaLine: 'either',
  mentions: ['\\bnational child protection inspection'],
  periods: ['\\binspection\\b'],
  examples: [
    {
      text: '# National Child Protection Inspections\n\n# Calder Vale Police\n\n2–13 March 2015\n\nAugust 2015\n\n© HMIC 2015',
      area: 'Calder Vale Police',
      date: '2015-03-13',
      dateIs: 'inspection',
      period: ['2015-03-02', '2015-03-13'],
    },
    {
      text: '# Northmere Constabulary: National child protection inspection\n\nPublished on: 24 May 2022\n\n# Foreword\n\nAll children deserve to grow up in a safe environment.',
      area: 'Northmere Constabulary',
      date: '2022-05-24',
      dateIs: 'printed',
    },
  ],
};

export const PEEL: Kind = {
  ...COMMON,
  id: 'peel',
  label: 'PEEL',
  titles: [
    `peel\\b.{0,150}? (?:an )?inspection of (?:the )?${FORCE}.*`,
    `peel\\b.{0,120}?(?:\\(vulnerability\\)|effectiveness|efficiency|legitimacy|assessment|20\\d\\d).{0,40}?(?:(?::| –| -) ?(?:the )?${FORCE}.*)?`,
    `${FORCE}(?::| –| -|,)? peel\\b.*`,
  ],
  areaLine: 'either',
  mentions: [
    '\\bpeel (?:assessment|inspection|spotlight)\\b',
    '\\bpolice effectiveness,? efficiency and legitimacy\\b',
  ],
  areas: [`^an inspection of (?:the )?${FORCE}`],
  examples: [
    {
      text: '# PEEL: Police effectiveness 2016\n\n# An inspection of Eastholt Constabulary\n\nMarch 2017\n\n© HMIC 2017',
      area: 'Eastholt Constabulary',
      date: '2017-03',
      dateIs: 'printed',
    },
    {
      text: '# PEEL 2021/22\n\n# Police effectiveness, efficiency and legitimacy\n\n# An inspection of Calder Vale Police\n\nPublished on: 28 April 2022',
      area: 'Calder Vale Police',
      date: '2022-04-28',
      dateIs: 'printed',
    },
  ],
};
