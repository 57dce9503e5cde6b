/**
 * What partners find out about their own work: audits, the tools for them, what was learned, and returns on their duties.
 */
import type { Kind } from './kind.ts';

const COMMON = { type: 'audit-report', inspection: false, inspectorates: [] } as const;
const PARTNERS = "(?:local )?safeguarding (?:children|child)?(?:'s)? ?(?:and adults? )?(?:board|partnership)";
const AREAS = [
  `\\bin (?:preparation|readiness) for (?:a |any )?(?:possible |potential |future )?(?:jtai|inspection) in {Area}`,
  `^(?:the )?{area} ${PARTNERS}$`,
  '^(?:the )?{area} (?:l?scb|l?scp|safeguarding partnership)\\b',
  '\\baudits?\\b[^.;]*\\b(?:in|across) {Area}',
  `\\b{Area} ${PARTNERS}`,
];

const RATINGS =
  '(?:red|amber|green|blue)(?: ?/ ?(?:red|amber|green))?|(?:fully |partially |partly |mostly |largely |not )?(?:met|compliant)|[1-5]';

export const AUDIT_TOOL: Kind = {
  ...COMMON,
  id: 'audit-tool',
  label: 'Audit tool',
  type: 'guidance',
  titles: [
    '.{0,100}\\baudit(?:ing)?(?: and .{3,30})? (?:tool|template|pro-?forma|checklist|pack|questions|guidance)s?\\b.{0,80}',
    '.{0,60}\\bself[- ]assessment (?:tool|template)\\b.{0,60}',
  ],
  areas: AREAS,
  examples: [
    {
      text: '# Northmere Safeguarding Children Partnership\n\n# Multi-agency audit tool: neglect\n\nHas the child been seen alone? Record the date and who saw the child.',
      area: 'Northmere',
      date: null,
      dateIs: null,
    },
    {
      text: '# Case file audit template\n\nName of auditor\n\nDate of audit\n\nWas the assessment completed in time?',
      area: null,
      date: null,
      dateIs: null,
    },
  ],
};

export const SECTION_11: Kind = {
  ...COMMON,
  id: 'section-11-audit',
  label: 'Section 11 audit',
  grades: RATINGS,
  titles: ['.{0,100}\\bsection 11\\b.{0,120}', '.{0,80}\\bs\\.? ?11 (?:audit|self[- ]assessment|return)\\b.{0,60}'],
  not: ['\\bguidance\\b'],
  areas: AREAS,
  examples: [
    {
      text: '# Section 11 audit 2019\n\nEastholt Safeguarding Children Partnership\n\nDate of return: 4 October 2019\n\n| Standard | Rating |\n| --- | --- |\n| Leadership and accountability | Amber |',
      area: 'Eastholt',
      date: '2019-10-04',
      dateIs: 'printed',
    },
    {
      text: '# Larkborough LSCB: Section 11 self-assessment\n\nOrganisation: Larkborough City Council\n\nDate completed: 17 January 2014',
      area: 'Larkborough',
      date: '2014-01-17',
      dateIs: 'printed',
    },
  ],
};

export const SECTION_175: Kind = {
  ...COMMON,
  id: 'section-175-audit',
  label: 'Section 175/157 audit',
  grades: RATINGS,
  titles: ['.{0,100}\\bsection (?:175|157)\\b.{0,120}', '.{0,60}\\bs\\.? ?(?:175|157)\\b.{0,80}'],
  not: ['\\bguidance\\b'],
  areas: AREAS,
  examples: [
    {
      text: '# Section 175/157 safeguarding audit return 2022-23\n\nCalder Vale Safeguarding Children Partnership\n\nDate completed: 9 December 2022',
      area: 'Calder Vale',
      date: '2022-12-09',
      dateIs: 'printed',
    },
    {
      text: '# Schools’ Section 175 audit: summary for Northmere Safeguarding Partnership\n\n21 March 2021\n\nAll schools returned the audit.',
      area: 'Northmere',
      date: '2021-03-21',
      dateIs: 'printed',
    },
  ],
};

export const LEARNING_PAGE: Kind = {
  ...COMMON,
  id: 'learning-page',
  label: 'Learning page',
  titles: [
    '(?:.{0,60} )?(?:7|seven)[- ]minute (?:briefing|learning)\\b.{0,80}',
    '(?:.{0,80} )?learning (?:briefing|summary|bulletin|brief|lessons?)\\b.{0,80}',
    '(?:key )?(?:learning|lessons(?: learned)?) from .{0,80}\\b(?:audit|review|reviews|audits)\\b.{0,60}',
  ],
  areas: AREAS,
  examples: [
    {
      text: '# Seven minute briefing: professional curiosity\n\nLarkborough Safeguarding Children Partnership\n\nThis briefing shares what we learned from our audits.',
      area: 'Larkborough',
      date: null,
      dateIs: null,
    },
    {
      text: '# Learning from multi-agency audits of neglect\n\nPublished: 2 March 2021\n\nTwelve audits were carried out across Northmere by the safeguarding partners.',
      area: 'Northmere',
      date: '2021-03-02',
      dateIs: 'printed',
    },
  ],
};

export const AUDIT_REPORT: Kind = {
  ...COMMON,
  id: 'multi-agency-audit',
  label: 'Audit report',
  titles: [],
  named: ['\\baudits?\\b', '\\bquality assurance\\b'],
  mentions: ['\\baudits? (?:were|was) (?:carried out|undertaken|completed)\\b'],
  areas: AREAS,
  themes: ['\\bon the {theme} theme\\b'],
  examples: [
    {
      text: '# Findings of the multi-agency audit on neglect\n\nEight audits were carried out in Eastholt in 2020 as part of a preparation for a possible JTAI in Eastholt.',
      area: 'Eastholt',
      date: null,
      dateIs: null,
    },
    {
      text: '# Domestic abuse: what we found\n\nTen audits were completed by the partners.\n\nCalder Vale Safeguarding Children Partnership\n\n6 June 2022',
      area: 'Calder Vale',
      date: '2022-06-06',
      dateIs: 'printed',
    },
  ],
};
