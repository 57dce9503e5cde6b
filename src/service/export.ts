/**
 * From a bundle to the bytes of a file. Formats are loaded when they are asked for.
 */
import { randomUUID } from 'node:crypto';
import type { ExportFormat } from '../contract/operations/exports.ts';
import type { EvidenceBundle } from '../export/bundle.ts';
import type { Desk } from './desk.ts';

/** Finished files that wait to be saved; older ones are made again when they are wanted. */
const KEPT = 5;

/** Leaves a finished file with the host, which saves it where the person says. */
export function keepExport(desk: Desk, name: string, bytes: Uint8Array): { id: string; name: string; bytes: number } {
  const id = randomUUID();
  desk.exports.set(id, { name, bytes });
  for (const old of [...desk.exports.keys()].slice(0, -KEPT)) desk.exports.delete(old);
  return { id, name, bytes: bytes.byteLength };
}

/** The file of an export. */
export async function exportedBytes(format: ExportFormat, bundle: EvidenceBundle): Promise<Uint8Array> {
  const text = (content: string) => new TextEncoder().encode(content);
  switch (format) {
    case 'xlsx':
      return (await import('../export/xlsx.ts')).evidenceWorkbook(bundle);
    case 'csv':
      return text((await import('../export/csv.ts')).evidenceCsv(bundle));
    case 'html':
      return text((await import('../export/html.ts')).evidenceReport(bundle));
    case 'docx':
      return (await import('../export/docx.ts')).evidenceBriefing(bundle);
    case 'qdpx':
      return (await import('../export/refi/qdpx.ts')).projectArchive(bundle);
    case 'qdc':
      return text((await import('../export/refi/qdc.ts')).codebook(bundle.framework));
  }
}
