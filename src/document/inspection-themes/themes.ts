/**
 * What inspections and audits look into: one canonical name each, so that three wordings of domestic abuse are one theme.
 *
 * Sources: the themes of joint targeted area inspections since 2016, of thematic visits to areas on special educational
 * needs since 2023 and of focused visits, as Ofsted, CQC, HMICFRS and HMI Probation publish them. The order counts: the
 * first theme whose wording stands in a text is its theme, so the narrower one comes first.
 */

export interface KnownTheme {
  /** Stored and never renamed. */
  readonly id: string;
  /** The one canonical name. */
  readonly name: string;
  /** Wordings that count as this theme. */
  readonly wordings: RegExp;
}

/** Every letter of some years says this of itself; it is no theme. */
const GENERAL = /\babuse (?:and|or|&) neglect\b/giu;

export const INSPECTION_THEMES: readonly KnownTheme[] = [
  {
    id: 'domestic-abuse',
    name: 'domestic abuse',
    wordings: /\bdomestic(?: violence and)? (?:abuse|violence)\b/iu,
  },
  {
    id: 'child-sexual-abuse',
    name: 'child sexual abuse in the family environment',
    wordings: /\b(?:intra-?familial )?(?:child )?sexual abuse\b|\bsexually abused\b|\bharmful sexual behaviour\b/iu,
  },
  {
    id: 'serious-youth-violence',
    name: 'serious youth violence',
    wordings:
      /\byouth violence\b|\bserious violence\b|\bknife crime\b|\bviolence affecting (?:young people|children)\b/iu,
  },
  {
    id: 'criminal-exploitation',
    name: 'criminal exploitation of children',
    wordings:
      /\bcriminal(?:ly)? exploit(?:ation|ed)\b|\bcounty lines\b|\bcontextual safeguarding\b|\bextra-?familial harm\b|\bharm outside (?:the|their) (?:home|family)\b/iu,
  },
  {
    id: 'sexual-exploitation-and-missing',
    name: 'child sexual exploitation and missing children',
    wordings:
      /\bsexual(?:ly)? exploit(?:ation|ed)(?=.*\b(?:missing|abscond))(?!.*\b(?:gangs?|county lines)\b)|^(?:child(?:ren)? |the )*sexual exploitation(?: of children)?$|\bchildren (?:who go |going )?missing\b(?!.*\bexploit)/iu,
  },
  {
    id: 'child-exploitation',
    name: 'child exploitation',
    wordings: /\bexploit(?:ation|ed)\b|\bgangs?\b/iu,
  },
  {
    id: 'mental-health',
    name: 'children’s mental health',
    wordings: /\bmental (?:ill[- ]?)?health\b|\bemotional (?:health|well-?being)\b|\bself-?harm\b|\bsuicid/iu,
  },
  {
    id: 'neglect',
    name: 'neglect',
    wordings: /\bneglect(?:ed|ful)?\b/iu,
  },
  {
    id: 'initial-need-and-risk',
    name: 'identification of initial need and risk',
    wordings:
      /\binitial need(?:s)? and risks?\b|\bfront[- ]door\b|\bmulti-?\s?agency safeguarding hub\b|\bmash\b|\b(?:contact|referral)s? and (?:referral|assessment)\b/iu,
  },
  {
    id: 'families-who-need-help',
    name: 'children and families who need help',
    wordings: /\b(?:children|families) who need help\b|\bearly help\b|\btargeted (?:early )?help\b|\bfamily help\b/iu,
  },
  {
    id: 'preparation-for-adulthood',
    name: 'preparation for adulthood',
    wordings: /\bprepar(?:ation|ing|ed) for adulthood\b|\btransitions? to adult(?:hood| services)\b/iu,
  },
  {
    id: 'alternative-provision',
    name: 'alternative provision',
    wordings: /\balternative provision\b/iu,
  },
  {
    id: 'children-not-in-school',
    name: 'children not in school',
    wordings: /\bchildren (?:not in|missing(?: from)?) (?:school|education)\b|\belective(?:ly)? home educat/iu,
  },
  {
    id: 'care-leavers',
    name: 'care leavers',
    wordings: /\bcare leavers?\b|\bcare[- ]experienced young\b|\bleaving care\b/iu,
  },
  {
    id: 'pre-birth',
    name: 'unborn children and babies',
    wordings: /\bpre-?birth\b|\bunborn\b|\bbabies\b|\binfants under\b/iu,
  },
  {
    id: 'pre-proceedings',
    name: 'pre-proceedings',
    wordings: /\bpre-?proceedings\b|\bpublic law outline\b|\bplo\b/iu,
  },
  {
    id: 'children-in-care',
    name: 'children in care',
    wordings:
      /\bchildren in (?:our |the )?care\b|\blooked[- ]after children\b|\bchildren (?:who are )?looked[- ]after\b|\bachieving permanence\b|\bpermanence\b/iu,
  },
  {
    id: 'disabled-children',
    name: 'disabled children',
    wordings: /\bdisabled children\b|\bchildren with disabilit/iu,
  },
  {
    id: 'need-and-protection',
    name: 'children in need and child protection',
    wordings:
      /\bchildren in need\b|\bchild protection plans?\b|\bsubject to (?:a )?child(?:ren)?(?: in need| protection)\b/iu,
  },
];

/** The canonical theme that a short text names ("children living with domestic abuse"), or null. */
export function themeNamed(text: string): KnownTheme | null {
  const said = text.replace(/\s+/gu, ' ').replace(GENERAL, ' ').trim();
  return INSPECTION_THEMES.find(({ wordings }) => wordings.test(said)) ?? null;
}
