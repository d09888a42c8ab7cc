import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { FRESHNESS_HEADERS } from '../../src/contract/freshness'
import { fastNow, hereMs, type FastTime } from './fast-clock'
import { MINUTE_MS } from '../../src/lib/time/units'

const POLL = /^\/api\/(?:wall|jobs\/[^/]+\/instances\/\d+)$/
/** No poll for so long, by the true clock: the page has given up. */
const STALLED_MS = MINUTE_MS
/** Five of a hundred polls meet a fault, each kind in its turn. */
const FAULT_EVERY = 20
const LATE_MS = 20_000
const TOLD = 20
/** So often a pinned picture comes as a new one: of the picture before nothing is kept for a return then. Polls after these leave no garbage. */
const REDRAWN = 3

type Spoil = (res: ServerResponse, pass: () => void, time: FastTime) => void

const error = (status: number, detail: object): Spoil => {
  const headers = { 'content-type': 'application/json', 'retry-after': '5' }
  return (res) => void res.writeHead(status, headers).end(JSON.stringify({ error: detail }))
}

const FAULTS: readonly Spoil[] = [
  error(500, { code: 'internal' }),
  error(503, { code: 'overloaded', retryAfterMs: 5_000 }),
  (res) =>
    void res.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>502 Bad Gateway</h1></html>'),
  (res) =>
    void res.writeHead(200, { 'content-type': 'application/json' }).end('{"job":"load_live_200","nodes":[{'),
  (res) => {
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': '100000' })
    res.write('{"job":"load_live_200",', () => res.destroy())
  },
  (res) => void res.destroy(),
  (_, pass, time) => void setTimeout(pass, hereMs(LATE_MS, time)),
  // Not a word: the page has to give up by itself.
  () => undefined,
]

/** The one picture that the page shows whenever it is measured. */
export interface Pin {
  path: string
  body: string
  /** The server's time that goes with it, epoch ms, so that its clock is part of the picture; null: the time at which it is shown. */
  atMs: number | null
}

/**
 * Stands between browser and server like the proxy of a company: counts the polls, spoils some, and can be away. Everything else is the
 * real server's.
 */
export interface Gate {
  origin: string
  polls: () => number
  faults: () => number
  /** Resolves with the poll of that number. */
  reach: (poll: number) => Promise<void>
  /** When the upstream answered, as the last good answers have told, epoch ms. */
  told: () => readonly number[]
  /** Polls of `path` are answered with this until null, as of that moment; resolves when the page has it for sure. */
  pin: (pin: Pin | null, atMs?: number) => Promise<void>
  /** Stops listening: connections are refused. */
  leave: () => Promise<void>
  comeBack: () => Promise<void>
}

export function createGate(port: number, target: string, time: FastTime): Gate {
  let polls = 0
  let faults = 0
  let pinned: Pin | null = null
  let pinnedAtMs = 0
  let pinnedAtPoll = 0
  let told: readonly number[] = []
  let waiting: (() => void)[] = []

  const pass = (req: IncomingMessage, res: ServerResponse, isPoll: boolean) => {
    const upstream = request(
      `${target}${req.url ?? '/'}`,
      { method: req.method, headers: req.headers },
      (got) => {
        const fetchedAt = got.headers[FRESHNESS_HEADERS.fetchedAt]
        if (isPoll && typeof fetchedAt === 'string') told = [...told, Number(fetchedAt)].slice(-TOLD)
        res.writeHead(got.statusCode ?? 502, got.headers)
        got.pipe(res)
        got.once('error', () => res.destroy())
      },
    )
    upstream.once('error', () => res.destroy()).end()
    res.once('close', () => upstream.destroy())
  }
  const show = ({ body, atMs }: Pin, res: ServerResponse) => {
    const now = String(atMs ?? pinnedAtMs)
    const fresh = {
      [FRESHNESS_HEADERS.fetchedAt]: now,
      [FRESHNESS_HEADERS.now]: now,
      [FRESHNESS_HEADERS.age]: '0',
    }
    const headers = {
      'content-type': 'application/json',
      'cache-control': 'private, no-cache',
      etag: `"pinned-${Math.min(REDRAWN, polls - pinnedAtPoll)}"`,
    }
    res.writeHead(200, { ...headers, ...fresh }).end(body)
  }
  const server = createServer((req, res) => {
    const path = (req.url ?? '/').split('?')[0] ?? '/'
    const isPoll = POLL.test(path)
    const go = () => pass(req, res, isPoll)
    if (!isPoll) return go()
    polls += 1
    const called = waiting
    waiting = []
    for (const look of called) look()
    if (pinned?.path === path) return show(pinned, res)
    const spoil = polls % FAULT_EVERY === 0 ? FAULTS[(polls / FAULT_EVERY) % FAULTS.length] : undefined
    if (!spoil) return go()
    faults += 1
    spoil(res, go, time)
  })
  const reach = async (poll: number) => {
    const isReached = () => polls >= poll
    while (!isReached()) {
      await new Promise<void>((resolve, reject) => {
        const stalled = setTimeout(
          () => reject(new Error(`The page does not ask any more: ${polls} polls, waited for ${poll}.`)),
          STALLED_MS,
        )
        waiting.push(() => {
          clearTimeout(stalled)
          resolve()
        })
      })
    }
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    polls: () => polls,
    faults: () => faults,
    reach,
    told: () => told,
    pin: async (pin, atMs = fastNow(time)) => {
      pinned = pin
      pinnedAtMs = atMs
      pinnedAtPoll = polls
      // It is not known which poll is pending; after the second response that is not new, the last new one has been drawn.
      await reach(polls + REDRAWN + 2)
    },
    leave: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    comeBack: () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve)),
  }
}
