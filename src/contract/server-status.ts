import * as v from 'valibot'
import { ERROR_CODES } from './errors'

/**
 * `untried`: nobody has asked for anything yet. `answering`: the last call was answered, be it with a refusal that concerns
 * one run. `failing`: the last calls failed. `paused`: it asked to be left alone, or refuses the credentials; nothing is sent until then.
 */
export const UPSTREAM_STATES = ['untried', 'answering', 'failing', 'paused'] as const

const Ms = v.number()

/** How the server and what is behind it are doing. Counts are of this process; all instants are epoch ms of its clock. */
export const ServerStatus = v.object({
  build: v.string(),
  startedAtMs: Ms,
  nowMs: Ms,
  upstream: v.object({
    state: v.picklist(UPSTREAM_STATES),
    /** Since when it is in that state. */
    sinceMs: v.nullable(Ms),
    lastAnswerAtMs: v.nullable(Ms),
    /** Of the last fault, also when it is over. */
    lastError: v.nullable(v.object({ code: v.picklist(ERROR_CODES), atMs: Ms })),
    /** With `paused`: when it will be asked again. */
    retryAtMs: v.nullable(Ms),
    /** `demo` is the built-in stand-in. */
    credential: v.picklist(['demo', 'aksk', 'token', 'password']),
    /** When the token that is in use ends, as far as that is known. */
    tokenEndsAtMs: v.nullable(Ms),
    /** How far this server's clock is ahead of the upstream's; null before the first answer. */
    clockAheadMs: v.nullable(Ms),
  }),
  budget: v.object({
    perSecond: v.number(),
    atOnce: v.number(),
    /** Calls in the last minute, and how many it could have been. */
    usedLastMinute: v.number(),
    underWay: v.number(),
    queued: v.number(),
  }),
  cache: v.object({
    runs: v.number(),
    bytes: v.number(),
    /** Since the start: answered from memory, with old data while asking, and not at hand at all. */
    hits: v.number(),
    stale: v.number(),
    misses: v.number(),
  }),
  /** Of the last minute. */
  viewers: v.object({ looking: v.number(), runs: v.number(), requests: v.number() }),
})
export type ServerStatus = v.InferOutput<typeof ServerStatus>
export type UpstreamState = ServerStatus['upstream']['state']
