import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

const isRoot = process.getuid?.() === 0
const INSTALL_MS = 300_000
const START_MS = 20_000
const POLL_MS = 50

const canRun = (file: string): boolean => spawnSync(file, ['-v'], { timeout: 30_000 }).status === 0

/** An nginx of the system. */
export function findPresent(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute)
  return [...new Set([...folders, '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'])]
    .map((folder) => join(folder, 'nginx'))
    .find(canRun)
}

function install(): boolean {
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: INSTALL_MS,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  if (!isRoot || !existsSync('/etc/debian_version')) return false
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'nginx-light')
}

/** The nginx that NGINX_PATH names, else one of the system, else Debian's when it may be installed; null when there is none to be had. */
export function findNginx(): string | null {
  const given = process.env['NGINX_PATH'] ?? ''
  if (given !== '') {
    if (!canRun(given))
      throw new Error('NGINX_PATH does not name an nginx that can be run: correct it or unset it.')
    return given
  }
  return findPresent() ?? (install() ? (findPresent() ?? null) : null)
}

export interface Nginx {
  stop: () => Promise<void>
}

/** Runs what stands in a `conf.d`, in a folder of its own and by its own user. Resolves when `origin` answers, whatever it answers. */
export async function startNginx(file: string, site: string, origin: string): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'))
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => {
    mkdirSync(join(folder, kind))
    return `${kind}_temp_path ${join(folder, kind)};`
  })
  const conf = join(folder, 'nginx.conf')
  writeFileSync(
    conf,
    `daemon off; master_process off; worker_processes 1;
pid ${join(folder, 'pid')}; error_log stderr warn;
events { worker_connections 512; }
http { access_log off; ${places.join(' ')}
${site}
}
`,
  )
  const child = spawn(file, ['-p', folder, '-e', 'stderr', '-c', conf], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
  const ended = once(child, 'close')
  const isAlive = () => child.exitCode === null && child.signalCode === null
  const untilMs = performance.now() + START_MS
  while (!(await answers(origin))) {
    if (!isAlive() || performance.now() > untilMs) {
      child.kill('SIGKILL')
      throw new Error(`nginx did not start: ${said}`)
    }
    await setTimeout(POLL_MS)
  }
  return {
    stop: async () => {
      if (isAlive()) child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}

const answers = (origin: string): Promise<boolean> =>
  fetch(origin).then(
    () => true,
    () => false,
  )
