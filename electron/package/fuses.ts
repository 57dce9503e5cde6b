/**
 * The switches burnt into the program file: what Electron can do that this program never needs is off for good.
 */
import { type FuseConfig, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

export interface Fuse {
  readonly on: boolean;
  readonly why: string;
}

/** Every switch Electron has. One that a later Electron adds is missing here, and packaging stops until it is decided. */
export const FUSES: Readonly<Record<keyof typeof FuseV1Options, Fuse>> = {
  RunAsNode: { on: false, why: 'The program file cannot be used as a plain Node to run other people’s scripts.' },
  EnableCookieEncryption: {
    on: false,
    why: 'The program keeps no cookies, and on macOS it would ask for the keychain.',
  },
  EnableNodeOptionsEnvironmentVariable: { on: false, why: 'NODE_OPTIONS cannot load code into the program.' },
  EnableNodeCliInspectArguments: { on: false, why: 'No debugger can be attached by an argument or a signal.' },
  EnableEmbeddedAsarIntegrityValidation: { on: true, why: 'A changed archive does not start (Windows and macOS).' },
  OnlyLoadAppFromAsar: { on: true, why: 'Code beside the archive is never loaded in its place.' },
  LoadBrowserProcessSpecificV8Snapshot: { on: false, why: 'The program ships no snapshot of its own.' },
  GrantFileProtocolExtraPrivileges: { on: false, why: 'Nothing is shown from file addresses.' },
  WasmTrapHandlers: { on: true, why: 'The usual, faster bounds checks for the decoders of images in PDFs.' },
};

/** The same as @electron/fuses takes it. Refuses to leave any switch undecided. */
export function fuseConfig(platform: 'darwin' | 'linux' | 'win32'): FuseConfig {
  const set = Object.fromEntries(
    Object.entries(FUSES).map(([name, { on }]) => [FuseV1Options[name as keyof typeof FuseV1Options], on]),
  );
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Changing the file voids its signature; on Apple silicon an unsigned file does not start.
    resetAdHocDarwinSignature: platform === 'darwin',
    ...set,
  } as FuseConfig;
}

/** Reads the switches back from a program file; what is not as planned, or nothing. */
export async function fuseFindings(executable: string): Promise<string[]> {
  const wire = await getCurrentFuseWire(executable);
  return Object.entries(FUSES)
    .filter(
      ([name, { on }]) =>
        wire[FuseV1Options[name as keyof typeof FUSES]] !== (on ? FuseState.ENABLE : FuseState.DISABLE),
    )
    .map(([name]) => `the fuse ${name} is not as planned`);
}
