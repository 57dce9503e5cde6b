import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { counted } from '../../document/series.ts';
import type { Mask } from '../../export/disclosure.ts';
import { type PackQuotation, readPack } from '../../export/pack.ts';
import { quotationFaults } from '../../export/verify.ts';
import type { ChainHead } from '../../review/chain.ts';
import { sha256 } from '../../service/exports/make.ts';
import { getDocument, listDocuments } from '../../workspace/documents.ts';
import { notWantedIn } from '../../workspace/erased.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { getSetting } from '../../workspace/open.ts';
import { verifyFile } from '../../workspace/verify.ts';
import { EXIT } from '../exit.ts';
import { UsageError } from '../explain.ts';
import { notedHead } from '../noted-head.ts';
import { print, printJson } from '../output.ts';
import { visible } from '../say.ts';
import { type Unlocking, unlocked } from '../secrets.ts';
import { withWorkspace } from '../workspace.ts';

export interface VerifyOptions extends Unlocking {
  readonly against?: string;
  /** The head of the log as an export noted it. */
  readonly logHead?: ChainHead;
  /** An export of the workspace, which noted the head of the log. */
  readonly export?: string;
  readonly json?: boolean;
}

interface Result {
  readonly sound: boolean;
  readonly findings: readonly { readonly kind?: string; readonly message: string }[];
}

/** `verify WORKSPACE|PACK`: exit code 1 where anything is not as it was saved. */
export async function verify(path: string, options: VerifyOptions): Promise<number> {
  const isOfPack = isPack(path);
  refuseUnused(path, isOfPack, options);
  const { result, summary } = isOfPack ? await verifyPack(path, options) : await verifyWorkspaceFile(path, options);
  if (options.json) await printJson(result);
  else await print(`${[...result.findings.map(({ message }) => visible(message)), summary].join('\n')}\n`);
  return result.sound ? EXIT.done : EXIT.someFailed;
}

/** What was given for nothing would seem to have been checked. @throws UsageError */
function refuseUnused(path: string, isOfPack: boolean, { against, export: exported, logHead }: VerifyOptions): void {
  if (isOfPack && (exported !== undefined || logHead !== undefined))
    throw new UsageError(
      `${path} is an evidence pack; --export and --log-head say what the log of a workspace must hold. Give the workspace, or leave them out.`,
    );
  if (!isOfPack && against !== undefined)
    throw new UsageError(
      `${path} is no evidence pack; --against names the workspace that a pack was made from. Leave it out.`,
    );
}

const BEGINNING = 200;

/** Whether a file begins as a page does. A workspace may be larger than can be read at once; a pipe may never end. */
function isPack(path: string): boolean {
  let file: number;
  try {
    if (!statSync(path).isFile()) return false;
    file = openSync(path, 'r');
  } catch {
    // Why it cannot be read is said where a workspace is looked for.
    return false;
  }
  try {
    const bytes = Buffer.alloc(BEGINNING);
    const read = readSync(file, bytes, 0, BEGINNING, 0);
    return bytes.subarray(0, read).toString('latin1').trimStart().toLowerCase().startsWith('<!doctype html');
  } finally {
    closeSync(file);
  }
}

const PIECE = 1024 * 1024;

/** A file as text, piece by piece: a pack may be larger than a text can be. */
function* textOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const bytes = Buffer.alloc(PIECE);
    for (;;) {
      const read = readSync(file, bytes, 0, PIECE, null);
      if (read === 0) break;
      yield decoder.write(bytes.subarray(0, read));
    }
    yield decoder.end();
  } finally {
    closeSync(file);
  }
}

