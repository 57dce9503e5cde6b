import { useState } from 'react';
import type { ThemeRow } from '../../../src/contract/operations/themes.ts';
import { useEngineMutation } from '../../data/engine.ts';
import { attempt, tell } from '../../data/notices.ts';
import { go } from '../../frame/route.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { LineField } from '../../parts/field.tsx';
import { count } from '../../parts/words.ts';

export function RenameTheme({ theme, onClose }: { readonly theme: ThemeRow; readonly onClose: () => void }) {
  const [label, setLabel] = useState(theme.label);
  const edit = useEngineMutation('themes.edit');
  return (
    <Dialog
      title="Rename the theme"
      onClose={onClose}
      act={{
        label: 'Rename',
        ready: label.trim() !== '' && label.trim() !== theme.label,
        run: async () => {
          onClose();
          await attempt('The theme keeps its name', () =>
            edit({ action: 'rename', themeId: theme.id, label: label.trim() }),
          );
        },
      }}
    >
      <LineField label="Name" value={label} onChange={setLabel} autoFocus />
    </Dialog>
  );
}

export function SplitTheme({
  theme,
  passages,
  onClose,
  onDone,
}: {
  readonly theme: ThemeRow;
  readonly passages: { readonly documentId: string; readonly passageId: string }[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const [label, setLabel] = useState('');
  const edit = useEngineMutation('themes.edit');
  return (
    <Dialog
      title={`Split ${count(passages.length, 'passage')} off`}
      onClose={onClose}
      act={{
        label: 'Split off',
        ready: label.trim() !== '',
        run: async () => {
          onClose();
          const done = await attempt('Nothing was split off', () =>
            edit({ action: 'split', themeId: theme.id, label: label.trim(), passages }),
          );
          if (!done) return;
          onDone();
          tell({ kind: 'done', title: `“${label.trim()}” is a theme of its own now` });
        },
      }}
    >
      <LineField label="Name of the new theme" value={label} onChange={setLabel} autoFocus />
    </Dialog>
  );
}

export function MakeTheme({ onClose }: { readonly onClose: () => void }) {
  const [label, setLabel] = useState('');
  const [query, setQuery] = useState('');
  const edit = useEngineMutation('themes.edit');
  return (
    <Dialog
      title="A theme of your own"
      onClose={onClose}
      act={{
        label: 'Make it',
        ready: label.trim() !== '' && query.trim() !== '',
        run: async () => {
          onClose();
          const rows = await attempt('No theme was made', () =>
            edit({ action: 'make', label: label.trim(), query: query.trim() }),
          );
          const made = rows?.find((row) => row.label === label.trim());
          if (made) go('themes', { theme: made.id });
        },
      }}
    >
      <LineField label="Name" value={label} onChange={setLabel} autoFocus />
      <LineField
        label="Passages that have these words"
        value={query}
        onChange={setQuery}
        hint="As in Search: waiting, therap*, “strategy meeting”"
      />
    </Dialog>
  );
}
