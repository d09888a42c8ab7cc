import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { type RunRef } from '../../src/contract/run-ref'
import { paths } from '../../src/contract/routes'
import { type DemoProcess, startDemo } from '../support/demo'
import { findNginx, startNginx } from '../support/nginx'
import { freePort } from '../support/port'
import { type ServerProcess, startServer } from '../support/server'

// The configuration that is shipped for several replicas, by real nginx in front of two real servers that share one DGC.

const SHIPPED = readFileSync(
  resolve(import.meta.dirname, '../../src/server/deploy/nginx-replicas.conf'),
  'utf8',
)
const NO_NGINX = 'there is no nginx, and none could be installed: set NGINX_PATH to the file of one'
const EACH = 10
const AT_ONCE = 8

/** Finished nights, each as the default workspace's and, by its name, as that of another address. */
const RUNS: readonly RunRef[] = Array.from({ length: 10 }, (_, n) =>
  ['', 'default'].map((workspace) => ({ job: 'dwd_orders_daily', id: String(8_830_000_001 + n), workspace })),
).flat()

/** As it is, but for the addresses and what belongs to TLS. */
function siteFor(port: number, replicas: readonly ServerProcess[]): string {
  const [first, second] = replicas.map((replica) => `127.0.0.1:${replica.port}`)
  const site = SHIPPED.replace('10.0.0.11:8080', first ?? '')
    .replace('10.0.0.12:8080', second ?? '')
    .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port};`)
    .replaceAll(/^ *(listen \[::\]|ssl_).*\n/gm, '')
  expect(site).not.toMatch(/ssl|10\.0\.0\./)
  return site
}

interface Got {
  run: RunRef
  status: number
  /** Request ids begin with the name of the process that made them. */
  replica: string
  isWhole: boolean
}

/** The ways in which pages, scripts and people ask for the same run. */
const SPELLINGS: readonly ((run: RunRef) => string)[] = [
  paths.apiRun,
  paths.apiRawRun,
  (run) => `${paths.apiRun(run)}${run.workspace === '' ? '?' : '&'}node=a&q=${run.id}`,
  (run) => paths.apiRawRun(run).replace('dwd_orders_daily', 'dwd%5Forders%5Fdaily'),
]

async function ask(origin: string, run: RunRef, spelling: number): Promise<Got> {
  const path = SPELLINGS[spelling % SPELLINGS.length]?.(run) ?? ''
  const response = await fetch(origin + path)
  const body = await response.text()
  const replica = response.headers.get('x-request-id')?.split('-')[0] ?? ''
  return { run, status: response.status, replica, isWhole: body.trimEnd().endsWith('}') }
}

/** Each run so many times, all mixed, a few at once. `each` is called with the number of answers after each. */
async function askAll(origin: string, each: (answered: number) => void = () => undefined): Promise<Got[]> {
  const count = RUNS.length * EACH
  const got: Got[] = []
  let next = 0
  const worker = async () => {
    while (next < count) {
      const n = next++
      // 7 and the number of runs have no common divisor, so each comes as often as any other.
      const run = RUNS[(n * 7) % RUNS.length]
      if (run) got.push(await ask(origin, run, Math.floor(n / RUNS.length)))
      each(got.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return got
}

const nameOf = ({ id, workspace }: RunRef) => `${id} ${workspace}`

function replicasByRun(got: readonly Got[]): Map<string, Set<string>> {
  const byRun = new Map<string, Set<string>>()
  for (const { run, replica } of got) {
    const name = nameOf(run)
    byRun.set(name, (byRun.get(name) ?? new Set()).add(replica))
  }
  return byRun
}

const allGood = (got: readonly Got[]) => {
  expect(got.filter(({ status, isWhole }) => status !== 200 || !isWhole)).toEqual([])
  expect(got).toHaveLength(RUNS.length * EACH)
}

async function callsByRun(demo: DemoProcess): Promise<Map<string, number>> {
  const calls = new Map<string, number>()
  for (const { id, workspace } of await demo.journal()) {
    const name = nameOf({ job: '', id: id ?? '', workspace })
    calls.set(name, (calls.get(name) ?? 0) + 1)
  }
  return calls
}

test('one run lives on one replica, and moves without a lost answer when that is killed', async () => {
  const nginx = findNginx()
  test.skip(nginx === null, NO_NGINX)
  if (nginx === null) return
  const demo = await startDemo()
  const env = { ...demo.env, VIEWER_NEW_RUNS_PER_MINUTE: '1000', DGC_CALLS_PER_SECOND: '100' }
  const replicas = [await startServer(env), await startServer(env)]
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const proxy = await startNginx(nginx, siteFor(port, replicas), `${origin}/healthz`)
  try {
    const got = await askAll(origin)
    allGood(got)
    const homes = replicasByRun(got)
    for (const [run, names] of homes) expect([...names], run).toHaveLength(1)
    expect(new Set(got.map(({ replica }) => replica)).size, 'both have work').toBe(2)
    // As from a single process: once for each run, however it was spelt.
    expect(Object.fromEntries(await callsByRun(demo))).toEqual(
      Object.fromEntries(RUNS.map((run) => [nameOf(run), 1])),
    )

    const [first] = replicas
    const own = first && (await fetch(`${first.origin}/healthz`)).headers.get('x-request-id')?.split('-')[0]
    let killed: Promise<unknown> | undefined
    const during = await askAll(origin, (answered) => {
      if (answered > RUNS.length * 2) killed ??= first?.stop('SIGKILL')
    })
    await killed
    allGood(during)
    const after = await askAll(origin)
    allGood(after)
    for (const [run, names] of replicasByRun(after)) {
      expect([...names], run).not.toContain(own)
      // Those of the other replica have stayed where they were.
      if (!homes.get(run)?.has(own ?? '')) expect(names, run).toEqual(homes.get(run))
    }
  } finally {
    await proxy.stop()
    for (const replica of replicas) await replica.stop()
    await demo.stop()
  }
})
