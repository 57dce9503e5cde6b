/**
 * Everything that is packed, made from the sources as they are now: window, bundles and notices.
 */
import { buildDesktop, buildWindow } from '../build.ts';
import { type Part, writeNotices } from './notices.ts';

/** Builds all of it; what went into it comes back. Without `write` only the notices are made. */
export async function prepare({ write = true }: { readonly write?: boolean } = {}): Promise<readonly Part[]> {
  const window = await buildWindow({ write });
  return writeNotices([...window, ...(await buildDesktop({ write }))]);
}
