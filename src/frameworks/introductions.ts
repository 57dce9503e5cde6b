/**
 * Sentences and headings that introduce a list of criteria.
 */
import type { ListItem } from './list-items.ts';

const WHO =
  '(?:we|inspectors?|inspections?|inspectorates|reviewers?|auditors?|the (?:(?:inspection|review|audit)(?: team)?|team)|(?:this|the|each) (?:jtai|deep dive|evaluation|audit)|jtais?)';
const DO =
  '(?:evaluate|consider|assess|judge|look (?:at|for)|examine|explore|report on|focus on|want to (?:see|know)|check|review|ask)';

const STRONG = [
  /\bthe extent to which\b[^.]*$/iu,
  new RegExp(
    String.raw`\b${WHO} (?:will|should|may|must)(?: \w+)? ${DO}\b[^.]*\b(?:whether|how (?:well|effectively|far)|the extent|if|the following|criteria|areas)\b[^.]*:?$`,
    'iu',
  ),
  /\b(?:evaluation|inspection|judgement|assessment|audit) criteria\b[^.]*:?$/iu,
  /\bcriteria\b[^.]*:$/iu,
];

const WEAK = [
  new RegExp(String.raw`\b${WHO} (?:will|should|may|must)(?: \w+)? ${DO}\b[^.]*:$`, 'iu'),
  /\b(?:is likely to be|are likely to be|(?:good|effective) (?:practice|help) (?:looks like|means)|what good looks like)\b[^.]*:?$/iu,
  /\b(?:standards?|expectations|requirements) (?:are|is|include)\b[^.]*:$/iu,
];

/** Lists that say who takes part, what happened or what the sample holds are no criteria, whoever "will" do it. */
const OTHER =
  /\b(?:sample|documents?|evidence|following (?:people|information|agencies|services)|timetable|week|including)\b[^.]*:?$/iu;

/** How surely an item introduces criteria: 0 not at all, 1 by its turn of phrase, 2 by name. */
export function introStrength(intro: ListItem, before: ListItem | undefined): number {
  const text = lastSentence(intro.text);
  if (STRONG.some((pattern) => pattern.test(text))) return 2;
  if (OTHER.test(text)) return 0;
  if (WEAK.some((pattern) => pattern.test(text))) return 1;
  // A list straight below a heading such as "Evaluation criteria", with or without a lead-in that says little.
  const heading = intro.isHeading ? intro.text : intro.headings.at(-1);
  const near = intro.isHeading || before === undefined || before.isHeading;
  if (heading !== undefined && near && /\bcriteria\b/iu.test(heading)) return 2;
  return 0;
}

function lastSentence(text: string): string {
  return text.slice(Math.max(0, text.search(/[^.]*$/u))).trim() || text;
}
