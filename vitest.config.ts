import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: [{ find: /^electron$/u, replacement: join(import.meta.dirname, 'tests', 'fakes', 'no-electron.ts') }],
  },
  test: {
    include: ['tests/{unit,contract,crash,electron}/**/*.test.ts', 'tests/{unit}/**/*.test.tsx'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
