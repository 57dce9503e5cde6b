/**
 * The grades that inspectorates print, and what they are given for: knowledge as data, one entry a scale or subject.
 */
import type { Pattern } from '../kinds/kind.ts';

export interface Grade {
  /** As it is called in tables. */
  readonly grade: string;
  /** The whole of a cell or line that gives it. */
  readonly is: Pattern;
  /** Its step: the higher the better. Words of different years may stand on one step; they are not the same for that. */
  readonly step: number;
  /** Its two halves, where a narrow column sets them above and below the line that names what was judged. */
  readonly halves?: readonly [above: string, below: string];
}

export interface Scale {
  readonly id: string;
  /** Kinds of documents that use it; any other inspection where it is left out. */
  readonly kinds?: readonly string[];
  /** Best first. */
  readonly grades: readonly Grade[];
  /** Sentences that give a grade of the scale, where it is given in no table. */
  readonly sentences?: readonly Sentence[];
}

export interface Sentence {
  /** What is judged, as tables call it. */
  readonly about: string;
  /** From its beginning, after any bullet; `(?<grade>...)` is the grade, or `grade` says which it is. */
  readonly is: Pattern;
  readonly grade?: string;
}

const FOUR = 'outstanding|good|adequate|satisfactory|requires? improvement(?: to be good)?|(?:remains |is )?inadequate';

export const SCALES: readonly Scale[] = [
  {
    id: 'area-send',
    kinds: ['area-send'],
    grades: [
      { grade: 'Typically positive experiences and outcomes', is: 'typically positive .*', step: 3 },
      { grade: 'Inconsistent experiences and outcomes', is: 'inconsistent experiences and outcomes.*', step: 2 },
      { grade: 'Widespread and/or systemic failings', is: 'widespread and ?/ ?or systemic failings.*', step: 1 },
    ],
    sentences: [
      {
        about: 'Area SEND arrangements',
        is: "the (?:local area )?partnership's (?:\\w+ ){0,4}arrangements typically lead to positive experiences\\b",
        grade: 'Typically positive experiences and outcomes',
      },
      {
        about: 'Area SEND arrangements',
        is: "the (?:local area )?partnership's (?:\\w+ ){0,4}arrangements lead to inconsistent experiences\\b",
        grade: 'Inconsistent experiences and outcomes',
      },
      {
        about: 'Area SEND arrangements',
        is: 'there are widespread and ?/ ?or systemic failings\\b',
        grade: 'Widespread and/or systemic failings',
      },
    ],
  },
  {
    id: 'police',
    kinds: ['peel', 'police-child-protection'],
    grades: [
      { grade: 'Outstanding', is: 'outstanding', step: 5 },
      { grade: 'Good', is: 'good', step: 4 },
      { grade: 'Adequate', is: 'adequate', step: 3 },
      { grade: 'Requires improvement', is: 'requires improvement', step: 2 },
      { grade: 'Inadequate', is: 'inadequate', step: 1 },
    ],
    sentences: [
      {
        about: 'at',
        is: '(?:the )?[^.;:|]{3,60} (?:is|are) (?<grade>outstanding|good|adequate|inadequate) at (?<about>[^.;:|]{5,120})',
      },
      {
        about: 'at',
        is: '(?:the )?[^.;:|]{3,60} (?<grade>requires improvement) (?:at|in) (?<about>[^.;:|]{5,120})',
      },
    ],
  },
  {
    id: 'youth-justice-before-2018',
    kinds: ['youth-offending-full-joint', 'youth-offending-screening', 'youth-offending-core-case'],
    grades: [
      { grade: 'Good', is: 'good', step: 4 },
      { grade: 'Satisfactory', is: 'satisfactory', step: 3 },
      { grade: 'Unsatisfactory', is: 'unsatisfactory', step: 2 },
      { grade: 'Poor', is: 'poor', step: 1 },
      { grade: 'Minimum improvement required', is: 'minimum(?: improvement)?(?: required)?', step: 4 },
      { grade: 'Moderate improvement required', is: 'moderate(?: improvement)?(?: required)?', step: 3 },
      { grade: 'Substantial improvement required', is: 'substantial(?: improvement)?(?: required)?', step: 2 },
      { grade: 'Drastic improvement required', is: 'drastic(?: improvement)?(?: required)?', step: 1 },
    ],
  },
  {
    id: 'custody',
    kinds: ['youth-custody'],
    grades: [
      { grade: 'Good', is: 'good', step: 4 },
      { grade: 'Reasonably good', is: 'reasonably good', step: 3 },
      { grade: 'Not sufficiently good', is: 'not sufficiently good', step: 2 },
      { grade: 'Poor', is: 'poor', step: 1 },
      { grade: 'Outstanding', is: 'outstanding', step: 5 },
      { grade: 'Requires improvement', is: 'requires improvement(?: to be good)?', step: 2 },
      { grade: 'Inadequate', is: 'inadequate', step: 1 },
    ],
  },
  {
    id: 'wales',
    kinds: ['wales-childrens-services'],
    grades: [
      { grade: 'Excellent', is: 'excellent', step: 4 },
      { grade: 'Good', is: 'good', step: 3 },
      { grade: 'Needs improvement', is: 'needs improvement', step: 2 },
      { grade: 'Needs significant improvement', is: 'needs significant improvement', step: 1 },
    ],
  },
  {
    id: 'annual-grades',
    kinds: ['joint-area-review', 'annual-performance-assessment'],
    grades: [
      {
        grade: '4 (Outstanding)',
        is: '(?:grade )?4(?: ?[-–:(]? ?(?:outstanding|excellent)\\)?)?|outstanding|excellent',
        step: 4,
      },
      { grade: '3 (Good)', is: '(?:grade )?3(?: ?[-–:(]? ?good\\)?)?|good|performs well', step: 3 },
      { grade: '2 (Adequate)', is: '(?:grade )?2(?: ?[-–:(]? ?adequate\\)?)?|adequate|performs adequately', step: 2 },
      { grade: '1 (Inadequate)', is: '(?:grade )?1(?: ?[-–:(]? ?inadequate\\)?)?|inadequate|performs poorly', step: 1 },
    ],
    sentences: [
      {
        about: 'Overall effectiveness',
        is: "[^.;|]{0,60}\\bchildren's services (?<grade>performs? (?:well|excellently|adequately|poorly))\\b",
      },
    ],
  },
  {
    id: 'four-grades',
    grades: [
      { grade: 'Outstanding', is: 'outstanding', step: 4 },
      { grade: 'Good', is: 'good', step: 3 },
      {
        grade: 'Requires improvement',
        is: 'requires? improvement(?: to be good)?',
        step: 2,
        halves: ['requires', 'improvement'],
      },
      { grade: 'Adequate', is: 'adequate', step: 2 },
      { grade: 'Satisfactory', is: 'satisfactory', step: 2 },
      { grade: 'Inadequate', is: '(?:remains |is )?inadequate', step: 1 },
    ],
    sentences: [
      {
        about: 'Overall effectiveness',
        is: `(?:the )?overall judgement (?:of [^.;|]{3,80} )?is (?:that )?(?:(?:the )?[^.;|]{0,60}children's services (?:are |is )?)?(?<grade>${FOUR})\\b`,
      },
      {
        about: 'Overall effectiveness',
        is: `children's (?:social care )?services in [^.;:|]{2,60}? (?:are |is |remain )?(?<grade>${FOUR})\\b(?=[.,;]?(?:\\d{0,2})(?:$| (?:following|since|because|and|as|overall|for)\\b)|\\.)`,
      },
      {
        about: 'Overall effectiveness',
        is: `(?:the )?overall effectiveness (?:of [^.;|]{3,120} )?(?:is|was|has been judged(?: as| to be)?|remains) (?<grade>${FOUR})\\b`,
      },
      {
        about: 'Local safeguarding children board',
        is: `(?:the )?(?:effectiveness of the )?local safeguarding children board(?: \\(lscb\\))? (?:is |are )?(?<grade>${FOUR})\\b`,
      },
    ],
  },
];

