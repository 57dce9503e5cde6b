import type { FindingDetail } from '../../contract/operations/findings.ts';
import { coverageLine } from '../../document/coverage.ts';
import { LONGEST_LINE, LONGEST_NOTE } from '../../document/evidence.ts';
import {
  countInWords,
  EMPTY_FINDING,
  type Finding,
  type FindingState,
  RATING_WORDS,
  type Rating,
  STATE_WORDS,
} from '../../document/finding.ts';
import { dueInWords, hasAction } from '../../document/readiness.ts';
import { unknownNumbers } from '../../review/findings.ts';
import { frameworkIn, frameworkInUse } from '../../service/frameworks.ts';
import { findingOperations } from '../../service/operations/findings.ts';
import { coverageIn, documentsById, filesUnread } from '../../service/review/state.ts';
import type { Session } from '../../service/session.ts';
import { sessionOver } from '../../service/session-over.ts';
import { EXIT } from '../exit.ts';
import { UsageError } from '../explain.ts';
import { print, printJson } from '../output.ts';
import type { Unlocking } from '../secrets.ts';
import { withWorkspace } from '../workspace.ts';

export interface FindingsOptions extends Unlocking {
  readonly set?: string;
  readonly text?: string;
  readonly state?: FindingState;
  readonly rating?: Rating;
  readonly action?: string;
  readonly owner?: string;
  readonly doneWhen?: string;
  readonly due?: string;
  readonly framework?: string;
  readonly reviewer: string;
  readonly json?: boolean;
}

/** No operation of findings takes time. */
const RUN = { progress: () => undefined, isStopped: () => false };

/** `findings WORKSPACE`: the findings with their coverage, ratings and actions; with `--set`, writes one first. */
export function findings(path: string, options: FindingsOptions): Promise<number> {
  return withWorkspace(path, options, async (workspace) => {
    const session = sessionOver(workspace, { reviewer: options.reviewer });
    const { id: frameworkId } =
      options.framework === undefined ? frameworkInUse(workspace) : frameworkIn(workspace, options.framework);
    const operations = findingOperations(session);
    let rows = await operations['findings.list']({ frameworkId }, RUN);
    if (options.set !== undefined) {
      const row = rows.find(({ code }) => code.toLowerCase() === options.set?.toLowerCase());
      if (row === undefined)
        throw new UsageError(
          `There is no criterion ${options.set}. There are: ${rows.flatMap(({ code }) => code || []).join(', ')}.`,
        );
      await write(operations, frameworkId, row.about, options);
      rows = [row];
    } else if (changeIn(options) !== null) throw new UsageError('Say with --set which criterion the finding is on.');
    const details: FindingDetail[] = [];
    for (const { about } of rows) details.push(await operations['findings.get']({ frameworkId, about }, RUN));
    const line = coverageOfAll(session, frameworkId);
    if (options.json) await printJson({ framework: frameworkId, coverage: line, findings: details.map(inJson) });
    else await print(`${line}.\n\n${details.map((one) => inWords(one, workspace.now())).join('\n')}\n`);
    return EXIT.done;
  });
}

async function write(
  operations: ReturnType<typeof findingOperations>,
  frameworkId: string,
  about: FindingDetail['row']['about'],
  options: FindingsOptions,
): Promise<void> {
  const change = changeIn(options);
  if (change === null)
    throw new UsageError(
      'Say what is to be written: --text, --state, --rating, --action, --owner, --done-when or --due.',
    );
  for (const [option, said, most] of [
    ['--text', change.text, LONGEST_NOTE],
    ['--action', change.readiness.action, LONGEST_LINE],
    ['--owner', change.readiness.owner, LONGEST_LINE],
    ['--done-when', change.readiness.doneWhen, LONGEST_LINE],
  ] as const)
    if ((said ?? '').length > most)
      throw new UsageError(`What follows ${option} may have ${most.toLocaleString('en-GB')} characters at most.`);
  const [unknown] = unknownNumbers(change.text ?? '');
  if (unknown !== undefined)
    throw new UsageError(
      `${unknown} is no number that can be counted. A number is {areas}, {letters} or {passages}, with what narrows it down: strength, improvement, mixed or neutral, year:2026, agency:police, tag:"a tag".`,
    );
  const { finding } = await operations['findings.get']({ frameworkId, about }, RUN);
  const readiness = { ...(finding ?? EMPTY_FINDING).readiness, ...change.readiness };
  const text = change.text === undefined ? {} : { text: change.text };
  const state = change.state === undefined ? {} : { state: change.state };
  // Words first: agreeing looks at the numbers in them.
  await operations['findings.save']({ frameworkId, about, change: { ...text, ...state, readiness } }, RUN);
}

