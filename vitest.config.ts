import type { ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = {
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Most of the time goes by in processes that tests start: two at once pay off on two cores.
    maxWorkers: 2,
    // A file's code runs a few times, as the command's does (generator/cli/short-run.ts).
    execArgv: process.versions.v8.startsWith('11.') ? ['--interrupt-budget=1000000'] : [],
  },
};

export default config;
