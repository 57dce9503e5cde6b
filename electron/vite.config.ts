import { join } from 'node:path';
import { defineConfig } from 'vite';

/** The desktop host in one file that Electron can run. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    ssr: 'main.ts',
    outDir: join(import.meta.dirname, '..', 'dist', 'electron'),
    emptyOutDir: true,
    rollupOptions: { external: ['electron'], output: { entryFileNames: 'main.mjs' } },
  },
});
