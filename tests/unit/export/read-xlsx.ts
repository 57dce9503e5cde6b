/**
 * A second opinion on workbooks: reads the cells of an .xlsx file without the library that wrote it.
 */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface ReadCell {
  readonly text: string;
  readonly isFormula: boolean;
  readonly isText: boolean;
}

/** Sheets by name; each row holds its cells by column letter. */
export function readWorkbook(bytes: Uint8Array): Map<string, ReadonlyMap<string, ReadCell>[]> {
  const files = unzipSync(bytes);
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const names: string[] = [];
  parse(part('xl/workbook.xml'), {
    open: (tag, attributes) => tag === 'sheet' && names.push(attributes.name ?? ''),
  });
  const strings: string[] = [];
  let current = '';
  parse(part('xl/sharedStrings.xml'), {
    open: (tag) => {
      if (tag === 'si') current = '';
    },
    text: (text) => {
      current += text;
    },
    close: (tag) => tag === 'si' && strings.push(unnumbered(current)),
  });
  return new Map(names.map((name, index) => [name, readSheet(part(`xl/worksheets/sheet${index + 1}.xml`), strings)]));
}

/** The value of one column below its head. */
export function column(rows: readonly ReadonlyMap<string, ReadCell>[], header: string): string[] {
  const [head] = rows;
  const letter = [...(head ?? [])].find(([, cell]) => cell.text === header)?.[0] ?? '';
  return rows.slice(1).map((row) => row.get(letter)?.text ?? '');
}

/** ECMA-376 part 1, 22.9.2.19: `_xHHHH_` stands for a character. */
const unnumbered = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, number) => String.fromCharCode(Number.parseInt(number, 16)));

function readSheet(xml: string, strings: readonly string[]): ReadonlyMap<string, ReadCell>[] {
  const rows: Map<string, ReadCell>[] = [];
  let place = '';
  let isText = false;
  let isFormula = false;
  let value = '';
  parse(xml, {
    open: (tag, attributes) => {
      if (tag === 'row') rows.push(new Map());
      if (tag === 'f') isFormula = true;
      if (tag !== 'c') return;
      place = (attributes.r ?? '').replace(/\d/gu, '');
      isText = attributes.t === 's';
      isFormula = false;
      value = '';
    },
    text: (text) => {
      value += text;
    },
    close: (tag) => {
      if (tag !== 'c') return;
      rows.at(-1)?.set(place, { text: isText ? (strings[Number(value)] ?? '') : value, isFormula, isText });
    },
  });
  return rows;
}

interface Handlers {
  readonly open?: (tag: string, attributes: Record<string, string>) => unknown;
  readonly text?: (text: string) => unknown;
  readonly close?: (tag: string) => unknown;
}

/** Throws for XML that is not well formed. */
function parse(xml: string, handlers: Handlers): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => handlers.open?.(name, attributes));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('closetag', ({ name }) => handlers.close?.(name));
  parser.write(xml).close();
}
