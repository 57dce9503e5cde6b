import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import type { ExportFormat } from '../../contract/operations/exports.ts';
import { DEFAULT_THRESHOLD } from '../../dedupe/copies.ts';
import { together, undecided } from '../../document/coverage.ts';
import type { Failure } from '../../document/failure.ts';
import { criteriaOf, type Framework } from '../../document/framework.ts';
import { counts, type EvidenceBundle } from '../../export/bundle.ts';
import { encoded } from '../../export/chunks.ts';
import { evidenceReport } from '../../export/html.ts';
import { coverageInALine } from '../../export/summary.ts';
import { howMany } from '../../export/words.ts';
import { bundleOf } from '../../service/exports/bundle.ts';
import { checkedBundle, exportedChunks, sha256 } from '../../service/exports/make.ts';
import { writeWhole } from '../../service/exports/write-whole.ts';
import { frameworksIn } from '../../service/frameworks.ts';
import { saveFramework } from '../../workspace/choices.ts';
import { makePrivateFolder } from '../../workspace/files.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { closeWorkspace, createWorkspace, setSetting } from '../../workspace/open.ts';
import { EXIT, exitFor } from '../exit.ts';
import { UsageError } from '../explain.ts';
import { frameworkFor } from '../framework.ts';
import { print, printJson } from '../output.ts';
import type { ReadOptions } from '../read.ts';
import { say, visible } from '../say.ts';
import { importPaths } from '../workspace.ts';

export interface AnalyseOptions extends ReadOptions {
  readonly out: string;
  readonly workspace?: string;
  readonly framework: string;
  readonly json?: boolean;
}

/** `analyse PATH...`: the whole job. An existing workspace is never written over. */
export async function analyse(paths: readonly string[], options: AnalyseOptions): Promise<number> {
  const framework = await frameworkFor(options.framework);
  makePrivateFolder(options.out);
  const path = options.workspace ?? join(options.out, 'evidence.workspace');
  if (existsSync(path)) {
    throw new UsageError(
      `There is a workspace at ${path} already, and it may hold decisions. Choose another folder, or add to it with "import".`,
    );
  }
  const workspace = createWorkspace(path);
  let isEmpty = false;
  let kept = 0;
  try {
    use(workspace, framework);
    const { documents, failed, unread, halted } = await importPaths(workspace, paths, DEFAULT_THRESHOLD, options);
    isEmpty = documents.length === 0;
    if (isEmpty) return await nothingRead(failed, unread, halted, options);
    kept = documents.length;
    if (halted !== null) {
      if (options.json) await printJson({ documents, failed, unread, halted, workspace: path });
      say(`${withoutReport(kept, path)}\n`);
      return EXIT.nothingDone;
    }
    const choice = { decidedOnly: false };
    const gathered = await bundleOf(workspace, {
      framework,
      threshold: DEFAULT_THRESHOLD,
      version: packageJson.version,
      now: new Date(),
      choice,
    });
    const { disclosureCheck } = await import('../../export/disclosure.ts');
    const found = disclosureCheck(gathered);
    const checked = (format: ExportFormat) => checkedBundle(workspace, gathered, format, {}, found);
    const files = {
      report: join(options.out, 'report.html'),
      xlsx: join(options.out, 'evidence.xlsx'),
      csv: join(options.out, 'evidence.csv'),
    };
    await writeWhole(files.report, encoded(evidenceReport(await checked('html'), sha256)));
    await writeWhole(files.xlsx, await exportedChunks('xlsx', workspace, await checked('xlsx'), choice));
    await writeWhole(files.csv, await exportedChunks('csv', workspace, await checked('csv'), choice));
    const summary = summaryOf(gathered);
    if (options.json) await printJson({ documents, failed, unread, halted, workspace: path, ...files, ...summary });
    else await print(inWords(summary, framework, { ...files, workspace: path }, failed.length, unread.length));
    return exitFor(documents.length, failed.length + unread.length);
  } catch (error) {
    if (kept > 0) say(`${withoutReport(kept, path)}\n`);
    throw error;
  } finally {
    closeWorkspace(workspace);
    // An empty workspace would only be in the way of the next try.
    if (isEmpty) rmSync(path, { force: true });
  }
}

/** Where what was read has stayed when no report could be made of it. */
const withoutReport = (kept: number, path: string) =>
  `No report was made. What was read, ${howMany(kept, 'document')}, is kept in ${visible(path)}: go on there with "import", which passes over what it has, and "export".`;

