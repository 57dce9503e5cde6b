/**
 * Turns of phrase by which inspectors praise and fault: "not consistently", "missed opportunity", "benefit from".
 * Phrases that only look like it ("not only", "at risk of", "children who are not in school") are set aside first.
 */
import listed from '../../resources/language/polarity.json' with { type: 'json' };
import { patternsByBeginning } from '../language/patterns-by-beginning.ts';

/** One turn of phrase where it stands in the text. */
export interface PolarityCue {
  /** "+ timely" or "- lack": the side and the group; "~ works out" where it tells an effect and takes no side by itself. */
  readonly group: string;
  readonly start: number;
  readonly end: number;
}

const { noun, ...negative } = listed.negative;
const GROUPS: readonly (readonly [group: string, patterns: readonly string[]])[] = [
  ...Object.entries(negative).map(([name, patterns]) => [`- ${name}`, patterns] as const),
  ...Object.entries(listed.positive).map(([name, patterns]) => [`+ ${name}`, patterns] as const),
  ...Object.entries(listed.telling).map(([name, patterns]) => [`~ ${name}`, patterns] as const),
];
const findNeutral = patternsByBeginning([listed.neutral]);
const findCues = patternsByBeginning(GROUPS.map(([, patterns]) => patterns));

/** How a bullet begins that names, without a verb, what is to become better. */
const NAMED = new RegExp(noun.slice(0, 3).join('|'), 'iu');

/** What takes the verb that follows it for itself: a side clause. */
const SIDE_CLAUSE = /^(?:that|which|who|whose|when|whenever|whether|how|where|while|if|what|why|because|until)$/u;
/** A sentence that begins so has its main clause after that. */
const OPENS = /^(?:when|where|while|although|though|if|since|because|once|as)$/u;
/** Verbs, and verbs in the third person that are no nouns. */
const VERB =
  /^(?:is|are|was|were|has|have|had|do|does|did|can|will|may|might|would|could|should|must|cannot|isn’t|aren’t|don’t|receives?|provides?|ensures?|enables?|understands?|continues?|encourages?|becomes?|speaks?|spoke|says?|said|told|lives?|requires?|remains?|feels?|felt|describes?|represents?|includes?|makes|gives|takes|allows|shows|means|helps|meets|brings|informs|promotes|identifies|knows|demonstrates|contributes|recognises?|considers|reflects|collaborates|commences|creates|undertakes|lacks|limits|prevents|works|supports|offers|uses|benefits|holds|keeps|goes|comes|seems|affects|varies|depends|results|seeks|responds|attends|engages|reports|commissions|employs|serves|sits|operates|delivers|oversees|monitors|shares|looked|began|became|took|gave|went|saw)$/u;
/** Verbs as they follow those who act; elsewhere they may be nouns. */
const PLAIN_VERB =
  /^(?:benefit|work|make|share|lead|help|use|know|report|contribute|attend|identify|respond|engage|demonstrate|take|consider|support|show|complete|undertake|listen|meet|act|enjoy|access|need|want|wait|give|offer|play|seek|start|develop|collaborate|commence|mean|lack|get|go|come|see|hold|keep|build|bring|carry|follow|express|experience|gain|move|achieve|face|fail|struggle|agree|begin|promote|reflect|allow|inform|result|affect|vary|depend|prioritise|met|worked|raise)$/u;
/** Those who act, or anything that there is more than one of. */
const MANY =
  /^(?:children|people|they|staff|police|parents|it|this|partnership|authority|board|team|we|who|\p{L}{3,}[^s]s)$/u;

/** The turns of phrase of one side or the other in a text, group by group. */
export function polarityCues(text: string): PolarityCue[] {
  // Same length, so that places stay true.
  const small = text.toLowerCase();
  let plain = (small.length === text.length ? small : text).replaceAll("'", '’');
  for (const { start, end } of findNeutral(plain)) {
    plain = `${plain.slice(0, start)}${'~'.repeat(end - start)}${plain.slice(end)}`;
  }
  return findCues(plain).map(({ place, start, end }) => ({
    group: (GROUPS[place] as (typeof GROUPS)[number])[0],
    start,
    end,
  }));
}

/** Groups of turns of phrase that say of something that it is not there. */
const DENIES = new Set(['- there is no', '- does not']);

/** Whether a turn of phrase only denies the fault that is told next, which begins at most at `reach`. */
export function denies(cue: PolarityCue, next: PolarityCue | undefined, reach: number): boolean {
  if (!DENIES.has(cue.group) || next?.group.startsWith('-') !== true) return false;
  return next.start >= cue.end && next.start <= reach;
}

/** Whether the first sentence names a thing without saying anything of it: no verb but those of its side clauses. */
export function isNounPhrase(firstSentence: string): boolean {
  const words =
    firstSentence
      .toLowerCase()
      .replaceAll("'", '’')
      .match(/[\p{L}’-]+/gu) ?? [];
  if (OPENS.test(words[0] ?? '')) return false;
  let open = 0;
  return !words.some((word, at) => {
    const before = words[at - 1] ?? '';
    if (SIDE_CLAUSE.test(word)) open++;
    // "Ensure that" asks, "to ensure" tells a purpose, and the second of two verbs goes with the first.
    if (at === 0 || before === 'and' || before === 'or' || before === 'to') return false;
    const subject = before.endsWith('ly') ? (words[at - 2] ?? '') : before;
    if (!VERB.test(word) && !(PLAIN_VERB.test(word) && (MANY.test(subject) || words[at + 1] === 'from'))) return false;
    if (open === 0) return true;
    open--;
    return false;
  });
}

/** Whether a bare noun phrase begins by naming a quality: "The timeliness of ...". */
export function namesQuality(text: string): boolean {
  return NAMED.test(text);
}
