/**
 * Notes of web pages: their marks in the text, the notes themselves and the ways back, as GOV.UK, WordPress, Wikipedia,
 * Word and LibreOffice write them, and by the roles of the DPUB-ARIA standard.
 */
type Attributes = Readonly<Record<string, string>>;

const NOTE_ID =
  /^(?:fn|footnote|endnote|note|cite_note|ftn|edn|sdfootnote|sdendnote)[-:_.]?(?:[\w-]*?[-:_])??(\d{1,3}|[a-z])$/iu;
const TO_NOTE =
  /#_?(?:fn|footnote|endnote|cite_note|ftn|edn|note)[-:_.]?(?!ref)[\w:-]*\d\w*$|#sd(?:foot|end)note\d+sym$/iu;
const TO_MARK =
  /#_?(?:fnref|fn-?ref|footnote-?ref|footnoteref|noteref|cite_ref|ftnref|ednref|ref)[-:_.]?[\w:-]*$|#sd(?:foot|end)note\d+anc$/iu;

/** Whether an element is the mark of a note in the text. */
export function isMark(name: string, attributes: Attributes): boolean {
  const { role = '', href = '', class: marks = '', id = '' } = attributes;
  if (/\bdoc-noteref\b/u.test(role) || /\bnoteref\b/u.test(attributes['epub:type'] ?? '')) return true;
  if (/(?:^|\s)(?:footnote-?ref|footnote-reference|noteref|sdfootnoteanc|sdendnoteanc)(?:\s|$)/iu.test(marks))
    return true;
  if (name === 'sup' && /^(?:fnref|cite_ref|footnote-?ref)/iu.test(id)) return true;
  return name === 'a' && TO_NOTE.test(href);
}

/** Whether an element leads from a note back into the text. */
export function isWayBack(name: string, attributes: Attributes): boolean {
  const { role = '', href = '', class: marks = '' } = attributes;
  if (/\bdoc-backlink\b/u.test(role)) return true;
  if (
    /(?:^|\s)(?:reversefootnote|footnote-back(?:ref|link)?|mw-cite-backlink|sdfootnotesym|sdendnotesym)(?:\s|$)/iu.test(
      marks,
    )
  )
    return true;
  return name === 'a' && TO_MARK.test(href);
}

/** The number of the note that an element is: as its address says, '' where only its place says so; null for no note. */
export function noteOf(name: string, attributes: Attributes): string | null {
  const { role = '', id = '' } = attributes;
  if (name !== 'li' && name !== 'div' && name !== 'p' && name !== 'aside') return null;
  const number = NOTE_ID.exec(id)?.[1];
  if (number !== undefined) return number;
  return /\bdoc-(?:endnote|footnote)\b/u.test(role) ? '' : null;
}

/** Whether an element holds nothing but notes. */
export function holdsNotes(attributes: Attributes): boolean {
  return (
    /\bdoc-endnotes\b/u.test(attributes.role ?? '') ||
    /(?:^|\s)(?:footnotes|endnotes|references)(?:\s|$)/iu.test(attributes.class ?? '')
  );
}

/** The mark of a note as it is printed, without brackets; null for words and arrows. */
export function markIn(text: string): string | null {
  return /^\s*[[(]?(\d{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-zA-Z]|[*†‡§]{1,4})[\])]?\s*$/u.exec(text)?.[1] ?? null;
}
