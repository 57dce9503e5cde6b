/**
 * The files of the window, from one folder and from nowhere else.
 */
import { readFile, realpath } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';

/** The folder that holds the built window. */
export interface Assets {
  readonly folder: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/octet-stream',
  '.wasm': 'application/wasm',
  '.md': 'text/markdown; charset=utf-8',
};

/** Reads the asset at a URL path; null for anything that is missing, outside the folder, or of an unknown type. */
export async function readAsset(assets: Assets, path: string): Promise<{ type: string; bytes: Uint8Array } | null> {
  const name = decodeOnce(path === '/' ? '/index.html' : path);
  if (name === null || /[\0\\]|(?:^|\/)\.\.?(?:\/|$)/u.test(name)) return null;
  const type = TYPES[extname(name)];
  if (type === undefined) return null;
  try {
    const root = await realpath(assets.folder);
    const file = await realpath(join(root, name));
    const way = relative(root, file);
    if (isAbsolute(way) || way === '..' || way.startsWith(`..${sep}`)) return null;
    return { type, bytes: await readFile(file) };
  } catch {
    return null;
  }
}

function decodeOnce(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
