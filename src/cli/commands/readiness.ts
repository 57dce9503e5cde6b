import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { localDay } from '../../document/dates.ts';
import { ReadError } from '../../document/failure.ts';
import { RATING_WORDS } from '../../document/finding.ts';
import { dueInWords, isOverdue, isPlanned } from '../../document/readiness.ts';
import { counted } from '../../document/series.ts';
import { notTakenInWords, type PlanLine, type TakenPlan } from '../../review/plan.ts';
import { writeWhole } from '../../service/exports/write-whole.ts';
import { frameworkIn, frameworkInUse } from '../../service/frameworks.ts';
import { readNamed } from '../../service/named-file.ts';
import { planFile, planLines, takePlanIn } from '../../service/review/plan.ts';
import { sessionOver } from '../../service/session-over.ts';
import { EXIT, exitFor } from '../exit.ts';
import { UsageError } from '../explain.ts';
import { print, printJson } from '../output.ts';
import { say, visible } from '../say.ts';
import type { Unlocking } from '../secrets.ts';
import { withWorkspace } from '../workspace.ts';

export interface ReadinessOptions extends Unlocking {
  readonly takeIn?: string;
  readonly out?: string;
  readonly overwrite?: boolean;
  readonly overdue?: boolean;
  readonly framework?: string;
  readonly reviewer: string;
  readonly json?: boolean;
}

/** `readiness WORKSPACE`: how ready we are, criterion by criterion; `--take-in` reads a plan first, `--out` writes it. */
export function readiness(path: string, options: ReadinessOptions): Promise<number> {
  const format = options.out === undefined ? 'csv' : extname(options.out).slice(1).toLowerCase();
  if (format !== 'csv' && format !== 'xlsx') throw new UsageError('A plan is written as .csv or .xlsx.');
  if (options.out !== undefined && existsSync(options.out) && !options.overwrite)
    throw new UsageError(
      `There is a file at ${options.out} already. Choose another name, or add --overwrite to replace it.`,
    );
  return withWorkspace(path, options, async (workspace) => {
    const session = sessionOver(workspace, { reviewer: options.reviewer });
    const { id } =
      options.framework === undefined ? frameworkInUse(workspace) : frameworkIn(workspace, options.framework);
    const taken =
      options.takeIn === undefined
        ? null
        : planFrom(options.takeIn, (name, bytes) => takePlanIn(session, id, name, bytes));
    if (taken !== null) for (const sentence of notTakenInWords(taken)) say(`${visible(sentence)}\n`);
    if (options.out !== undefined) await writeWhole(options.out, [await planFile(session, id, format)]);
    const today = localDay(workspace.now());
    const lines = planLines(session, id).filter((line) => !options.overdue || isOverdue(line.readiness, today));
    if (options.json) {
      const counts = taken === null ? null : { ...taken, changed: taken.changed.length };
      await printJson({
        takenIn: counts,
        file: options.out ?? null,
        readiness: lines.map((line) => ({ ...line, overdue: isOverdue(line.readiness, today) })),
      });
    } else {
      const said =
        taken === null
          ? []
          : [
              `${taken.changed.length} changed, ${taken.same} as before, ${taken.unknown.length} not here${taken.problems.length === 0 ? '' : `, ${counted(taken.problems.length, 'cell or row', 'cells or rows')} refused: named above`}.`,
            ];
      const rows = lines.flatMap((line) => (isPlanned(line.readiness) ? [inWords(line, today)] : []));
      await print(
        `${[...said, ...(rows.length === 0 ? [options.overdue ? 'Nothing is overdue.' : 'Nothing is rated, and no action named.'] : rows)].join('\n')}\n`,
      );
    }
    return exitOf(taken);
  });
}

/** As for files: 1 where a part of the plan was refused, 3 where all of it was. */
function exitOf(taken: TakenPlan | null): number {
  const refused = taken === null ? 0 : taken.problems.length + taken.unknown.length;
  return taken === null || refused === 0 ? EXIT.done : exitFor(taken.changed.length + taken.same, refused);
}

function inWords({ code, title, readiness }: PlanLine, today: string): string {
  const { rating, action, owner, doneWhen } = readiness;
  const due = dueInWords(readiness, today);
  return [
    code || title,
    rating === null ? 'not rated' : RATING_WORDS[rating],
    action,
    owner,
    doneWhen && `done when: ${doneWhen}`,
    due && `due ${due}`,
  ]
    .filter(Boolean)
    .join('; ');
}

function planFrom<Taken>(path: string, take: (name: string, bytes: Uint8Array) => Taken): Taken {
  try {
    return take(basename(path), readNamed(path));
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof ReadError)) throw error;
    throw new UsageError(`The plan in ${path} was not added. ${error.message}`);
  }
}
