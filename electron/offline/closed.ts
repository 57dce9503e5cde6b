/** Imported first in every process and thread of ours: from here on nothing of Node's can open a connection. */
import { installTripwire } from './tripwire.ts';

let attempts = 0;

installTripwire(() => {
  attempts++;
});

/** How often something of ours has tried to open a connection in this process. */
export function attemptsToConnect(): number {
  return attempts;
}
