/**
 * Framework files: the program's own, those an officer writes, and what `framework extract` prints.
 */
import { z } from 'zod';
import type { Criterion, Framework } from '../document/framework.ts';
import { FrameworkError } from './failure.ts';
import { fieldName, readJson } from './json-lines.ts';

/** Characters a framework file may have. A hundred criteria with cues need a twentieth of this. */
export const LARGEST_FRAMEWORK = 2_000_000;
const MOST_CRITERIA = 2_000;

const agency = z.enum([
  'police',
  'childrens-social-care',
  'health',
  'schools',
  'youth-justice',
  'probation',
  'voluntary-sector',
  'leaders',
]);

const filled = z.string({ error: 'text expected' }).trim().min(1, 'must not be empty');

const criterionShape = z.strictObject({
  code: filled.max(40, 'a code has at most 40 characters'),
  text: filled.max(20_000, 'a criterion has at most 20,000 characters'),
  title: filled.optional(),
  cues: z.array(filled).optional(),
  agencies: z.array(agency).optional(),
  isNot: z.string().nullable().optional(),
  heading: z.boolean().optional(),
  official: z
    .strictObject({ text: filled, page: z.int().min(1), paragraph: z.string().nullable() })
    .nullable()
    .optional(),
  page: z.int().min(1).nullable().optional(),
  paragraph: z.string().nullable().optional(),
  get children() {
    return z.array(criterionShape).optional();
  },
});

const taughtShape = z.object({
  text: filled.max(100_000, 'a passage has at most 100,000 characters'),
  headings: z.array(z.string()).default([]),
  criteria: z.array(z.string()),
});

/** One decision that the suggestions learn from, with the passage as it was read. No criteria: evidence for none. */
export interface TaughtDecision {
  readonly text: string;
  readonly headings: readonly string[];
  readonly criteria: readonly string[];
}

const frameworkShape = z.strictObject({
  title: filled,
  criteria: z.array(criterionShape).min(1, 'a framework needs at least one criterion'),
  id: filled.optional(),
  theme: z.string().nullable().optional(),
  edition: z.string().nullable().optional(),
  source: z.string().optional(),
  official: z.boolean().optional(),
  /** What reviewers' decisions taught the program, as exported. */
  learning: z.object({ decisions: z.array(taughtShape).max(100_000, 'more than 100,000 decisions') }).nullish(),
});

type WrittenCriterion = z.infer<typeof criterionShape>;

/**
 * Reads a framework file. `name` is the file's name: it names the framework where the file gives no id.
 * Throws `FrameworkError`, naming line and field, for anything but a framework: broken JSON, a missing or empty or
 * unknown field, a code used twice, or a file over `LARGEST_FRAMEWORK` characters.
 */
export function parseFramework(json: string, name: string): Framework {
  return parseFrameworkFile(json, name).framework;
}

/** Reads a framework file with what reviewers' decisions taught, where it carries that. Throws as `parseFramework`. */
export function parseFrameworkFile(
  json: string,
  name: string,
): { readonly framework: Framework; readonly learning: readonly TaughtDecision[] } {
  refuseHuge(json);
  const located = readJson(json.replace(/^\uFEFF/u, ''));
  const parsed = frameworkShape.safeParse(located.value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])];
    const problem = unknown === undefined ? (issue?.message ?? 'not a framework') : 'unknown field';
    throw new FrameworkError(located.lineOf(path), fieldName(path), problem);
  }
  const written = parsed.data;
  refuseDuplicates(written.criteria, (path) => located.lineOf(path));
  const framework: Framework = {
    id: written.id ?? nameOf(name),
    title: written.title,
    theme: written.theme ?? null,
    edition: written.edition ?? null,
    source: written.source ?? '',
    builtIn: false,
    official: written.official ?? false,
    criteria: written.criteria.map(criterion),
  };
  return { framework, learning: written.learning?.decisions ?? [] };
}

/** A framework as a file that `parseFramework` reads back to the same framework, built-in mark aside. */
export function serialiseFramework(framework: Framework): string {
  const { builtIn: _, guidance: __, criteria, ...about } = framework;
  return `${JSON.stringify({ ...about, criteria: criteria.map(writtenCriterion) }, null, 2)}\n`;
}

/** The name that is shown in lists for a criterion nobody has named: the first words of its text. */
export function titleOf(text: string): string {
  const words = text.trim().replace(/\s+/gu, ' ').split(' ');
  const short = words.slice(0, 9).join(' ');
  return words.length > 9 ? `${short.replace(/[\s,;:.–-]+$/u, '')} …` : short.replace(/[;:.]+$/u, '');
}

function criterion(written: WrittenCriterion): Criterion {
  const children = (written.children ?? []).map(criterion);
  const text = written.text.replace(/\s+/gu, ' ');
  return {
    code: written.code,
    title: written.title ?? titleOf(text),
    text,
    official: written.official ?? null,
    cues: written.cues ?? [],
    agencies: written.agencies ?? [],
    isNot: written.isNot ?? null,
    isHeading: written.heading ?? children.length > 0,
    children,
  };
}

function writtenCriterion({ isHeading, children, ...rest }: Criterion): unknown {
  return { ...rest, heading: isHeading, children: children.map(writtenCriterion) };
}

function refuseHuge(json: string): void {
  if (json.length <= LARGEST_FRAMEWORK) return;
  const before = json.slice(0, LARGEST_FRAMEWORK);
  const line = before.split('\n').length;
  const field = /"([^"\\]{1,60})"\s*:[^:]*$/u.exec(before.slice(-5_000))?.[1] ?? 'criteria';
  const size = (json.length / 1_000_000).toFixed(1);
  throw new FrameworkError(line, field, `the file goes on after 2 million characters (it has ${size} million)`);
}

function refuseDuplicates(criteria: readonly WrittenCriterion[], lineOf: (path: PropertyKey[]) => number): void {
  const seen = new Map<string, number>();
  const visit = (list: readonly WrittenCriterion[], path: readonly PropertyKey[]) => {
    list.forEach((item, index) => {
      const here = [...path, index, 'code'];
      const code = item.code.toLowerCase();
      const first = seen.get(code);
      if (first !== undefined) {
        throw new FrameworkError(
          lineOf(here),
          fieldName(here),
          `the code "${item.code}" is used already on line ${first}`,
        );
      }
      seen.set(code, lineOf(here));
      if (seen.size > MOST_CRITERIA)
        throw new FrameworkError(lineOf(here), fieldName(here), 'more than 2,000 criteria');
      visit(item.children ?? [], [...path, index, 'children']);
    });
  };
  visit(criteria, ['criteria']);
}

function nameOf(name: string): string {
  const stem = name.replace(/^.*[\\/]/u, '').replace(/\.[^.]*$/u, '');
  const slug = stem
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return slug === '' ? 'framework' : slug;
}
