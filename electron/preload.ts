/**
 * The only door between the window and the program. Named functions, typed by the contract; no channel, no event object and
 * no path comes through. A port to the engine is passed on to the window, which alone listens for it.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  BRIDGE,
  channelOf,
  type DesktopBridge,
  type DesktopCall,
  type DesktopOutput,
  ENGINE_CHANNEL,
  type OfferedFile,
  type Reply,
  WORKSPACE_CHANNEL,
} from '../src/contract/desktop-names.ts';

function ask<Name extends DesktopCall>(name: Name, input: unknown): Promise<Reply<DesktopOutput<Name>>> {
  return ipcRenderer.invoke(channelOf(name), input) as Promise<Reply<DesktopOutput<Name>>>;
}

/** Workspaces that came before the window listened are kept until it does: none is lost while its page is still starting. */
const unheeded: OfferedFile[] = [];
let heed = (file: OfferedFile): void => void unheeded.push(file);
ipcRenderer.on(WORKSPACE_CHANNEL, (_event, { id, name }: OfferedFile) => heed({ id, name }));

const bridge: DesktopBridge = {
  connect: () => ask('connect', {}),
  offerFiles: (files, names) =>
    ask(
      'offer',
      files.map((file, at) => ({ path: webUtils.getPathForFile(file), name: String(names[at] ?? file.name) })),
    ),
  save: (exportId) => ask('save', { exportId: String(exportId) }),
  savePicture: (bytes, name) => ask('savePicture', { bytes, name: String(name) }),
  blocked: () => ask('blocked', {}),
  onWorkspace: (listener) => {
    heed = (file) => listener(file);
    for (const file of unheeded.splice(0)) heed(file);
  },
};

contextBridge.exposeInMainWorld(BRIDGE, bridge);

ipcRenderer.on(ENGINE_CHANNEL, (event) => {
  window.postMessage(ENGINE_CHANNEL, window.location.origin, [...event.ports]);
});
