import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Rooms whose tests open workspaces and start programs: seconds each, where those of the pure rooms take none. */
const ENGINE = 'cli|serve|service|workspace';
/** The few tests of the pure rooms that take seconds, since they recognise pictures or start other programs. */
const SLOW = 'tests/unit/**/*.slow.test.ts';

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
      {
        extends: true,
        // Small pure functions share nothing that could be left behind, so their files need no process of their own.
        test: {
          name: 'unit',
          include: [`tests/unit/!(${ENGINE})/**/*.test.ts`],
          exclude: [SLOW],
          isolate: false,
        },
      },
      ring('slow', SLOW),
      ring('engine', `tests/unit/@(${ENGINE})/**/*.test.ts`),
      ring('contract', 'tests/contract/**/*.test.ts'),
      ring('crash', 'tests/crash/**/*.test.ts'),
      ring('desktop', 'tests/electron/**/*.test.ts'),
    ],
  },
});
