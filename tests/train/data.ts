/**
 * What the models are trained on: the gold data, labels read by its rules, and invented examples.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where the read-only material lies beside the repository. */
export const SHARED = at('../../../shared/');

/** Whether the gold data is there. */
export const hasGold = existsSync(`${SHARED}gold/mapping_dev.jsonl`);

export interface LabelledPassage {
  readonly id: string;
  readonly document: string;
  readonly text: string;
  readonly heading: string | null;
  /** Code of the criterion, or "none". */
  readonly primary: string;
  readonly secondary: readonly string[];
  readonly polarity: 'S' | 'I' | 'M' | 'N';
  readonly weight: number;
}

/** The hand-labelled passages that models are measured on. */
export function goldPassages(): LabelledPassage[] {
  return lines(`${SHARED}gold/mapping_dev.jsonl`).map((row) => ({
    id: String(row.id),
    document: String(row.id).replace(/-\d+$/u, ''),
    text: String(row.text),
    heading: row.heading === null ? null : String(row.heading),
    primary: String(row.primary),
    secondary: row.secondary as string[],
    polarity: row.polarity as LabelledPassage['polarity'],
    weight: Number(row.agreed) >= 2 ? 1 : 0.6,
  }));
}

/** Bullets of other letters, labelled by one reader after the rules of the gold data (`labels.json`). */
export function readPassages(): LabelledPassage[] {
  const { about: _, ...letters } = JSON.parse(readFileSync(at('labels.json'), 'utf8')) as Record<string, string>;
  const bullets = new Map(goldBullets().map((bullet) => [bullet.id, bullet]));
  return Object.entries(letters).flatMap(([document, labels]) =>
    labels.split(';').map((label) => {
      const [number, primary = 'none', ...secondary] = label.trim().split(/\s+/u);
      const id = `${document}-${number}`;
      const bullet = bullets.get(id);
      if (bullet === undefined) throw new Error(`labels.json: there is no bullet ${id}`);
      return { ...bullet, heading: null, primary, secondary, weight: 1 };
    }),
  );
}

/** Invented passages, so that criteria which few letters speak of are known too (`examples.json`). */
export function examplePassages(): LabelledPassage[] {
  const { about: _, ...examples } = JSON.parse(readFileSync(at('examples.json'), 'utf8')) as Record<string, string[]>;
  return Object.entries(examples).flatMap(([primary, texts]) =>
    texts.map((text, index) => ({
      id: `example-${primary}-${index}`,
      document: 'examples',
      text,
      heading: null,
      primary,
      secondary: [],
      polarity: 'N' as const,
      weight: 1,
    })),
  );
}

export interface Bullet {
  readonly id: string;
  readonly document: string;
  readonly text: string;
  readonly polarity: 'S' | 'I';
}

/** The bullets of the letters with the side that they stand on. */
export function goldBullets(): Bullet[] {
  return lines(`${SHARED}gold/polarity_dev.jsonl`).map((row) => ({
    id: String(row.id),
    document: String(row.id).replace(/-\d+$/u, ''),
    text: String(row.text),
    polarity: row.polarity as 'S' | 'I',
  }));
}

function lines(path: string): Record<string, unknown>[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
