/**
 * What the program is started with: switches that are known to be harmless are let through, every other one is refused; a
 * workspace may be named.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Switches that a person, a desktop or an installer has a reason for and that open no way around the walls. */
const ALLOWED: readonly string[] = [
  // Language of Chromium's own words.
  'lang',
  // For screen readers, contrast and large screens.
  'force-renderer-accessibility',
  'force-high-contrast',
  'force-device-scale-factor',
  // Graphics that draw wrongly, and the two kinds of Linux desktop.
  'disable-gpu',
  'ozone-platform',
  'ozone-platform-hint',
  // The installer for Windows says so after an update.
  'updated',
];

/** These open a debugger: a workspace could be read through it. Tests drive an unpackaged program through one. */
const DEBUGGING: readonly string[] = [
  'inspect',
  'inspect-brk',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'require',
  'r',
];

/**
 * The first switch of a command line that the program refuses to start with, or null. Chromium takes one dash or two, on
 * Windows a slash as well; what follows a bare `--` is held to the same.
 */
export function refusedSwitch(
  argv: readonly string[],
  { packaged, platform }: { readonly packaged: boolean; readonly platform: NodeJS.Platform },
): string | null {
  const allowed = packaged ? ALLOWED : [...ALLOWED, ...DEBUGGING];
  const prefix = platform === 'win32' ? /^(?:--?|\/)/u : /^--?/u;
  for (const argument of argv.slice(1)) {
    const written = argument.trim();
    if (!prefix.test(written) || written === '--') continue;
    const name = written.replace(prefix, '').split(/[=:]/u)[0]?.toLowerCase() ?? '';
    if (!allowed.includes(name)) return name;
  }
  return null;
}

/** The workspace that a command line names, by its path or its file address, as a full path; or null. Only files called so are taken. */
export function workspaceIn(argv: readonly string[], folder: string): string | null {
  const named = argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-'))
    .map((argument) => pathOf(argument, folder));
  return named.find((path) => path !== null && /\.workspace$/iu.test(path)) ?? null;
}

/** Desktops of Linux hand over addresses: `file:///home/a/North%20letters.workspace`. One of another computer is no path. */
function pathOf(argument: string, folder: string): string | null {
  if (!/^file:\/\//iu.test(argument)) return resolve(folder, argument);
  try {
    return fileURLToPath(argument);
  } catch {
    return null;
  }
}
