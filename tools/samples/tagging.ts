import type PDFDocument from 'pdfkit';
import type { Structure } from 'pdfkit';
import type { Frame, Line } from './layout.ts';

/** The elements of the structure tree to which the marker and the text of a line belong. */
export interface Tagged {
  readonly marker: Structure;
  readonly text: Structure;
}

/**
 * Builds the structure tree (ISO 32000-1, 14.8) that word processors give such letters: bullets as list items with a
 * label and a body, lists within lists, a frame as a table of one cell, a footnote as a note. A block that crosses a page
 * stays one element. Returns the elements for each line, to be asked in the order of the page.
 */
export function structureTree(document: PDFDocument, root: Structure): (line: Line, frame: Frame | null) => Tagged {
  const known = new Map<number, Tagged>();
  const cells = new Map<Frame, Structure>();
  let lists: readonly Structure[] = [];

  const child = (parent: Structure, type: string): Structure => {
    const element = document.struct(type);
    parent.add(element);
    return element;
  };
  const block = (parent: Structure, type: string): Tagged => {
    const element = child(parent, type);
    return { marker: element, text: element };
  };
  const item = (depth: number): Tagged => {
    const open = lists.slice(0, depth);
    while (open.length < depth) {
      open.push(child(open.at(-1) ?? root, 'L'));
    }
    lists = open;
    const entry = child(open.at(-1) ?? root, 'LI');
    return { marker: child(entry, 'Lbl'), text: child(entry, 'LBody') };
  };
  const cell = (frame: Frame): Structure => {
    const made = cells.get(frame) ?? child(child(child(root, 'Table'), 'TR'), 'TD');
    cells.set(frame, made);
    return made;
  };
  const made = (line: Line, frame: Frame | null): Tagged => {
    if (line.role === 'bullet') return item(1);
    if (line.role === 'inner-bullet') return item(2);
    if (line.role === 'footnote') return block(root, 'Note');
    lists = [];
    if (line.role === 'heading-1') return block(root, 'H1');
    if (line.role === 'heading-2') return block(root, 'H2');
    return block(frame === null ? root : cell(frame), 'P');
  };

  return (line, frame) => {
    const tagged = known.get(line.block) ?? made(line, frame);
    known.set(line.block, tagged);
    return tagged;
  };
}
