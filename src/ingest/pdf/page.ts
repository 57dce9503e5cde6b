/**
 * Reads one page: its text in the direction it is read, what was filled in, its tables, and what was left out.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { RecognisedPage } from '../../document/recognised.ts';
import type { Tag } from '../lines/line.ts';
import { fragmentsOfScan } from '../scan/fragments.ts';
import { likenessOf } from '../structure/likeness.ts';
import { inAlignedCells } from './aligned.ts';
import { type Field, filledOn } from './fields.ts';
import { placedFields } from './forms.ts';
import { type Fragment, fragmentsOf } from './fragments.ts';
import { hasColumns } from './lines.ts';
import type { Matrix } from './matrix.ts';
import type { Operations } from './open.ts';
import { paintedOn } from './paint.ts';
import type { Piece } from './piece.ts';
import { inRuledCells } from './ruled.ts';
import type { Area, Rule } from './rules.ts';
import { type Omission, seenOn } from './seen.ts';
import type { Signs } from './signs.ts';
import { isPartlySpaced, isSpaced } from './spaced.ts';
import { maybeSymbols, symbolFont } from './symbols.ts';
import { type StructureNode, tagsOf } from './tags.ts';
import { tidied } from './tidy.ts';
import { mainTurn, type Turn, turnedArea, turnedRule, turnOf, upright } from './turn.ts';

/** What is known of a document before its pages are read. */
export interface Reader {
  readonly document: PDFDocumentProxy;
  readonly operations: Operations;
  readonly signs: Signs;
  /** Whether the drawing operations of every page are looked at: the habits of its maker are not known. */
  readonly lookAtAll: boolean;
  readonly hasForm: boolean;
  /** Whether content of a layer is switched on. */
  readonly isShown: (group: unknown) => boolean;
  /** Numbers that are unique in the document. */
  readonly nextNumber: () => number;
  /** What was recognised on pages that hold pictures, by number. */
  readonly recognised: ReadonlyMap<number, RecognisedPage>;
  /** Size of most of the recognised type, in points. */
  readonly scannedSize: number;
}

export interface Page {
  /** Pieces in the direction of most of the text. */
  readonly pieces: readonly Piece[];
  /** Text that runs another way, each direction set upright. */
  readonly sideways: readonly { readonly turn: Turn; readonly pieces: readonly Piece[] }[];
  readonly turn: Turn;
  /** As shown, before it is turned for reading. */
  readonly width: number;
  readonly height: number;
  /** Fields that make lines of their own. */
  readonly fields: readonly Field[];
  readonly left: readonly { readonly reason: Omission; readonly text: string }[];
  readonly hiddenFields: number;
  readonly stamps: number;
  readonly failed: boolean;
  /** Whether its pictures may hold text that nothing has been recognised of yet. */
  readonly toRecognise: boolean;
  /** What was recognised on it; null where nothing was asked for. */
  readonly scan: RecognisedPage | null;
}

export const FAILED: Page = {
  pieces: [],
  sideways: [],
  turn: 0,
  width: 0,
  height: 0,
  fields: [],
  left: [],
  hiddenFields: 0,
  stamps: 0,
  failed: true,
  toRecognise: false,
  scan: null,
};

/** Recognised text beside text of the file is believed from this confidence. */
const SURE = 0.8;

const NO_TAGS: ReadonlyMap<string, Tag> = new Map();

export async function readPage(reader: Reader, number: number): Promise<Page> {
  try {
    const page = await reader.document.getPage(number);
    const read = await contentOf(page, reader, reader.recognised.get(number) ?? null);
    page.cleanup();
    return read;
  } catch {
    // One damaged page costs that page, and is reported.
    return FAILED;
  }
}

async function contentOf(page: PDFPageProxy, reader: Reader, scan: RecognisedPage | null): Promise<Page> {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const view = transform as unknown as Matrix;
  const content = await page.getTextContent({ includeMarkedContent: true });
  const bare = fragmentsOf(content, view, NO_TAGS);
  // Geometry tells everything but which cells of a table belong together, and reading tags takes time.
  const columns = hasColumns(bare.map((fragment) => upright(fragment, 0, { width, height })));
  const tags = columns ? await tagsOn(page, reader.nextNumber) : NO_TAGS;
  const fragments = columns ? fragmentsOf(content, view, tags) : bare;
  const inCells = fragments.some((fragment) => fragment.tag?.cell);
  const nature = natureOf(fragments);
  const look =
    reader.lookAtAll ||
    nature !== 'text' ||
    (columns && tags.size === 0) ||
    needsLook(content, fragments, reader.signs);
  // Where the drawing cannot be followed, the text alone is read.
  const painted = look ? await paintedOn(page, view, reader.operations, reader.isShown).catch(() => null) : null;
  const { fragments: seen, left } = painted
    ? seenOn(fragments, painted, (face) => symbolFont(page, face))
    : { fragments, left: [] };
  const filled =
    reader.hasForm || reader.signs.typed ? await filledOn(page, view) : { fields: [], hidden: 0, stamps: 0 };
  const covered = painted ? pictureShare(painted.pictures, { width, height }) : 0;
  const wanting =
    nature === 'none' ? painted === null || painted.drawn || covered > 0 : nature !== 'text' && covered > MOSTLY;
  const both = scan?.outcome === 'read' && wanting ? withScan(seen, scan, nature, { width, height }, reader) : seen;
  const laid = laidOut(both, { width, height });
  const tidy = tidied(laid.pieces);
  const size = { width, height };
  const fields = filled.fields.map((field) => ({ ...field, area: turnedArea(field.area, laid.turn, size) }));
  const { pieces: printed, apart } = placedFields(fields, tidy.pieces);
  const rules = (painted?.rules ?? []).map((rule) => turnedRule(rule, laid.turn, size));
  return {
    pieces: painted && !inCells ? tabled(printed, rules, tags.size > 0, reader.nextNumber) : printed,
    sideways: laid.sideways,
    turn: laid.turn,
    width,
    height,
    fields: apart,
    left: [...left, ...laid.left, ...tidy.left],
    hiddenFields: filled.hidden,
    stamps: filled.stamps,
    failed: false,
    toRecognise: wanting && scan === null,
    scan: wanting ? scan : null,
  };
}

