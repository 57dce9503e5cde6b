/**
 * The first two walls, as far as they are Chromium switches: set before the program is ready, for every process it will start.
 */
import type { App } from 'electron';

/** Switches in the order in which they are appended. */
export const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  // Wall 1: no name is found, whoever asks.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  // Wall 2: whatever is asked for by number goes to a port of this computer at which nothing listens.
  ['proxy-server', 'http=127.0.0.1:9;https=127.0.0.1:9;socks=127.0.0.1:9'],
  ['proxy-bypass-list', '<-loopback>'],
  // WebRTC may use nothing but that proxy.
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['dns-prefetch-disable'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  // The program keeps nothing in a keychain, so none is asked for: on Linux, and on macOS.
  ['password-store', 'basic'],
  ['use-mock-keychain'],
];

/** Sets every switch. Must run before `ready`. */
export function installSwitches({
  app,
}: {
  readonly app: { readonly commandLine: Pick<App['commandLine'], 'appendSwitch'> };
}): void {
  for (const [name, value] of SWITCHES) {
    if (value === undefined) app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);
  }
}
