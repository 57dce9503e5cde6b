/**
 * Inspections of the fostering and adoption services of local authorities, trusts and agencies.
 */
import { type Kind, NO_REPORT } from './kind.ts';

const COMMON = { type: 'inspection-letter', inspection: true, inspectorates: ['Ofsted'], not: NO_REPORT } as const;
const AREAS = [
  '^(?:registered provider|provider|name of (?:provider|agency|service)|service name|(?:name of )?local authority|registered person|setting (?:name|address)):? (?:the )?{area}$',
];

export const FOSTERING: Kind = {
  ...COMMON,
  id: 'fostering-service',
  label: 'Fostering service',
  titles: [
    '(?:inspection (?:report )?(?:of|for):? )?(?:the )?{area}(?: local authority)? fostering (?:service|agency|team)(?:[:,]? (?:full )?inspection(?: report)?)?',
    'inspection report(?: for|:| –| -)? (?:(?:local authority|independent) )?fostering (?:service|agency)(?:(?: –|:| -)? {area})?',
    '(?:local authority |independent )?fostering (?:service|agency)(?: –|:| -)? inspection report(?:(?: for|:)? {area})?',
  ],
  areaLine: 'either',
  mentions: [
    '\\b(?:this|the) (?:local authority |independent )?fostering (?:agency|service)\\b',
    '^unique reference number.*fostering',
  ],
  areas: AREAS,
  headings: [
    {
      meaning: 'background',
      is: 'information about this (?:independent |local authority )?fostering (?:agency|service)|brief description of the service',
    },
  ],
  examples: [
    {
      text: '# Northmere County Council Fostering Service\n\nInspection report for LA fostering agency\n\nUnique reference number: SC000000\n\nInspection date: 12/05/2010\n\nType of inspection: Key',
      area: 'Northmere',
      date: '2010-05-12',
      dateIs: 'inspection',
      period: ['2010-05-12', '2010-05-12'],
    },
    {
      text: '# Local authority fostering agency inspection report\n\nRegistered provider: Larkborough City Council\n\nFull inspection\n\nInspected under the social care common inspection framework\n\nInspection dates: 21 to 25 June 2021',
      area: 'Larkborough',
      date: '2021-06-25',
      dateIs: 'inspection',
      period: ['2021-06-21', '2021-06-25'],
    },
  ],
};

export const ADOPTION: Kind = {
  ...COMMON,
  id: 'adoption-service',
  label: 'Adoption service',
  titles: [
    '(?:inspection (?:report )?(?:of|for):? )?(?:the )?{area}(?: (?:local authority|voluntary|regional))? adoption (?:service|agency|team)(?:[:,]? (?:full )?inspection(?: report)?)?',
    'inspection report(?: for|:| –| -)? (?:(?:local authority|voluntary|regional) )?adoption (?:service|agency)(?:(?: –|:| -)? {area})?',
    '(?:local authority |voluntary |regional )?adoption (?:service|agency)(?: –|:| -)? inspection report(?:(?: for|:)? {area})?',
  ],
  areaLine: 'either',
  mentions: ['\\b(?:this|the) (?:local authority |voluntary |regional )?adoption agency\\b'],
  areas: AREAS,
  headings: [
    {
      meaning: 'background',
      is: 'information about this (?:voluntary |regional |local authority )?adoption (?:agency|service)|brief description of the service',
    },
  ],
  examples: [
    {
      text: '# Eastholt Metropolitan Borough Council Adoption Service\n\nInspection report for local authority adoption agency\n\nInspection dates: 17 to 21 September 2012\n\nPublished: 19 October 2012',
      area: 'Eastholt',
      date: '2012-10-19',
      dateIs: 'printed',
      period: ['2012-09-17', '2012-09-21'],
    },
    {
      text: '# Inspection report for local authority adoption agency\n\nName of local authority: Calder Vale City Council\n\nInspection date: 3 March 2009',
      area: 'Calder Vale',
      date: '2009-03-03',
      dateIs: 'inspection',
      period: ['2009-03-03', '2009-03-03'],
    },
  ],
};
