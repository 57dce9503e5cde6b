/**
 * Section headings that letters and reports of the inspectorates share.
 */

/** Headings that letters and reports of the inspectorates share. */
const KNOWN =
  /^(?:key strengths|strengths|areas? for (?:improvement|priority action|development)|headline findings|main findings|findings|overview|context|introduction|background|summary|conclusions?|recommendations|what needs to improve\b.*|what is working well\b.*|next steps|(?:case|practice) stud(?:y|ies)\b.*|evaluation|scope|methodology|appendi(?:x|ces)\b.*|contents|annexe? [a-z0-9]\b.*)[?:]?$/iu;

/** Whether a text is a section heading that letters and reports share: "Key strengths". */
export function isKnownHeading(text: string): boolean {
  return KNOWN.test(text);
}
