import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../support/port'
import { DIST } from '../../support/server'
import { get } from '../product'
import { Connection } from './connection'
import { type Exchange } from './mirror'
import { LOAD_CORE, type Pinned, SERVER_CORE, ownProgram, startOn } from './processes'

export interface Server extends Pinned {
  port: number
  startedMs: number
}

const START_MS = 15_000

/** Until it answers `path` with 200. */
async function whenAnswering(pinned: Pinned, port: number, path: string, fromMs: number): Promise<Server> {
  for (;;) {
    const connection = await Connection.open(port).catch(() => null)
    const answer = await connection?.ask(path).catch(() => null)
    connection?.close()
    const startedMs = performance.now() - fromMs
    if (answer?.status === 200) return { ...pinned, port, startedMs }
    if (pinned.child.exitCode !== null || startedMs > START_MS)
      throw new Error(`A server did not start: ${pinned.child.spawnargs.slice(3).join(' ')}`)
    await sleep(5)
  }
}

/** The product as it was built, with its usual limits but for those that tell one viewer from another. */
export async function startNodeline(
  path: string,
  env: Readonly<Record<string, string>>,
  nodeArgs: readonly string[] = [],
): Promise<Server & { metricsPort: number }> {
  const [port, metricsPort, fromMs] = [await freePort(), await freePort(), performance.now()]
  const pinned = startOn(SERVER_CORE, [process.execPath, ...nodeArgs, join(DIST, 'server', 'main.js')], {
    env: {
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      LOG_LEVEL: 'warn',
      // All of a bench comes from one address.
      VIEWER_NEW_RUNS_PER_MINUTE: '100000',
      ...env,
    },
  })
  return { ...(await whenAnswering(pinned, port, path, fromMs)), metricsPort }
}

/** A bare Node server that hands out the very same answers and does nothing else: what is left of Nodeline's cost is its own. */
export async function startMirror(
  core: number,
  path: string,
  exchanges: readonly Exchange[],
): Promise<Server> {
  const fromMs = performance.now()
  const pinned = startOn(core, ownProgram('mirror.ts'), { ipc: true })
  const port = await new Promise<number>((resolve, reject) => {
    pinned.child.once('exit', () => reject(new Error('The mirror did not start.')))
    pinned.child.once('message', (message) => resolve(message as number))
    pinned.child.send(exchanges)
  })
  return whenAnswering(pinned, port, path, fromMs)
}

/** Debian's nginx as it is set up for this purpose: one worker, a cache, one call for all, old answers while it asks or fails. */
export async function startNginx(command: string, path: string, upstream: Server): Promise<Server> {
  const [folder, port, fromMs] = [
    mkdtempSync(join(tmpdir(), 'bench-nginx-')),
    await freePort(),
    performance.now(),
  ]
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, upstream.port))
  const pinned = startOn(SERVER_CORE, [command, '-p', folder, '-c', join(folder, 'nginx.conf')])
  return whenAnswering(pinned, port, path, fromMs)
}

const configuration = (folder: string, port: number, upstream: number): string => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
worker_rlimit_nofile 16000;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 8000; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_timeout 75s;
  # wrk and viewers keep theirs; a new connection every 1000 requests would be the bench's doing.
  keepalive_requests 100000000;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ')}
  proxy_cache_path ${folder}/cache keys_zone=runs:10m inactive=10m;
  upstream mirror { server 127.0.0.1:${upstream}; keepalive 8; }
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location / {
      proxy_pass http://mirror;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_cache runs;
      proxy_cache_key $request_uri;
      # As long as Nodeline holds a run that is over.
      proxy_cache_valid 200 30s;
      proxy_ignore_headers Cache-Control Expires;
      proxy_cache_lock on;
      proxy_cache_revalidate on;
      proxy_cache_background_update on;
      proxy_cache_use_stale updating error timeout http_500 http_502 http_503 http_504;
    }
  }
}
`

/** How browsers ask. */
export const BROWSER = { 'accept-encoding': 'gzip, deflate, br' }

/** Nodeline's own answers, plain and packed, for the mirror to hand out. */
export async function exchangesOf(port: number, path: string): Promise<Exchange[]> {
  const url = `http://127.0.0.1:${port}${path}`
  const exchanges: Exchange[] = []
  for (const asked of [{}, BROWSER]) {
    const { headers, body } = await get(url, asked)
    const { date: _, connection: __, 'keep-alive': ___, ...own } = headers
    exchanges.push({ headers: own as Record<string, string>, body: body.toString('base64') })
  }
  return exchanges
}

export const upstreamOfNginx = (path: string, exchanges: readonly Exchange[]): Promise<Server> =>
  startMirror(LOAD_CORE, path, exchanges)
