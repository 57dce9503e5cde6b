/**
 * What was asked for on documents that the models have not seen, and whether it is met (issue of the judgement that holds).
 */
import type { Source } from '../../tools/train/data.ts';
import { figure } from './suggest-measures.ts';

/** Figures by name, each at least this. */
type Wanted = Readonly<Record<string, number>>;

export const CRITERIA_WANTED: Readonly<Partial<Record<Source, Wanted>>> = {
  mapping: { first: 0.78, acceptable: 0.92, recall: 0.94 },
  bullets: { first: 0.76, acceptable: 0.91, recall: 0.9 },
  prose: { first: 0.8, acceptable: 0.92, recall: 0.9, quiet: 0.9 },
};

export const POLARITY_WANTED: Readonly<Partial<Record<Source, Wanted>>> = {
  bullets: { 'four labels': 0.92, 'by heading': 0.93 },
  prose: { 'four labels': 0.9, mixed: 0.6, neutral: 0.8 },
};

/** A framework never seen: before any decision, and after 40 that were chosen at random. */
export const FRAMEWORK_WANTED: Wanted = { before: 0.75, 'after 40': 0.85 };

/** A line for each figure that was asked for: what it is, what it should be, and whether it is. */
export function metOrMissed(found: Readonly<Record<string, number>>, wanted: Wanted = {}): string {
  return Object.entries(wanted)
    .map(([name, least]) => {
      const value = found[name] ?? Number.NaN;
      return `    ${value >= least ? 'met   ' : 'missed'}  ${name} ${figure(value)}, wanted ${figure(least)}`;
    })
    .join('\n');
}