async function nothingRead(
  failed: readonly Failure[],
  unread: readonly string[],
  halted: string | null,
  options: AnalyseOptions,
): Promise<number> {
  if (options.json) await printJson({ documents: [], failed, unread, halted, workspace: null });
  else if (unread.length > 0) say('Stopped before any file was read, so there is nothing to report.\n');
  else say('None of the files could be read, so there is nothing to report.\n');
  return EXIT.nothingDone;
}

/** Makes a framework the one in use; one from a file is kept in the workspace first. */
function use(workspace: Workspace, framework: Framework): void {
  if (!frameworksIn(workspace).some(({ id }) => id === framework.id)) saveFramework(workspace, framework, '');
  setSetting(workspace, 'framework', framework.id);
}

interface Summary {
  readonly counted: number;
  readonly copies: number;
  readonly copyGroups: number;
  readonly lookAlikes: number;
  readonly areas: number;
  readonly pagesUnread: number;
  /** Passages set aside only because they stand in three or more letters. */
  readonly repeated: number;
  readonly themes: number;
  readonly themeLabels: readonly string[];
  readonly suggestions: number;
  /** Criteria that nothing is suggested or accepted for, so far. */
  readonly criteriaWithoutEvidence: readonly string[];
  /** "0 of 169 passages decided; ...". */
  readonly coverage: string;
  readonly decided: number;
  readonly toDecide: number;
}

function summaryOf(bundle: EvidenceBundle): Summary {
  const counted = bundle.documents.filter(({ copyOf }) => copyOf === null);
  const evidence = bundle.evidence.filter(counts);
  const found = new Set(evidence.map(({ criterion }) => criterion));
  const looked = together(bundle.coverage);
  return {
    counted: counted.length,
    copies: bundle.documents.length - counted.length,
    copyGroups: bundle.copies.groups.length,
    lookAlikes: bundle.copies.lookAlikes.length,
    areas: new Set(counted.flatMap(({ area }) => area ?? [])).size,
    pagesUnread: counted.reduce((sum, { pagesWithoutText }) => sum + pagesWithoutText.length, 0),
    repeated: bundle.coverage.reduce((sum, { documentId }) => sum + (bundle.repeated?.[documentId] ?? 0), 0),
    themes: bundle.themes.length,
    themeLabels: bundle.themes.map(({ label }) => label),
    suggestions: evidence.length,
    criteriaWithoutEvidence: criteriaOf(bundle.framework)
      .map(({ code }) => code)
      .filter((code) => !found.has(code)),
    coverage: coverageInALine(bundle),
    decided: looked.decided,
    toDecide: undecided(looked),
  };
}

function inWords(
  summary: Summary,
  framework: Framework,
  files: { readonly report: string; readonly xlsx: string; readonly csv: string; readonly workspace: string },
  failed: number,
  unread: number,
): string {
  const { counted, copies, areas, pagesUnread, repeated, suggestions, themeLabels, criteriaWithoutEvidence, coverage } =
    summary;
  const lines = [
    `${howMany(counted, 'document')} from ${howMany(areas, 'area')}, ${copies === 0 ? 'no copies among them' : `and ${howMany(copies, 'copy', 'copies')} of them: each counted once`}.`,
    ...(failed > 0 ? [`Not read: ${howMany(failed, 'file')}, named above with the reason.`] : []),
    ...(unread > 0
      ? [`Left because the reading was stopped, and in none of what follows: ${howMany(unread, 'file')}.`]
      : []),
    ...(pagesUnread > 0 ? [`Without text, and so not read, scans for example: ${howMany(pagesUnread, 'page')}.`] : []),
    ...(repeated > 0
      ? [
          `Set aside as wording of a template, and so not suggested: ${howMany(repeated, 'passage')} that stand in three or more letters. Look at them in the letters, where they are called “standard paragraph”, and bring back what is evidence.`,
        ]
      : []),
    `${howMany(suggestions, 'passage')} suggested as evidence under “${framework.title}”.`,
    criteriaWithoutEvidence.length === 0
      ? 'Every criterion has at least one passage.'
      : `Nothing is suggested for ${criteriaWithoutEvidence.join(', ')}; what is not decided may still hold some.`,
    `${coverage}.`,
    themeLabels.length === 0
      ? `No themes: there is too little ${repeated > 0 ? 'other ' : ''}text for anything to recur.`
      : `Themes: ${themeLabels.slice(0, 12).join('; ')}.`,
    '',
    `Report      ${visible(files.report)}`,
    `Excel       ${visible(files.xlsx)}`,
    `CSV         ${visible(files.csv)}`,
    `Workspace   ${visible(files.workspace)}`,
  ];
  return `${lines.join('\n')}\n`;
}
