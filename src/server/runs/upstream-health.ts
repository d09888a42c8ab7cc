import { type ErrorDetail } from '../../contract/errors'
import { type ServerStatus, type UpstreamState } from '../../contract/server-status'
import { type Clock } from '../../lib/time/clock'
import { calculateBackOffMs } from '../dgc/back-off'

export interface UpstreamHealth {
  /** Null: ask. Else nobody is to ask now, for this reason, and `retryAfterMs` says for how long. */
  claimCall: () => ErrorDetail | null
  /** The same for a call that was let through and has waited for its turn since: the pause that began meanwhile. */
  currentPause: () => ErrorDetail | null
  answered: () => void
  failed: (key: string, error: ErrorDetail) => void
  /** A call ended that says nothing of the upstream: it never left, or a defect of ours stopped it. */
  abandoned: () => void
  stats: () => UpstreamHealthStats
}

export type UpstreamHealthStats = Pick<
  ServerStatus['upstream'],
  'state' | 'sinceMs' | 'lastAnswerAtMs' | 'lastError' | 'retryAtMs'
>

export interface HealthOptions {
  clock: Clock
  random: () => number
  /** False in front of the demo, whose faults each belong to one run. */
  mayPause: boolean
}

/** So many runs in a row without a connection: it is not the run. */
const MAX_UNREACHABLE = 5
/** One refusal may be the gateway's bad moment. */
const MAX_REFUSED = 2
/** While one call tries whether a pause is over, the others come back this soon. */
const PROBE_MS = 1000
/** A probe that never ends (its process was starved) must not keep the pause for ever. */
const LOST_PROBE_MS = 30_000

/** What is known of the upstream as a whole, and when all runs are to leave it alone. */
export function createUpstreamHealth({ clock, random, mayPause }: HealthOptions): UpstreamHealth {
  let state: UpstreamState = 'untried'
  let sinceMs: number | null = null
  let lastAnswerAtMs: number | null = null
  let lastError: UpstreamHealthStats['lastError'] = null
  /** Failures in a row that concern all runs alike, by run. */
  let unreachable = new Set<string>()
  let refused = 0
  let pauses = 0
  let pause: { error: ErrorDetail; untilMs: number; probeSinceMs: number | null } | null = null

  function become(next: UpstreamState): void {
    if (state === next) return
    state = next
    sinceMs = clock.nowMs()
  }

  /** Every call that ends now left before the pause began: nobody was let through since. */
  const isUntested = (): boolean => pause !== null && pause.probeSinceMs === null

  function currentPause(): ErrorDetail | null {
    if (pause === null) return null
    const leftMs = pause.untilMs - clock.elapsedMs()
    return leftMs > 0 ? { ...pause.error, retryAfterMs: leftMs } : null
  }

  function isEverybodys({ code }: ErrorDetail): boolean {
    if (code === 'throttled') return true
    if (code === 'upstream_unreachable') return unreachable.size >= MAX_UNREACHABLE
    return refused >= MAX_REFUSED
  }

  return {
    claimCall: () => {
      if (pause === null) return null
      const held = currentPause()
      if (held !== null) return held
      const { error, probeSinceMs } = pause
      const elapsedMs = clock.elapsedMs()
      if (probeSinceMs !== null && elapsedMs - probeSinceMs < LOST_PROBE_MS)
        return { ...error, retryAfterMs: PROBE_MS }
      pause.probeSinceMs = elapsedMs
      return null
    },
    currentPause,
    answered: () => {
      lastAnswerAtMs = clock.nowMs()
      // It asked to be left alone; that it still answers what was on its way does not take that back.
      if (pause?.error.code === 'throttled' && isUntested()) return
      unreachable = new Set()
      refused = 0
      pauses = 0
      pause = null
      become('answering')
    },
    failed: (key, error) => {
      lastError = { code: error.code, atMs: clock.nowMs() }
      // Many calls meet the same fault at once. That is one failure, though some are asked to wait longer than others.
      if (pause !== null && isUntested()) {
        const asked = error.code === pause.error.code ? (error.retryAfterMs ?? 0) : 0
        pause.untilMs = Math.max(pause.untilMs, clock.elapsedMs() + asked)
        return
      }
      if (error.code === 'upstream_unreachable') unreachable.add(key)
      else unreachable = new Set()
      refused = error.code === 'credentials_refused' || error.code === 'clock_off' ? refused + 1 : 0
      if (!mayPause || !isEverybodys(error)) {
        // The probe met another fault: whatever it is, nobody is to be kept from asking by the old one.
        pause = null
        become('failing')
        return
      }
      pauses++
      pause = {
        error,
        untilMs: clock.elapsedMs() + calculateBackOffMs(error, pauses, random()),
        probeSinceMs: null,
      }
      become('paused')
    },
    abandoned: () => {
      if (pause !== null) pause.probeSinceMs = null
    },
    stats: () => ({
      state,
      sinceMs,
      lastAnswerAtMs,
      lastError,
      retryAtMs: pause === null ? null : clock.nowMs() + Math.max(0, pause.untilMs - clock.elapsedMs()),
    }),
  }
}
