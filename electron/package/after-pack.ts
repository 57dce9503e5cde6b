/**
 * Runs after a platform is packed and before it is signed: sets the fuses. electron-builder carries an older library for it that
 * does not know every fuse, so ours is used.
 */
import { join } from 'node:path';
import { flipFuses } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';
import { fuseConfig } from './fuses.ts';

/** The program file of a packed program. */
export function programFile({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${productFilename}.app`);
  if (electronPlatformName === 'win32') return join(appOutDir, `${productFilename}.exe`);
  return join(appOutDir, 'evidence-desk');
}

export default async function afterPack(context: AfterPackContext): Promise<void> {
  const platform = context.electronPlatformName as Parameters<typeof fuseConfig>[0];
  await flipFuses(programFile(context), fuseConfig(platform));
}
