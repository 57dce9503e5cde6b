/**
 * Inspections of local authority children's services since 2018 (ILACS), with their visits.
 */
import { type Kind, NO_REPORT } from './kind.ts';

const COMMON = { type: 'inspection-letter', inspection: true, inspectorates: ['Ofsted'], not: NO_REPORT } as const;

export const ILACS: Kind = {
  ...COMMON,
  id: 'ilacs',
  label: 'ILACS',
  notBy: ['^(?:care (?:and social services )?inspectorate wales|arolygiaeth gofal)\\b', '\\bcssiw\\b'],
  titles: [
    'inspection of (?!local authority arrangements|local authority children|children|services|safeguarding|independent|adoption|fostering)(?:the )?{area}{services}',
    "inspection of (?:local authority )?children's (?:social care )?services:? (?:in )?(?:the )?{area}",
    "inspection of (?:local authority )?children's (?:social care )?services",
  ],
  areaLine: 'either',
  mentions: [
    "\\binspection of (?:\\S+ ){0,8}?(?:local authority )?children's (?:social care )?services\\b",
    '\\bilacs\\b',
  ],
  examples: [
    {
      text: '# Inspection of Northmere local authority children’s services\n\nInspection dates: 8 to 12 December 2025\n\nLead inspector: His Majesty’s Inspector\n\nThe impact of leaders on social work practice is good and children are seen by people who know them well.',
      area: 'Northmere',
      date: '2025-12-12',
      dateIs: 'inspection',
      period: ['2025-12-08', '2025-12-12'],
    },
    {
      text: '# Calder Vale City Council\n\n# Inspection of children’s social care services\n\nInspection dates: 14 May 2018 to 25 May 2018\n\nReport published: 2 July 2018\n\nLead inspector: HMI',
      area: 'Calder Vale',
      date: '2018-07-02',
      dateIs: 'printed',
      period: ['2018-05-14', '2018-05-25'],
    },
  ],
};

export const ILACS_SHORT: Kind = {
  ...COMMON,
  id: 'ilacs-short',
  label: 'ILACS, short',
  titles: [
    'short inspection of (?!local authority|children)(?:the )?{area}{services}',
    "short inspection of (?:local authority )?children's (?:social care )?services(?:(?::| in| of)? (?:the )?{area})?",
  ],
  areaLine: 'either',
  examples: [
    {
      text: '# Short inspection of Eastholt County Council children’s services\n\nInspection dates: 3 to 7 June 2019\n\nLead inspector: HMI',
      area: 'Eastholt',
      date: '2019-06-07',
      dateIs: 'inspection',
      period: ['2019-06-03', '2019-06-07'],
    },
    {
      text: '# Northmere Borough Council\n\n# Short inspection of local authority children’s social care services\n\nInspection dates: 10 September 2018 to 14 September 2018',
      area: 'Northmere',
      date: '2018-09-14',
      dateIs: 'inspection',
      period: ['2018-09-10', '2018-09-14'],
    },
  ],
};

export const FOCUSED_VISIT: Kind = {
  ...COMMON,
  id: 'focused-visit',
  label: 'Focused visit',
  titles: [
    '(?:ofsted )?focus(?:s)?ed visit (?:to|of|in) (?:the )?{area}{services}',
    '(?:ofsted )?focus(?:s)?ed visit (?:to|of|in|:) (?:the )?{area}',
  ],
  mentions: ['\\bfocus(?:s)?ed visit\\b'],
  areas: ['\\bfindings of (?:a|the) focused visit to (?:the )?{area}{services}'],
  periods: ['\\bfocused visit\\b'],
  examples: [
    {
      text: 'Ofsted\nPiccadilly Gate\nManchester\n\n22 March 2019\n\nDirector of Children’s Services\n\nLarkborough City Council\n\nDear Colleague\n\n# Focused visit to Larkborough City Council children’s services\n\nThis letter summarises the findings of a focused visit to Larkborough City Council children’s services on 27 and 28 February 2019. The inspectors were two of Her Majesty’s Inspectors.',
      area: 'Larkborough',
      date: '2019-03-22',
      dateIs: 'printed',
      period: ['2019-02-27', '2019-02-28'],
    },
    {
      text: '9 August 2021\n\nDear Colleague\n\n# Focused visit to Holt-on-Calder local authority children’s services\n\nThis letter summarises the findings of the focused visit to Holt-on-Calder children’s services on 30 June and 1 July 2021.',
      area: 'Holt-on-Calder',
      date: '2021-08-09',
      dateIs: 'printed',
      period: ['2021-06-30', '2021-07-01'],
    },
  ],
};

export const MONITORING_VISIT: Kind = {
  ...COMMON,
  id: 'monitoring-visit',
  label: 'Monitoring visit',
  titles: [
    '(?:\\w+ )?(?:monitoring|improvement) visit (?:to|of|in) (?:the )?{area}{services}',
    '(?:\\w+ )?(?:monitoring|improvement) visit (?:to|of|in|:) (?:the )?{area}',
  ],
  mentions: ['\\bmonitoring visit (?:to|of)\\b', '\\bimprovement visit to\\b'],
  areas: ['\\bfindings of (?:a|the) (?:\\w+ )?monitoring visit (?:to|of) (?:the )?{area}{services}'],
  periods: ['\\bmonitoring visit\\b', '\\bimprovement visit\\b'],
  examples: [
    {
      text: '23 February 2018\n\nDirector of Children’s Services\n\nDear Colleague\n\n# Monitoring visit to Northmere City Council children’s services\n\nThis letter summarises the findings of the monitoring visit to Northmere children’s services on 23 and 24 January 2018. The visit was the second monitoring visit since the local authority was judged inadequate in 2016.',
      area: 'Northmere',
      date: '2018-02-23',
      dateIs: 'printed',
      period: ['2018-01-23', '2018-01-24'],
    },
    {
      text: '14 November 2023\n\nDear Colleague\n\n# Third monitoring visit of Eastholt children’s services\n\nThis letter summarises the findings of the monitoring visit to Eastholt children’s services on 10 and 11 October 2023.',
      area: 'Eastholt',
      date: '2023-11-14',
      dateIs: 'printed',
      period: ['2023-10-10', '2023-10-11'],
    },
  ],
};

export const TRUST: Kind = {
  ...COMMON,
  id: 'childrens-trust',
  label: 'Children’s trust',
  titles: [
    "inspection of (?:the )?{area} children(?:'s)?(?: services)?(?: (?:and|&) (?:families|young people(?:'s)?|family))?(?: services)? (?:trust|first|company)(?: limited| ltd)?",
    'inspection of achieving for children:? {area}',
  ],
  examples: [
    {
      text: '# Inspection of Larkborough Children and Families Trust\n\nInspection dates: 12 to 23 January 2026\n\nLead inspector: His Majesty’s Inspector\n\nServices for children have improved since the last inspection.',
      area: 'Larkborough',
      date: '2026-01-23',
      dateIs: 'inspection',
      period: ['2026-01-12', '2026-01-23'],
    },
    {
      text: '# Inspection of Calder Vale Children First\n\nInspection dates: 6 to 17 March 2023\n\nReport published: 9 May 2023',
      area: 'Calder Vale',
      date: '2023-05-09',
      dateIs: 'printed',
      period: ['2023-03-06', '2023-03-17'],
    },
  ],
};
