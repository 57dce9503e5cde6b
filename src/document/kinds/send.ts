/**
 * Inspections of local areas for children with special educational needs and disabilities.
 */
import { type Kind, NO_REPORT } from './kind.ts';

const COMMON = {
  type: 'inspection-letter',
  inspection: true,
  inspectorates: ['Ofsted', 'CQC'],
  not: NO_REPORT,
} as const;

/** Letters of 2016 to 2022 and the revisits to areas that had written a statement of action. */
export const LOCAL_AREA_SEND: Kind = {
  ...COMMON,
  id: 'local-area-send',
  label: 'Local area SEND',
  titles: [
    '(?:joint )?local area (?:send|special educational needs (?:and|&)(?:/or)? disabilit(?:y|ies)(?: \\(send\\))?) (?:inspection|re-?visit|re-?inspection)(?: (?:in|of|to|:)| –)? (?:the )?{area}',
    '(?:joint )?area (?:send|special educational needs (?:and|&)(?:/or)? disabilit(?:y|ies)(?: \\(send\\))?) (?:inspection in|re-?visit (?:in|of|to)) (?:the )?{area}',
  ],
  mentions: [
    '\\bjoint (?:local )?area send\\b',
    '\\bjoint inspection of the local area of\\b',
    'disability and special educational needs reforms',
  ],
  areas: [
    '\\bjoint inspection of the local area of (?:the )?{Area}',
    '\\bjoint inspection of (?:the )?{Area} to judge',
    '\\brevisited the (?:local )?area of (?:the )?{Area}',
  ],
  periods: ['\\brevisited\\b', '\\bjoint inspection of the local area\\b'],
  examples: [
    {
      text: 'Ofsted\nAgora\nNottingham\n\n12 July 2016\n\nDear Colleague\n\n# Joint local area SEND inspection in Northmere\n\nBetween 6 June and 10 June 2016, Ofsted and the Care Quality Commission (CQC), conducted a joint inspection of the local area of Northmere to judge the effectiveness of the area in implementing the disability and special educational needs reforms.',
      area: 'Northmere',
      date: '2016-07-12',
      dateIs: 'printed',
      period: ['2016-06-06', '2016-06-10'],
    },
    {
      text: '20 April 2021\n\nDear Colleague\n\n# Joint area SEND revisit in the London Borough of Eastholt\n\nBetween 8 and 10 March 2021, Ofsted and the Care Quality Commission (CQC) revisited the area of Eastholt to decide whether the area has made sufficient progress.',
      area: 'Eastholt',
      date: '2021-04-20',
      dateIs: 'printed',
      period: ['2021-03-08', '2021-03-10'],
    },
  ],
};

/** Reports on local area partnerships since 2023. */
export const AREA_SEND: Kind = {
  ...COMMON,
  id: 'area-send',
  label: 'Area SEND',
  titles: [
    '(?:joint )?area send (?:full |monitoring |engagement )?(?:re-?)?(?:inspection|visit|meeting) of (?:the )?{area}(?: local area partnership)?',
  ],
  mentions: [
    '\\barea send (?:full |monitoring )?inspection\\b',
    'special educational needs and/or disabilities \\(send\\) inspection',
  ],
  headings: [
    { meaning: 'findings', is: 'what is it like to be a child or young person with special educational needs.*' },
    { meaning: 'judgements', is: 'inspection outcome' },
    { meaning: 'background', is: 'information about the local area partnership' },
    { meaning: 'team', is: 'local area partnership details|inspection team' },
  ],
  examples: [
    {
      text: '# Local area partnership report\n\n# Area SEND inspection of Calder Vale Local Area\nPartnership\n\nInspection dates: 29 April to 3 May 2024\n\nDates of previous inspection: 27 June to 1 July 2016\n\n# Inspection outcome\n\nThe local area partnership’s arrangements lead to inconsistent experiences.',
      area: 'Calder Vale',
      date: '2024-05-03',
      dateIs: 'inspection',
      period: ['2024-04-29', '2024-05-03'],
    },
    {
      text: '# Area SEND monitoring inspection of Larkborough Local Area Partnership\n\nInspection dates: 10 to 12 June 2025\n\nThe local area partnership has taken effective action.',
      area: 'Larkborough',
      date: '2025-06-12',
      dateIs: 'inspection',
      period: ['2025-06-10', '2025-06-12'],
    },
  ],
};
