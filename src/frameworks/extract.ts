/**
 * The criteria list of a guidance document, with its nesting and numbering and the official wording kept.
 */
import type { DocumentContent } from '../document/document.ts';
import { introStrength } from './introductions.ts';
import { follows, type ListItem, listItems } from './list-items.ts';

export interface ExtractedCriterion {
  /** As printed where every item carries its own number, else counted: "1", "17", "17a". */
  readonly code: string;
  /** Wording as printed, without bullet, number and footnote mark, on one line. */
  readonly text: string;
  readonly page: number;
  /** Number of the paragraph that the item is or belongs to, as printed, or null. */
  readonly paragraph: string | null;
  readonly children: readonly ExtractedCriterion[];
}

/**
 * Reads the criteria out of a guidance document: the list or lists introduced as what inspectors evaluate. Empty where
 * the document has none.
 */
export function extractFramework(document: DocumentContent): { title: string; criteria: ExtractedCriterion[] } {
  const items = listItems(document);
  const lists = criteriaLists(items);
  const trees = lists.map((list) => nested(joined(list.items)));
  const roots =
    trees.length > 1 && lists.every((list) => list.group !== null) && new Set(lists.map((list) => list.group)).size > 1
      ? lists.map((list, at) => group(list.group ?? '', trees[at] ?? []))
      : trees.flat();
  return { title: titleOf(document), criteria: coded(roots) };
}

interface CriteriaList {
  readonly items: readonly ListItem[];
  /** The sub-heading that the list stands under within a section of criteria. */
  readonly group: string | null;
}

interface Tree {
  readonly item: ListItem;
  readonly children: readonly Tree[];
}

/** The lists whose introduction is the strongest in the document, each up to the next text that is no list item. */
function criteriaLists(items: readonly ListItem[]): CriteriaList[] {
  const found: (CriteriaList & { readonly strength: number })[] = [];
  for (let at = 0; at < items.length; at++) {
    const intro = items[at] as ListItem;
    if (intro.level !== null) continue;
    const next = items[at + 1];
    if (next === undefined || next.level === null) continue;
    const strength = introStrength(intro, items[at - 1]);
    if (strength === 0) continue;
    let end = at + 1;
    while (end < items.length && isItemOf(items, at + 1, end)) end++;
    const list = items.slice(at + 1, end).filter((_, index) => !isAside(items, at + 1 + index));
    if (list.length >= 2) {
      found.push({ strength, items: list, group: intro.headings.at(-1) ?? (intro.isHeading ? intro.text : null) });
    }
    at = end - 1;
  }
  const strongest = Math.max(0, ...found.map((list) => list.strength));
  return found.filter((list) => list.strength === strongest);
}

/** Whether an item goes on with the list that began at `first`: another item, or the rest of one that a page broke. */
function isItemOf(items: readonly ListItem[], first: number, at: number): boolean {
  const item = items[at] as ListItem;
  if (item.isHeading) return false;
  if (item.level !== null) return true;
  const before = items[at - 1];
  const after = items[at + 1];
  if (at > first && isAside(items, at)) return true;
  return (
    at > first &&
    before !== undefined &&
    !/:$/u.test(item.text) &&
    (goesOn(before.text, item.text) ||
      (before.isOpen && before.level !== null && after !== undefined && after.level !== null && item.number === null))
  );
}

/** Whether a paragraph stands between two items of a list whose numbers go on behind it. */
function isAside(items: readonly ListItem[], at: number): boolean {
  const [before, item, after] = [items[at - 1], items[at], items[at + 1]];
  return (
    item !== undefined &&
    item.level === null &&
    !item.isHeading &&
    before?.level != null &&
    after?.level != null &&
    follows(before.number, after.number)
  );
}

/** Words after which no item of a list ends. */
const UNFINISHED =
  /\b(?:a|an|the|and|or|of|to|in|on|for|with|by|from|at|as|that|which|who|their|its|is|are|be|been|has|have|this|these|into|through|including|when|where|whether|how|not|than)$/iu;

/** Whether the second text reads as the rest of the first, broken off by a page or a column. */
function goesOn(first: string, second: string): boolean {
  return (
    /^\p{Ll}/u.test(second) && !/[.!?:;]$/u.test(first) && (UNFINISHED.test(first) || !/^(?:and|or)\b/u.test(second))
  );
}

