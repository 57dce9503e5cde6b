/**
 * The reports that a Word file can be: their names, titles and purposes, for the contract, the command line, the window and the
 * export. What stands in each is `src/export/docx-report.ts`.
 */

const REPORTS = {
  findings: {
    title: 'Findings report',
    purpose:
      'What inspectors reported, criterion by criterion, with the words they used and how much of it was looked at.',
  },
  assurance: {
    title: 'Assurance report',
    purpose:
      'Whether we are ready, criterion by criterion: what inspectors told others, how ready we are, and what is to be done by whom.',
  },
  'self-evaluation': {
    title: 'Self-evaluation',
    purpose:
      'What we know of the quality and impact of our practice, how we know it, and what our plans are for the next twelve months.',
  },
  summary: {
    title: 'Short summary',
    purpose: 'The findings in brief, with how much was looked at and what is to be done.',
  },
  letters: {
    title: 'Letter by letter',
    purpose: 'What was accepted as evidence in each letter, with where it stands.',
  },
} as const;

export type ReportTemplate = keyof typeof REPORTS;

/** In the order in which they are offered. */
export const REPORT_TEMPLATES = Object.keys(REPORTS) as readonly ReportTemplate[];

/** What is written where no report is named. */
const BRIEFING_TITLE = 'Evidence briefing';

/** What a report is called where it is chosen, and at its head before the name of the workspace. */
export const reportTitle = (template: ReportTemplate | null): string =>
  template === null ? BRIEFING_TITLE : REPORTS[template].title;

/** What a report is for, in its first lines. */
export const reportPurpose = (template: ReportTemplate): string => REPORTS[template].purpose;
