import { setTimeout as sleep } from 'node:timers/promises'
import { paths } from '../../../src/contract/routes'
import { Connection } from './connection'
import { type Server } from './contenders'
import { type Demo, mostWithin } from './demo'
import { mainThreadMs, rssMb, watch } from './processes'
import { type Seen, startViewers } from './viewers'

const run = (job: string, id: string): string => paths.apiRun({ job, id, workspace: '' })

/** What viewers watch: two live runs and eight finished ones. */
export const looked = (demo: Demo): string[] => [
  run('dwd_orders_daily', '8829134502'),
  run('load_live_25', '8840000025'),
  ...demo.runs(8),
]

export interface Crowd extends Seen {
  viewers: number
  everyMs: number
  cpuShare: number
  maxRssMb: number
}

/** Viewers on kept connections; the first interval, in which they connect, counts only for errors. */
export async function crowd(
  { port, pid }: Server,
  lookedAt: readonly string[],
  { viewers, everyMs, seconds }: { viewers: number; everyMs: number; seconds: number },
): Promise<Crowd> {
  const all = startViewers({ port, paths: lookedAt, viewers, everyMs })
  await sleep(everyMs * 1.2)
  all.reset()
  const end = watch(pid)
  await sleep(seconds * 1000)
  const used = end()
  return { ...all.stop(), ...used, viewers, everyMs }
}

export interface Herd {
  asked: number
  errors: number
  calls: number
  tookMs: number
}

/** All ask at once for a run that is not cached, while the upstream takes half a second. */
export async function herd({ port }: Server, demo: Demo, size: number): Promise<Herd> {
  const connections: Connection[] = []
  while (connections.length < size) {
    const some = Array.from({ length: Math.min(200, size - connections.length) }, () => Connection.open(port))
    connections.push(...(await Promise.all(some)))
  }
  await demo.control({ delayMs: 500 })
  const [fromMs, sinceMs] = [performance.now(), Date.now()]
  const cold = { job: 'load_1000', id: '8840001000' }
  const path = run(cold.job, cold.id)
  const answers = await Promise.allSettled(connections.map((connection) => connection.ask(path)))
  const tookMs = performance.now() - fromMs
  for (const connection of connections) connection.close()
  await demo.control({ delayMs: 0 })
  const errors = answers.filter((one) => one.status === 'rejected' || one.value.status !== 200).length
  return { asked: size, errors, calls: (await demo.calls(sinceMs, cold)).length, tookMs }
}

/** Calls as they arrived upstream. */
export interface Calls {
  all: number
  mostInASecond: number
}

const callsOf = (atMs: readonly number[]): Calls => ({
  all: atMs.length,
  mostInASecond: mostWithin(1000, atMs),
})

export interface Outage {
  runs: number
  seconds: number
  seen: Seen
  during: Calls
  /** From the upstream's return until no viewer gets stale data; null when the bench stopped waiting. */
  recoveryMs: number | null
  /** Calls after the upstream came back. */
  afterwards: Calls
}

const RECOVERY_MS = 100_000

/** Polls of known runs while the upstream closes every connection. */
export async function outage(
  { port }: Server,
  demo: Demo,
  { runs, seconds, viewers }: { runs: number; seconds: number; viewers: number },
): Promise<Outage> {
  const known = demo.runs(runs)
  await askAll(port, known)
  const isFresh = known.map(() => false)
  const onAnswer = ({ state }: { state: string | null }, path: number): void => {
    isFresh[path] = state !== 'stale'
  }
  const all = startViewers({ port, paths: known, viewers, everyMs: viewers, onAnswer })
  await sleep(2000)
  all.reset()
  const downMs = Date.now()
  await demo.control({ down: true })
  await sleep(seconds * 1000)
  const during = await demo.calls(downMs)
  await demo.control({ down: false })
  const [upMs, upSinceMs] = [performance.now(), Date.now()]
  while (!isFresh.every(Boolean) && performance.now() - upMs < RECOVERY_MS) await sleep(50)
  const recoveryMs = performance.now() - upMs
  return {
    runs,
    seconds,
    during: callsOf(during),
    seen: all.stop(),
    recoveryMs: isFresh.every(Boolean) ? recoveryMs : null,
    afterwards: callsOf(await demo.calls(upSinceMs)),
  }
}

