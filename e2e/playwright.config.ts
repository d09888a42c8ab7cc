import { mkdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser, LAUNCH_ARGS } from './support/browser'
import { freePort } from './support/port'

// Workers read this file again: they take from the environment what was found here first.
process.env['CHROME_PATH'] ||= await findBrowser()
process.env['NODELINE_E2E_PORT'] ||= String(await freePort())

const root = resolve(import.meta.dirname, '..')
/** The product as it was built; a build elsewhere can be tested without touching this one. */
const dist = resolve(root, process.env['NODELINE_DIST'] ?? 'dist')
const results = join(root, 'test-results')
/** Builds that are tested at the same time keep out of each other's way. */
const own = process.env['NODELINE_DIST'] === undefined ? 'e2e' : `e2e-${basename(dist)}`
const origin = `http://127.0.0.1:${process.env['NODELINE_E2E_PORT']}`

mkdirSync(results, { recursive: true })

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.e2e.ts',
  outputDir: join(results, own),
  fullyParallel: true,
  forbidOnly: true,
  // A test that passes at the second attempt has found something.
  retries: 0,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: origin,
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    locale: 'en-US',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env['CHROME_PATH'], args: [...LAUNCH_ARGS] },
  },
  webServer: {
    command: `"${process.execPath}" "${join(dist, 'server', 'main.js')}" 2> "${join(results, `${own}.log`)}"`,
    url: `${origin}/healthz`,
    reuseExistingServer: false,
    // Not the root: a developer's .env names a real DGC.
    cwd: import.meta.dirname,
    env: {
      PORT: process.env['NODELINE_E2E_PORT'],
      HOST: '127.0.0.1',
      TZ: 'UTC',
      DGC_ENDPOINT: '',
      DGC_REGION: '',
      DGC_WORKSPACE: '',
      DGC_TIME_ZONE: '',
      LOG_URL_TEMPLATE: '',
      // All tests are one viewer.
      VIEWER_NEW_RUNS_PER_MINUTE: '100000',
      // For the faults that never answer; long enough for ten thousand nodes on a slow machine.
      DGC_TIMEOUT_MS: '5000',
    },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 3_000 },
  },
})
