import * as v from 'valibot'
import { ERROR_CODES, ErrorReason } from './errors'

/**
 * `untried`: no call yet. `answering`: the last call got a response, which may be an error about one run. `failing`: the last
 * calls failed. `paused`: DGC asked the server to wait, or refuses the credentials; no call is sent until `retryAtMs`.
 */
export const UPSTREAM_STATES = ['untried', 'answering', 'failing', 'paused'] as const

/**
 * Why the ledger is not what it should be. `damaged`: its file was set aside and a new one begun. With the others it is in memory:
 * `full`, the disk has no room; `newer`, a later build wrote the file; `failed`, the file cannot be used.
 */
const LEDGER_PROBLEMS = ['damaged', 'full', 'newer', 'failed'] as const

const Ms = v.number()

/** The state of the server and its upstream. Counts are of this process; all instants are epoch ms of its clock. */
export const ServerStatus = v.object({
  build: v.string(),
  startedAtMs: Ms,
  nowMs: Ms,
  upstream: v.object({
    state: v.picklist(UPSTREAM_STATES),
    /** Since when it is in that state. */
    sinceMs: v.nullable(Ms),
    lastAnswerAtMs: v.nullable(Ms),
    /** The last error, also after recovery. */
    lastError: v.nullable(
      v.object({ code: v.picklist(ERROR_CODES), reason: v.optional(ErrorReason), atMs: Ms }),
    ),
    /** With `paused`: the time of the next call. */
    retryAtMs: v.nullable(Ms),
    /** `demo` is the built-in stand-in. */
    credential: v.picklist(['demo', 'aksk', 'token', 'password']),
    /** When the current token expires; null when unknown. */
    tokenEndsAtMs: v.nullable(Ms),
    /** How far this server's clock is ahead of the upstream's; null before the first answer. */
    clockAheadMs: v.nullable(Ms),
  }),
  budget: v.object({
    perSecond: v.number(),
    atOnce: v.number(),
    /** Calls in the last minute. */
    usedLastMinute: v.number(),
    underWay: v.number(),
    queued: v.number(),
  }),
  cache: v.object({
    runs: v.number(),
    bytes: v.number(),
    /** Since the start: answered from memory, answered with stale data while refreshing, waited for DGC. */
    fresh: v.number(),
    stale: v.number(),
    cold: v.number(),
  }),
  /** What the server remembers of jobs and runs. */
  ledger: v.object({
    store: v.picklist(['file', 'memory']),
    /** Null when all is as the settings say. */
    problem: v.nullable(v.object({ kind: v.picklist(LEDGER_PROBLEMS), sinceMs: Ms })),
    jobs: v.number(),
    /** Attempts count each. */
    runs: v.number(),
    /** Last answers of runs, and their packed bytes. */
    kept: v.number(),
    keptBytes: v.number(),
    /** Of the file; null in memory. */
    fileBytes: v.nullable(v.number()),
  }),
  /** Of the last minute. */
  viewers: v.object({ active: v.number(), runs: v.number(), requests: v.number() }),
})
export type ServerStatus = v.InferOutput<typeof ServerStatus>
export type LedgerStats = ServerStatus['ledger']
export type UpstreamState = ServerStatus['upstream']['state']