/** Fewer letters than this on a page that is a picture are a stamp, a fax header or a page number on a scan. */
const FEW_LETTERS = 200;
/** Share of a page that pictures cover where the page is a picture. */
const MOSTLY = 0.8;

/** Whether the text that a file gives for a page is its text; without any, with little or with nonsense it may not be. */
function natureOf(fragments: readonly Fragment[]): 'text' | 'none' | 'little' | 'nonsense' {
  const text = fragments.map((fragment) => fragment.text).join(' ');
  const letters = lettersUpTo(FEW_LETTERS, text);
  if (letters === 0) return 'none';
  if (letters < FEW_LETTERS) return 'little';
  return likenessOf(text).nonsense ? 'nonsense' : 'text';
}

/** Letters and digits of a text, counted no further than asked for. */
function lettersUpTo(most: number, text: string): number {
  const letter = /[\p{L}\p{N}]/gu;
  let count = 0;
  while (count < most && letter.test(text)) count++;
  return count;
}

/** Words that were recognised, and of the file's own text what they do not hold. */
function withScan(
  own: readonly Fragment[],
  scan: RecognisedPage,
  nature: ReturnType<typeof natureOf>,
  shown: { readonly width: number; readonly height: number },
  { scannedSize }: Reader,
): Fragment[] {
  const found = fragmentsOfScan(scan, shown, scannedSize);
  if (nature !== 'little') return found;
  // A page with a title and a photograph has its text already; what little is made out in the photograph is none.
  if (scan.confidence < SURE) return [...own];
  const stands = ({ x, y, along, width, size }: Fragment) => {
    const [px, py] = [x + along[0] * (width / 2), y + along[1] * (width / 2)];
    return found.some(
      (other) =>
        Math.abs(other.y - py) < Math.max(size, other.size) * 0.7 &&
        px > other.x - size &&
        px < other.x + other.width + size,
    );
  };
  return [...own.filter((fragment) => !stands(fragment)), ...found];
}

/** Share of a page under its pictures, found on a grid of points. */
function pictureShare(pictures: readonly Area[], { width, height }: { width: number; height: number }): number {
  const steps = 24;
  let count = 0;
  for (let i = 0; i < steps; i++)
    for (let j = 0; j < steps; j++) {
      const [x, y] = [((i + 0.5) * width) / steps, ((j + 0.5) * height) / steps];
      if (pictures.some(({ left, right, top, bottom }) => left <= x && right >= x && top <= y && bottom >= y)) count++;
    }
  return count / (steps * steps);
}

function tabled(pieces: readonly Piece[], rules: readonly Rule[], tagged: boolean, nextNumber: () => number): Piece[] {
  const ruled = inRuledCells(pieces, rules, nextNumber);
  return tagged ? ruled : inAlignedCells(ruled, rules, nextNumber);
}

/** Whether the text of a page alone shows that its drawing operations have to be looked at. */
function needsLook(content: { items: unknown }, fragments: readonly Fragment[], signs: Signs): boolean {
  const layered = () => (content.items as { tag?: string }[]).some(({ tag }) => tag === 'OC');
  return (
    signs.unseen ||
    (signs.layers && layered()) ||
    (signs.symbols && maybeSymbols(fragments)) ||
    fragments.some(({ text }) => isSpaced(text) || isPartlySpaced(text))
  );
}

async function tagsOn(page: PDFPageProxy, nextNumber: () => number): Promise<ReadonlyMap<string, Tag>> {
  const structure = await page.getStructTree().catch(() => null);
  return structure ? tagsOf(structure as StructureNode, nextNumber) : NO_TAGS;
}

type Laid = Pick<Page, 'pieces' | 'sideways' | 'turn' | 'left'>;

/** Parts text by its direction. What is slanted is a stamp or a watermark. */
function laidOut(fragments: readonly Fragment[], size: { width: number; height: number }): Laid {
  const turn = mainTurn(fragments);
  const left: { reason: Omission; text: string }[] = [];
  const byTurn = new Map<Turn, Piece[]>([[turn, []]]);
  for (const fragment of fragments) {
    const own = turnOf(fragment);
    if (own === null || fragment.size < 1) {
      const reason = own === null ? 'slanted' : 'tiny';
      if (fragment.text.trim() !== '') left.push({ reason, text: fragment.text });
      continue;
    }
    const pieces = byTurn.get(own) ?? [];
    pieces.push(upright(fragment, own, size));
    byTurn.set(own, pieces);
  }
  const pieces = byTurn.get(turn) ?? [];
  const sideways = [...byTurn].filter(([own, some]) => own !== turn && some.some(({ text }) => text.trim() !== ''));
  return { pieces, sideways: sideways.map(([own, some]) => ({ turn: own, pieces: some })), turn, left };
}
