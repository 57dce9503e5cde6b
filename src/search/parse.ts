/**
 * The language of the search box. Reading never fails: what cannot be read as meant is read as well as possible, and
 * said in a sentence.
 */

import { collectFilters } from './filters.ts';
import { DEFAULT_DISTANCE, lex, remark } from './lexemes.ts';
import type { ParsedQuery, QueryNode } from './tree.ts';

/** Opening brackets kept: more would be a slip of the keyboard, and each costs a level of recursion. */
const MOST_LEVELS = 50;

/**
 * Reads a query: words, "words exactly as written", "words in any form"~, prefix*, `NEAR(a b, 5)` or `a NEAR/5 b`, AND, OR, NOT or a leading minus, brackets,
 * and the fields `area: year: type: heading: criterion: polarity: decision: tag:`. Words side by side must all occur.
 * Operators are written in capitals. Years are `2019`, `2019-2023`, `>=2019` or `<2019`. Never throws.
 */
export function parseQuery(query: string): ParsedQuery {
  const remarks: string[] = [];
  const lexemes = lex(query.normalize('NFC'), remarks);
  const filters = collectFilters();
  let at = 0;
  let level = 0;
  /** Whether the brackets that are open are taken away as a whole. */
  let outside = false;

  const peek = () => lexemes[at];
  const either = (): QueryNode | null => {
    const children: QueryNode[] = [];
    for (;;) {
      const child = all();
      if (child !== null) children.push(child);
      if (peek()?.kind !== 'or') break;
      at++;
      if (child === null) remark(remarks, 'An OR has nothing before it and was left out.');
      const next = peek();
      if (next === undefined || next.kind === 'close') remark(remarks, 'An OR has nothing after it and was left out.');
    }
    return combine('or', children);
  };
  const all = (): QueryNode | null => {
    const children: QueryNode[] = [];
    let dangling = false;
    for (;;) {
      const lexeme = peek();
      if (lexeme === undefined || lexeme.kind === 'or' || lexeme.kind === 'close') break;
      if (lexeme.kind === 'and') {
        if (children.length === 0) remark(remarks, 'An AND has nothing before it and was left out.');
        dangling = true;
        at++;
        continue;
      }
      dangling = false;
      const before = at;
      const child = single();
      if (at === before) at++;
      if (child === null) continue;
      const near = peek();
      if (near?.kind === 'near') {
        at++;
        const right = single();
        if (right === null) remark(remarks, 'NEAR needs a word on both sides.');
        children.push(right === null ? child : nearOf([child, right], near.distance, remarks));
      } else children.push(child);
    }
    if (dangling && children.length > 0) remark(remarks, 'An AND has nothing after it and was left out.');
    return combine('and', children);
  };
  const single = (negated = false): QueryNode | null => {
    const lexeme = peek();
    if (lexeme === undefined) {
      if (negated) remark(remarks, 'A NOT has nothing after it and was left out.');
      return null;
    }
    at++;
    switch (lexeme.kind) {
      case 'not': {
        let away = !negated;
        for (; peek()?.kind === 'not'; at++) away = !away;
        const child = single(away);
        return child === null || !away ? child : { kind: 'not', child };
      }
      case 'open': {
        if (++level > MOST_LEVELS) {
          remark(remarks, 'There are too many brackets; the inner ones were left out.');
          return null;
        }
        const before = outside;
        outside = outside !== negated;
        const inside = either();
        outside = before;
        level--;
        if (peek()?.kind === 'close') at++;
        else remark(remarks, 'A bracket is not closed; it was taken to close at the end.');
        return inside;
      }
      case 'near-open': {
        const terms: QueryNode[] = [];
        let distance = DEFAULT_DISTANCE;
        for (let inner = peek(); inner !== undefined && inner.kind !== 'close'; inner = peek()) {
          at++;
          if (inner.kind === 'term') terms.push(inner.node);
          else if (inner.kind === 'comma-number') distance = inner.distance;
        }
        if (peek()?.kind === 'close') at++;
        else remark(remarks, 'A bracket is not closed; it was taken to close at the end.');
        return nearOf(terms, distance, remarks);
      }
      case 'field':
        if (lexeme.field === 'heading') {
          return { kind: 'heading', term: { kind: 'phrase', text: lexeme.value, exact: false } };
        }
        if (level > 0 || lexemes.some((other) => other.kind === 'or')) {
          remark(remarks, `“${lexeme.field}:” narrows the whole search, wherever it stands.`);
        }
        filters.add(lexeme.field, lexeme.value, negated !== outside, remarks);
        return null;
      case 'near':
        remark(remarks, 'NEAR needs a word on both sides.');
        return null;
      case 'comma-number':
        return { kind: 'word', text: String(lexeme.distance) };
      case 'term':
        return lexeme.node;
      default:
        return null;
    }
  };

  const children: QueryNode[] = [];
  while (at < lexemes.length) {
    const before = at;
    const part = either();
    if (part !== null) children.push(part);
    if (peek()?.kind === 'close') {
      remark(remarks, 'A closing bracket has no opening one and was left out.');
      at++;
    } else if (at === before) at++;
  }
  const root = withoutUnanchoredNots(combine('and', children), remarks);
  if (root === null && remarks.length === 0 && filters.empty())
    remark(remarks, 'The query holds no words to look for.');
  return { root, filters: filters.done(), explanation: remarks.length === 0 ? null : remarks.join(' ') };
}

function combine(kind: 'and' | 'or', children: readonly QueryNode[]): QueryNode | null {
  const [first, ...rest] = children;
  if (first === undefined) return null;
  return rest.length === 0 ? first : { kind, children };
}

function nearOf(terms: readonly QueryNode[], distance: number, remarks: string[]): QueryNode {
  const plain = terms.filter((term) => term.kind === 'word' || term.kind === 'phrase' || term.kind === 'prefix');
  if (plain.length < terms.length || plain.length < 2) {
    remark(remarks, 'NEAR needs two or more words or phrases.');
    return combine('and', terms) ?? { kind: 'and', children: [] };
  }
  return { kind: 'near', terms: plain, distance: Math.min(distance, 1000) };
}

/** A NOT takes away from what stands beside it; alone, or as one side of an OR, there is nothing to take away from. */
function withoutUnanchoredNots(node: QueryNode | null, remarks: string[]): QueryNode | null {
  if (node === null) return null;
  const leftOut = () => {
    remark(remarks, 'NOT can only take away from other words; standing alone it was left out.');
    return null;
  };
  switch (node.kind) {
    case 'not':
      return leftOut();
    case 'or': {
      const children = node.children.flatMap((child) => withoutUnanchoredNots(child, remarks) ?? []);
      return combine('or', children);
    }
    case 'and': {
      const kept: QueryNode[] = [];
      for (const child of node.children) {
        if (child.kind === 'not') {
          const inner = withoutUnanchoredNots(child.child, remarks);
          if (inner !== null) kept.push({ kind: 'not', child: inner });
        } else {
          const inner = withoutUnanchoredNots(child, remarks);
          if (inner !== null) kept.push(inner);
        }
      }
      return kept.every((child) => child.kind === 'not') ? leftOut() : combine('and', kept);
    }
    default:
      return node;
  }
}
