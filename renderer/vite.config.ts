/**
 * Builds the window into dist/renderer. What pdf.js fetches while it draws (worker, character maps, standard fonts, image
 * decoders) is copied beside it and served from the same origin.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const pdfjs = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** The pieces of pdf.js that are fetched at run time. Document scripting (quickjs) is left out on purpose. */
function pdfPieces(): Plugin {
  return {
    name: 'pdf-pieces',
    apply: 'build',
    generateBundle() {
      const emit = (fileName: string, from: string) =>
        this.emitFile({ type: 'asset', fileName: `pdf/${fileName}`, source: readFileSync(path.join(pdfjs, from)) });
      emit('worker.js', 'legacy/build/pdf.worker.min.mjs');
      for (const [folder, keep] of [
        ['cmaps', /\.bcmap$/u],
        ['standard_fonts', /\.(pfb|ttf)$/u],
        ['iccs', /\.icc$/u],
        ['wasm', /^(jbig2|openjpeg|qcms_bg).*\.(wasm|js)$/u],
      ] as const) {
        for (const name of readdirSync(path.join(pdfjs, folder)).filter((file) => keep.test(file))) {
          emit(`${folder}/${name}`, `${folder}/${name}`);
        }
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), pdfPieces()],
  build: {
    outDir: path.join(import.meta.dirname, '../dist/renderer'),
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        // Zod and the module that tells it to make no code from strings stay together, so that no schema comes before it.
        codeSplitting: { groups: [{ name: 'zod', test: /[\\/](?:node_modules[\\/]zod|renderer[\\/]jitless)/u }] },
      },
    },
  },
});
