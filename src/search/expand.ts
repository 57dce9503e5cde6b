/**
 * From what was typed to what is looked for: every word in its indexed forms, synonym families opened.
 */
import { isStopWord } from '../language/stop-words.ts';
import type { QueryNode } from './tree.ts';
import { searchStem, searchWords } from './words.ts';

/** Words and phrases that mean the same to the user: "MASH", "front door", "multi-agency safeguarding hub". */
export interface SynonymFamily {
  readonly name: string;
  readonly forms: readonly string[];
}

/**
 * Consecutive indexed forms. `prefix` lets the last one go on; a prefix also finds its own stem. Where there is a
 * `written`, the words must be written so as well, which the index cannot tell: see `heldBack`.
 */
export interface Form {
  readonly stems: readonly string[];
  readonly prefix: boolean;
  readonly written: readonly string[] | null;
}

/** A query ready to be run: leaves are alternatives of forms. */
export type Wanted =
  | { readonly kind: 'any'; readonly forms: readonly Form[]; readonly column: 'all' | 'heading' }
  | { readonly kind: 'near'; readonly terms: readonly (readonly Form[])[]; readonly distance: number }
  | { readonly kind: 'and' | 'or'; readonly children: readonly Wanted[] }
  | { readonly kind: 'not'; readonly child: Wanted };

/** What families offer, by the terms they hold. */
interface Families {
  /** Forms of all terms that mean the same. */
  readonly forms: ReadonlyMap<string, readonly Form[]>;
  /** Which families each term belongs to. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Most words in any term. */
  readonly longest: number;
}

/** Opens a query into indexed forms. Null where it holds no words. */
export function expandQuery(root: QueryNode | null, families: readonly SynonymFamily[]): Wanted | null {
  return root === null ? null : open(root, readFamilies(families));
}

/** Ways to put the forms of words that stand near one another side by side which the index is asked for, at most. */
const MOST_ALTERNATIVES = 64;

/** Whether the index cannot tell alone that words stand near one another: there are too many ways in which they may. */
export function isTooMany(terms: readonly (readonly Form[])[]): boolean {
  return terms.reduce((product, forms) => product * forms.length, 1) > MOST_ALTERNATIVES;
}

/** Whether the index answers more than is asked: it holds no words as they are written, and not all that may be near. */
export function asksForMore(wanted: Wanted): boolean {
  switch (wanted.kind) {
    case 'any':
      return wanted.forms.some((form) => form.written !== null);
    case 'near':
      return isTooMany(wanted.terms) || wanted.terms.some((forms) => forms.some((form) => form.written !== null));
    case 'not':
      return asksForMore(wanted.child);
    default:
      return wanted.children.some(asksForMore);
  }
}

/** Names of the families that a query opens, each once: those that hold a whole word or phrase of it. */
export function familiesOpened(root: QueryNode | null, families: readonly SynonymFamily[]): string[] {
  const { names, longest } = readFamilies(families);
  const opened = new Set<string>();
  const note = (text: string) => {
    for (const name of names.get(keyOf(text)) ?? []) opened.add(name);
  };
  const visit = (node: QueryNode): void => {
    if (node.kind === 'word' || (node.kind === 'phrase' && !node.exact)) note(node.text);
    else if (node.kind === 'heading') visit(node.term);
    else if (node.kind === 'not') visit(node.child);
    else if (node.kind === 'near') node.terms.forEach(visit);
    else if (node.kind === 'and' || node.kind === 'or') {
      node.children.forEach(visit);
      for (const from of node.kind === 'and' ? node.children.keys() : []) {
        const run = wordsFrom(node.children, from).slice(0, longest);
        for (let length = 2; length <= run.length; length++) note(run.slice(0, length).join(' '));
      }
    }
  };
  if (root !== null) visit(root);
  return [...opened];
}

