/**
 * Where one is, kept for a reload of this tab and, in the workspace itself, for the next start.
 */
import type { Client } from '../../src/contract/contract.ts';
import type { LeftOff } from '../../src/contract/operations/workspace.ts';

/** Milliseconds of rest after which it is written into the workspace. */
const REST = 1500;
const KEPT = 'evidence-desk left off';

let now: Omit<LeftOff, 'address'> = { passage: null, asText: false };
let client: Client | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The passage that was open when the workspace was left, and how its source was shown. */
export const leftOff = (): Omit<LeftOff, 'address'> => now;

/** Notes where one is now. */
export function note(part: Partial<Omit<LeftOff, 'address'>> = {}): void {
  now = { ...now, ...part };
  // Whoever closes the workspace in the settings wants to come back to the work.
  if (client === null || !/^#\/(?!settings)/u.test(location.hash)) return;
  const where: LeftOff = { ...now, address: location.hash };
  sessionStorage.setItem(KEPT, JSON.stringify(where));
  clearTimeout(timer);
  timer = setTimeout(() => void client?.call('workspace.leave', where).catch(() => undefined), REST);
}

/** Nothing is noted until the workspace is known that it belongs to. */
export function pauseNoting(): void {
  client = null;
  clearTimeout(timer);
  sessionStorage.removeItem(KEPT);
  now = { passage: null, asText: false };
}

/** From here on it is noted. Resolves to where this tab was before a reload, or the workspace was left; null at its first opening. */
export async function whereOneWas(of: Client): Promise<LeftOff | null> {
  const kept = sessionStorage.getItem(KEPT);
  const where =
    kept === null ? await of.call('workspace.leftOff', {}).catch(() => null) : (JSON.parse(kept) as LeftOff);
  if (where) now = { passage: where.passage, asText: where.asText };
  client = of;
  return where;
}
