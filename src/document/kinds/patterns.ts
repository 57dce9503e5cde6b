/**
 * From the patterns of the descriptions to regular expressions.
 */
import { MONTHS } from '../dates.ts';
import type { Pattern } from './kind.ts';

const MONTH = `(?:${MONTHS.join('|')})`;

const SLOTS: Readonly<Record<string, string>> = {
  area: String.raw`(?<area>(?:(?:st\. )?[^.;:|?]){2,90}?)`,
  // In running text: capitalised words, and the small ones between them.
  Area: String.raw`(?<area>(?-i:(?:St\. )?\p{Lu}[\p{L}’'-]*(?:,? (?:(?:and|with|upon|of|on|the|under|le|&) )*\p{Lu}[\p{L}’'-]*)*))`,
  // The end of a sentence or clause.
  end: String.raw`(?=[.;:]?(?:\d{0,2})$|[.;:]\d{0,2}\s)`,
  theme: '(?<theme>[^.;|?]{3,200}?)',
  services: `(?:(?:'s|'|,)? (?:local authority|council|unitary authority))*(?:'s|')?(?: local authority)? children(?:'s)?,? (?:and (?:young people(?:'s)?|families|adults?'?) )?(?:social (?:care|work) )?(?:services?|social care)`,
  date: String.raw`\d{1,2} ?(?:st|nd|rd|th)? ?(?:of )?${MONTH},? \d{4}`,
  month: `(?:(?:${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}))`,
  year: String.raw`(?:19|20)\d\d(?: ?[-–/&] ?(?:\d\d)?\d\d)?`,
};

/** The regular expression of a pattern; with `whole`, one that has to fit from beginning to end. */
export function expressionOf(pattern: Pattern, whole = false): RegExp {
  const filled = pattern.replace(
    /\{(area|Area|theme|end|services|date|month|year)\}/gu,
    (_, name: string) => SLOTS[name] as string,
  );
  const source = filled.replace(/\\.|\[(?:\\.|[^\]])*\]|'| (?<many>[?*+{])?/gu, (found, many: string | undefined) => {
    if (found === "'") return "[’‘']";
    if (found.startsWith('[')) return found.replace("'", "’‘'");
    if (!found.startsWith(' ')) return found;
    return many === undefined ? String.raw`\s+` : String.raw`\s${many}`;
  });
  const bound = whole ? `^(?:${source})$` : source;
  return bound.includes(CASED) ? new RegExp(eitherCase(bound), 'u') : new RegExp(bound, 'iu');
}

/** Begins a group in which case counts. It is written out below: older engines do not know it. */
const CASED = '(?-i:';

/** A source in which every letter outside such groups stands for both its cases, for an expression without the flag `i`. */
function eitherCase(source: string): string {
  const tokens = source.match(/\\(?:p\{\w+\}|.)|\[(?:\\.|[^\]])*\]|\(\?<\w+>|\(\?-i:|./gisu) ?? [];
  const open: boolean[] = [];
  const isCased = () => open.includes(true);
  return tokens
    .map((token) => {
      if (token === ')') open.pop();
      else if (token.startsWith('(')) open.push(token === CASED);
      if (token === CASED) return '(?:';
      if (token.startsWith('\\') || token.startsWith('(') || isCased()) return token;
      if (token.startsWith('['))
        return token.replace(/\\(?:p\{\w+\}|.)|[a-z]-[a-z]|[a-z]/giu, (one) =>
          one.startsWith('\\') ? one : one.toLowerCase() + one.toUpperCase(),
        );
      return /^[a-z]$/iu.test(token) ? `[${token.toLowerCase()}${token.toUpperCase()}]` : token;
    })
    .join('');
}

export function expressionsOf(patterns: readonly Pattern[] | undefined, whole = false): RegExp[] {
  return (patterns ?? []).map((pattern) => expressionOf(pattern, whole));
}