/** The file, the audit log, and every quotation against its source. */
async function verifyWorkspaceFile(path: string, options: VerifyOptions): Promise<{ result: Result; summary: string }> {
  const typed = options.logHead && { ...options.logHead, workspace: null };
  const head = typed ?? (options.export === undefined ? undefined : notedHead(options.export));
  const result = await unlocked(basename(path), options, (credentials) => verifyFile(path, credentials, head));
  const { documents, passages, decisions, log } = result.checked;
  const all = `Everything is as it was saved: ${counted(documents, 'document')}, ${counted(passages, 'passage')}, ${counted(decisions, 'decision')}, ${counted(log, 'entry', 'entries')} of the log.`;
  if (result.sound)
    return {
      result,
      summary: `${all}${head === undefined ? '' : ` The log still holds what it held at entry ${head.sequence}, when the export was made.`}`,
    };
  const kinds = new Set(result.findings.map(({ kind }) => kind));
  const isOfSearch = kinds.delete('search');
  if (kinds.size === 0) return { result, summary: SEARCH_ANEW };
  const isSoundItself = kinds.size === 1 && kinds.has('export');
  if (!isSoundItself) return { result, summary: NOT_AS_SAVED };
  return { result, summary: isOfSearch ? `${NOT_OF_IT} ${SEARCH_ANEW}` : `${all} ${NOT_OF_IT}` };
}

const NOT_AS_SAVED = 'This workspace is not as it was saved. Keep it as it is, and restore a backup.';
const SEARCH_ANEW =
  'Nothing that was saved is lost, and no backup is needed: the search index holds only what is in the passages. Opening the workspace makes it anew where passages are missing, and "reread" in any case.';
const NOT_OF_IT =
  'But the export does not fit it: the export is of another workspace, or this is an earlier copy, or its log was cut short. Look for the workspace that the export was made from; a backup has nothing to mend here.';

/** The contents hash of a pack and, where a workspace is given to check against, every quotation at its place. */
async function verifyPack(path: string, options: VerifyOptions): Promise<{ result: Result; summary: string }> {
  const pack = readPack(textOf(path), sha256);
  const against =
    options.against === undefined
      ? []
      : await withWorkspace(options.against, options, (workspace) => againstWorkspace(pack.quotations, workspace));
  const findings = [
    ...(pack.unchanged
      ? []
      : [{ kind: 'file', message: 'This pack has been changed since it was made: its contents hash is not right.' }]),
    ...against,
  ];
  const isOnlyGone = findings.length > 0 && findings.every(({ kind }) => kind === 'erased' || kind === 'removed');
  const checked =
    options.against === undefined
      ? 'Give --against WORKSPACE to check its quotations, too.'
      : `${pack.quotations.length} quotations stand in their documents as they are quoted.`;
  return {
    result: { sound: findings.length === 0, findings },
    summary:
      findings.length === 0
        ? `This pack is as it was made. ${checked}`
        : isOnlyGone
          ? NOT_ALL_THERE
          : 'Do not rely on this pack; ask for a new one.',
  };
}

const NOT_ALL_THERE =
  'This pack is as it was made, and its other quotations stand in their documents as they are quoted. What it quotes of documents that are not in this workspace any more could not be checked.';

/** What a pack quotes, against the documents of a workspace; of one that was erased or taken out of sight, that it was. */
function againstWorkspace(quotations: readonly PackQuotation[], workspace: Workspace): Result['findings'] {
  const known = new Set(listDocuments(workspace).map(({ id }) => id));
  const masks = JSON.parse(getSetting(workspace, 'masks') ?? '[]') as Mask[];
  const notWanted = notWantedIn(workspace);
  return [...Map.groupBy(quotations, ({ documentId }) => documentId)].flatMap(([id, own]) => {
    const { fileName = '', source: sha256 = '' } = own[0] ?? {};
    const was = known.has(id) ? null : notWanted({ id, path: fileName, sha256 });
    if (was !== null) {
      const what = was === 'erased' ? 'was erased for good' : 'was taken out of sight';
      return [
        {
          kind: was,
          message: `${fileName} ${what} in this workspace, so ${counted(own.length, 'quotation')} of it cannot be checked.`,
        },
      ];
    }
    return quotationFaults(own, known.has(id) ? [getDocument(workspace, id)] : [], masks).map(({ quoted, reason }) => ({
      kind: 'quotation',
      message: `“${quoted.quotation.slice(0, 80)}…”: ${reason}`,
    }));
  });
}
