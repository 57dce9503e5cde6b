/**
 * Turns of phrase by which inspectors praise and fault: "not consistently", "missed opportunity", "benefit from".
 * Phrases that only look like it ("not only", "at risk of", "children who are not in school") are set aside first.
 */
import listed from '../../resources/language/polarity.json' with { type: 'json' };

/** One turn of phrase where it stands in the text. */
export interface PolarityCue {
  /** "+ timely" or "- lack": the side and the group. */
  readonly group: string;
  readonly start: number;
  readonly end: number;
}

// Plain word borders and small letters: five times as fast as Unicode ones, and the phrases are plain English.
const whole = (patterns: readonly string[]) => new RegExp(`\\b(?:${patterns.join('|')})\\b`, 'g');

const NEUTRAL = whole(listed.neutral);
const { noun, ...negative } = listed.negative;
const GROUPS: readonly (readonly [group: string, pattern: RegExp])[] = [
  ...Object.entries(negative).map(([name, patterns]) => [`- ${name}`, whole(patterns)] as const),
  ...Object.entries(listed.positive).map(([name, patterns]) => [`+ ${name}`, whole(patterns)] as const),
];

/** How a bullet begins that names, without a verb, what is to become better. */
const NAMED = new RegExp(noun.slice(0, 3).join('|'), 'iu');
const CLAUSE = /\b(?:that|which|who|whose|so that|when|whether|how|where|to ensure)\b.*$/iu;
const SUBJECT = `(?:children|families|professionals|practitioners|leaders|partners|staff|workers|parents|agencies|officers|managers|they|services|meetings|teams|schools|it|this|partnership|police)`;
const VERB = new RegExp(
  String.raw`\b(?:is|are|was|were|has|have|had|do|does|did|can|will|may|would|could|should|must|cannot)\b|\b${SUBJECT}\s+(?:\w+ly\s+)?(?:receive|benefit|provide|work|understand|make|share|ensure|enable|lead|help|use|know|speak|report|contribute|attend|identify|respond|engage|demonstrate|recognise|take|feel|say|told|consider|support|show|complete|undertake|listen)s?\b`,
  'iu',
);

/** The turns of phrase of one side or the other in a text, group by group. */
export function polarityCues(text: string): PolarityCue[] {
  // Same length, so that places stay true.
  const small = text.toLowerCase();
  const plain = (small.length === text.length ? small : text)
    .replace(/'/gu, '’')
    .replace(NEUTRAL, (found) => '~'.repeat(found.length));
  return GROUPS.flatMap(([group, pattern]) =>
    [...plain.matchAll(pattern)].map((match) => ({ group, start: match.index, end: match.index + match[0].length })),
  );
}

/** Whether the first sentence names a thing without saying anything of it: no verb outside its side clauses. */
export function isNounPhrase(firstSentence: string): boolean {
  return !VERB.test(firstSentence.replace(CLAUSE, ''));
}

/** Whether a bare noun phrase begins by naming a quality: "The timeliness of ...". */
export function namesQuality(text: string): boolean {
  return NAMED.test(text);
}
