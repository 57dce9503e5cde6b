/**
 * What goes into an export, as the command's options say it.
 */
import { type ExportChoice, exportChoice } from '../contract/operations/exports.ts';
import type { PolarityLabel } from '../document/evidence.ts';
import { criteriaOf, type Framework } from '../document/framework.ts';
import { EVIDENCE_COLUMNS } from '../export/columns.ts';
import { presetsIn } from '../service/exports/make.ts';
import { listDocuments } from '../workspace/documents.ts';
import type { Workspace } from '../workspace/handle.ts';
import { UsageError } from './explain.ts';

export interface ChoiceOptions {
  readonly preset?: string;
  readonly criteria?: readonly string[];
  readonly documents?: readonly string[];
  readonly polarity?: readonly PolarityLabel[];
  readonly whose?: 'ours' | 'theirs';
  readonly columns?: readonly string[];
  /** False where the option that leaves them out is given. */
  readonly themes?: boolean;
  readonly themePassages?: boolean;
  readonly log?: boolean;
  readonly decidedOnly?: boolean;
  readonly mask?: boolean;
  readonly template?: ExportChoice['template'];
  readonly bom?: boolean;
}

/**
 * The choice that the options make, on top of the preset where one is named.
 * @throws UsageError naming what there is where a preset, criterion, document or column is unknown.
 */
export function choiceFrom(workspace: Workspace, framework: Framework, options: ChoiceOptions): ExportChoice {
  const { criteria, documents, polarity, whose, columns, decidedOnly, mask, bom, template } = options;
  const codes = criteriaOf(framework).map(({ code }) => code);
  const names = EVIDENCE_COLUMNS.map(({ id }) => id);
  return exportChoice.parse({
    ...presetNamed(workspace, options.preset),
    ...(criteria === undefined ? {} : { criteria: known(criteria, codes, 'criterion', 'Criteria') }),
    ...(documents === undefined ? {} : { documents: documents.map((name) => documentNamed(workspace, name)) }),
    ...(polarity === undefined ? {} : { polarity: [...polarity] }),
    ...(whose === undefined ? {} : { whose }),
    ...(columns === undefined ? {} : { columns: known(columns, names, 'column', 'Columns') }),
    ...(options.themes === false ? { themes: false } : {}),
    ...(options.themePassages === undefined ? {} : { themePassages: options.themePassages }),
    ...(options.log === false ? { log: false } : {}),
    ...(decidedOnly === undefined ? {} : { decidedOnly }),
    ...(mask === undefined ? {} : { mask }),
    ...(bom === undefined ? {} : { bom }),
    ...(template === undefined ? {} : { template }),
  });
}

function presetNamed(workspace: Workspace, name: string | undefined): Partial<ExportChoice> {
  if (name === undefined) return {};
  const presets = presetsIn(workspace);
  const preset = presets.find((item) => item.name === name);
  if (preset !== undefined) return preset.choice;
  const kept = presets.map((item) => `“${item.name}”`).join(', ');
  throw new UsageError(`There is no preset “${name}”. ${kept === '' ? 'None is saved yet.' : `Kept are ${kept}.`}`);
}

function known(given: readonly string[], all: readonly string[], noun: string, plural: string): string[] {
  const unknown = given.find((item) => !all.includes(item));
  if (unknown === undefined) return [...given];
  throw new UsageError(`There is no ${noun} “${unknown}”. ${plural}: ${all.join(', ')}.`);
}

/**
 * The document with this id, path or file name.
 * @throws UsageError where there is none, or several of that name.
 */
export function documentNamed(workspace: Workspace, name: string): string {
  const fits = listDocuments(workspace).filter(
    ({ id, path }) => id === name || path === name || path.split(/[\\/]/u).at(-1) === name,
  );
  const [only, another] = fits;
  if (only === undefined) throw new UsageError(`There is no document “${name}” in this workspace.`);
  if (another === undefined) return only.id;
  throw new UsageError(
    `Several documents are called “${name}”. Give the path: ${fits.map(({ path }) => path).join(', ')}.`,
  );
}
