/**
 * Passages of letters about places that do not exist: sentences drawn from a grammar, the same for the same seed.
 */
import type { ThemeInput } from '../../src/themes/themes.ts';
import { random } from './reference-nmf.ts';

const AREAS =
  `Northmere|Calder Vale|Eastholt|Brackenshire|Fenmoor|Westmere|Oakhaven|Lindenfield|Harrowby Sands|Thornwick|
  Ashmarsh|Millbeck|Saltreach|Wexcombe|Dunmere|Kestrelby`
    .split('|')
    .map((area) => area.trim());

/** What letters talk about: each subject with phrases that only it uses. */
export const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  'strategy discussions': [
    'strategy discussions are held without health colleagues',
    'strategy discussions take place on the same day, with minutes sent to the paediatrician',
    'minutes of strategy discussions rarely record who will visit the child',
    'medical advice is missing when strategy discussions decide on enquiries',
  ],
  'waiting times': [
    'waiting times for therapy have grown to nine months',
    'children on the waiting list for therapy are telephoned every fortnight',
    'long waiting times leave young people without a therapist',
    'the waiting list is reviewed by the clinic and the school counsellor',
  ],
  'voice of the child': [
    'direct work captures the voice of the child in drawings and letters',
    'the voice of the child is absent from most case records',
    'wishes and feelings shape the plan and the voice of the child is quoted',
    'an advocate brings the voice of the child into the conference',
  ],
  supervision: [
    'supervision is monthly and records reflective discussion',
    'supervision records lack actions and dates',
    'practice supervisors offer group supervision on complex cases',
    'management oversight is signed off without reflective supervision',
  ],
  'missing episodes': [
    'return home interviews follow missing episodes within three days',
    'intelligence from missing episodes reaches the exploitation panel',
    'return home interviews are refused by half of the children',
    'police record missing episodes and share intelligence daily',
  ],
  'school exclusions': [
    'exclusions are falling because head teachers use restorative practice',
    'pupils face exclusions before their needs are assessed',
    'the virtual school challenges exclusions of pupils in care',
    'head teachers ask for help early and exclusions are avoided',
  ],
  'domestic abuse': [
    'perpetrators of domestic abuse are offered a programme',
    'the risk from perpetrators is underestimated in domestic abuse notifications',
    'victims of domestic abuse meet an independent adviser in the refuge',
    'notifications of domestic abuse reach schools before nine in the morning',
  ],
  'emergency department': [
    'nurses in the emergency department screen for self-harm',
    'the emergency department alerts the liaison nurse to every overdose',
    'young people wait overnight in the emergency department for a bed',
    'self-harm is discussed with the liaison nurse before discharge',
  ],
};

const OPENINGS = [
  'In most cases',
  'For some children',
  'Inspectors found that',
  'Increasingly',
  'As a result',
  'However',
];
const ENDINGS = [
  'This makes a difference.',
  'Leaders know this and have begun to act.',
  'Progress is too slow.',
  'Staff are confident about it.',
];

export interface InventedPassage extends ThemeInput {
  readonly headings: readonly string[];
}

/** A passage of one subject, now and then with a sentence about another one. */
export function inventedPassages(documents: number, passagesEach: number, seed = 1): InventedPassage[] {
  const next = random(seed);
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(next() * values.length)] as Value;
  const names = Object.keys(SUBJECTS);
  return Array.from({ length: documents }).flatMap((_, document) => {
    const area = AREAS[document % AREAS.length] as string;
    return Array.from({ length: passagesEach }, (_, at): InventedPassage => {
      const subject = pick(names);
      const sentence = (name: string) => `${pick(OPENINGS)}, ${pick(SUBJECTS[name] ?? [])} in ${area}.`;
      const text = [sentence(subject), sentence(next() < 0.85 ? subject : pick(names)), pick(ENDINGS)].join(' ');
      return {
        documentId: `letter-${document}`,
        passageId: `p${at + 1}`,
        text,
        headings: [next() < 0.5 ? 'Key strengths' : 'Areas for improvement'],
        area,
        year: 2016 + (document % 9),
        polarity: next() < 0.5 ? 'strength' : 'improvement',
      };
    });
  });
}
