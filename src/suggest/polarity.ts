/**
 * Good news or bad: strength, improvement, mixed or neutral, from the text alone, and surer where a heading says so.
 */
import packed from '../../resources/models/polarity.json' with { type: 'json' };
import type { Polarity } from '../document/evidence.ts';
import { SIDES } from '../document/kinds/headings.ts';
import { expressionOf } from '../document/kinds/patterns.ts';
import { type Part, parts } from '../language/phrases.ts';
import { sentences } from '../language/sentences.ts';
import { calibrated } from './calibration.ts';
import type { Described, Feature } from './features.ts';
import { spreadOver } from './judge.ts';
import { loadModel } from './linear-model.ts';
import { type PolarityCue, polarityCues } from './polarity-cues.ts';
import { polarityFeatures } from './polarity-features.ts';
import type { Meaning } from './vectors.ts';

const model = loadModel(packed);
const [strength, improvement] = [model.classes.indexOf('S'), model.classes.indexOf('I')];

const [improvementHeading, strengthHeading] = [SIDES.improvements, SIDES.strengths].map((words) =>
  expressionOf(words.join('|')),
) as [RegExp, RegExp];
/** What a heading that names a side adds to the log-odds: enough to settle doubt, not to turn plain words round. */
const HEADING_WORTH = 2.5;

const TURN =
  /(?<!\p{L})(?:however|although|while|whilst|despite|but|in contrast|nevertheless|yet|though|conversely)(?!\p{L})/iu;
const MOST_REASONS = 4;

/** Judges a passage from its text and, where given, its headings; `meaning` where it is known already. */
export function polarityOf(text: string, headings: readonly string[] = [], meaning?: Meaning): Polarity {
  const words = parts(text);
  const cues = polarityCues(text);
  const passage = polarityFeatures(text, words, cues, meaning);
  const rows = model.rowsOf(passage.features);
  const heading = headings.findLast((item) => improvementHeading.test(item) || strengthHeading.test(item));
  const side = heading === undefined ? 0 : improvementHeading.test(heading) ? -HEADING_WORTH : HEADING_WORTH;
  const odds = oddsOf(passage, rows) + side;
  const share = 1 / (1 + Math.exp(-odds));
  const because = reasons(text, words, passage.features, rows, cues, odds);

  if (cues.length === 0 && side === 0 && words.length < 40 && Math.abs(odds) < 0.6) {
    return { label: 'neutral', score: round(1 - Math.abs(share - 0.5)), because: [] };
  }
  if (isMixed(text, odds)) {
    const turn = TURN.exec(text)?.[0];
    return { label: 'mixed', score: 0.6, because: [...new Set([...(turn === undefined ? [] : [turn]), ...because])] };
  }
  const named = heading === undefined || side * odds < 0 ? because : [...because, heading];
  return {
    label: odds >= 0 ? 'strength' : 'improvement',
    score: round(calibrated(Math.max(share, 1 - share), packed.calibration as unknown as [number, number][])),
    because: named,
  };
}

function oddsOf(passage: Described, rows = model.rowsOf(passage.features)): number {
  const scores = model.score(passage, rows);
  return (scores[strength] as number) - (scores[improvement] as number);
}

/** Both sides plainly said, with a turn between them, and neither carrying the whole. */
function isMixed(text: string, odds: number): boolean {
  if (Math.abs(odds) > 0.4 || !TURN.test(text)) return false;
  const pieces = sentences(text).flatMap((sentence) =>
    sentence.text.split(/,? (?:but|although|though|whilst|while) /iu),
  );
  const each = pieces.filter((piece) => piece.length > 30).map((piece) => oddsOf(polarityFeatures(piece)));
  return each.some((value) => value > 1) && each.some((value) => value < -1);
}

/** The words that decided it: turns of phrase first, then single words. */
function reasons(
  text: string,
  words: readonly Part[],
  features: readonly Feature[],
  rows: Int32Array,
  cues: readonly PolarityCue[],
  odds: number,
): string[] {
  const sign = odds >= 0 ? 1 : -1;
  const weights = spreadOver(
    words,
    features,
    ({ value }, at) =>
      sign * value * (model.weight(rows[at] as number, strength) - model.weight(rows[at] as number, improvement)),
  );
  const worth = (start: number, end: number) =>
    words.reduce((sum, part, at) => (part.end > start && part.start < end ? sum + (weights[at] as number) : sum), 0);
  const wanted = sign > 0 ? '+' : '-';
  const ranked = cues
    .filter((cue) => cue.group.startsWith(wanted))
    .map((cue) => ({ ...cue, worth: worth(cue.start, cue.end) + 1 }))
    .sort((a, b) => b.worth - a.worth || a.start - b.start);
  const found: string[] = [];
  for (const { start, end } of ranked) {
    const printed = text.slice(start, end).trim();
    if (
      printed.length > 60 ||
      printed === '' ||
      found.some((known) => known.toLowerCase().includes(printed.toLowerCase()))
    )
      continue;
    found.push(printed);
    if (found.length === MOST_REASONS) break;
  }
  return found;
}

function round(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * 1000) / 1000;
}