function open(node: QueryNode, families: Families): Wanted {
  switch (node.kind) {
    case 'word':
    case 'phrase':
    case 'prefix':
      return { kind: 'any', forms: formsOf(node, families), column: 'all' };
    case 'heading':
      return { kind: 'any', forms: formsOf(node.term, families), column: 'heading' };
    case 'near':
      return { kind: 'near', terms: node.terms.map((term) => formsOf(term, families)), distance: node.distance };
    case 'not':
      return { kind: 'not', child: open(node.child, families) };
    case 'or':
      return { kind: 'or', children: node.children.map((child) => open(child, families)) };
    case 'and':
      return openAnd(node.children, families);
  }
}

/** Words side by side may be one term of a family, or one word that others write together: "well being". */
function openAnd(all: readonly QueryNode[], families: Families): Wanted {
  const nodes = familyTermLength(wordsFrom(all, 0), families) === all.length ? all : withoutGrammar(all);
  const children: Wanted[] = [];
  for (let at = 0; at < nodes.length; ) {
    const run = wordsFrom(nodes, at);
    const length = familyTermLength(run, families);
    if (length > 1) {
      const words = run.slice(0, length);
      const telling = words.filter((text) => !GRAMMAR.has(text.toLowerCase()));
      const apart: Wanted = {
        kind: 'and',
        children: (telling.length > 0 ? telling : words).map((text) => ({
          kind: 'any',
          forms: textForms(text),
          column: 'all',
        })),
      };
      const family = families.forms.get(keyOf(words.join(' '))) ?? [];
      children.push({ kind: 'or', children: [apart, { kind: 'any', forms: family, column: 'all' }] });
      at += length;
      continue;
    }
    const node = nodes[at] as QueryNode;
    const opened = open(node, families);
    if (node.kind === 'word' && opened.kind === 'any') {
      const before = nodes[at - 1];
      const after = nodes[at + 1];
      const together = [
        ...(before?.kind === 'word' ? joinedForms(before.text, node.text) : []),
        ...(after?.kind === 'word' ? joinedForms(node.text, after.text) : []),
      ];
      children.push({ ...opened, forms: distinct([...opened.forms, ...together]) });
    } else children.push(opened);
    at++;
  }
  return children.length === 1 ? (children[0] as Wanted) : { kind: 'and', children };
}

function wordsFrom(nodes: readonly QueryNode[], from: number): string[] {
  const words: string[] = [];
  for (const node of nodes.slice(from)) {
    if (node.kind !== 'word') break;
    words.push(node.text);
  }
  return words;
}

function familyTermLength(words: readonly string[], families: Families): number {
  for (let length = Math.min(words.length, families.longest); length > 1; length--) {
    if (families.forms.has(keyOf(words.slice(0, length).join(' ')))) return length;
  }
  return 0;
}

function formsOf(node: QueryNode, families: Families): Form[] {
  if (node.kind === 'prefix') return node.exact ? exactForms(node.text, true) : prefixForms(node.text);
  if (node.kind !== 'word' && node.kind !== 'phrase') return [];
  if (node.kind === 'phrase' && node.exact) return exactForms(node.text, false);
  return distinct([...textForms(node.text), ...(families.forms.get(keyOf(node.text)) ?? [])]);
}

/** A text in parts, and with its compounds joined. */
function writtenForms(text: string): Form[] {
  const words = searchWords(text);
  const apart = words.flatMap((word) => word.parts);
  const joined = words.map((word) => word.joined);
  return distinct([apart, joined].map((stems) => ({ stems, prefix: false, written: null })));
}

/** A text as it is written, in parts and with its compounds joined: a hyphen more or less is no other word. */
function exactForms(text: string, prefix: boolean): Form[] {
  const words = searchWords(text);
  const apart = words.flatMap((word) => word.written);
  const joined = words.map((word) => word.written.join(''));
  const stems = [words.flatMap((word) => word.parts), words.map((word) => word.joined)];
  const last = [words.at(-1)?.plain.at(-1), words.at(-1)?.plain.join('')];
  return distinct(
    [apart, joined].flatMap((written, at) => {
      const plain = stems[at] ?? [];
      const form = { stems: plain, prefix: false, written };
      // The beginning of a word, and the stem that stands in the index for a word that goes on.
      return prefix
        ? [
            { ...form, prefix, stems: [...plain.slice(0, -1), last[at] ?? ''] },
            { ...form, prefix },
          ]
        : [form];
    }),
  );
}

