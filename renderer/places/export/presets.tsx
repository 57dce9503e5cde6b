import { useState } from 'react';
import type { InputOf } from '../../../src/contract/contract.ts';
import type { ExportFormat, ExportPreset } from '../../../src/contract/operations/exports.ts';
import { useEngineMutation, useEngineQuery } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { LineField } from '../../parts/field.tsx';
import { ChoiceMenu } from '../../parts/menu.tsx';
import pane from '../../parts/pane.module.css';
import { sameChoice } from './choice.ts';

const NONE = 'none of them';

/** Choices that are made every month, kept under a name. */
export function Presets({
  format,
  choice,
  onUse,
}: {
  readonly format: ExportFormat;
  readonly choice: NonNullable<InputOf<'exports.make'>['choice']>;
  readonly onUse: (preset: ExportPreset) => void;
}) {
  const { data } = useEngineQuery('exports.presets', {});
  const save = useEngineMutation('exports.savePreset');
  const [naming, setNaming] = useState(false);
  const presets = data ?? [];
  const current = presets.find((preset) => preset.format === format && sameChoice(preset.choice, choice));
  return (
    <div className={pane.bar}>
      {presets.length > 0 && (
        <ChoiceMenu
          label="Preset"
          shown={current?.name ?? 'Use a preset'}
          chosen={current?.name ?? NONE}
          choices={presets.map(({ name, format: made }) => ({ id: name, label: name, hint: `.${made}` }))}
          onChoose={(name) => {
            const preset = presets.find((one) => one.name === name);
            if (preset) onUse(preset);
          }}
        />
      )}
      <span className={pane.grow}>
        {data && presets.length === 0 && <span className={pane.muted}>No presets saved yet</span>}
      </span>
      {current ? (
        <Button
          look="quiet"
          onPress={async () => {
            const done = await attempt('The preset was not deleted', () =>
              save({ name: current.name, format: current.format, choice: null }),
            );
            if (done) tell({ kind: 'done', title: `“${current.name}” is deleted` });
          }}
        >
          Delete it
        </Button>
      ) : (
        <Button look="quiet" icon="pin" onPress={() => setNaming(true)}>
          Save as a preset
        </Button>
      )}
      {naming && (
        <KeepPreset
          taken={presets.map(({ name }) => name)}
          onClose={() => setNaming(false)}
          onKeep={async (name) => {
            setNaming(false);
            const done = await attempt('The preset was not saved', () => save({ name, format, choice }));
            if (done) tell({ kind: 'done', title: `“${name}” is saved` });
          }}
        />
      )}
    </div>
  );
}

function KeepPreset({
  taken,
  onKeep,
  onClose,
}: {
  readonly taken: readonly string[];
  readonly onKeep: (name: string) => void;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState('');
  const replaces = taken.includes(name.trim());
  return (
    <Dialog
      title="Save these choices"
      onClose={onClose}
      act={{
        label: replaces ? 'Replace' : 'Save',
        ready: name.trim() !== '',
        run: () => onKeep(name.trim()),
      }}
    >
      <p>The format, the evidence, the columns and the masks, in this workspace.</p>
      <LineField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        hint={replaces ? 'There is a preset of this name; it will be replaced.' : 'For example: Board, every quarter'}
      />
    </Dialog>
  );
}