/** Whether it is a day of the calendar, as year, month and day. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function changeIn({ text, state, rating, action, owner, doneWhen, due }: FindingsOptions) {
  if (due !== undefined && !isDay(due))
    throw new UsageError(`A day is written as 2026-05-31, and has to be one of the calendar: not ${due}.`);
  const readiness: Partial<Finding['readiness']> = {
    ...(rating === undefined ? {} : { rating }),
    ...(action === undefined ? {} : { action }),
    ...(owner === undefined ? {} : { owner }),
    ...(doneWhen === undefined ? {} : { doneWhen }),
    ...(due === undefined ? {} : { due }),
  };
  if (text === undefined && state === undefined && Object.keys(readiness).length === 0) return null;
  return { text, state, readiness };
}

function coverageOfAll(session: Session, frameworkId: string): string {
  return coverageLine(
    coverageIn(session, frameworkId).map((one) => {
      const metadata = documentsById(session).get(one.documentId)?.metadata;
      return { ...one, name: metadata?.area ?? metadata?.title ?? one.documentId };
    }),
    filesUnread(session),
  );
}

function inJson({ row, finding, chips, attached, opposite, notLooked, ours }: FindingDetail) {
  return {
    code: row.code || null,
    theme: row.about.kind === 'theme' ? row.about.id : null,
    title: row.title,
    state: row.state,
    text: row.text,
    lookedAt: row.lookedAt,
    standing: row.standing,
    numbers: chips.map(({ chip, now, changed }) => ({ ...chip, now, changed })),
    attached,
    opposite: opposite.length,
    notLookedAt: notLooked,
    ours,
    readiness: finding?.readiness ?? EMPTY_FINDING.readiness,
    confidence: finding?.confidence ?? EMPTY_FINDING.confidence,
    by: finding?.by ?? null,
    at: finding?.at ?? null,
    agreed: finding?.agreed ?? null,
  };
}

function inWords({ row, finding, chips, ours }: FindingDetail, today: string): string {
  const changed = chips.filter((one) => one.changed);
  const readiness = finding?.readiness ?? EMPTY_FINDING.readiness;
  const { rating, action, owner, doneWhen } = readiness;
  const due = dueInWords(readiness, today);
  const lines = [
    `${[row.code, row.title].filter(Boolean).join(' ')}: ${STATE_WORDS[row.state]}, ${row.lookedAt}`,
    ...(row.text === '' ? [] : [row.text]),
    ...changed.map(
      ({ chip, now }) =>
        `${countInWords(chip, chip.query)} when this was written, now ${countInWords(now, chip.query)}`,
    ),
    ...(finding?.gap ? [finding.gap] : ours.gap === '' ? [] : [`The gap, as counted: ${ours.gap}`]),
    ...ours.disagreements,
    ...(rating === null ? [] : [RATING_WORDS[rating]]),
    ...(hasAction(readiness)
      ? [
          [
            `Action: ${action || 'not named yet'}`,
            owner || 'owner not named yet',
            ...(doneWhen === '' ? [] : [`done when: ${doneWhen}`]),
            due === '' ? 'due date not set' : `due ${due}`,
          ].join('; '),
        ]
      : []),
  ];
  return lines.map((line, at) => (at === 0 ? line : `  ${line}`)).join('\n');
}
