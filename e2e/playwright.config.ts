import { mkdirSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findBrowser, LAUNCH_ARGS } from './support/browser'
import { freePort } from './support/port'
import { SERVER_OPTION } from './support/server'

// Workers read this file again: they take from the environment what was found here first.
const shell = (process.env['NODELINE_E2E_SHELL'] ||= findBrowser('headless shell'))
const full = (process.env['NODELINE_E2E_BROWSER'] ||= findBrowser('full'))
process.env['NODELINE_E2E_PORT'] ||= String(await freePort())

const root = resolve(import.meta.dirname, '..')
/** The product as it was built; a build elsewhere can be tested without touching this one. */
const dist = resolve(root, process.env['NODELINE_DIST'] ?? 'dist')
const results = join(root, 'test-results')
/** Builds that are tested at the same time keep out of each other's way. */
const own = process.env['NODELINE_DIST'] === undefined ? 'e2e' : `e2e-${basename(dist)}`
const origin = `http://127.0.0.1:${process.env['NODELINE_E2E_PORT']}`

/** A page of a test lives for seconds: what V8's compilers do for later costs more than it saves. */
const ARGS = [...LAUNCH_ARGS, '--js-flags=--single-threaded --no-opt --no-maglev']

mkdirSync(results, { recursive: true })

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: join(results, own),
  fullyParallel: true,
  forbidOnly: true,
  // A test that passes at the second attempt has found something.
  retries: 0,
  workers: 2,
  // Guards against a hang, not measures of speed: a busy machine is no failure.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: origin,
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    locale: 'en-US',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    viewport: { width: 1440, height: 900 },
    // A trace of every test takes two fifths of the runner's CPU; `--trace retain-on-failure` records them.
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'headless-shell',
      testMatch: '*.e2e.ts',
      testIgnore: ['**/endurance/**', '**/full-browser/**'],
      use: { launchOptions: { executablePath: shell, args: ARGS } },
    },
    // Notifications and the life cycle of pages: a headless shell has neither.
    {
      name: 'full-browser',
      testDir: join(import.meta.dirname, 'full-browser'),
      testMatch: '*.e2e.ts',
      use: { launchOptions: { executablePath: full, args: ARGS } },
    },
    {
      name: 'endurance',
      testDir: join(import.meta.dirname, 'endurance'),
      testMatch: '*.e2e.ts',
      use: { launchOptions: { executablePath: shell, args: ARGS } },
    },
  ],
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
      NODE_OPTIONS: SERVER_OPTION,
      DGC_ENDPOINT: '',
      DGC_REGION: '',
      DGC_WORKSPACE: '',
      DGC_TIME_ZONE: '',
      LOG_URL_TEMPLATE: '',
      // All tests are one viewer.
      VIEWER_NEW_RUNS_PER_MINUTE: '100000',
    },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 3_000 },
  },
})
