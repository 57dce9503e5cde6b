/**
 * Old form fields of a Word 97 to 2003 file (MS-DOC 2.9.78): boxes and lists.
 */
import { NOT_TICKED, TICKED } from '../symbols.ts';
import { countedText } from './file.ts';

const USUAL = 25;

/** What a box or list at a place of the data stream shows; null for other fields. */
export function formShown(data: DataView | null, at: number): string | null {
  try {
    if (!data) return null;
    let next = at + data.getUint16(at + 4, true);
    if (data.getUint32(next, true) !== 0xffffffff) return null;
    const bits = data.getUint16(next + 4, true);
    const [type, result] = [bits & 3, (bits >> 2) & 31];
    if (type !== 1 && type !== 2) return null;
    next = countedText(data, next + 10).end + 2;
    const chosen = result === USUAL ? data.getUint16(next, true) : result;
    if (type === 1) return chosen > 0 ? TICKED : NOT_TICKED;
    next += 2;
    for (let text = 0; text < 5; text++) next = countedText(data, next).end + 2;
    const count = data.getUint16(next + 2, true);
    next += 6;
    for (let index = 0; index < count; index++) {
      const { text, end } = countedText(data, next);
      if (index === chosen) return text;
      next = end;
    }
    return '';
  } catch {
    return null;
  }
}
