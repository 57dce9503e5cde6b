/**
 * What the program is started with: switches that would open a way around the walls are refused; a workspace may be named.
 */
import { resolve } from 'node:path';

/** Chromium's and Node's switches that debug the program, weaken its sandbox, or lead its traffic elsewhere. */
const REFUSED = [
  'allow-file-access-from-files',
  'allow-running-insecure-content',
  'auth-server-allowlist',
  'disable-features',
  'disable-site-isolation-trials',
  'disable-web-security',
  'enable-features',
  'enable-logging',
  'gpu-launcher',
  'host-resolver-rules',
  'host-rules',
  'ignore-certificate-errors',
  'js-flags',
  'load-extension',
  'log-net-log',
  'no-proxy-server',
  'no-sandbox',
  'no-zygote',
  'proxy-auto-detect',
  'proxy-bypass-list',
  'proxy-pac-url',
  'proxy-server',
  'renderer-cmd-prefix',
  'single-process',
  'ssl-key-log-file',
  'user-data-dir',
  'utility-cmd-prefix',
];

/** These open a debugger: a workspace could be read through it. Tests drive an unpackaged program through one. */
const DEBUGGING = [
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'remote-allow-origins',
  'remote-debugging-io-pipes',
  'remote-debugging-pipe',
  'remote-debugging-port',
];

/** The first switch of a command line that the program refuses to start with, or null. */
export function refusedSwitch(argv: readonly string[], packaged: boolean): string | null {
  const refused = new Set(packaged ? [...REFUSED, ...DEBUGGING] : REFUSED);
  for (const argument of argv) {
    // Chromium takes one dash or two, on Windows a slash as well, and does not mind capitals there.
    const [, name] = /^(?:--?|\/)([\w-]+)(?:[=:].*)?$/su.exec(argument) ?? [];
    if (name !== undefined && refused.has(name.toLowerCase().replaceAll('_', '-'))) return name.toLowerCase();
  }
  return null;
}

/** The workspace that a command line names, as a full path, or null. Only files called so are taken. */
export function workspaceIn(argv: readonly string[], folder: string): string | null {
  const named = argv.slice(1).find((argument) => !argument.startsWith('-') && /\.workspace$/iu.test(argument));
  return named === undefined ? null : resolve(folder, named);
}
