/**
 * Tagged structure of a PDF page (ISO 32000-1, 14.7 and 14.8): from content names to what they belong to.
 */
import type { Tag } from '../lines/line.ts';

/** A node of the structure tree as pdf.js gives it. */
export interface StructureNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly StructureNode[];
}

/** Roles that only mark words inside a block. */
const INLINE = new Set(['Span', 'Link', 'Quote', 'Em', 'Strong', 'Sub', 'Reference', 'BibEntry', 'Code', 'Annot']);
/** Roles that hold blocks and are none themselves. */
const HOLDERS = new Set(['LI', 'LBody', 'Lbl', 'TD', 'TH', 'Note', 'Caption', 'BlockQuote']);

/** Deeper structure than any author makes is cut off. */
const DEEPEST = 100;

interface Place {
  readonly tag: Tag;
  readonly note: boolean;
}

/**
 * What each content name of a page belongs to. Numbers are taken from `nextNumber`, so that they are unique in the
 * document.
 */
export function tagsOf(root: StructureNode, nextNumber: () => number): Map<string, Tag> {
  const tags = new Map<string, Tag>();
  const walk = (node: StructureNode, place: Place, depth: number) => {
    if (depth > DEEPEST) return;
    if (node.type === 'content' && node.id !== undefined) tags.set(node.id, place.tag);
    if (node.role === 'Table') return walkTable(node, place, depth);
    const inside = node.role === undefined ? place : enter(node.role, place, nextNumber);
    for (const child of node.children ?? []) walk(child, inside, depth + 1);
  };
  const walkTable = (table: StructureNode, place: Place, depth: number) => {
    const rows = rowsOf(table);
    const number = nextNumber();
    const columns = Math.max(0, ...rows.map((row) => (row.children ?? []).length));
    for (const [at, row] of rows.entries()) {
      for (const [column, cell] of (row.children ?? []).entries()) {
        const tag: Tag = {
          ...place.tag,
          element: nextNumber(),
          role: place.note ? 'Note' : 'TD',
          cell: columns > 1 ? { table: number, row: at, column } : place.tag.cell,
          frame: columns > 1 ? place.tag.frame : (place.tag.frame ?? number),
        };
        for (const child of cell.children ?? [cell]) walk(child, { tag, note: place.note }, depth + 4);
      }
    }
  };
  const top: Tag = { element: nextNumber(), role: 'Document', item: null, cell: null, frame: null };
  walk(root, { tag: top, note: false }, 0);
  return tags;
}

function enter(role: string, place: Place, nextNumber: () => number): Place {
  if (INLINE.has(role)) return place;
  const note = place.note || role === 'Note' || role === 'FENote';
  const inList = HOLDERS.has(role) && role !== 'LI';
  const element = inList ? place.tag.element : nextNumber();
  return {
    tag: {
      ...place.tag,
      element,
      role: note ? 'Note' : role,
      item: role === 'LI' ? element : place.tag.item,
    },
    note,
  };
}

function rowsOf(table: StructureNode): StructureNode[] {
  return (table.children ?? []).flatMap((child) =>
    child.role === 'TR' ? [child] : (child.children ?? []).filter((row) => row.role === 'TR'),
  );
}