/** The written forms of a text, and those with any two neighbours written as one word. */
function textForms(text: string): Form[] {
  const words = searchWords(text);
  const apart = words.flatMap((word) => word.parts);
  const plain = words.flatMap((word) => word.plain);
  const neighbours = plain.slice(1).flatMap((word, at) => {
    const left = plain[at] ?? '';
    if (!mayJoin(left, word)) return [];
    return [
      { stems: [...apart.slice(0, at), searchStem(left + word), ...apart.slice(at + 2)], prefix: false, written: null },
    ];
  });
  return distinct([...writtenForms(text), ...neighbours]);
}

function joinedForms(left: string, right: string): Form[] {
  const [first, ...more] = [...searchWords(left), ...searchWords(right)].flatMap((word) => word.plain);
  const [second] = more;
  if (first === undefined || second === undefined || more.length > 1 || !mayJoin(first, second)) return [];
  return [{ stems: [searchStem(first + second)], prefix: false, written: null }];
}

/** Function words that English writes together with their neighbour: "wellbeing", "ongoing", "takeup". */
const JOINING = new Set(['well', 'being', 'up', 'down', 'in', 'on', 'off', 'out', 'over', 'under', 'going', 'self']);

/** Whether two words may be written as one somewhere. */
function mayJoin(left: string, right: string): boolean {
  return [left, right].every((word) => !isStopWord(word) || JOINING.has(word));
}

/** Words that carry grammar only. Beside other words they are not looked for: nearly every passage has them. */
const GRAMMAR = new Set(
  'a an and are as at be been by for from he her his in is it its of on or that the their them these they this those to was were which who with'.split(
    ' ',
  ),
);

/** The words of an AND without those that carry grammar only, where others are left. */
function withoutGrammar(nodes: readonly QueryNode[]): readonly QueryNode[] {
  const telling = nodes.filter((node) => node.kind !== 'word' || !GRAMMAR.has(node.text.toLowerCase()));
  return telling.some((node) => node.kind !== 'not') ? telling : nodes;
}

function prefixForms(text: string): Form[] {
  const words = searchWords(text);
  const plain = words.flatMap((word) => word.plain);
  const last = plain.at(-1) ?? '';
  const lead = plain.slice(0, -1).map(searchStem);
  const forms: Form[] = [
    { stems: [...lead, last], prefix: true, written: null },
    { stems: [...lead, searchStem(last)], prefix: false, written: null },
  ];
  if (plain.length > 1) forms.push({ stems: [plain.join('')], prefix: true, written: null });
  return distinct(forms);
}

/** Families as read, for as long as the list itself is kept: a search opens the same list for every passage it marks. */
const known = new WeakMap<readonly SynonymFamily[], Families>();

function readFamilies(families: readonly SynonymFamily[]): Families {
  const before = known.get(families);
  if (before !== undefined) return before;
  const forms = new Map<string, Form[]>();
  const names = new Map<string, string[]>();
  let longest = 0;
  for (const family of families) {
    const terms = family.forms.filter((term) => keyOf(term) !== '');
    const all = terms.flatMap((term) => writtenForms(term));
    for (const term of terms) {
      const key = keyOf(term);
      forms.set(key, distinct([...(forms.get(key) ?? []), ...all]));
      names.set(key, [...(names.get(key) ?? []), family.name]);
      longest = Math.max(longest, searchWords(term).length);
    }
  }
  const read = { forms, names, longest };
  known.set(families, read);
  return read;
}

/** What makes two terms the same: their joined stems run together. */
function keyOf(text: string): string {
  return searchWords(text)
    .flatMap((word) => word.parts)
    .join(' ');
}

function distinct(forms: readonly Form[]): Form[] {
  const seen = new Map<string, Form>();
  for (const form of forms) {
    if (form.stems.length === 0) continue;
    seen.set(`${form.stems.join(' ')}${form.prefix ? '*' : ''} ${form.written?.join(' ') ?? ''}`, form);
  }
  return [...seen.values()];
}
