import { useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { WorkspaceNow } from '../../src/contract/operations/workspace.ts';
import { useEngineMutation, useEngineQuery, useHost } from '../data/engine.ts';
import { useImport } from '../data/imports.ts';
import { note, pauseNoting, whereOneWas } from '../data/left-off.ts';
import { attempt, tell } from '../data/notices.ts';
import { useSettingsInEffect } from '../data/settings.ts';
import { CopyingDialog, useCopying } from '../parts/copying.tsx';
import { CopiesPlace } from '../places/copies/copies.tsx';
import { ExportPlace } from '../places/export/export.tsx';
import { FindingsPlace } from '../places/findings/findings.tsx';
import { FrameworksPlace } from '../places/frameworks/frameworks.tsx';
import { GridPlace } from '../places/grid/grid.tsx';
import { LibraryPlace } from '../places/library/library.tsx';
import { ProgressPlace } from '../places/progress/progress.tsx';
import { ReviewPlace } from '../places/review/review.tsx';
import { SearchPlace } from '../places/search/search.tsx';
import { SecondReaderPlace } from '../places/second/second.tsx';
import { SettingsPlace } from '../places/settings/settings.tsx';
import { ThemesPlace } from '../places/themes/themes.tsx';
import { Arrivals } from './arrivals.tsx';
import { useCopyQuotations } from './copying.ts';
import { DropZone } from './drop-zone.tsx';
import styles from './frame.module.css';
import { FrameContext } from './frame.ts';
import { Help } from './help.tsx';
import { useKeptFocus } from './kept-focus.ts';
import { useKeys } from './keys.ts';
import { Notices } from './notices.tsx';
import { Others } from './others.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { RecoveryCode } from './recovery-code.tsx';
import { addressOf, go, PLACE_DIGITS, PLACES, type Place, useRoute } from './route.ts';
import { ScansInBackground } from './scans-in-background.tsx';
import { Start } from './start.tsx';
import { StatusBar } from './status-bar.tsx';
import { Tour } from './tour.tsx';
import { useUndo } from './undo.ts';
import { WorkspaceContext } from './workspace.ts';
import { WorkspacesProvider } from './workspaces.tsx';

const ROOMS: Readonly<Record<Place, () => React.ReactNode>> = {
  library: LibraryPlace,
  copies: CopiesPlace,
  themes: ThemesPlace,
  review: ReviewPlace,
  grid: GridPlace,
  findings: FindingsPlace,
  search: SearchPlace,
  frameworks: FrameworksPlace,
  export: ExportPlace,
  progress: ProgressPlace,
  second: SecondReaderPlace,
  settings: SettingsPlace,
};

/** Milliseconds between two looks at whether the open file is still at its place. */
const LOOK = 5000;

export function App() {
  useSettingsInEffect();
  useKeptFocus();
  const { data: workspace } = useEngineQuery('workspace.now', {}, { every: LOOK });
  const { place } = useRoute();
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const read = useImport();

  const frame = useMemo(
    () => ({
      openPalette: () => setOpen('palette'),
      openHelp: () => setOpen('help'),
      addFiles: (whole: boolean) => (whole ? folder : files).current?.click(),
    }),
    [],
  );
  const chosen = (input: HTMLInputElement) => {
    const list = [...(input.files ?? [])];
    input.value = '';
    go('library');
    void read(list);
  };
  const Room = ROOMS[place];
  const inside = workspace?.open === true;
  const isBack = useLeftOff(workspace);

  return (
    <WorkspaceContext value={workspace ?? null}>
      <FrameContext value={frame}>
        <WorkspacesProvider>
          <GlobalKeys
            inside={inside}
            openPalette={frame.openPalette}
            openHelp={frame.openHelp}
            addFiles={frame.addFiles}
          />
          <div className={styles.frame}>
            <button type="button" className={styles.skip} onClick={skipToPlace}>
              Skip to main content
            </button>
            <Rail place={place} inside={inside} />
            {inside && <Tour />}
            {workspace?.warning && <Warning key={workspace.warning} words={workspace.warning} />}
            {workspace?.inPlace === false && <Gone />}
            {workspace?.writtenOver === true && <WrittenOver />}
            {workspace && isBack && (inside || place === 'settings' ? <Room /> : <Start />)}
            <Notices />
            <StatusBar />
          </div>
          <input
            ref={files}
            type="file"
            multiple
            hidden
            data-choose="files"
            onChange={(event) => chosen(event.currentTarget)}
          />
          <Arrivals />
          <Others />
          {inside && <ScansInBackground key={`${workspace.place}\n${workspace.file}`} />}
          <FolderInput chosen={chosen} folder={folder} />
          {inside && <DropZone read={read} />}
          <RecoveryCode />
          {open === 'palette' && <Palette inside={inside} onClose={() => setOpen(null)} />}
          {open === 'help' && <Help place={place} onClose={() => setOpen(null)} />}
        </WorkspacesProvider>
      </FrameContext>
    </WorkspaceContext>
  );
}

/**
 * Goes where one was when the workspace was left, and notes where one is from then on. A reload with the workspace open
 * stays at its address.
 * Returns whether that is known.
 */
function useLeftOff(workspace: WorkspaceNow | undefined): boolean {
  const { client } = useHost();
  const opened = workspace?.open ? `${workspace.place}\n${workspace.file}` : null;
  const [back, setBack] = useState<string | null>(null);
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (workspace === undefined || before.current === (opened ?? '')) return;
    const isReload = before.current === null && location.hash.startsWith('#/');
    if (before.current !== null) pauseNoting();
    before.current = opened ?? '';
    if (opened === null) return;
    // Whoever went somewhere before the answer came stays there.
    const asked = location.hash;
    void whereOneWas(client).then((where) => {
      if (!isReload && location.hash === asked) location.hash = where?.address ?? addressOf('library');
      setBack(opened);
    });
  }, [workspace, opened, client]);
  useEffect(() => {
    const listener = () => note();
    window.addEventListener('hashchange', listener);
    return () => window.removeEventListener('hashchange', listener);
  }, []);
  return opened === null || back === opened;
}

