import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { ExportChoice, ExportedPassage, ExportFormat } from '../../contract/operations/exports.ts';
import type { EvidenceBundle } from '../../export/bundle.ts';
import { joined } from '../../export/chunks.ts';
import { chosenColumns, EVIDENCE_COLUMNS, type PlacedEvidence, placedEvidence } from '../../export/columns.ts';
import {
  type DisclosureHit,
  disclosureCheck,
  disclosureNote,
  hitsCarried,
  type Mask,
  maskedBundle,
  masksFor,
} from '../../export/disclosure.ts';
import { MOST_UNPACKED } from '../../ingest/limits.ts';
import { logHead } from '../../workspace/log.ts';
import { getSetting, setSetting } from '../../workspace/open.ts';
import { takeInCodebook, takeInProject } from '../exchange/take-in.ts';
import { type BundleOptions, bundleOf } from '../exports/bundle.ts';
import {
  carriedBy,
  checkedBundle,
  exportedChunks,
  extensionOf,
  handsOnDecisions,
  keepExport,
  lossesOf,
  presetsIn,
  withTexts,
} from '../exports/make.ts';
import { frameworkIn } from '../frameworks.ts';
import { readNamed } from '../named-file.ts';
import type { Session } from '../session.ts';
import { workspaceName } from '../workspaces/name.ts';

/** Passages, and rows of a table, that are shown before an export is made. */
const SHOWN = 100;
const SHOWN_IN_TABLE = 30;

const LOOKED_AT = 'review export';

type ExportOperations = Pick<Operations, Extract<keyof Operations, `exports.${string}`>>;

export function exportOperations(session: Session): ExportOperations {
  const bundleFor = (
    format: ExportFormat,
    frameworkId: string,
    choice: ExportChoice,
    control: Pick<BundleOptions, 'onProgress' | 'isStopped'>,
  ): Promise<EvidenceBundle> =>
    bundleOf(session.workspace(), {
      framework: frameworkIn(session.workspace(), frameworkId),
      threshold: session.threshold(),
      version: session.version,
      now: session.now(),
      choice,
      withRejected: handsOnDecisions(format),
      ...control,
    });
  /** What would go out and what in it may identify people; masks and columns change neither, so it is kept for them. */
  const lookedAt = (
    format: ExportFormat,
    frameworkId: string,
    { mask: _mask, unmasked: _unmasked, columns: _columns, bom: _bom, ...evidence }: ExportChoice,
    run: { isStopped(): boolean },
  ) => {
    const asked = [
      frameworkId,
      evidence,
      format === 'qdpx',
      handsOnDecisions(format),
      session.threshold(),
      logHead(session.workspace()),
    ];
    // Named so that it is forgotten with the review it is made from.
    return session.derived(`${LOOKED_AT} ${JSON.stringify(asked)}`, async () => {
      session.forget(LOOKED_AT);
      try {
        const gathered = await bundleFor(format, frameworkId, evidence, { isStopped: run.isStopped });
        const bundle = withTexts(format, session.workspace(), gathered);
        await unlessStopped(run);
        return { bundle, found: disclosureCheck(bundle) };
      } catch (error) {
        session.forget(LOOKED_AT);
        throw error;
      }
    });
  };
  const presets = () => presetsIn(session.workspace());

  return {
    'exports.make': async ({ format, frameworkId, choice }, run) => {
      const workspace = session.workspace();
      const step = async (done: number, what: string) => {
        run.progress({ done, total: 100, what });
        await unlessStopped(run);
      };
      await step(0, 'Gathering the evidence');
      const gathered = await bundleFor(format, frameworkId, choice, {
        onProgress: (done, total) =>
          run.progress({ done: (40 * done) / total, total: 100, what: 'Gathering the evidence' }),
        isStopped: run.isStopped,
      });
      await step(40, 'Looking for what may identify people');
      const bundle = await checkedBundle(workspace, gathered, format, choice);
      await step(60, 'Writing the file');
      const bytes = joined(await exportedChunks(format, workspace, bundle, choice));
      await step(95, 'Looking at what the format cannot carry');
      const losses = await lossesOf(format, workspace, bundle, choice);
      return { ...keepExport(session, fileName(session, format), bytes), losses };
    },

    'exports.check': async ({ format, frameworkId, choice }, run) => {
      const { bundle, found: everywhere } = await lookedAt(format, frameworkId, choice, run);
      const found = hitsCarried(everywhere, carriedBy(format, bundle, choice));
      const hits = new Map<string, { kind: string; text: string; sentence: string; times: number }>();
      for (const { kind, text, sentence } of found) {
        const key = `${kind}\n${text}`;
        const hit = hits.get(key) ?? { kind, text, sentence, times: 0 };
        hit.times++;
        hits.set(key, hit);
      }
      const left = choice.mask === true ? maskedForNow(session, bundle, found, choice.unmasked ?? []) : bundle;
      const first = [...firstOf(placedEvidence(left), SHOWN)];
      return {
        hits: [...hits.values()],
        note: disclosureNote(
          found.filter(({ text }) => !choice.unmasked?.includes(text)),
          choice.mask === true,
        ),
        losses: await lossesOf(format, session.workspace(), bundle, choice),
        rows: left.evidence.length,
        first: first.map(exportedPassage),
        table: isTable(format) ? tableOf(first.slice(0, SHOWN_IN_TABLE), choice.columns) : { titles: [], rows: [] },
      };
    },

    'exports.columns': () => EVIDENCE_COLUMNS.map(({ id, header }) => ({ id, title: header })),

    'exports.presets': presets,

    'exports.savePreset': ({ name, format, choice }) => {
      const others = presets().filter((preset) => preset.name !== name);
      const kept = choice === null ? others : [...others, { name, format, choice }];
      setSetting(session.workspace(), 'export presets', JSON.stringify(kept));
      return kept;
    },

    'exports.takeIn': async ({ file }) => {
      const offered = session.files.take(file);
      if (offered === null)
        throw new OperationError('not-found', 'This file is not at hand any more. Choose it again.');
      const bytes = readNamed(offered.at, offered.name, MOST_UNPACKED);
      try {
        const target = {
          workspace: session.workspace(),
          pool: session.pool(),
          reviewer: session.reviewer(),
          threshold: session.threshold(),
          folder: await session.files.privateFolder(),
        };
        return /\.qdc$/iu.test(offered.name)
          ? takeInCodebook(target, offered.name, bytes)
          : await takeInProject(target, offered.name, bytes);
      } finally {
        session.forget();
      }
    },
  };
}

