import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/electron/**/*.test.ts'],
    // Packing is tried where our own checks run; installers of other systems are not started there.
    exclude: process.platform === 'linux' ? [] : ['tests/electron/packed.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // One window at a time: they share the screen and two cores.
    fileParallelism: false,
  },
});
