/**
 * Reports that inspect nobody: to committees and executive groups, across several inspections, and what tells how to
 * inspect and what is new.
 */
import type { Kind } from './kind.ts';

const NO_INSPECTION = { inspection: false, inspectorates: [] } as const;
const BODY =
  '(?:committee|cabinet|board|panel|executive|council|commission|executive group|forum|sub-?committee|partnership|commissioner)';

export const COUNCIL_REPORT: Kind = {
  ...NO_INSPECTION,
  id: 'council-report',
  label: 'Council or executive group report',
  type: 'local-report',
  titles: [
    `(?:(?:committee|report|title) ?: ?)?(?:(?:(?!inspection)\\w+ )?report (?:to|for)(?:,|:)? (?:the )?.{3,120}?\\b(?:${BODY.slice(3, -1)}|group))\\b.{0,80}`,
    `meeting ?: ?.{0,60}\\b${BODY}(?: .{0,60})?`,
    '(?:the )?{area} (?:county |city |borough |metropolitan |district |unitary )*council[,:]? .{0,80}\\b(?:committee|cabinet|scrutiny (?:panel|commission|board))\\b.{0,60}',
    "(?:(?:children(?:'s)?|people|families|education|young|overview|scrutiny|health|corporate|parenting|select|wellbeing|and|&|services|policy)[ ,]+){1,9}(?:scrutiny |select )?(?:committee|sub-?committee|panel|commission)(?: report| agenda)?(?: {date})?",
  ],
  not: ['\\bserious case\\b', '\\binspection of\\b.*\\bservices$'],
  areas: [
    '^report of[: ]+.{0,60}?\\b(?:council|borough) of {area}$',
    '\\b[\\w.-]+@(?<area>[a-z-]+)\\.gov\\.uk\\b',
    '\\b(?:author|report of|report author)\\b.{0,80}?\\b{Area} council\\b',
  ],
  examples: [
    {
      text: 'REPORT FOR THE CHILDREN AND YOUNG PEOPLE’S TRUST EXECUTIVE GROUP\n\nDate of meeting: 12 th September 2019\n\nReport title: Joint inspections of how agencies respond to children with mental ill health\n\nauthor: service director, Northmere Council\n\n# Introduction\n\nNew inspections will examine how local services respond. Partners in Northmere are preparing. Northmere Council leads.',
      area: 'Northmere',
      date: '2019-09-12',
      dateIs: 'printed',
    },
    {
      text: '# Larkborough City Council\n\n# Children and Young People Scrutiny Committee\n\n14 January 2021\n\nReport of: Director of Children’s Services\n\nSubject: Outcome of the focused visit',
      area: 'Larkborough',
      date: '2021-01-14',
      dateIs: 'printed',
    },
  ],
};

export const OVERVIEW: Kind = {
  ...NO_INSPECTION,
  id: 'thematic-overview',
  label: 'Thematic overview',
  type: 'overview-report',
  titles: [],
  named: [
    '\\boverview\\b(?! (?:and|&) scrutiny)(?! of (?:the )?(?:service|data))',
    '\\bthematic (?:report|review|inspection)\\b',
  ],
  mentions: ['^(?:this|the) (?:overview|thematic) report\\b'],
  not: ['\\bscrutiny (?:and|&) overview\\b'],
  examples: [
    {
      text: '# Growing up neglected: a multi-agency overview report\n\nPublished: 6 July 2018\n\nThis report draws on six joint inspections.',
      area: null,
      date: '2018-07-06',
      dateIs: 'printed',
    },
    {
      text: '# Thematic review of missing children\n\n11 February 2013\n\nInspectors visited ten local authorities.',
      area: null,
      date: '2013-02-11',
      dateIs: 'printed',
    },
  ],
};

export const GUIDANCE: Kind = {
  ...NO_INSPECTION,
  id: 'guidance',
  label: 'Guidance',
  type: 'guidance',
  titles: [],
  named: ['\\bguidance\\b', '\\bframework\\b', '\\bhandbook\\b'],
  anywhere: ['\\binspectors will (?:evaluate|consider|assess|look at)\\b', '\\bevaluation criteria\\b'],
  notInOpening: ['^published on\\b'],
  examples: [
    {
      text: '# Joint targeted area inspections: framework and guidance\n\nPublished: 3 March 2020\n\nThis guidance is for inspectors.',
      area: null,
      date: '2020-03-03',
      dateIs: 'printed',
    },
    {
      text: '# How we inspect\n\nInspectors will evaluate the extent to which children are heard.',
      area: null,
      date: null,
      dateIs: null,
    },
  ],
};

export const NEWS: Kind = {
  ...NO_INSPECTION,
  id: 'news',
  label: 'News',
  type: 'news',
  mostWords: 2500,
  titles: [],
  mentions: ['^published (?:on|by) ', '^(?:by|from) .{3,40} \\| '],
  anywhere: ['^(?:share this|latest (?:news|articles)|post a comment)'],
  examples: [
    {
      text: '# New series of joint inspections announced\n\nPublished on 19th July 2019\n\nThe inspectorates are to carry out a series of joint inspections, it has emerged.\n\nShare this\n\nLatest news\n\nPost a comment',
      area: null,
      date: '2019-07-19',
      dateIs: 'printed',
    },
    {
      text: '# Councils welcome new money for children’s services\n\nBy A Reporter | 3 May 2021\n\nThe money will be paid next year.',
      area: null,
      date: '2021-05-03',
      dateIs: 'printed',
    },
  ],
};