/** Gives the wire a turn, so that a wish to stop can arrive, and heeds it. */
async function unlessStopped(run: { isStopped(): boolean }): Promise<void> {
  await new Promise(setImmediate);
  if (run.isStopped()) throw new OperationError('stopped', 'The export was stopped. No file was written.');
}

const isTable = (format: ExportFormat) => format === 'xlsx' || format === 'csv';

/** The bundle as the masks would leave it. Nothing is kept: the masks count from the day the file is made. */
function maskedForNow(
  session: Session,
  bundle: EvidenceBundle,
  found: readonly DisclosureHit[],
  unmasked: readonly string[],
): EvidenceBundle {
  const isMasked = ({ text }: { text: string }) => !unmasked.includes(text);
  const known = JSON.parse(getSetting(session.workspace(), 'masks') ?? '[]') as Mask[];
  return maskedBundle(bundle, masksFor(found.filter(isMasked), known).filter(isMasked));
}

function* firstOf<Value>(values: Iterable<Value>, count: number): Generator<Value> {
  let given = 0;
  for (const value of values) {
    if (given++ === count) return;
    yield value;
  }
}

function exportedPassage({ row, document }: PlacedEvidence): ExportedPassage {
  return {
    documentId: row.documentId,
    passageId: row.passageId,
    document: document.title,
    area: document.area,
    date: document.date,
    text: row.quotation,
    page: row.page,
    endPage: row.endPage,
    number: row.paragraph,
    recognised: row.recognised,
    headings: [...row.headings],
    criterion: row.criterion,
    polarity: row.polarity,
    suggested: row.status === 'suggested',
  };
}

function tableOf(evidence: readonly PlacedEvidence[], ids: readonly string[] | undefined) {
  const columns = chosenColumns(ids);
  return {
    titles: columns.map(({ header }) => header),
    rows: evidence.map((placed) => columns.map(({ value }) => value(placed))),
  };
}

function fileName(session: Session, format: ExportFormat): string {
  const what = format === 'decisions' ? 'decisions' : format === 'learning' ? 'decisions to learn from' : 'evidence';
  return `${workspaceName(session.workspace())} ${what}.${extensionOf(format)}`;
}
