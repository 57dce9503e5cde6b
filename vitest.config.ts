import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,contract,crash,electron}/**/*.test.ts', 'tests/{unit}/**/*.test.tsx'],
    testTimeout: 60_000,
  },
});
