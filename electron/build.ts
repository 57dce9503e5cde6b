/**
 * Bundles the desktop program into dist/electron: the main process, the preload script and the engine with its threads, each
 * whole, so that no node_modules are shipped. Electron itself and Node's own modules stay outside.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';

const ROOT = join(import.meta.dirname, '..');

/** Where the bundles are put. */
export const OUT = join(ROOT, 'dist', 'electron');

/** SQLite's binary lies beside the engine, one for each platform, and is named outright instead of being looked for. */
const SQLITE_BINDING = `
import { createRequire } from 'node:module';
const load = createRequire(import.meta.url);
export const getBinding = () => load('./native/' + process.platform + '-' + process.arch + '.node');
`;

/** A thread of the engine, with the ways out closed before anything of its own is loaded. */
const THREAD = '?thread';
const CLOSED = join(ROOT, 'electron', 'offline', 'closed.ts');

/**
 * What the sources find among their neighbours (threads, SQLite's binary) is put beside the engine. Every thread that the
 * engine starts becomes a bundle of its own, whichever it is. The half of pdf.js that reads, and its decoders, are those that
 * the window has in dist/renderer/pdf: a megabyte and more that need not be there twice.
 */
function neighbours(): Plugin {
  return {
    name: 'neighbours',
    enforce: 'pre',
    resolveId(id) {
      return id.endsWith(THREAD) ? id : null;
    },
    load(id) {
      if (id.endsWith(THREAD)) {
        return [CLOSED, id.slice(0, -THREAD.length)].map((file) => `import ${JSON.stringify(file)};`).join('\n');
      }
      return id.replaceAll('\\', '/').endsWith('better-sqlite3-multiple-ciphers/lib/binding.js')
        ? SQLITE_BINDING
        : null;
    },
    transform(code, id) {
      const threads = /new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/gu;
      const parts =
        /createRequire\(import\.meta\.url\)\.resolve\('((?:tesseract\.js-core|@tesseract\.js-data)\/[^']+)'\)/gu;
      const decoders = /createRequire\(import\.meta\.url\)\.resolve\('pdfjs-dist\/wasm\/([^']+)'\)/gu;
      const readingHalf = /import\('pdfjs-dist\/legacy\/build\/pdf\.worker\.mjs'[^)]*\)/gu;
      const changed = code
        .replace(threads, (_address, name: string) => {
          this.emitFile({ type: 'chunk', id: join(dirname(id), `${name}.ts${THREAD}`), fileName: `${name}.mjs` });
          return `new URL('./${name}.mjs', import.meta.url)`;
        })
        .replace(parts, (_found, file: string) => {
          beside.add(file);
          return pathFrom(`./recogniser/${nameBeside(file)}`);
        })
        .replace(decoders, (_found, file: string) => pathFrom(`../renderer/pdf/wasm/${file}`))
        .replace(readingHalf, "import(/* @vite-ignore */ new URL('../renderer/pdf/worker.js', import.meta.url).href)");
      return changed === code ? null : { code: changed, map: null };
    },
  };
}

/** An expression for the path of a file, named from beside the engine. */
const pathFrom = (file: string) =>
  `createRequire(import.meta.url)('node:url').fileURLToPath(new URL('${file}', import.meta.url))`;

/** Files of the recogniser that the sources name, to be put beside the engine. */
const beside = new Set<string>();

/** What such a file is called there. The program's own package says that .js are modules, which this one is not. */
const nameBeside = (file: string) => basename(file).replace(/\.js$/u, '.cjs');

/** What all three have in common: for Node or Electron, readable, without source maps, nothing left to be resolved later. */
function bundle(
  options: Pick<InlineConfig, 'plugins'> & Required<Pick<NonNullable<InlineConfig['build']>, 'rolldownOptions'>>,
): InlineConfig {
  const { plugins, rolldownOptions } = options;
  return {
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    ...(plugins === undefined ? {} : { plugins }),
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: OUT,
      emptyOutDir: false,
      minify: false,
      sourcemap: false,
      target: 'node24',
      rolldownOptions: { external: ['electron'], ...rolldownOptions },
    },
  };
}

const BUNDLES: readonly InlineConfig[] = [
  bundle({
    rolldownOptions: {
      input: { main: 'electron/main/index.ts' },
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  }),
  bundle({
    rolldownOptions: {
      input: { preload: 'electron/preload.ts' },
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  }),
  bundle({
    plugins: [neighbours()],
    rolldownOptions: {
      input: { engine: 'electron/engine/engine.ts' },
      output: { format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  }),
];

interface Building {
  /** Whether anything is written; without it only what would go in is found out. */
  readonly write?: boolean;
}

/** Builds everything of the desktop program but the window; the files that went into it come back. */
export async function buildDesktop({ write = true }: Building = {}): Promise<string[]> {
  if (write) rmSync(OUT, { recursive: true, force: true });
  const sources: string[] = [];
  for (const config of BUNDLES) sources.push(...(await built({ ...config, build: { ...config.build, write } })));
  if (write) copyBeside();
  return sources;
}

/** What the bundles load from beside them without being bundled. */
function copyBeside(): void {
  const find = createRequire(import.meta.url);
  mkdirSync(join(OUT, 'recogniser'), { recursive: true });
  for (const file of beside) cpSync(find.resolve(file), join(OUT, 'recogniser', nameBeside(file)));
  const native = join(OUT, 'native');
  mkdirSync(native, { recursive: true });
  const sqlite = join(find.resolve('better-sqlite3-multiple-ciphers/package.json'), '..', 'prebuilds');
  for (const platform of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64', 'win32-arm64']) {
    cpSync(join(sqlite, `${platform}.node`), join(native, `${platform}.node`));
  }
}

/** Builds the window; the files that went into it come back. */
export function buildWindow({ write = true }: Building = {}): Promise<string[]> {
  return built({ configFile: join(ROOT, 'renderer', 'vite.config.ts'), logLevel: 'error', build: { write } });
}

async function built(config: InlineConfig): Promise<string[]> {
  // Vite takes over whatever a test runner has set, and React would come in its slow form for developers.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  const made = await build(config).finally(() => {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  });
  const outputs = 'on' in made ? [] : [made].flat();
  return outputs.flatMap(({ output }) => output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : [])));
}

if (import.meta.main) {
  await buildWindow();
  await buildDesktop();
}
