/**
 * What XML 1.0 (section 2.2) has no place for, whichever file it stands in: each format says what it puts there instead.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML cannot carry
export const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;
