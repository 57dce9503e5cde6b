/**
 * Raised figures: the mark of a note must never be read as a digit of the number before it.
 */

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * What stands in the text for a raised piece after `before`: nothing for the mark of a note after a word or stop,
 * raised digits after a digit, the piece itself where it belongs to a unit or is no figure. Letters are marks where they
 * count as notes do: "a" to "h", "iv".
 */
export function raisedText(before: string, piece: string): string {
  if (/^\s*[*†‡§]+\s*$/u.test(piece)) return before.trim() === '' ? piece : '';
  if (/^\s*[[(]?(?:[a-h]|[ivx]{1,5})[\])]?\s*$/u.test(piece))
    return /(?:\d|\p{L}{3}|[.,;:!?])$/u.test(before) ? '' : piece;
  if (!/^\s*[[(]?\d{1,3}(?:\s*[,–-]\s*\d{1,3})*[\])]?\s*$/u.test(piece)) return piece;
  const end = before.slice(-12);
  if (/\d$/u.test(end)) return piece.replace(/\d/gu, (digit) => RAISED[Number(digit)] ?? digit);
  return /(?:\p{L}{3}|[.,;:!?’'”")\]%])$/u.test(end) ? '' : piece;
}
