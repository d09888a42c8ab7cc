import { defineConfig } from 'vitest/config'

/** They replace a module, which works only if no other test of the same worker has loaded it before. */
const REPLACE_MODULES = [
  'src/app/Router.test.tsx',
  'src/pages/run/RunPage.test.tsx',
  'src/pages/run/sheet/NodeRow.test.tsx',
  'src/shell/address/Link.test.tsx',
]

// Threads take the zone of their process; `env` would come too late for them.
process.env['TZ'] = 'UTC'

export default defineConfig({
  test: {
    // Style sheets that a module takes as text; all others are left out.
    css: { include: [/\.css\?raw$/] },
    restoreMocks: true,
    unstubGlobals: true,
    pool: 'threads',
    // The default leaves one of two cores idle.
    maxWorkers: 2,
    // Guards against a hang, not measures of speed: a busy machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'e2e/soak/*.test.ts'],
          exclude: REPLACE_MODULES,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'replaced-modules',
          include: REPLACE_MODULES,
          environment: 'jsdom',
          setupFiles: 'src/testing/dom-setup.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          include: ['src/**/*.test.tsx'],
          exclude: REPLACE_MODULES,
          environment: 'jsdom',
          isolate: false,
          setupFiles: 'src/testing/dom-setup.ts',
        },
      },
    ],
  },
})
