/**
 * The menu: what belongs to the program as a whole. Everything about letters and decisions is in the window.
 */
import type { MenuItemConstructorOptions } from 'electron';
import type { DesktopSettings } from './settings.ts';

export interface MenuActions {
  openWorkspace(): void;
  chooseWorkspaceFolder(): void;
  print(): void;
  savePdf(): void;
  setHardwareAcceleration(on: boolean): void;
  setContentProtection(on: boolean): void;
  about(): void;
}

export interface MenuFacts {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly settings: Pick<DesktopSettings, 'hardwareAcceleration' | 'contentProtection'>;
}

/** The whole menu. A packaged program has no way to reload its page or to open development tools. */
export function menuTemplate(
  { platform, packaged, settings }: MenuFacts,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        { label: 'Open a workspace…', accelerator: 'CmdOrCtrl+Shift+O', click: actions.openWorkspace },
        { label: 'Keep new workspaces in…', click: actions.chooseWorkspaceFolder },
        { type: 'separator' },
        { label: 'Print what is shown…', accelerator: 'CmdOrCtrl+P', click: actions.print },
        { label: 'Save what is shown as PDF…', click: actions.savePdf },
        { type: 'separator' },
        mac ? { role: 'close' } : { role: 'quit', label: 'Save all and close' },
      ],
    },
    {
      label: '&Edit',
      // Undo is the window's own: it takes decisions back, also after a restart.
      submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom', label: 'Actual size' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        { type: 'separator' },
        {
          label: 'Leave this window out of shared screens and screenshots',
          type: 'checkbox',
          checked: settings.contentProtection,
          click: ({ checked }) => actions.setContentProtection(checked),
        },
        {
          label: 'Draw with the graphics processor (from the next start)',
          type: 'checkbox',
          checked: settings.hardwareAcceleration,
          click: ({ checked }) => actions.setHardwareAcceleration(checked),
        },
        ...(packaged
          ? []
          : [{ type: 'separator' as const }, { role: 'reload' as const }, { role: 'toggleDevTools' as const }]),
      ],
    },
    { label: '&Help', role: 'help', submenu: [{ label: 'About Evidence Desk', click: actions.about }] },
  ];
}