/** Puts items together that a page break took apart. */
function joined(items: readonly ListItem[]): ListItem[] {
  const capitals = items.filter((item) => /^\p{Lu}/u.test(item.text)).length;
  const result: ListItem[] = [];
  for (const item of items) {
    const last = result.at(-1);
    const broken =
      last !== undefined &&
      (item.level === null ||
        (capitals * 2 > items.length && UNFINISHED.test(last.text) && /^\p{Ll}/u.test(item.text)));
    if (broken) result[result.length - 1] = { ...last, text: `${last.text} ${item.text}`, isOpen: item.isOpen };
    else result.push(item);
  }
  return result;
}

/**
 * Nests items: an item whose level is deeper than the one before belongs to it, and so does one that goes on with the
 * sentence which the one before has begun ("Leaders and managers:", then "know ...", "recognise ..."), where the text
 * alone tells.
 */
function nested(items: readonly ListItem[]): Tree[] {
  const trees: Tree[] = [];
  const small = (item: ListItem) => /^\p{Ll}/u.test(item.text);
  for (let at = 0; at < items.length; ) {
    const item = items[at] as ListItem;
    let end = at + 1;
    while (end < items.length && ((items[end] as ListItem).level ?? 0) > (item.level ?? 0)) end++;
    if (end === at + 1 && /:$/u.test(item.text) && !small(item)) {
      while (end < items.length && small(items[end] as ListItem)) end++;
    }
    trees.push({ item, children: nested(items.slice(at + 1, end)) });
    at = end;
  }
  return trees;
}

function group(heading: string, children: readonly Tree[]): Tree {
  const first = children[0]?.item;
  const item: ListItem = {
    text: heading,
    level: 0,
    isHeading: true,
    number: null,
    paragraph: null,
    isOpen: true,
    page: first?.page ?? 1,
    headings: [],
  };
  return { item, children };
}

/** Gives every item its code: the printed numbers where all are printed and different, counted otherwise. */
function coded(trees: readonly Tree[], parent = ''): ExtractedCriterion[] {
  const printed = trees.map((tree) => tree.item.number);
  const usable = printed.every((number) => number !== null) && new Set(printed).size === trees.length;
  return trees.map((tree, at) => {
    const counted = parent === '' ? String(at + 1) : /\d$/u.test(parent) ? parent + letter(at) : `${parent}.${at + 1}`;
    const own = usable ? (printed[at] ?? counted) : counted;
    const code = usable && parent !== '' && !goesOnFrom(parent, own) ? under(parent, own) : own;
    return {
      code,
      text: tree.item.text,
      page: tree.item.page,
      paragraph: tree.item.paragraph,
      children: coded(tree.children, code),
    };
  });
}

/** Whether a printed number says that of its parent: 1.2 and 1b do under 1, and 1, 12 or ii under 1 or i do not. */
function goesOnFrom(parent: string, own: string): boolean {
  const rest = own.startsWith(parent) ? own.slice(parent.length) : '';
  const isMixed = /\d/u.test(parent) && /\D$/u.test(parent);
  return rest !== '' && (isMixed || rest.startsWith('.') || /\d$/u.test(parent) !== /^\d/u.test(rest));
}

function under(parent: string, own: string): string {
  return `${parent}${/^\d/u.test(own) ? '.' : ''}${own}`;
}

function letter(at: number): string {
  return at < 26 ? String.fromCharCode(97 + at) : `.${at + 1}`;
}

/** Headings that every document has and that name nothing. */
const NAMELESS =
  /^(?:\d+\.?\s*)?(?:introduction|contents?|background|summary|executive summary|purpose|foreword|report)$/iu;

function titleOf({ metadata, passages }: DocumentContent): string {
  const title = metadata.title.trim();
  if (title !== '' && !NAMELESS.test(title)) return title;
  if (metadata.inspectionTheme !== null) return `Criteria: ${metadata.inspectionTheme}`;
  const heading = passages.find((passage) => passage.kind === 'heading' && !NAMELESS.test(passage.text.trim()));
  return heading?.text.replace(/\s+/gu, ' ').trim() ?? 'Criteria';
}
