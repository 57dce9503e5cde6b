/**
 * HM Inspectorate of Probation's inspections of youth offending and youth justice services.
 */
import { type Kind, NO_REPORT } from './kind.ts';

const COMMON = {
  type: 'inspection-letter',
  inspection: true,
  inspectorates: ['HMI Probation'],
  not: NO_REPORT,
} as const;

export const YOUTH_JUSTICE: Kind = {
  ...COMMON,
  id: 'youth-justice',
  label: 'Youth justice service',
  titles: [
    '(?:an? )?(?:joint )?(?:re-?)?inspection of (?:the )?youth (?:offending|justice) (?:services?|teams?|partnership)(?: and .{3,60}?)?(?: in|:| –| -| of) (?:the )?{area}',
    '(?:an? )?(?:joint )?(?:re-?)?inspection of (?:the )?{area} youth (?:offending|justice) (?:services?|teams?|partnership)',
    '(?:the )?{area} youth (?:offending|justice) (?:service|team)s?:? (?:inspection report|(?:re-?)?inspection)',
    'youth (?:offending|justice) (?:services?|teams?) inspection(?: report)?(?: in|:| of)? {area}',
  ],
  mentions: ['\\binspection of youth (?:offending|justice) (?:services?|work)\\b'],
  periods: ['\\bfieldwork\\b', '\\binspection (?:of|took)\\b'],
  examples: [
    {
      text: '# An inspection of youth offending services in Northmere\n\nHM Inspectorate of Probation, October 2018\n\nThis inspection was led by HM Inspector. Fieldwork for this inspection took place from 18 June to 22 June 2018.',
      area: 'Northmere',
      date: '2018-06-22',
      dateIs: 'inspection',
      period: ['2018-06-18', '2018-06-22'],
    },
    {
      text: '# A joint inspection of youth justice services in Larkborough\n\nHM Inspectorate of Probation\n\nPublished: 14 May 2024\n\nThe fieldwork took place between 5 and 9 February 2024.',
      area: 'Larkborough',
      date: '2024-05-14',
      dateIs: 'printed',
      period: ['2024-02-05', '2024-02-09'],
    },
  ],
};

export const YOUTH_OFFENDING_JOINT: Kind = {
  ...COMMON,
  id: 'youth-offending-full-joint',
  label: 'Youth offending work, full joint',
  titles: [
    '(?:a )?full joint inspection(?: report)? of (?:the )?(?:youth offending work|youth offending (?:team|service)s?)(?: in|:) (?:the )?{area}',
    '(?:a )?full joint inspection of (?:the )?{area} youth offending (?:work|team|service)',
    'joint inspection of (?:the )?{area} youth offending team',
    'joint inspection of youth offending teams? (?:of|in|:) {area}',
  ],
  areas: ['^(?:report on:? )?(?:the )?{area} youth offending (?:team|service)$'],
  mentions: ['\\bfull joint inspection of youth offending\\b'],
  periods: ['\\bfieldwork\\b', '\\binspection (?:was|took)\\b'],
  examples: [
    {
      text: '# Full Joint Inspection of Youth Offending Work in Eastholt\n\nAn inspection led by HMI Probation\n\nThe inspection took place between 8 and 24 September 2014 and was carried out with the Care Quality Commission and HMI Constabulary.',
      area: 'Eastholt',
      date: '2014-09-24',
      dateIs: 'inspection',
      period: ['2014-09-08', '2014-09-24'],
    },
    {
      text: 'Full Joint Inspection of\nYouth Offending Work in\nCalder Vale\n\nPublished: 9 February 2016',
      area: 'Calder Vale',
      date: '2016-02-09',
      dateIs: 'printed',
    },
  ],
};

export const YOUTH_OFFENDING_SCREENING: Kind = {
  ...COMMON,
  id: 'youth-offending-screening',
  label: 'Youth offending work, short quality screening',
  titles: [
    '(?:(?:re|subject|title): ?)?(?:report of (?:the )?)?short quality screening (?:\\(sqs\\) )?of youth offending work (?:in|by|at|:) (?:the )?{area}',
    '(?:(?:re|subject): ?)?sqs of youth offending work in {area}',
  ],
  mentions: ['\\bshort quality screening\\b'],
  periods: ['\\binspection (?:was|took)\\b'],
  examples: [
    {
      text: 'To: Chair of the Management Board\n\nCopy to: See copy list at end\n\nFrom: Assistant Chief Inspector (Youth Justice)\n\nDate: 8 May 2013\n\n# Re: Short Quality Screening (SQS) of youth offending work in Northmere\n\nThe inspection was conducted from 15th-17th April 2013 as part of our programme of inspection of youth offending work.',
      area: 'Northmere',
      date: '2013-05-08',
      dateIs: 'printed',
      period: ['2013-04-15', '2013-04-17'],
    },
    {
      text: 'Date: 4 May 2016\n\nRe: Short Quality Screening (SQS) of youth offending work in the Royal Borough of Eastholt\n\nThe inspection was conducted from 4-6 April 2016.',
      area: 'Eastholt',
      date: '2016-05-04',
      dateIs: 'printed',
      period: ['2016-04-04', '2016-04-06'],
    },
  ],
};

export const YOUTH_OFFENDING_CORE: Kind = {
  ...COMMON,
  id: 'youth-offending-core-case',
  label: 'Youth offending work, core case',
  titles: [
    '(?:report on (?:the )?)?core case (?:re-?)?inspection of youth offending work(?: in england and wales)?:? (?:report on youth offending work )?(?:in|:):? ?(?:the )?(?! ?england){area}',
    'report on youth offending work in:? (?:the )?{area}',
  ],
  mentions: ['\\bcore case inspection of youth offending\\b'],
  periods: ['\\bfieldwork\\b', '\\binspection (?:was|took)\\b'],
  examples: [
    {
      text: '# Core Case Inspection of youth offending work in England and Wales\n\n# Report on youth offending work in: Larkborough\n\nPublished: 16 February 2011\n\nThis inspection took place from 4 to 8 October 2010.',
      area: 'Larkborough',
      date: '2011-02-16',
      dateIs: 'printed',
      period: ['2010-10-04', '2010-10-08'],
    },
    {
      text: '# Core Case Inspection of Youth Offending Work in Eastholt\n\nThe inspection took place between 12 and 16 March 2012.',
      area: 'Eastholt',
      date: '2012-03-16',
      dateIs: 'inspection',
      period: ['2012-03-12', '2012-03-16'],
    },
  ],
};
