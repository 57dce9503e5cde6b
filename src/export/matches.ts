/**
 * Patterns that are looked for in hundreds of thousands of texts.
 */

/**
 * Every match of a global pattern, as `matchAll` gives them, without the copy of the pattern that `matchAll` makes for
 * each text: that takes longer than looking through a sentence.
 */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    found.push(match);
    // A match of nothing would be found for ever; no character is split.
    if (match[0] === '') pattern.lastIndex += (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
  }
  return found;
}

const NONE: readonly RegExpExecArray[] = [];
