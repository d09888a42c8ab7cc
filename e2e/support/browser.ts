import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { chromium } from '@playwright/test'

/**
 * A headless shell is a browser without an interface of its own: it starts fewer processes and takes two thirds of the time. It shows no
 * notifications and keeps no page in its back-forward cache: those tests need a full browser.
 */
export type BrowserKind = 'headless shell' | 'full'

const isRoot = process.getuid?.() === 0

/** For root and for closed networks: without these Chromium refuses to start, or its own requests fail noisily. */
export const LAUNCH_ARGS: readonly string[] = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const SHELL_NAMES = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell']
const FULL_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC_NAMES = ['Google Chrome', 'Chromium']
const WINDOWS_FOLDERS = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
const INSTALL_MS = 600_000

/** A download without its system libraries exists and cannot run; only on Linux does `--version` show that. */
function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    return false
  }
  return process.platform !== 'linux' || spawnSync(file, ['--version'], { timeout: 30_000 }).status === 0
}

/** Playwright names the place of its full browser only; the shell of the same revision has a folder beside it. */
function listPlaywrightFiles(kind: BrowserKind): string[] {
  try {
    const full = chromium.executablePath()
    if (kind === 'full') return [full]
    const [, root = '', revision = ''] = /^(.*)chromium-(\d+)/.exec(full) ?? []
    const folder = join(`${root}chromium_headless_shell-${revision}`)
    return [
      join(folder, 'chrome-headless-shell-linux64', 'chrome-headless-shell'),
      join(folder, 'chrome-headless-shell-linux-arm64', 'chrome-headless-shell'),
      join(folder, 'chrome-headless-shell-mac-x64', 'chrome-headless-shell'),
      join(folder, 'chrome-headless-shell-mac-arm64', 'chrome-headless-shell'),
      join(folder, 'chrome-headless-shell-win64', 'chrome-headless-shell.exe'),
      join(folder, 'chrome-linux', 'headless_shell'),
    ]
  } catch {
    return []
  }
}

function listSystemFiles(kind: BrowserKind): string[] {
  if (kind === 'full' && process.platform === 'darwin') {
    return ['/', homedir()].flatMap((root) =>
      MAC_NAMES.map((name) => join(root, 'Applications', `${name}.app`, 'Contents', 'MacOS', name)),
    )
  }
  if (kind === 'full' && process.platform === 'win32') {
    return WINDOWS_FOLDERS.map((name) => process.env[name] ?? '')
      .filter(isAbsolute)
      .map((root) => join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'))
  }
  const path = (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute)
  const folders = [...new Set([...path, '/usr/bin', '/usr/local/bin', '/snap/bin'])]
  const names = kind === 'full' ? FULL_NAMES : SHELL_NAMES
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

const findPresent = (kind: BrowserKind): string | undefined =>
  [...listPlaywrightFiles(kind), ...listSystemFiles(kind)].find(canRun)

function attempt(command: string, args: readonly string[]): boolean {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: INSTALL_MS,
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}

const APT_PACKAGES: Record<BrowserKind, string> = {
  'headless shell': 'chromium-headless-shell',
  full: 'chromium',
}

/** Installs what the kind needs; the fonts are for Chinese names. */
const INSTALLERS: readonly ((kind: BrowserKind) => boolean)[] = [
  (kind) =>
    isRoot &&
    existsSync('/etc/debian_version') &&
    attempt('apt-get', ['update']) &&
    attempt('apt-get', ['install', '-y', '--no-install-recommends', APT_PACKAGES[kind], 'fonts-noto-cjk']),
  (kind) =>
    attempt('npx', ['playwright', 'install', kind === 'full' ? 'chromium' : 'chromium-headless-shell']),
]

/**
 * The file of the browser to drive: the one that CHROME_PATH names, else Playwright's own download, else an installed one; when there is
 * none, tries to install one, and takes a full browser for a missing shell. Throws one line that says what to do when that fails, too.
 */
export function findBrowser(kind: BrowserKind = 'full'): string {
  const given = process.env['CHROME_PATH'] ?? ''
  if (given !== '') {
    if (canRun(given)) return given
    throw new Error('CHROME_PATH does not name a browser that can be run: correct it or unset it.')
  }
  for (const install of [() => true, ...INSTALLERS]) {
    const found = install(kind) ? findPresent(kind) : undefined
    if (found !== undefined) return found
  }
  if (kind === 'headless shell') return findBrowser('full')
  throw new Error('There is no browser: install Chrome or Chromium, or set CHROME_PATH to the file of one.')
}