/** Loads the runs into the cache, twenty at once. */
async function askAll(port: number, all: readonly string[]): Promise<void> {
  const left = [...all]
  const ask = async (): Promise<void> => {
    const connection = await Connection.open(port)
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const { status } = await connection.ask(path)
      if (status !== 200) throw new Error(`${path} is answered with ${status}.`)
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: 20 }, ask))
}

export interface Failing {
  calls: Calls
  seconds: number
  asked: number
}

/** Polls of runs that are not cached while every call is answered with 500. */
export async function failing(
  { port }: Server,
  demo: Demo,
  { runs, seconds, viewers }: { runs: number; seconds: number; viewers: number },
): Promise<Failing> {
  const broken = Array.from({ length: runs }, (_, i) => run('fault-500', String(1 + i)))
  const sinceMs = Date.now()
  const all = startViewers({ port, paths: broken, viewers, everyMs: viewers })
  await sleep(seconds * 1000)
  const { asked } = all.stop()
  return { calls: callsOf(await demo.calls(sinceMs)), seconds, asked }
}

export interface Huge {
  tookMs: number
  bytes: number
  /** The longest wait of another client meanwhile. */
  longestWaitMs: number
  /** Most CPU time of the event loop's thread within one such wait. */
  longestWorkMs: number
  /** The longest wait before the request: the machine at rest. */
  restWaitMs: number
  beforeMb: number
  peakMb: number
  afterMb: number
}

const PROBE_MS = 5

/** One run of 50,000 nodes, while another client asks `/healthz` every 5 ms. */
export async function huge(server: Server, demo: Demo): Promise<Huge> {
  const [job, id] = ['load_50000', '8840050000']
  await demo.warm(job, id)
  const rest = await probe(server, () => sleep(1500))
  const beforeMb = rssMb(server.pid)
  let bytes = 0
  const end = watch(server.pid)
  const fromMs = performance.now()
  let tookMs = 0
  const longest = await probe(server, async () => {
    const url = `http://127.0.0.1:${server.port}${run(job, id)}`
    const response = await fetch(url, { headers: { 'accept-encoding': 'br' } })
    if (response.status !== 200) throw new Error(`50,000 nodes are answered with ${response.status}.`)
    bytes = Number(response.headers.get('content-length'))
    tookMs = performance.now() - fromMs
    await response.body?.cancel()
    await sleep(500)
  })
  const { maxRssMb: peakMb } = end()
  await sleep(1500)
  const [longestWaitMs, longestWorkMs, restWaitMs] = [longest.waitMs, longest.workMs, rest.waitMs]
  const afterMb = rssMb(server.pid)
  return { tookMs, bytes, longestWaitMs, longestWorkMs, restWaitMs, beforeMb, peakMb, afterMb }
}

interface Probed {
  waitMs: number
  workMs: number
}

async function probe({ port, pid }: Server, task: () => Promise<unknown>): Promise<Probed> {
  const connection = await Connection.open(port)
  const longest = { waitMs: 0, workMs: 0 }
  const over = new AbortController()
  const probing = (async () => {
    while (!over.signal.aborted) {
      const fromMs = mainThreadMs(pid)
      const { ms } = await connection.ask('/healthz')
      longest.waitMs = Math.max(longest.waitMs, ms)
      longest.workMs = Math.max(longest.workMs, mainThreadMs(pid) - fromMs)
      await sleep(Math.max(0, PROBE_MS - ms))
    }
  })()
  await task()
  over.abort()
  await probing
  connection.close()
  return longest
}
