/**
 * Pictures as pages of a PDF: the packed bytes of a picture are put into one as they are, since PDF packs pictures in the
 * same ways, so that pictures by themselves go through the same reader, and are shown by the same means, as scanned PDFs.
 */

/** A part of a picture, packed, with the words that tell a PDF how. */
export interface Packed {
  /** Entries of the picture's dictionary: width, height, colours, filter. */
  readonly dictionary: string;
  readonly bytes: Uint8Array;
  /** Where it stands in the picture, in its pixels from the top left corner. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** One picture, for one page. */
export interface PicturePage {
  readonly width: number;
  readonly height: number;
  /** Dots an inch across and down; 0 where the file does not say. */
  readonly density: readonly [number, number];
  /** How it is to be shown, as TIFF and EXIF number it: 1 as it is, 3 upside down, 6 and 8 on its side. */
  readonly orientation: number;
  readonly parts: readonly Packed[];
  /** Further objects that dictionaries refer to as `{0}`, `{1}`. */
  readonly objects?: readonly { readonly dictionary: string; readonly bytes: Uint8Array }[];
}

/** Long side of A4 in inches: what a picture without a size is taken for. */
const LONG_SIDE = 11.69;
/** Cameras write these for no reason. */
const USUAL = new Set([0, 1, 72, 96]);
const LARGEST_PAGE = 14_400;

/** Points a pixel across and down. */
function scaleOf({ width, height, density: [across, down] }: PicturePage): readonly [number, number] {
  const guess = 72 / Math.max(36, Math.max(width, height) / LONG_SIDE);
  const unknown = USUAL.has(Math.round(across)) && Math.max(width, height) > 1_200;
  const [x, y] = unknown || across < 36 || down < 36 || across > 2_400 ? [guess, guess] : [72 / across, 72 / down];
  return Math.max(width * x, height * y) > LARGEST_PAGE ? [guess, guess] : [x, y];
}

/** From the picture, upright by its own reckoning, to the page as it is to be shown; points from the bottom left corner. */
function shownBy(orientation: number, width: number, height: number): readonly number[] {
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, -1, -1, 0, height, width];
    case 6:
      return [0, -1, 1, 0, 0, width];
    case 7:
      return [0, 1, 1, 0, 0, 0];
    case 8:
      return [0, 1, -1, 0, height, 0];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}

/** A PDF with a page for each picture. */
export function pdfOf(pages: readonly PicturePage[]): Uint8Array {
  const file = new Writer();
  const kids: number[] = [];
  for (const page of pages) {
    const others = (page.objects ?? []).map(({ dictionary, bytes }) => file.add(dictionary, bytes));
    const names = page.parts.map(({ dictionary, bytes }) =>
      file.add(
        `/Type /XObject /Subtype /Image ${dictionary.replace(/\{(\d)\}/gu, (_, at) => `${others[Number(at)] ?? 0} 0 R`)}`,
        bytes,
      ),
    );
    const [x, y] = scaleOf(page);
    const [width, height] = [page.width * x, page.height * y];
    const turned = page.orientation > 4 && page.orientation < 9;
    const drawing = page.parts.map(
      (part, at) =>
        `q ${[part.width * x, 0, 0, part.height * y, part.left * x, height - (part.top + part.height) * y].map(fixed).join(' ')} cm /I${at} Do Q`,
    );
    const content = new TextEncoder().encode(
      `q ${shownBy(page.orientation, width, height).map(fixed).join(' ')} cm\n${drawing.join('\n')}\nQ`,
    );
    const stream = file.add('', content);
    const box = (turned ? [height, width] : [width, height]).map(fixed).join(' ');
    kids.push(
      file.add(
        `/Type /Page /Parent 2 0 R /MediaBox [0 0 ${box}] /Contents ${stream} 0 R /Resources << /XObject << ${names.map((name, at) => `/I${at} ${name} 0 R`).join(' ')} >> >>`,
      ),
    );
  }
  return file.finish(kids);
}

const fixed = (value: number) => Number(value.toFixed(4)).toString();

/** Writes objects one after another; 1 and 2 are the catalogue and the list of pages. */
class Writer {
  readonly #parts: Uint8Array[] = [];
  readonly #places: number[] = [];
  #length = 0;

  constructor() {
    this.#write('%PDF-1.7\n');
  }

  add(dictionary: string, stream?: Uint8Array): number {
    return this.#object(this.#places.length + 3, dictionary, stream);
  }

  #object(number: number, dictionary: string, stream?: Uint8Array): number {
    if (number > 2) this.#places.push(this.#length);
    if (stream === undefined) this.#write(`${number} 0 obj\n<< ${dictionary} >>\nendobj\n`);
    else {
      this.#write(`${number} 0 obj\n<< ${dictionary} /Length ${stream.length} >>\nstream\n`);
      this.#parts.push(stream);
      this.#length += stream.length;
      this.#write('\nendstream\nendobj\n');
    }
    return number;
  }

  finish(kids: readonly number[]): Uint8Array {
    const catalogue = this.#length;
    this.#object(1, '/Type /Catalog /Pages 2 0 R');
    const list = this.#length;
    this.#object(2, `/Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}]`);
    const start = this.#length;
    const places = [catalogue, list, ...this.#places];
    const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
    this.#write(
      `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${places.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    );
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  #write(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }
}
