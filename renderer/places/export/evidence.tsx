import { useState } from 'react';
import type { ExportFormat } from '../../../src/contract/operations/exports.ts';
import type { CriterionRow } from '../../../src/contract/operations/frameworks.ts';
import { REPORT_TEMPLATES, reportTitle } from '../../../src/document/reports.ts';
import { useEngineQuery } from '../../data/engine.ts';
import { Button } from '../../parts/button.tsx';
import { Check } from '../../parts/check.tsx';
import { ChoiceMenu } from '../../parts/menu.tsx';
import { PickDialog, type PickItem } from '../../parts/pick.tsx';
import { POLARITIES, Polarity } from '../../parts/polarity.tsx';
import { Segment } from '../../parts/segment.tsx';
import { cite, count } from '../../parts/words.ts';
import { type Draft, holds } from './choice.ts';
import styles from './export.module.css';

type Picked = 'criteria' | 'documents' | 'columns';

const TEMPLATES = [
  { id: 'briefing', label: reportTitle(null) },
  ...REPORT_TEMPLATES.map((id) => ({ id, label: reportTitle(id) })),
];

const WHOSE = [
  { id: 'all', label: 'Ours and others' },
  { id: 'ours', label: 'Ours' },
  { id: 'theirs', label: 'Others' },
] as const;

const TITLES: Readonly<Record<Picked, string>> = {
  criteria: 'Criteria to hand over',
  documents: 'Documents to hand over',
  columns: 'Columns of the table',
};

/** Which evidence goes out, and how much beside it. */
export function EvidenceChoices({
  format,
  draft,
  criteria,
  onChange,
}: {
  readonly format: ExportFormat;
  readonly draft: Draft;
  readonly criteria: readonly CriterionRow[];
  readonly onChange: (part: Partial<Draft>) => void;
}) {
  const [picking, setPicking] = useState<Picked | null>(null);
  const { data: documents } = useEngineQuery('documents.list', {});
  const { data: columns } = useEngineQuery('exports.columns', {});
  const items: Readonly<Record<Picked, readonly PickItem[]>> = {
    criteria: criteria.map(({ code, title }) => ({ id: code, label: `${code} ${title}` })),
    documents: (documents ?? [])
      .filter((row) => row.metadata.type !== 'guidance' && (row.copies === null || row.copies.primary))
      .map((row) => ({
        id: row.id,
        label: cite(row.metadata.area, row.metadata.date, row.metadata.title),
        hint: row.name,
      })),
    columns: (columns ?? []).map(({ id, title }) => ({ id, label: title })),
  };
  const shown = (what: Picked, one: string, many: string) => {
    const chosen = draft[what];
    if (chosen === null) return `All ${many}`;
    const single = chosen.length === 1 ? items[what].find(({ id }) => id === chosen[0])?.label : undefined;
    return single ?? `${count(chosen.length, one, many)} of ${items[what].length}`;
  };
  const picker = (what: Picked, one: string, many: string) => (
    <div className={styles.pick}>
      <span>{many[0]?.toUpperCase() + many.slice(1)}</span>
      <Button opens aria-label={`${TITLES[what]}: ${shown(what, one, many)}`} onPress={() => setPicking(what)}>
        <span className={styles.picked}>{shown(what, one, many)}</span>
      </Button>
    </div>
  );
  return (
    <div className={styles.choices}>
      {holds(format, 'template') && (
        <div className={styles.pick}>
          <span>Report</span>
          <ChoiceMenu
            label="Report"
            shown={TEMPLATES.find(({ id }) => id === (draft.template ?? 'briefing'))?.label ?? ''}
            chosen={draft.template ?? 'briefing'}
            onChoose={(id) => onChange({ template: id === 'briefing' ? null : (id as NonNullable<Draft['template']>) })}
            choices={TEMPLATES}
          />
        </div>
      )}
      <h2>Evidence</h2>
      {holds(format, 'suggestions') && (
        <Segment
          label="Evidence"
          value={draft.decidedOnly ? 'decided' : 'all'}
          onChange={(value) => onChange({ decidedOnly: value === 'decided' })}
          choices={[
            { value: 'decided', label: 'Decided only' },
            { value: 'all', label: 'With suggestions, marked' },
          ]}
        />
      )}
      <fieldset className={styles.checks}>
        <legend className={styles.legend}>Reads as</legend>
        {POLARITIES.map((label) => (
          <Check
            key={label}
            checked={draft.polarity.includes(label)}
            onChange={(on) =>
              onChange({
                polarity: POLARITIES.filter((other) => (other === label ? on : draft.polarity.includes(other))),
              })
            }
          >
            <Polarity polarity={label} />
          </Check>
        ))}
      </fieldset>
      {picker('criteria', 'criterion', 'criteria')}
      {picker('documents', 'document', 'documents')}
      {(documents ?? []).some(({ ours }) => ours) && (
        <div className={styles.pick}>
          <span>Whose documents</span>
          <ChoiceMenu
            label="Whose documents"
            shown={WHOSE.find(({ id }) => id === (draft.whose ?? 'all'))?.label ?? ''}
            chosen={draft.whose ?? 'all'}
            onChoose={(id) => onChange({ whose: id === 'all' ? null : (id as NonNullable<Draft['whose']>) })}
            choices={WHOSE}
          />
        </div>
      )}
      {holds(format, 'columns') && picker('columns', 'column', 'columns')}
      {(holds(format, 'themes') || holds(format, 'log') || holds(format, 'bom')) && (
        <fieldset className={styles.beside}>
          <legend className={styles.legend}>Beside the evidence</legend>
          {holds(format, 'themes') && (
            <Check checked={draft.themes} onChange={(themes) => onChange({ themes })}>
              The themes
            </Check>
          )}
          {holds(format, 'theme passages') && draft.themes && (
            <Check checked={draft.themePassages} onChange={(themePassages) => onChange({ themePassages })}>
              Every passage of the themes
            </Check>
          )}
          {holds(format, 'log') && (
            <Check checked={draft.log} onChange={(log) => onChange({ log })}>
              The log of who decided what
            </Check>
          )}
          {holds(format, 'bom') && (
            <Check checked={draft.bom} onChange={(bom) => onChange({ bom })}>
              Mark the file so that Excel shows accents
            </Check>
          )}
        </fieldset>
      )}
      {picking && (
        <PickDialog
          title={TITLES[picking]}
          label={TITLES[picking]}
          items={items[picking]}
          chosen={draft[picking]}
          onKeep={(chosen) => onChange({ [picking]: chosen })}
          onClose={() => setPicking(null)}
        />
      )}
    </div>
  );
}
