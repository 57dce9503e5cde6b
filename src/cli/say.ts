/**
 * What people read on the terminal. Names of files may hold anything, and a terminal obeys control characters: they are shown,
 * not sent. JSON and files hold everything as it is.
 */

/** Control characters, line and paragraph separators, and those that turn the direction of writing. */
const OBEYED = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
/** The same but for what makes lines and columns. */
const OBEYED_IN_LINES = /(?![\n\t])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** A name, or anything else that stands in one line, with its control characters written out: `\n`, `\x1b`, `\u202e`. */
export function visible(text: string): string {
  return text.replace(OBEYED, written);
}

/** Text of several lines: what makes them stays. Names in it are made {@link visible} by themselves. */
export function visibleLines(text: string): string {
  return text.replace(OBEYED_IN_LINES, written);
}

/** Says something on standard error. */
export function say(text: string): void {
  process.stderr.write(visibleLines(text));
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function written(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return SHORT[character] ?? (code.length > 2 ? `\\u${code}` : `\\x${code.padStart(2, '0')}`);
}
