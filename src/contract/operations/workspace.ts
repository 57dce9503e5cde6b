import { z } from 'zod';
import { longOperation, nothing, operation } from '../operation.ts';
import { quality } from '../values.ts';

/** A file the host has been given by a dialog, a drop or the command line. Windows never name paths. */
export const fileId = z.string();

/** What opens a protected file: its passphrase, or the code on its recovery sheet. */
export const secrets = z.object({
  /** Older workspaces may have longer ones than may be chosen now. */
  passphrase: z.string().max(100_000).optional(),
  recoveryCode: z.string().max(200).optional(),
});

/** How far a copy of a whole file is, in bytes. */
export const copying = z.object({ what: z.string(), done: z.number().int(), total: z.number().int() });

export const workspaceSummary = z.object({
  /** False on first start: nothing is open yet. */
  open: z.boolean(),
  name: z.string(),
  /** Documents that count; copies are the rest. */
  documents: z.number().int(),
  copies: z.number().int(),
  areas: z.number().int(),
  passages: z.number().int(),
  failures: z.number().int(),
  /** Pages without text in all documents: unread, not empty. */
  pagesUnread: z.number().int(),
  /** The framework in use in Review and Grid. */
  frameworkId: z.string(),
  decided: z.number().int(),
  toDecide: z.number().int(),
  /** What undo and redo would do, in the reviewer's words, or null. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  /** What is wrong with the place the workspace lies in, a synchronised folder for example, in a sentence; or null. */
  warning: z.string().nullable(),
  /** False where the open file has been moved, deleted or replaced, or its drive is gone: nothing can be saved there. */
  inPlace: z.boolean(),
  /** True where another program has written over the open file: nothing is saved in it any more. */
  writtenOver: z.boolean(),
  protected: z.boolean(),
  /** The folder it lies in and the name of its file, to be shown: windows open by id. */
  place: z.string(),
  file: z.string(),
  reviewer: z.string(),
  version: z.string(),
});
export type WorkspaceSummary = z.infer<typeof workspaceSummary>;

/** The same without the figures of the review, for which a very large workspace is read for seconds the first time. */
export const workspaceNow = workspaceSummary.omit({ passages: true, decided: true, toDecide: true });
export type WorkspaceNow = z.infer<typeof workspaceNow>;

export const settings = z.object({
  reviewer: z.string(),
  appearance: z.enum(['system', 'light', 'dark', 'contrast']),
  /** Times the normal size. */
  textScale: z.number().min(0.75).max(2),
  /** Likeness from which documents count as copies. */
  copyThreshold: z.number().min(0.5).max(1),
  seenGuide: z.boolean(),
  /** Whether single letters and signs act (WCAG 2.1.4). */
  letterKeys: z.boolean(),
  /** Whether workspaces opened of late are listed on the first screen. */
  rememberWorkspaces: z.boolean(),
  /** Another letter or sign for one that acts, by the one the program comes with. */
  otherKeys: z.record(z.string(), z.string()),
  /** Widths of panes that were moved, in rem, by name. */
  panes: z.record(z.string(), z.number().min(5).max(120)),
});
/** Settings as a person may make them. */
export const settingsInput = settings.extend({
  reviewer: z.string().max(200),
  otherKeys: z.record(z.string().length(1), z.string().length(1)),
  panes: z.record(z.string().max(40), settings.shape.panes.valueType),
});
export type Settings = z.infer<typeof settings>;

const finding = z.object({
  kind: z.enum(['file', 'log', 'quotation', 'export', 'search']),
  message: z.string(),
});

/** Where one is in the window: kept in the workspace itself, without an entry in its log. */
export const leftOff = z.object({
  /** The fragment of the window's address. */
  address: z.string(),
  /** The passage open in Review, as the window writes it. */
  passage: z.string().nullable(),
  /** The source is shown as text rather than as its page. */
  asText: z.boolean(),
});
export type LeftOff = z.infer<typeof leftOff>;

const leftOffInput = leftOff.extend({
  address: z.string().max(4000).regex(/^#\//u),
  passage: z.string().max(1000).nullable(),
});

const workspaceTitle = z.string().trim().min(1).max(120);

const knownWorkspace = z.object({
  file: fileId,
  name: z.string(),
  /** The folder it lies in, to be shown. */
  place: z.string(),
  /** When it was opened, closed or changed last, ISO 8601. */
  at: z.string(),
  figures: z.object({ documents: z.number().int(), decided: z.number().int() }).nullable(),
  isMissing: z.boolean(),
  isRecent: z.boolean(),
  isOpen: z.boolean(),
});
export type KnownWorkspace = z.infer<typeof knownWorkspace>;

export const workspaceOperations = {
  'workspace.get': operation(nothing, workspaceSummary),
  'workspace.now': operation(nothing, workspaceNow),
  'workspace.create': operation(z.object({ name: workspaceTitle }), workspaceNow),
  /**
   * Takes time where a file of an older version is backed up first, or what was handed over is copied.
   * `kept` says, in a sentence, where the file is that is open now if it is not the one that was handed over; else null.
   */
  'workspace.open': longOperation(
    z.object({ file: fileId }).extend(secrets.shape),
    workspaceNow.extend({ kept: z.string().nullable() }),
    copying,
  ),
  /** The workspaces opened of late and those in the program's own folder, newest first; `file` opens one. */
  'workspace.known': operation(nothing, z.array(knownWorkspace)),
  /** Takes one off the list of those opened of late, or all. No file is touched. */
  'workspace.forget': operation(z.object({ file: fileId.nullable() }), nothing),
  /** Changes what it is called; its file keeps its name. */
  'workspace.rename': operation(z.object({ name: workspaceTitle }), workspaceNow),
  /** A copy of all it holds, under another name, that waits to be saved like an export. */
  'workspace.copy': longOperation(
    z.object({ name: workspaceTitle }),
    z.object({ id: z.string(), name: z.string(), bytes: z.number() }),
    copying,
  ),
  'workspace.samples': longOperation(
    nothing,
    workspaceNow,
    z.object({ done: z.number(), total: z.number(), what: z.string() }),
  ),
  /** Where the open file is no longer at its place: saves all it holds beside the other workspaces and goes on there. */
  'workspace.saveElsewhere': longOperation(nothing, workspaceNow, copying),
  'workspace.close': operation(nothing, workspaceNow),
  /** Where one was when the workspace was left, to go on there; null at its first opening. */
  'workspace.leftOff': operation(nothing, leftOff.nullable()),
  'workspace.leave': operation(leftOffInput, nothing),
  'workspace.verify': longOperation(
    nothing,
    z.object({
      sound: z.boolean(),
      checked: z.object({ passages: z.number(), decisions: z.number(), log: z.number() }),
      findings: z.array(finding),
    }),
    z.object({ done: z.number(), total: z.number(), what: z.string() }),
  ),
  'settings.get': operation(nothing, settings),
  'settings.set': operation(settingsInput.partial(), settings),
  /** Quality of everything read, for the status bar and the method notes. */
  'workspace.quality': operation(nothing, z.array(z.object({ document: z.string(), quality }))),
} as const;
