/**
 * Inspections in Wales.
 */
import { type Kind, NO_REPORT } from './kind.ts';

export const JICPA: Kind = {
  id: 'jicpa',
  label: 'JICPA (Wales)',
  type: 'inspection-letter',
  inspection: true,
  inspectorates: ['CIW', 'HIW', 'Estyn'],
  not: NO_REPORT,
  titles: [
    'joint inspection of child protection arrangements(?: \\(jicpa\\))?(?: –| -|:| in| of|,)? (?:the )?(?!\\(|overview|report){area}(?: 20\\d\\d)?',
    'joint inspection of child protection arrangements(?: \\(jicpa\\))?(?: report)?',
    'jicpa(?: –| -|:| in| of)? {area}',
  ],
  areaLine: 'either',
  mentions: ['\\bjicpa\\b', '\\bjoint inspection of child protection arrangements\\b'],
  areas: [
    '\\bmulti[- ]*agency response to [^.;]{3,200}? (?:in|across) (?:the )?{Area}',
    '\\bjoint inspection of (?:the )?child protection arrangements (?:in|of) (?:the )?{Area}',
  ],
  themes: [
    '\\b(?:inspection|letter|report)\\b[^.;]*\\bmulti[- ]*agency response to {theme} (?:in|across|within) (?:the )?{Area}',
  ],
  examples: [
    {
      text: '# Joint Inspection of Child Protection Arrangements (JICPA): Larkshire\n\n12 June 2024\n\nBetween 4 and 8 March 2024, Care Inspectorate Wales (CIW), Healthcare Inspectorate Wales (HIW), Estyn and His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services carried out a joint inspection of the multi-agency response to abuse and neglect of children in Larkshire.',
      area: 'Larkshire',
      date: '2024-06-12',
      dateIs: 'printed',
      period: ['2024-03-04', '2024-03-08'],
      theme: 'abuse and neglect of children',
    },
    {
      text: '# Joint Inspection of Child Protection Arrangements\n\n# Northmere\n\n2 to 6 December 2019\n\nDear Colleague\n\nThis letter outlines our findings about the effectiveness of partnership working.',
      area: 'Northmere',
      date: '2019-12-06',
      dateIs: 'inspection',
      period: ['2019-12-02', '2019-12-06'],
    },
  ],
};

export const WALES_CHILDREN: Kind = {
  id: 'wales-childrens-services',
  label: 'Children’s services (Wales)',
  type: 'inspection-letter',
  inspection: true,
  inspectorates: ['CIW'],
  not: NO_REPORT,
  titles: [
    '(?:report of )?(?:the )?(?:performance evaluation inspection|assurance check|improvement check|performance review|performance evaluation)(?: report| letter)?(?: 20\\d\\d)?(?: of|:| –| -| in)? ?(?:the )?(?!of children|children|adult){area}(?:{services})?',
    "inspection of children's (?:social )?services(?:(?: in|:| –| -)? (?:the )?{area})?",
    '(?:care inspectorate wales(?: \\(ciw\\))?:? )?local authority (?:annual )?performance (?:review|letter)\\b.{0,60}',
    "(?:report of )?(?:the )?(?:performance evaluation inspection|assurance check|improvement check) of (?:adult and )?(?:children's )?(?:social )?services(?: in|:| –| -)? {area}",
  ],
  areaLine: 'either',
  areas: ['\\breview of (?:the )?{Area} council'],
  mentions: [
    '\\bcare inspectorate wales \\(ciw\\)[^.]*\\b(?:performance evaluation|assurance check|improvement check)\\b',
  ],
  periods: ['\\b(?:inspection|check)\\b'],
  examples: [
    {
      text: '# Inspection of Children’s Services\n\n# Larkshire County Borough Council\n\nOctober 2017\n\nCare and Social Services Inspectorate Wales (CSSIW)\n\nThe inspection took place between 17 and 28 July 2017.',
      area: 'Larkshire',
      date: '2017-07-28',
      dateIs: 'inspection',
      period: ['2017-07-17', '2017-07-28'],
    },
    {
      text: 'Director of Social Services\n\nNorthmere County Borough Council\n\nDate: 03 August 2020\n\nDear Director,\n\n# Care Inspectorate Wales (CIW) Local Authority Performance Review April 2019 - March 2020\n\nThis letter summarises our review of Northmere Council’s performance in carrying out its statutory social services functions.',
      area: 'Northmere',
      date: '2020-08-03',
      dateIs: 'printed',
    },
    {
      text: '# Performance Evaluation Inspection of Larkshire County Borough Council children’s services\n\n14 July 2023\n\nThis report summarises the findings of Care Inspectorate Wales’ performance evaluation inspection, which took place between 15 and 25 May 2023.',
      area: 'Larkshire',
      date: '2023-07-14',
      dateIs: 'printed',
      period: ['2023-05-15', '2023-05-25'],
    },
    {
      text: '# Assurance Check 2021: Northmere Council\n\nThis letter summarises the findings of our assurance check on 1 to 4 March 2021.',
      area: 'Northmere',
      date: '2021-03-04',
      dateIs: 'inspection',
      period: ['2021-03-01', '2021-03-04'],
    },
  ],
};
