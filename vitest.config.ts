// The harness's own tests (`npm run verify`). Exercises are graded by `npm test`, which needs no file.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['harness/**/*.test.ts', 'eslint.config.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