/** What is wrong with the place the workspace lies in, said once. */
function Warning({ words }: { readonly words: string }) {
  useEffect(() => tell({ kind: 'trouble', title: 'Look at where the workspace is kept.', text: words }), [words]);
  return null;
}

/** Another program has written over the open file: nothing of it can be kept but by a backup. */
function WrittenOver() {
  const close = useEngineMutation('workspace.close');
  useEffect(
    () =>
      tell({
        kind: 'trouble',
        title: 'Another program has written over the workspace file.',
        text: 'It did so while the workspace was open here, for example by copying a backup onto it. Nothing that you do now is kept. Close it, and open its last backup from the start screen. What was decided since that backup is not in it: the last steps are kept aside beside the file, under a name that ends in “written-over-wal”.',
        act: { label: 'Close it', run: async () => void (await attempt('It was not closed', () => close({}))) },
      }),
    [close],
  );
  return null;
}

/** The open file is not at its place any more: what is decided could not be kept, and all of it can be saved elsewhere. */
function Gone() {
  const save = useEngineMutation('workspace.saveElsewhere');
  const { running, run: copied } = useCopying();
  useEffect(
    () =>
      tell({
        kind: 'trouble',
        title: 'The workspace file is no longer where it was.',
        text: 'While it was open, its file was moved, deleted or replaced, or its drive was taken away. Nothing that you do now can be kept there. Save all of it beside the other workspaces, and go on in that file.',
        act: {
          label: 'Save it there',
          run: async () => {
            const done = await attempt('It was not saved', () =>
              copied('Saving the workspace', (control) => save({}, control)),
            );
            if (done) tell({ kind: 'done', title: `Saved as a new workspace, ${done.name}` });
          },
        },
      }),
    [save, copied],
  );
  return <CopyingDialog running={running} />;
}

function skipToPlace() {
  document.getElementById('place')?.focus();
}

/** A folder can only be chosen through an attribute that React does not know. */
function FolderInput({
  chosen,
  folder,
}: {
  readonly chosen: (input: HTMLInputElement) => void;
  readonly folder: React.RefObject<HTMLInputElement | null>;
}) {
  useEffect(() => folder.current?.setAttribute('webkitdirectory', ''), [folder]);
  return (
    <input
      ref={folder}
      type="file"
      multiple
      hidden
      data-choose="folder"
      onChange={(event) => chosen(event.currentTarget)}
    />
  );
}

function GlobalKeys({
  inside,
  openPalette,
  openHelp,
  addFiles,
}: {
  readonly inside: boolean;
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  readonly addFiles: (folder: boolean) => void;
}) {
  const { undo, redo } = useUndo();
  const host = useHost();
  const { place } = useRoute();
  const copyQuotations = useCopyQuotations(useContext(WorkspaceContext)?.frameworkId ?? '');
  const places = Object.fromEntries(
    PLACES.flatMap((name) => {
      const action = inside ? () => go(name) : undefined;
      // A browser keeps Ctrl+1 to Ctrl+9 for its tabs, so Alt works there.
      return [[`${host.kind === 'desktop' ? 'Ctrl' : 'Alt'}+${PLACE_DIGITS[name]}`, action]];
    }),
  );
  useKeys({
    ...places,
    'Ctrl+K': openPalette,
    '?': openHelp,
    'Ctrl+O': inside ? () => addFiles(false) : undefined,
    'Ctrl+Shift+C': inside && place !== 'findings' ? copyQuotations : undefined,
    'Ctrl+Z': inside ? undo : undefined,
    'Ctrl+Shift+Z': inside ? redo : undefined,
    'Ctrl+Y': inside ? redo : undefined,
    '/': () => document.querySelector<HTMLElement>('[data-key="/"]')?.focus(),
  });
  return null;
}
