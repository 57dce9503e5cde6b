import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Rooms whose tests open workspaces and start programs: seconds each, where those of the pure rooms take none. */
const ENGINE = 'cli|serve|service|workspace';

/** One ring of tests: `npm test` runs them all, `npx vitest run --project contract` one. */
const ring = (name: string, ...include: string[]) => ({ extends: true as const, test: { name, include } });

export default defineConfig({
  resolve: {
    alias: [{ find: /^electron$/u, replacement: join(import.meta.dirname, 'tests', 'fakes', 'no-electron.ts') }],
  },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      ring('unit', `tests/unit/!(${ENGINE})/**/*.test.ts`),
      ring('engine', `tests/unit/@(${ENGINE})/**/*.test.ts`),
      ring('contract', 'tests/contract/**/*.test.ts'),
      ring('crash', 'tests/crash/**/*.test.ts'),
      ring('desktop', 'tests/electron/**/*.test.ts'),
    ],
  },
});
