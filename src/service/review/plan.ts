/**
 * The readiness plan out of the workspace and back into it.
 */
import { ReadError } from '../../document/failure.ts';
import { EMPTY_FINDING } from '../../document/finding.ts';
import { readOpenSheet } from '../../ingest/office/open-sheet.ts';
import { openPackage } from '../../ingest/office/package.ts';
import { readSheet } from '../../ingest/office/sheet.ts';
import { type PlanLine, planTable, readPlan, type TakenPlan } from '../../review/plan.ts';
import { readTable } from '../../review/table.ts';
import { getFinding, saveFindings } from '../../workspace/findings.ts';
import type { Session } from '../session.ts';
import { subjects } from './findings.ts';

/** Every criterion and pinned theme with its readiness, also those that nothing is said of. */
export function planLines(session: Session, frameworkId: string): PlanLine[] {
  return subjects(session, frameworkId).map(({ about, code, title }) => ({
    about,
    code,
    title,
    readiness: (getFinding(session.workspace(), frameworkId, about) ?? EMPTY_FINDING).readiness,
  }));
}

/** The plan as the bytes of a file. */
export async function planFile(session: Session, frameworkId: string, format: 'csv' | 'xlsx'): Promise<Uint8Array> {
  const { planCsv, planWorkbook } = await import('../../export/plan.ts');
  const table = planTable(planLines(session, frameworkId));
  if (format === 'csv') return new TextEncoder().encode(planCsv(table));
  const chunks = [...planWorkbook(table)];
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/**
 * Takes a plan in as one step for undo: CSV, or a sheet of a workbook (Excel or OpenDocument).
 * @throws RangeError where its first row names no columns of a plan or a cell is not closed, ReadError where the file cannot be read
 */
export function takePlanIn(session: Session, frameworkId: string, name: string, bytes: Uint8Array): TakenPlan {
  const table = tableIn(bytes);
  const taken = readPlan(table, planLines(session, frameworkId));
  const workspace = session.workspace();
  const [reviewer, at] = [session.reviewer(), workspace.now()];
  if (taken.changed.length > 0) {
    const kept = taken.changed.map(({ about, readiness }) => {
      const before = getFinding(workspace, frameworkId, about) ?? { ...EMPTY_FINDING, by: reviewer, at };
      return { about, finding: { ...before, readiness } };
    });
    const what = `took the readiness of ${kept.length} ${kept.length === 1 ? 'criterion' : 'criteria'} in from “${name}”`;
    saveFindings(workspace, frameworkId, kept, { what, reviewer });
  }
  return taken;
}

/** The table of a file, told by what it holds, whatever it is called. */
function tableIn(bytes: Uint8Array): string[][] {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return workbookIn(bytes);
  const text = textOf(bytes);
  // Old workbooks, PDF and pictures are no text.
  if (!isText(text))
    throw new ReadError(
      'unsupported',
      'It is no table of text and no workbook that can be read. Save it as .xlsx, .ods or CSV and choose that.',
    );
  return readTable(text);
}

/** Excel or OpenDocument: both are archives, told apart by their parts. */
function workbookIn(bytes: Uint8Array): string[][] {
  try {
    const isOpen = openPackage(bytes).bytesOf('content.xml') !== undefined;
    return (isOpen ? readOpenSheet : readSheet)(bytes, SHEET);
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError('damaged', 'The workbook is damaged. Open it, save it as .xlsx, .ods or CSV and choose that.');
  }
}

/** The sheet that the program writes; of a workbook without it the first is read. */
const SHEET = 'Readiness';

/** Whether there are no signs that only programs write. */
const isText = (text: string) => !/[^\P{Cc}\t\n\f\r\u0085]/u.test(text.slice(0, 10_000));

/** UTF-8; UTF-16 by its mark, as Excel writes "Unicode text"; or else what Windows wrote before them. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