export interface Subject {
  readonly id: string;
  readonly label: string;
  /** Somewhere in what was judged, as printed. */
  readonly is: Pattern;
}

/** What is judged in one inspection after another under changing names, the first that fits. */
export const SUBJECTS: readonly Subject[] = [
  { id: 'overall', label: 'Overall', is: '\\boverall\\b' },
  { id: 'care-leavers', label: 'Care leavers', is: '\\bcare leavers\\b|\\bleaving care\\b' },
  { id: 'adoption', label: 'Adoption', is: '\\badoption\\b' },
  { id: 'lscb', label: 'Safeguarding board', is: '\\bsafeguarding (?:children )?(?:board|partnership)\\b|\\blscb\\b' },
  {
    id: 'help-and-protection',
    label: 'Help and protection',
    is: '\\bhelp and protection\\b|\\bprotection of children\\b|\\beffectiveness of safeguarding\\b|\\bstaying safe\\b',
  },
  { id: 'care', label: 'Children in care', is: '\\bin care\\b|\\blooked[- ]after\\b|\\bpermanence\\b' },
  {
    id: 'leaders',
    label: 'Leaders',
    is: '\\bleaders\\b|\\bleadership\\b|\\bgovernance\\b|\\bmanagement\\b|\\bcapacity (?:for|to) improve',
  },
  { id: 'send', label: 'SEND', is: '\\bsend\\b|\\bspecial educational needs\\b' },
];
