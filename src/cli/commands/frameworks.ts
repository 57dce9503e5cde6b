import { type Criterion, criteriaOf } from '../../document/framework.ts';
import { builtInFrameworks } from '../../frameworks/built-in.ts';
import { type ExtractedCriterion, extractFramework } from '../../frameworks/extract.ts';
import { EXIT } from '../exit.ts';
import { print, printJson } from '../output.ts';
import { type ReadOptions, readForCommand } from '../read.ts';

/** `frameworks`: the built-in sets. */
export async function frameworks(options: { json?: boolean }): Promise<number> {
  if (options.json) await printJson({ frameworks: builtInFrameworks });
  else {
    const lines = builtInFrameworks.flatMap((framework) => [
      `${framework.id}: ${framework.title} (${criteriaOf(framework).length} criteria)`,
      `  ${framework.source}`,
      ...framework.criteria.flatMap((criterion) => listed(criterion, 1)),
    ]);
    await print(`${lines.join('\n')}\n`);
  }
  return EXIT.done;
}

function listed(criterion: Criterion, depth: number): string[] {
  return [
    `${'  '.repeat(depth)}${criterion.code}  ${criterion.title}`,
    ...criterion.children.flatMap((child) => listed(child, depth + 1)),
  ];
}

/** `framework extract FILE`: the criteria as a guidance document prints them. */
export async function frameworkExtract(file: string, options: ReadOptions & { json?: boolean }): Promise<number> {
  const { documents } = await readForCommand([file], options);
  const [document] = documents;
  if (document === undefined) return EXIT.nothingDone;
  const found = extractFramework(document);
  if (options.json) await printJson(found);
  else if (found.criteria.length === 0) {
    await print(
      'No list of criteria was found. Criteria are looked for under words such as “inspectors will evaluate the extent to which”.\n',
    );
  } else await print(`${found.title}\n${found.criteria.flatMap((criterion) => printed(criterion, 1)).join('\n')}\n`);
  return found.criteria.length === 0 ? EXIT.nothingDone : EXIT.done;
}

function printed(criterion: ExtractedCriterion, depth: number): string[] {
  return [
    `${'  '.repeat(depth)}${criterion.code}  ${criterion.text}`,
    ...criterion.children.flatMap((child) => printed(child, depth + 1)),
  ];
}
