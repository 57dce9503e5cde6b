/**
 * Letter furniture told from the text alone: addressees, introduction, legal notes, next steps, signatures, definitions.
 * Such passages are evidence of nothing, whatever words of the field they use.
 */

/** Turns of phrase that only furniture has. */
const CERTAIN = [
  /^(?:\d{1,2} \w+ (?:19|20)\d\d\b.{0,1500})?\bDear (?:\p{Lu}|local|colleague|partner|sir|madam|all)/u,
  /\byours (?:sincerely|faithfully)\b/i,
  /^(?:this|the) (?:letter|report|page)\b[^.]{0,120}\b(?:summarises|outlines|sets out|describes|presents|is published|includes|explains|is addressed to|is written (?:for|to))\b/i,
  /\bwritten statement of (?:proposed )?action\b/i,
  /\b(?:is|as) the principal authority\b/i,
  /\bjoint area reviews?\) regulations\b/i,
  /\bsection (?:20|136|31)\b[^.]{0,30}\bchildren act 2004\b/i,
  /\b(?:inspection|visit|this review|inspectors|inspectorates)\b[^.]{0,60}\b(?:took place|was carried out|were carried out|is carried out|are carried out|carried out an?)\b/i,
  /^inspectors (?:looked at|considered|evaluated|reviewed|used|gathered|took account of) (?:an? (?:wide )?range of|evidence|the following|the local authority’s arrangements)\b/i,
  // What the grades mean, printed at the end of reports.
  /^(?:an? )?(?:outstanding|good|inadequate) (?:local authority|local safeguarding children board|lscb|board)\b/i,
  /\b(?:requires improvement|is inadequate|is good|is outstanding) (?:if|where) (?:it|there|the)\b/i,
  /^between \d{1,2}(?: \w+)? and \d{1,2} \w+ \d{4}\b/i,
  /^this inspection (?:included|looked|was|is|took|followed)\b/i,
  /^(?:this|the) (?:joint )?inspection(?:s)? (?:included|consisted|evaluated|comprised|was carried)\b/i,
  /^the inspectorates (?:recognise|are carrying|carried|have)\b/i,
  /\blines of enquiry at any future\b/i,
  /^(?:share and discuss|please (?:share|read|see|contact)|for more information|further information|find out more|download|copyright|©|cookies?\b)/iu,
  /\byou may reuse this information\b|\bcopy of this document in a different format\b|\bsubscribe to our\b/i,
  /^the office for standards in education\b/i,
  /\b(?:crown copyright|open government licence|registered charity)\b/i,
];

const PEOPLE =
  /\b(?:director of children|chief (?:executive|constable|nurse|nursing officer|inspector|operating officer|officer)|police and crime commissioner|clinical commissioning group|integrated care board|independent scrutineer|independent chair|head of service|head of communities|deputy mayor|executive (?:lead|director)|regional director|national director|his majesty’s inspector|her majesty’s inspector|chair of)\b/g;
const SAYS =
  /\b(?:is|are|was|were|has|have|had|do|does|did|can|cannot|not|need|needs|should|must|provides?|ensures?|enables?|receives?|works?|helps?|leads?|makes?|benefits?|chairs|shares?|recognises?)\b/i;

/** "X is a service that ...", "MARAC: a meeting at which ...", at the beginning of a short passage, often a footnote. */
const DEFINITION =
  /^(?:\d{1,2}\s+)?(?!(?:there|most|some|all|many|few|where|when|while|children|schools|leaders|staff)\b)(?:the term\s+)?[‘'“"]?(?:an? |the )?[\p{L}\p{N}()’'\-/& ,]{2,60}?[’'”"]?\s*(?:\([^)]{2,40}\)\s*)?(?:is|are|refers to|means|is used|–|:)\s+(?:an?|the|those|any|where|when|in this|for|services?|used)\b/iu;
const JUDGES =
  /\b(?:good|strong|effective|well|poor|weak|strength|improv\w+|positive|timely|not|need\w*|should|valued|excellent|clear|lack|limited|too|increas\w+|concern|commit\w+|priorit\w+|key|develop\w+|robust|inspectors|evident|highly|embedded|benefit\w*|consistent\w*|comprehensive|appropriate\w*|enables?|ensures?|ensuring|difficult|however|active|skilled|experienced|helpful|valuable|successful\w*|making|leading|reduc\w+|support\w*)\b/i;
const LEGAL =
  /^(?:\d{1,2}\s+)?(?:the )?[\p{L} ]{3,60} act (?:19|20)\d\d\b|legislation\.gov|\bwww\.|https?:\/\/|\w@[\w-]+\.\w/iu;

/** The last text and what was said of it: the judge of a passage and the judge of its polarity ask for the same in turn. */
let last = { text: '', likelihood: 0 };

/** How surely a passage is furniture, from 0 to 1. */
export function furnitureLikelihood(text: string): number {
  if (last.text !== text) last = { text, likelihood: likelihoodOf(text) };
  return last.likelihood;
}

function likelihoodOf(text: string): number {
  const plain = text.replace(/'/gu, '’').trim();
  if (CERTAIN.some((pattern) => pattern.test(plain))) return 1;
  const people = plain.toLowerCase().match(PEOPLE)?.length ?? 0;
  if (people >= 3 && !SAYS.test(plain.toLowerCase().replace(PEOPLE, ''))) return 1;
  if (plain.length < 400 && LEGAL.test(plain) && !JUDGES.test(plain)) return 0.95;
  if (plain.length < 350 && DEFINITION.test(plain) && !JUDGES.test(plain)) return 0.9;
  return 0;
}
