import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { npmRun } from './npm'

// `npm run e2e`: the tests in a browser against a fresh build. `--no-build` takes the build that is there, NODELINE_DIST one that is
// elsewhere; everything else goes to Playwright.

const PLAYWRIGHT = createRequire(import.meta.url).resolve('@playwright/test/cli')
const EVERY_CHANGE = ['--project=headless-shell', '--project=full-browser']

const given = process.argv.slice(2)
const args = given.filter((arg) => arg !== '--no-build')
const builds = args.length === given.length && process.env['NODELINE_DIST'] === undefined
const projects = args.some((arg) => arg.startsWith('--project')) ? [] : EVERY_CHANGE

function run(command: string, parts: readonly string[], shell = false): void {
  const { status } = spawnSync(command, parts, { stdio: 'inherit', shell })
  if (status !== 0) process.exit(status ?? 1)
}

const build = npmRun('build')
if (builds) run(build.file, build.args, build.shell)
run(process.execPath, [PLAYWRIGHT, 'test', '--config', 'e2e/playwright.config.ts', ...projects, ...args])
