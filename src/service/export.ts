/**
 * From a bundle to the bytes of a file. Formats are loaded when they are asked for.
 */
import type { ExportFormat } from '../contract/operations/exports.ts';
import type { EvidenceBundle } from '../export/bundle.ts';

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
