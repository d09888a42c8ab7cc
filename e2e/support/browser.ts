import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { chromium } from '@playwright/test'

const isRoot = process.getuid?.() === 0

/** For root and for closed networks: without these Chromium refuses to start, or its own calls home fail noisily. */
export const LAUNCH_ARGS: readonly string[] = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC = ['Google Chrome', 'Chromium']
const WINDOWS = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
const INSTALL_MS = 600_000

/** A download without its system libraries is a file that cannot be run; only Linux tells that by `--version`. */
function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    return false
  }
  return process.platform !== 'linux' || spawnSync(file, ['--version'], { timeout: 30_000 }).status === 0
}

function ownDownload(): string | undefined {
  try {
    return chromium.executablePath()
  } catch {
    return undefined
  }
}

function systemPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['/', homedir()].flatMap((root) =>
      MAC.map((name) => join(root, 'Applications', `${name}.app`, 'Contents', 'MacOS', name)),
    )
  }
  if (process.platform === 'win32') {
    return WINDOWS.map((name) => process.env[name] ?? '')
      .filter(isAbsolute)
      .map((root) => join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'))
  }
  const path = (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute)
  const folders = [...new Set([...path, '/usr/bin', '/usr/local/bin', '/snap/bin'])]
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
}

const findPresent = (): string | undefined => [ownDownload() ?? '', ...systemPlaces()].find(canRun)

function attempt(command: string, args: readonly string[]): boolean {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: INSTALL_MS,
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}

const WAYS: readonly (() => boolean)[] = [
  () => attempt('npx', ['playwright', 'install', 'chromium']),
  () =>
    isRoot &&
    existsSync('/etc/debian_version') &&
    attempt('apt-get', ['update']) &&
    attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']),
]

/**
 * The browser to drive: the one that CHROME_PATH names, else Playwright's own download, else Chrome or Chromium of the system; when
 * there is none, tries to get one. Throws one line that says what to do when that fails, too.
 */
export function findBrowser(): Promise<string> {
  const given = process.env['CHROME_PATH'] ?? ''
  if (given !== '') {
    return canRun(given)
      ? Promise.resolve(given)
      : Promise.reject(
          new Error('CHROME_PATH does not name a browser that can be run: correct it or unset it.'),
        )
  }
  for (const way of [() => true, ...WAYS]) {
    const found = way() ? findPresent() : undefined
    if (found !== undefined) return Promise.resolve(found)
  }
  return Promise.reject(
    new Error('There is no browser: install Chrome or Chromium, or set CHROME_PATH to the file of one.'),
  )
}
