import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { get as ask, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { npmRun } from '../support/npm'

export interface Got {
  status: number
  headers: IncomingHttpHeaders
  /** As it was sent: still packed. */
  body: Buffer
}

export function get(url: string, headers: Record<string, string> = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    ask(url, { headers, agent: false }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece)).once('error', reject)
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      )
    }).once('error', reject)
  })
}

/** Another build than the usual one may be named, and is then taken as it is. */
const given = process.env['NODELINE_DIST']
export const DIST = given ?? 'dist'
const PARTS = ['server/main.js', 'server/demo.js', 'client/index.html'].map((file) => join(DIST, file))

const newest = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((ms, { parentPath, name }) => Math.max(ms, statSync(join(parentPath, name)).mtimeMs), 0)

/** Figures of an old build would be told as those of this one, so what is missing or older than the source is built. */
export function buildProduct(): void {
  if (given !== undefined) return
  const built = PARTS.every((file) => existsSync(file) && statSync(file).mtimeMs > newest('src'))
  if (built) return
  const { file, args, shell } = npmRun('build')
  const { status } = spawnSync(file, args, { stdio: ['ignore', 2, 2], shell })
  if (status !== 0) throw new Error('The product cannot be built.')
}

export interface Product {
  origin: string
  stop: () => void
}

/** The server of a build on a free port, in front of its own demo whatever the settings of this machine are. */
export async function startProduct(
  dist = DIST,
  env: Readonly<Record<string, string>> = {},
): Promise<Product> {
  const child = spawn(process.execPath, [resolve(dist, 'server/main.js')], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // Whatever ends the bench ends the server, too.
  process.once('exit', () => child.kill())
  const origin = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The server ended before it listened.')))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /http:\/\/[^/\s"]+/.exec(text)?.[0]
      if (found !== undefined) resolve(found)
    })
  })
  return { origin, stop: () => child.kill('SIGTERM') }
}
