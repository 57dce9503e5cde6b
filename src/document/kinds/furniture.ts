/**
 * What stands in documents of every kind and is evidence of nothing: addresses, introductions, legal notes, next steps,
 * imprints, the furniture of web pages. Lines are told by their words; sections by their heading, and each says where it
 * ends.
 */
import type { Furniture } from '../document.ts';
import type { Pattern } from './kind.ts';

export const SALUTATION: Pattern = '^dear (?:(?:mr|mrs|ms|miss|dr|cllr|prof)\\. )?\\S[^.]{0,150}$';
export const SIGNATURE: Pattern = '^yours? (?:sincerely|faithfully|truly)\\b';

/** What a letter or report says of itself near its beginning. */
export const INTRODUCTIONS: readonly Pattern[] = [
  '^this (?:letter|report),? (?:to all the service leaders\\b.*\\boutlines|summari[sz]es the findings|outlines (?:our|the) findings)',
  '^(?:between|from|on)\\b.{5,300}\\b(?:carried out|undertook|conducted) a joint (?:targeted area )?inspection',
  '^(?:inspection|fieldwork|review) dates?:|^dates? of (?:the )?(?:previous inspections?|inspection|review|publication):|^(?:lead|reporting) inspector:?',
  '^(?:report )?(?:published|publication date|date published):? ?(?:on )?\\d',
  '^(?:age group|audience|reference (?:no|number)|unique reference number|type of inspection): ?.{0,60}$',
  '^this (?:joint )?(?:inspection|visit) (?:took place|was carried out|was conducted) (?:from|between|on|under)\\b',
];

/** What the law says of an inspection, wherever it stands in running text. */
export const LEGAL: readonly Pattern[] = [
  '^(?:this|the|ofsted|it)\\b.{0,160}\\b(?:inspection|review|report)\\b.{0,200}\\bunder (?:its power|section \\d+)',
  '\\bthis (?:joint )?inspection was (?:conducted|carried out) under\\b',
  '\\bregulations \\d{4}\\b.*\\benable',
  '^(?:the )?children act \\d{4} \\(joint area reviews\\)',
];
/** The same in a footnote, where any section of an act is a legal note. */
export const LEGAL_IN_NOTES: readonly Pattern[] = ['\\bunder section \\d+ of the'];

/** The imprint of an inspectorate. */
export const IMPRINT: readonly Pattern[] = [
  "^the office for standards in education, children's services and skills \\(ofsted\\) (?:regulates|inspects)",
  '^if you (?:would like|are not happy|have a complaint|want|require)\\b.{0,80}\\b(?:copy|document|report|format|inspection|version)\\b',
  '^you may (?:reuse|copy|use) (?:this|all|the)\\b.{0,60}\\b(?:information|document|publication|free of charge|parts)\\b',
  '\\bopen government licence\\b',
  '^any complaints about the inspection\\b',
  '^to receive regular email alerts\\b',
  '^this (?:publication|report|document) is available (?:at|online|from|in)\\b',
  '^(?:interested in our work|want to know more)\\?',
  '^©',
  '^local area partnership report$',
  '^(?:t|e|w|tel|email|textphone|minicom|telephone)\\b\\s*:?\\s*(?:\\+?\\d[\\d ]{6,}|\\S+@\\S+|www\\.|https?:)',
  '^piccadilly gate\\b',
];

/** A part of a document that its heading marks. */
export interface FurnitureSection {
  readonly mark: Furniture;
  /** The whole heading. */
  readonly heading: Pattern;
  /** Further headings of the same sort, inside the part. Any other heading ends it. */
  readonly also?: Pattern;
  /** Without another heading it ends after so many words: no part runs to the end of a document by itself. */
  readonly mostWords: number;
}

export const SECTIONS: readonly FurnitureSection[] = [
  {
    mark: 'boilerplate',
    heading:
      '(?:the )?inspection team|local area partnership details|information about (?:this|the) inspection(?: and the review)?',
    also: 'ofsted|(?:the )?care quality commission(?: \\(cqc\\))?|cqc|hm[a-z ]*inspectorate.*|hmi.*|(?:the )?inspection team|local authority|(?:nhs )?(?:integrated care|health) boards?(?: .{0,40})?|clinical commissioning groups?|local area partnership details|information about (?:this|the) inspection.*|\\W*',
    mostWords: 600,
  },
  { mark: 'boilerplate', heading: 'what the (?:inspection )?judge?ments?\\b.{0,30} means?\\b.*', mostWords: 500 },
];

export const NEXT_STEPS: Pattern = '^next steps?\\b';
/** What is to be done about a letter, wherever it stands. */
export const ACTIONS: readonly Pattern[] = [
  '\\b(?:(?:is|as) the principal authority\\b.*\\bshould prepare|should prepare (?:a|and submit) (?:a )?written statement|should send the written statement|written statement (?:of (?:proposed )?action )?will inform the lines of enquiry)',
  '^ofsted will take the findings (?:from|of) this (?:focused )?visit into account',
];

/** Lines that only sites have. */
export const SITE: Pattern =
  '^(?:share (?:this|on)\\b|back to top$|subscribe\\b|sign up\\b|post a comment|leave a (?:comment|reply)|latest (?:articles|news)|related (?:articles|content|news|links)|most (?:read|popular)|follow us|print this page|cookies?\\b.{0,60}$|accept (?:all )?cookies|skip to (?:main )?content|receive the latest\\b|type in your email|enter your email|was this page (?:useful|helpful)|report a problem with this page|privacy (?:policy|notice)|terms (?:and conditions|of use)|log ?in$|register$|search$|menu$|home$|quick (?:leave|exit)|advert(?:isement)?$)';
