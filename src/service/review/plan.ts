/**
 * The readiness plan out of the workspace and back into it.
 */
import { EMPTY_FINDING } from '../../document/finding.ts';
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
 * Takes a plan in as one step for undo: CSV, or the first sheet of a workbook.
 * @throws RangeError where its first row names no columns of a plan or a cell is not closed, ReadError where the file cannot be read
 */
export function takePlanIn(session: Session, frameworkId: string, name: string, bytes: Uint8Array): TakenPlan {
  const table = /\.xlsx$/iu.test(name) ? readSheet(bytes, 'Readiness') : readTable(textOf(bytes));
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
