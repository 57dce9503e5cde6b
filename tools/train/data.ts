/**
 * What the models are trained on and measured on: the gold data, readings of further paragraphs by its rules, and
 * invented examples.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where the read-only material lies beside the repository. */
export const SHARED = at('../../../shared/');

/** Whether the gold data is there. */
export const hasGold = existsSync(`${SHARED}gold/prose_dev.jsonl`);

export type Side = 'S' | 'I' | 'M' | 'N';

/** Where a passage comes from: a gold file, paragraphs of the corpus, or invented. */
export type Source = 'mapping' | 'bullets' | 'prose' | 'corpus' | 'invented';

export interface Passage {
  readonly id: string;
  readonly source: Source;
  /** Passages of one document are never split between training and measuring. */
  readonly document: string;
  readonly text: string;
  readonly headings: readonly string[];
  /** Criteria of the children's mental health set, the main one first; ["none"], or empty where nobody said. */
  readonly criteria: readonly string[];
  /** Areas of practice, in the same way. */
  readonly areas: readonly string[];
  readonly polarity: Side | null;
  /** What each clause says, a letter per clause (X: both sides in one); null where only the whole was read. */
  readonly clauses: string | null;
  /** The side of the heading a bullet stands under. */
  readonly standsUnder: 'S' | 'I' | null;
}

/** Everything there is. */
export function allPassages(): Passage[] {
  return [...goldPassages(), ...corpusReadings(), ...inventedExamples()];
}

/** The passages that models are measured on. */
export function goldPassages(): Passage[] {
  const under = new Map(lines('polarity_dev').map((row) => [String(row.id), row.polarity as 'S' | 'I']));
  const read = (file: string, source: Source) =>
    lines(file).map((row): Passage => {
      const codes = [String(row.primary), ...(row.secondary as string[])];
      const own = row.headings ?? (row.heading == null ? [] : [row.heading]);
      return {
        id: String(row.id),
        source,
        document: documentOf(row),
        text: String(row.text),
        headings: own as string[],
        criteria: source === 'prose' ? [] : codes,
        areas: source === 'prose' ? codes : [],
        polarity: row.polarity as Side,
        clauses: null,
        standsUnder: under.get(String(row.id)) ?? null,
      };
    });
  return [...read('mapping_dev', 'mapping'), ...read('bullets_dev', 'bullets'), ...read('prose_dev', 'prose')];
}

/** A document's name, the same in every gold file: the place for a letter, the file's name for a report. */
function documentOf(row: Record<string, unknown>): string {
  const path = row.document === undefined ? String(row.id).replace(/-\d+$/u, '') : String(row.document);
  const name = (path.split('/').at(-1) ?? path).replace(/^none-/u, '');
  const letter = /^(.+)-jtai-letter-/u.exec(name)?.[1] ?? name;
  return /^[a-z_&-]+$/u.test(letter) ? letter.replaceAll('_', '-').replaceAll('&', 'and') : letter;
}

/** Whether a document belongs to the fifth that is set apart and looked at once, at the end. */
export function isSetApart(document: string): boolean {
  const digest = createHash('sha256').update(`holdout:${document}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32 < 0.2;
}

/** Paragraphs of the corpus, read by the rules of the gold data (`readings.json`). */
function corpusReadings(): Passage[] {
  const { readings } = JSON.parse(readFileSync(at('readings.json'), 'utf8')) as { readings: Record<string, string> };
  const corpus = corpusTexts();
  return Object.entries(readings).map(([place, reading]) => {
    const [line, from, to] = place.split(/[:-]/u).map(Number);
    const text = corpus[line ?? -1]?.replace(/\s+/gu, ' ').slice(from, to);
    if (text === undefined || text === '') throw new Error(`readings.json: the corpus has nothing at ${place}`);
    const [areas = '-', criteria = '-', side = '-', clauses = null] = reading.split(' ');
    return { ...labelled(`corpus-${place}`, 'corpus', `corpus-${line}`, text, criteria, areas, side), clauses };
  });
}

/** The unlabelled paragraphs. */
export function corpusTexts(): string[] {
  return gunzipSync(readFileSync(`${SHARED}corpus/domain_text.jsonl.gz`))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text);
}

/** Invented passages (`examples.json`). */
function inventedExamples(): Passage[] {
  const file = JSON.parse(readFileSync(at('examples.json'), 'utf8')) as {
    criteria: Record<string, string[]>;
    readings: string[];
  };
  return [
    ...Object.entries(file.criteria).flatMap(([code, texts]) =>
      texts.map((text, index) => labelled(`invented-${code}-${index}`, 'invented', 'invented', text, code, '-', '-')),
    ),
    ...file.readings.map((line, index) => {
      const [reading = '', text = ''] = line.split(' | ');
      const [criteria = '-', areas = '-', side = '-'] = reading.split(' ');
      return labelled(`invented-${index}`, 'invented', `invented-${index % 12}`, text, criteria, areas, side);
    }),
  ];
}

function labelled(
  id: string,
  source: Source,
  document: string,
  text: string,
  criteria: string,
  areas: string,
  side: string,
): Passage {
  const codes = (list: string) => (list === '-' ? [] : list.split(','));
  return {
    id,
    source,
    document,
    text,
    headings: [],
    criteria: codes(criteria),
    areas: codes(areas),
    polarity: side === '-' ? null : (side as Side),
    clauses: null,
    standsUnder: null,
  };
}

function lines(file: string): Record<string, unknown>[] {
  return readFileSync(`${SHARED}gold/${file}.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
