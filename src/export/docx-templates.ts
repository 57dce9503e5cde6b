/**
 * The reports that a Word file can be.
 */
import type { EvidenceBundle } from './bundle.ts';

export const REPORT_TEMPLATES = ['findings', 'assurance', 'self-evaluation', 'summary', 'letters'] as const;
export type ReportTemplate = (typeof REPORT_TEMPLATES)[number];

const TITLES: Readonly<Record<ReportTemplate, string>> = {
  findings: 'Findings',
  assurance: 'Assurance report',
  'self-evaluation': 'Self-evaluation',
  summary: 'Findings in short',
  letters: 'Findings letter by letter',
};

/** What a report is for, in its first lines. */
export const PURPOSES: Readonly<Record<ReportTemplate, string>> = {
  findings:
    'What inspectors reported, criterion by criterion, with the words they used and how much of it was looked at.',
  assurance:
    'Whether we are ready, criterion by criterion: what inspectors told others, how ready we are, and what is to be done by whom.',
  'self-evaluation':
    'What we know of the quality and impact of our practice, how we know it, and what our plans are for the next twelve months.',
  summary: 'The findings in brief, with how much was looked at and what is to be done.',
  letters: 'What was accepted as evidence in each letter, with where it stands.',
};

export const titleOf = (template: ReportTemplate, bundle: EvidenceBundle): string =>
  `${TITLES[template]}: ${bundle.workspace}`;
