import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: 2,
    env: {
      // Programs that tests start as people do are not compiled anew each time.
      NODE_COMPILE_CACHE: join(tmpdir(), 'understudy-compile-cache'),
      // And none of them takes the model that the developer has chosen.
      MODELS_DIR: join(tmpdir(), 'understudy-no-models'),
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'stages',
          // The rules, their model and the tagger are loaded once, not for each file.
          isolate: false,
          include: ['tests/*.test.ts'],
          setupFiles: ['tests/setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/e2e/*.test.ts'],
          globalSetup: ['tests/e2e/build-page.ts'],
          testTimeout: 150_000,
          hookTimeout: 60_000,
          // Speech is spoken in real time: when the other tests are done.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'loop',
          include: ['tests/e2e-loop/*.test.ts'],
          globalSetup: ['tests/e2e/build-page.ts'],
          // Two loops of five answers and their probes, spoken in real time.
          testTimeout: 20 * 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
