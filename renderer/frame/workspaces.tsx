/**
 * Opening, switching, renaming, copying and closing workspaces: the same from the first screen, the palette, the status
 * bar and the settings.
 */
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import type { KnownWorkspace } from '../../src/contract/operations/workspace.ts';
import { useEngineMutation, useHost } from '../data/engine.ts';
import { attempt, tell } from '../data/notices.ts';
import { CopyingDialog, useCopying } from '../parts/copying.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { LineField } from '../parts/field.tsx';
import { useStable } from '../parts/stable.ts';
import { forgetReview } from '../places/review/review.tsx';
import { go } from './route.ts';
import { useUnlock } from './unlock.tsx';
import { WorkspaceContext } from './workspace.ts';

export interface Workspaces {
  /** Asks for a name and makes a new one. */
  make(): void;
  /** Lets the person choose a file. */
  choose(): void;
  /** Opens one that is listed. */
  open(known: Pick<KnownWorkspace, 'file' | 'name'>): void;
  close(): void;
  rename(): void;
  /** Asks for a name and hands over a copy. */
  copy(): void;
}

const WorkspacesContext = createContext<Workspaces>({
  make: () => undefined,
  choose: () => undefined,
  open: () => undefined,
  close: () => undefined,
  rename: () => undefined,
  copy: () => undefined,
});

export const useWorkspaces = (): Workspaces => useContext(WorkspacesContext);

type Asking = 'make' | 'rename' | 'copy';

export function WorkspacesProvider({ children }: { readonly children: ReactNode }) {
  const host = useHost();
  const workspace = useContext(WorkspaceContext);
  const create = useEngineMutation('workspace.create');
  const openAction = useEngineMutation('workspace.open');
  const closeAction = useEngineMutation('workspace.close');
  const rename = useEngineMutation('workspace.rename');
  const copy = useEngineMutation('workspace.copy');
  const { unlock, dialog } = useUnlock();
  const { running, run } = useCopying();
  const chooser = useRef<HTMLInputElement>(null);
  const [asking, setAsking] = useState<Asking | null>(null);

  const openFile = (file: string, name: string) =>
    unlock(name, async (secrets, control) => {
      const opened = await openAction({ file, ...secrets }, control);
      forgetReview();
      if (opened.kept !== null) tell({ kind: 'note', title: `${opened.name} is open.`, text: opened.kept });
    });
  const actions = useStable({
    make: () => setAsking('make'),
    choose: () => chooser.current?.click(),
    open: ({ file, name }: Pick<KnownWorkspace, 'file' | 'name'>) => void openFile(file, name),
    rename: () => setAsking('rename'),
    copy: () => setAsking('copy'),
    close: async () => {
      const closed = await attempt('The workspace was not closed', () => closeAction({}));
      if (!closed) return;
      forgetReview();
      tell({ kind: 'done', title: `${workspace?.name} is closed` });
      go('library');
    },
  });
  const answers: Readonly<Record<Asking, (name: string) => Promise<void>>> = {
    async make(name) {
      const made = await attempt('The workspace was not made', () => create({ name }));
      if (!made) return;
      forgetReview();
      setAsking(null);
      go('library');
    },
    async rename(name) {
      const renamed = await attempt('The workspace keeps its name', () => rename({ name }));
      if (!renamed) return;
      setAsking(null);
      tell({ kind: 'done', title: `The workspace is called ${renamed.name} now` });
    },
    async copy(name) {
      setAsking(null);
      const made = await attempt('No copy was made', async () => {
        const waiting = await run('Copying the workspace', (control) => copy({ name }, control));
        await host.save(waiting.id, waiting.name);
        return waiting;
      });
      if (made && host.kind === 'browser')
        tell({ kind: 'done', title: `${made.name} is on its way to your downloads; this workspace stays open` });
    },
  };
  const value = useMemo(() => actions, [actions]);
  return (
    <WorkspacesContext value={value}>
      {children}
      <input
        ref={chooser}
        type="file"
        hidden
        data-choose="workspace"
        onChange={async (event) => {
          const [file] = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (!file) return;
          const offered = await attempt('The workspace was not opened', () => host.offerFiles([file]));
          const id = offered?.[0]?.id;
          if (id) void openFile(id, file.name);
        }}
      />
      {asking && (
        <NameDialog
          key={asking}
          asking={asking}
          before={asking === 'make' ? '' : `${workspace?.name ?? ''}${asking === 'copy' ? ' (copy)' : ''}`}
          onClose={() => setAsking(null)}
          onName={(name) => void answers[asking](name)}
        />
      )}
      {dialog}
      <CopyingDialog running={running} />
    </WorkspacesContext>
  );
}

const QUESTIONS: Readonly<Record<Asking, { readonly title: string; readonly act: string; readonly hint: string }>> = {
  make: {
    title: 'Start a new workspace',
    act: 'Start',
    hint: 'Shown at the bottom of the window and in exports: “North region letters”, for example.',
  },
  rename: {
    title: 'Rename the workspace',
    act: 'Rename',
    hint: 'Shown at the bottom of the window and in exports. Its file keeps its name and stays where it is.',
  },
  copy: {
    title: 'Save a copy of the workspace',
    act: 'Save a copy',
    hint: 'All documents and decisions, with the same password where it has one. You go on in this workspace, not in the copy.',
  },
};

function NameDialog({
  asking,
  before,
  onClose,
  onName,
}: {
  readonly asking: Asking;
  readonly before: string;
  readonly onClose: () => void;
  readonly onName: (name: string) => void;
}) {
  const [name, setName] = useState(before);
  const { title, act, hint } = QUESTIONS[asking];
  return (
    <Dialog
      title={title}
      onClose={onClose}
      act={{ label: act, ready: name.trim() !== '', run: () => onName(name.trim()) }}
    >
      <LineField label="Name" value={name} onChange={setName} autoFocus hint={hint} />
    </Dialog>
  );
}
