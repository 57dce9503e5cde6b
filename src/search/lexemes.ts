/**
 * The pieces of a query: words, operators, brackets, fields.
 */
import { FIELDS, type Field, type QueryNode } from './tree.ts';

export type Lexeme =
  | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { readonly kind: 'near'; readonly distance: number }
  | { readonly kind: 'near-open' }
  | { readonly kind: 'comma-number'; readonly distance: number }
  | { readonly kind: 'field'; readonly field: Field; readonly value: string; readonly quoted: boolean }
  | { readonly kind: 'term'; readonly node: QueryNode };

/** Words between, where a NEAR does not say how many. */
export const DEFAULT_DISTANCE = 10;

const LEXEME =
  /NEAR\s*\/\s*(?<slash>\d+)|NEAR\s*(?<nearOpen>\()|(?<open>\()|(?<close>\))|,\s*(?<comma>\d+)(?=\s*\))|(?<minus>(?<![\p{L}\p{N}])-(?=[\p{L}\p{N}"“(]))|(?:(?<field>\p{L}+):)?["“”](?<phrase>[^"“”]*)(?<closing>["“”]?)(?<after>[*~]*)|(?<bare>[^\s()"“”,]+)/gu;

/** Adds a sentence about the query once. */
export function remark(remarks: string[], sentence: string): void {
  if (!remarks.includes(sentence)) remarks.push(sentence);
}

/** Cuts a query into words, operators, brackets and fields; what is odd goes to `remarks`. */
export function lex(query: string, remarks: string[]): Lexeme[] {
  const lexemes: Lexeme[] = [];
  for (const match of query.matchAll(LEXEME)) {
    const part = match.groups ?? {};
    if (part.slash !== undefined) lexemes.push({ kind: 'near', distance: Number(part.slash) });
    else if (part.nearOpen !== undefined) lexemes.push({ kind: 'near-open' });
    else if (part.open !== undefined) lexemes.push({ kind: 'open' });
    else if (part.close !== undefined) lexemes.push({ kind: 'close' });
    else if (part.comma !== undefined) lexemes.push({ kind: 'comma-number', distance: Number(part.comma) });
    else if (part.minus !== undefined) lexemes.push({ kind: 'not' });
    else if (part.phrase !== undefined) {
      if (part.closing === '')
        remark(remarks, 'A quotation mark is not closed; the phrase was taken to run to the end.');
      const field = part.field === undefined ? null : fieldOf(part.field);
      if (part.field !== undefined && field === null) unknownField(part.field, remarks, lexemes);
      if (field !== null) lexemes.push({ kind: 'field', field, value: part.phrase.trim(), quoted: true });
      else if (hasWord(part.phrase)) {
        const after = part.after ?? '';
        const kind = after.includes('*') ? 'prefix' : 'phrase';
        lexemes.push({ kind: 'term', node: { kind, text: part.phrase, exact: !after.includes('~') } });
      } else remark(remarks, 'An empty phrase was left out.');
    } else if (part.bare !== undefined) bareLexeme(part.bare, remarks, lexemes);
  }
  return withinBudget(lexemes, remarks);
}

/** Words and phrases that one query may look for, and how many of them as beginnings of words, which cost most. */
const MOST_TERMS = 60;
const MOST_PREFIXES = 20;

/** A search answers in a moment or not at all: nothing else is answered meanwhile. What is cut short is said. */
function withinBudget(lexemes: readonly Lexeme[], remarks: string[]): Lexeme[] {
  let [terms, prefixes] = [0, 0];
  return lexemes.flatMap((lexeme): Lexeme[] => {
    if (lexeme.kind !== 'term') return [lexeme];
    if (++terms > MOST_TERMS) {
      remark(remarks, `Only the first ${MOST_TERMS} words and phrases were looked for; the rest were left out.`);
      return [];
    }
    if (lexeme.node.kind !== 'prefix' || ++prefixes <= MOST_PREFIXES) return [lexeme];
    remark(
      remarks,
      `Only the first ${MOST_PREFIXES} beginnings of words were looked for as such, the rest as whole words.`,
    );
    return [{ kind: 'term', node: { kind: 'phrase', text: lexeme.node.text, exact: false } }];
  });
}

function bareLexeme(bare: string, remarks: string[], lexemes: Lexeme[]): void {
  if (bare === 'AND' || bare === '&&') {
    lexemes.push({ kind: 'and' });
    return;
  }
  if (bare === 'OR' || bare === '||' || bare === '|') {
    lexemes.push({ kind: 'or' });
    return;
  }
  if (bare === 'NOT') {
    lexemes.push({ kind: 'not' });
    return;
  }
  if (bare === 'NEAR') {
    lexemes.push({ kind: 'near', distance: DEFAULT_DISTANCE });
    return;
  }
  const fielded = /^(\p{L}+):(.+)$/u.exec(bare);
  if (fielded !== null) {
    const [, name = '', value = ''] = fielded;
    const field = fieldOf(name);
    if (field !== null) {
      lexemes.push({ kind: 'field', field, value, quoted: false });
      return;
    }
    unknownField(name, remarks, lexemes);
    bareLexeme(value, remarks, lexemes);
    return;
  }
  const emptyField = /^(\p{L}+):$/u.exec(bare);
  if (emptyField !== null && fieldOf(emptyField[1] ?? '') !== null) {
    remark(remarks, `“${bare}” needs a value directly after the colon, in quotation marks if it has spaces.`);
    return;
  }
  if (!hasWord(bare)) return;
  const prefix = /^(.*[\p{L}\p{N}])\*+$/u.exec(bare);
  if (prefix !== null) lexemes.push({ kind: 'term', node: { kind: 'prefix', text: prefix[1] ?? '', exact: false } });
  else {
    if (/^\*|\p{L}\*\p{L}/u.test(bare))
      remark(remarks, 'A * stands only at the end of a word; elsewhere it was left out.');
    for (const text of bare.split('*').filter(hasWord)) lexemes.push({ kind: 'term', node: { kind: 'word', text } });
  }
}

function unknownField(name: string, remarks: string[], lexemes: Lexeme[]): void {
  remark(remarks, `There is no field “${name}:”; it was read as a word. Fields are ${FIELDS.join(', ')}.`);
  lexemes.push({ kind: 'term', node: { kind: 'word', text: name } });
}

function fieldOf(name: string): Field | null {
  const lower = name.toLowerCase();
  return FIELDS.find((field) => field === lower) ?? null;
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
