import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { median } from '../samples'
import { Connection } from './connection'
import { BROWSER, type Server } from './contenders'
import { LOAD_CORE, cpuMs, othersShare } from './processes'

export const CONTENDERS = ['nodeline', 'nginx', 'bare'] as const
export type Contender = (typeof CONTENDERS)[number]
export const CASES = ['plain', 'packed', 'unchanged'] as const
export type Case = (typeof CASES)[number]

export interface Rate {
  perSecond: number
  /** Of the server, for one request. */
  cpuUs: number
}

export interface Rates {
  /** In the order of the rounds, so that those of one round can be compared. */
  of: (contender: Contender, asked: Case) => readonly Rate[]
  /** What others took of the server's core before each reading. */
  othersShare: number
}

const CONNECTIONS = 64
const WARM_CPU_MS = 1800

type Headers = Readonly<Record<string, string>>
interface Flood {
  requests: number
  seconds: number
}

export interface RatesOptions {
  servers: Readonly<Record<Contender, Server>>
  path: string
  rounds: number
  seconds: number
  /** Null: not to be had, and a generator of our own takes its place. */
  wrk: string | null
}

/** Each round asks each server for each kind of answer, so that whatever else the machine does meets all of them. */
export async function measureRates({ servers, path, rounds, seconds, wrk }: RatesOptions): Promise<Rates> {
  const found = new Map<string, Rate[]>()
  const others: number[] = []
  const flood = (port: number, headers: Headers, forSeconds: number) =>
    wrk === null
      ? floodMyself(port, path, headers, forSeconds)
      : floodWithWrk(wrk, port, path, headers, forSeconds)
  const asking = new Map<string, Headers>()
  for (const contender of CONTENDERS) {
    for (const asked of CASES) {
      const headers = await headersFor(servers[contender].port, path, asked)
      asking.set(`${contender} ${asked}`, headers)
      await warmUp(servers[contender], (port) => flood(port, headers, 1))
    }
  }
  for (let round = 0; round < rounds; round++) {
    console.error(`rates, round ${round + 1} of ${rounds}`)
    for (const asked of CASES) {
      // Who goes first changes with each round.
      for (const contender of round % 2 === 0 ? CONTENDERS : CONTENDERS.toReversed()) {
        const { port, pid } = servers[contender]
        const key = `${contender} ${asked}`
        others.push(await othersShare())
        const fromMs = cpuMs(pid)
        const { requests, seconds: took } = await flood(port, asking.get(key) ?? {}, seconds)
        const rate = { perSecond: requests / took, cpuUs: ((cpuMs(pid) - fromMs) * 1000) / requests }
        found.set(key, [...(found.get(key) ?? []), rate])
      }
    }
  }
  return { of: (contender, asked) => found.get(`${contender} ${asked}`) ?? [], othersShare: median(others) }
}

/** What is measured is to be compiled. On a busy machine that takes longer than it would. */
async function warmUp({ port, pid }: Server, flood: (port: number) => Promise<Flood>): Promise<void> {
  const fromMs = cpuMs(pid)
  for (let tries = 0; tries < 4 && cpuMs(pid) - fromMs < WARM_CPU_MS; tries++) await flood(port)
}

/** And makes sure that what will be measured is what it is called. */
async function headersFor(port: number, path: string, asked: Case): Promise<Headers> {
  const connection = await Connection.open(port)
  const packed = await connection.ask(path, BROWSER)
  const headers =
    asked === 'plain' ? {} : asked === 'packed' ? BROWSER : { ...BROWSER, 'if-none-match': packed.etag ?? '' }
  const { status } = await connection.ask(path, headers)
  connection.close()
  if (status !== (asked === 'unchanged' ? 304 : 200))
    throw new Error(`A server answers ${status} to ${asked}.`)
  return headers
}

async function floodWithWrk(
  wrk: string,
  port: number,
  path: string,
  headers: Headers,
  seconds: number,
): Promise<Flood> {
  const { stdout } = await promisify(execFile)('taskset', [
    '-c',
    String(LOAD_CORE),
    wrk,
    '-t1',
    `-c${CONNECTIONS}`,
    `-d${seconds}s`,
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]),
    `http://127.0.0.1:${port}${path}`,
  ])
  const [, requests, took] = /(\d+) requests in ([\d.]+)s/.exec(stdout) ?? []
  if (requests === undefined || took === undefined || /Socket errors|Non-2xx/.test(stdout))
    throw new Error(`wrk met errors:\n${stdout}`)
  return { requests: Number(requests), seconds: Number(took) }
}

async function floodMyself(port: number, path: string, headers: Headers, seconds: number): Promise<Flood> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => Connection.open(port)))
  const fromMs = performance.now()
  let requests = 0
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() - fromMs < seconds * 1000) {
        const { status } = await connection.ask(path, headers)
        if (status !== 200 && status !== 304) throw new Error(`A server answers ${status}.`)
        requests++
      }
      connection.close()
    }),
  )
  return { requests, seconds: (performance.now() - fromMs) / 1000 }
}
