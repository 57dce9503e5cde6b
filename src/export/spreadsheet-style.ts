/**
 * How cells look, and the styles of a workbook that say so (ECMA-376 part 1, 18.8). The table is the same in every
 * workbook: every look with and without wrapped lines, and as text that stays text when it is edited.
 */

/** How a cell looks beyond plain text. */
export type Look = 'plain' | 'head' | 'strong' | 'soft' | 'none' | 'strength' | 'improvement' | 'both';

/** Colours are red, green and blue in hexadecimal. */
interface LookParts {
  readonly bold?: boolean;
  readonly colour?: string;
  readonly fill?: string;
  readonly border?: 'below' | 'around';
  readonly centred?: boolean;
}

const BOXED = { border: 'around', centred: true } as const;

const LOOKS: Readonly<Record<Look, LookParts>> = {
  plain: {},
  head: { bold: true, fill: 'ECECEF', border: 'below' },
  strong: { bold: true },
  soft: { colour: '61616B' },
  none: { ...BOXED, colour: '61616B' },
  strength: { ...BOXED, fill: 'E7F3ED', colour: '0E3E2F' },
  improvement: { ...BOXED, fill: 'FBEFE5', colour: '562502' },
  both: { ...BOXED, fill: 'F2F2F4' },
};

const NAMES = Object.keys(LOOKS) as Look[];
const PLACES = Object.fromEntries(NAMES.map((look, index) => [look, index])) as Readonly<Record<Look, number>>;

/**
 * What a cell holds: a number, or text. Lines of *wrapped* text are broken at the width of the column; *kept* text has the
 * number format "@", so that what is typed into the cell is no formula either.
 */
export type Kind = 'number' | 'text' | 'text, kept' | 'wrapped' | 'wrapped, kept';

const KINDS: readonly Kind[] = ['number', 'text', 'text, kept', 'wrapped', 'wrapped, kept'];

/** The number of a style in the table that `stylesXml` writes. */
export function styleNumber(look: Look, kind: Kind): number {
  return 1 + PLACES[look] * KINDS.length + KINDS.indexOf(kind);
}

/** The built-in number format "@" (ECMA-376 part 1, 18.8.30). */
const TEXT_FORMAT = 49;

/** The part `xl/styles.xml`. Style 0 is Excel's own default. */
export function stylesXml(): string {
  const looks = NAMES.map((name) => LOOKS[name]);
  const fonts = looks.map(font);
  // The first two fills are reserved: Excel overwrites them.
  const fills = [pattern('none'), pattern('gray125'), ...looks.map(fill)];
  const borders = looks.map(border);
  const styles = looks.flatMap((look, index) => KINDS.map((kind) => cellStyle(look, index, kind)));
  const table = (name: string, entries: readonly string[]) =>
    `<${name} count="${entries.length}">${entries.join('')}</${name}>`;
  const base = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>';
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    table('fonts', fonts),
    table('fills', fills),
    table('borders', borders),
    table('cellStyleXfs', [base]),
    table('cellXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', ...styles]),
    table('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
    '</styleSheet>',
  ].join('');
}

function font({ bold, colour }: LookParts): string {
  const ink = colour === undefined ? '<color theme="1"/>' : `<color rgb="FF${colour}"/>`;
  return `<font>${bold === true ? '<b/>' : ''}<sz val="11"/>${ink}<name val="Calibri"/><family val="2"/></font>`;
}

const pattern = (name: string) => `<fill><patternFill patternType="${name}"/></fill>`;

function fill({ fill: colour }: LookParts): string {
  if (colour === undefined) return pattern('none');
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function border({ border: where }: LookParts): string {
  const line = (side: string, colour: string) => `<${side} style="thin"><color rgb="FF${colour}"/></${side}>`;
  const around = (side: string) => (where === 'around' ? line(side, 'C9C9D0') : `<${side}/>`);
  const below = where === 'below' ? line('bottom', '82828D') : around('bottom');
  return `<border>${around('left')}${around('right')}${around('top')}${below}<diagonal/></border>`;
}

/** Cells keep a little room at their sides, so that a number does not touch the text beside it. */
function cellStyle({ centred }: LookParts, index: number, kind: Kind): string {
  const format = kind.endsWith('kept') ? `numFmtId="${TEXT_FORMAT}" applyNumberFormat="1"` : 'numFmtId="0"';
  const side =
    centred === true ? 'horizontal="center"' : `horizontal="${kind === 'number' ? 'right' : 'left'}" indent="1"`;
  const align = `<alignment ${side} vertical="top"${kind.startsWith('wrapped') ? ' wrapText="1"' : ''}/>`;
  const applied = 'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"';
  return `<xf ${format} fontId="${index}" fillId="${index + 2}" borderId="${index}" xfId="0" ${applied}>${align}</xf>`;
}
