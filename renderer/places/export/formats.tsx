import type { ExportFormat } from '../../../src/contract/operations/exports.ts';
import { cx } from '../../parts/cx.ts';
import pane from '../../parts/pane.module.css';
import { Hidden } from '../../parts/small.tsx';
import styles from './export.module.css';

export const FORMATS: Readonly<Record<ExportFormat, readonly [name: string, ending: string, what: string]>> = {
  xlsx: ['Workbook', '.xlsx', 'The evidence grid with its quotations, for a spreadsheet'],
  csv: ['Table', '.csv', 'One row for each passage, for any other program'],
  docx: ['Report', '.docx', 'Criterion by criterion with quotations, for a word processor'],
  html: ['Evidence pack', '.html', 'One page to read and search in any browser'],
  letters: ['Letters', '.zip', 'The PDFs themselves, with the evidence marked on their pages and who decided it'],
  qdpx: ['Project', '.qdpx', 'For NVivo, ATLAS.ti, MAXQDA and others, by the REFI-QDA standard'],
  qdc: ['Codebook', '.qdc', 'The criteria only, by the same standard'],
  decisions: ['Decisions', '.json', 'Every decision with its grounds, for other programs'],
  learning: ['Learning', '.jsonl', 'Passages with what was decided, so that suggestions elsewhere can learn from them'],
};

export const FORMAT_NAMES = Object.keys(FORMATS) as ExportFormat[];

/** The kinds of file, each with what it is for. */
export function Formats({
  format,
  onChange,
}: {
  readonly format: ExportFormat;
  readonly onChange: (format: ExportFormat) => void;
}) {
  return (
    <fieldset className={styles.formats}>
      <legend>Format</legend>
      {FORMAT_NAMES.map((name) => (
        <label key={name} className={cx(styles.format, name === format && styles.on)}>
          <input type="radio" name="format" value={name} checked={name === format} onChange={() => onChange(name)} />
          <span>
            <b>
              {FORMATS[name][0]} <span className={pane.muted}>{FORMATS[name][1]}</span>
            </b>
            {name === format ? (
              <span className={styles.what}>{FORMATS[name][2]}</span>
            ) : (
              <Hidden>{FORMATS[name][2]}</Hidden>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
