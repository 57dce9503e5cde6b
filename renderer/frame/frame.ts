import { createContext, useContext } from 'react';

/** What any part of the window may open. */
export interface Frame {
  openPalette(): void;
  openHelp(): void;
  /** Lets the person choose files, or a folder of them, and reads them. */
  addFiles(folder: boolean): void;
}

export const FrameContext = createContext<Frame>({
  openPalette: () => undefined,
  openHelp: () => undefined,
  addFiles: () => undefined,
});

export const useFrame = (): Frame => useContext(FrameContext);
