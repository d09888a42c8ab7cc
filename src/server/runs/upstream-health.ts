import { type ErrorDetail } from '../../contract/errors'
import { type ServerStatus, type UpstreamState } from '../../contract/server-status'
import { type Clock } from '../../lib/time/clock'
import { SECOND_MS } from '../../lib/time/units'
import { calculateBackOffMs, concernsOneRun } from '../dgc/back-off'
import { UpstreamError } from '../dgc/faults'

export interface UpstreamHealth {
  /**
   * To be asked before each call. Null: call. Else the reason why no call may be made, and when to ask again (`retryAfterMs`). When a
   * pause has ended, the first who asks makes the one call that tests the upstream (the probe).
   */
  claimCall: () => ErrorDetail | null
  /** The pause that began after a call had been claimed; null when there is none. */
  currentPause: () => ErrorDetail | null
  answered: () => void
  failed: (key: string, error: ErrorDetail) => void
  /** A claimed call ended without a word from the upstream: it was never sent, or a bug of ours stopped it. */
  abandoned: () => void
  stats: () => UpstreamHealthStats
}

export type UpstreamHealthStats = Pick<
  ServerStatus['upstream'],
  'state' | 'sinceMs' | 'lastAnswerAtMs' | 'lastError' | 'retryAtMs'
>

export interface UpstreamHealthOptions {
  clock: Clock
  random: () => number
  /** False in front of the demo, whose faults each belong to one run. */
  mayPause: boolean
}

/** After so many different runs in a row without a connection it is not the run's fault. */
const MAX_UNREACHABLE = 5
/** A single refusal may be a passing error of the gateway. */
const MAX_REFUSED = 2
/** While the probe is under way, the others may ask again after this. */
const PROBE_MS = SECOND_MS
/** A probe that never ends must not keep the pause for ever. */
const LOST_PROBE_MS = 30 * SECOND_MS

/** Knows the state of the upstream as a whole, and when no run may be asked for. */
export function createUpstreamHealth({ clock, random, mayPause }: UpstreamHealthOptions): UpstreamHealth {
  let state: UpstreamState = 'untried'
  let sinceMs: number | null = null
  let lastAnswerAtMs: number | null = null
  let lastError: UpstreamHealthStats['lastError'] = null
  /** The keys of runs without a connection, in a row. */
  let unreachable = new Set<string>()
  let refused = 0
  let pauses = 0
  let pause: { error: ErrorDetail; untilMs: number; probeSinceMs: number | null } | null = null

  function setState(next: UpstreamState): void {
    if (state === next) return
    state = next
    sinceMs = clock.nowMs()
  }

  /** Without a probe, each call that ends now left before the pause began. */
  const isUntestedPause = (): boolean => pause !== null && pause.probeSinceMs === null

  function currentPause(): ErrorDetail | null {
    if (pause === null) return null
    const leftMs = pause.untilMs - clock.elapsedMs()
    return leftMs > 0 ? { ...pause.error, retryAfterMs: leftMs } : null
  }

  function concernsAllRuns({ code }: ErrorDetail): boolean {
    if (code === 'throttled') return true
    if (code === 'upstream_unreachable') return unreachable.size >= MAX_UNREACHABLE
    return refused >= MAX_REFUSED
  }

  return {
    claimCall: () => {
      if (pause === null) return null
      const active = currentPause()
      if (active !== null) return active
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
      // A throttling upstream still answers earlier calls; that does not end the pause it asked for.
      if (pause?.error.code === 'throttled' && isUntestedPause()) return
      unreachable = new Set()
      refused = 0
      pauses = 0
      pause = null
      setState('answering')
    },
    failed: (key, error) => {
      lastError = { code: error.code, atMs: clock.nowMs() }
      if (error.reason !== undefined) lastError.reason = error.reason
      // Earlier calls that meet the same fault are one failure, though some are asked to wait longer than others.
      if (pause !== null && isUntestedPause()) {
        const askedMs = error.code === pause.error.code ? (error.retryAfterMs ?? 0) : 0
        pause.untilMs = Math.max(pause.untilMs, clock.elapsedMs() + askedMs)
        return
      }
      if (error.code === 'upstream_unreachable') unreachable.add(key)
      else unreachable = new Set()
      refused = error.code === 'credentials_refused' || error.code === 'clock_off' ? refused + 1 : 0
      if (!mayPause || !concernsAllRuns(error)) {
        // The probe met another fault, which is no reason to keep the old pause.
        pause = null
        setState('failing')
        return
      }
      pauses++
      const pauseMs = calculateBackOffMs(error, pauses, random())
      pause = { error, untilMs: clock.elapsedMs() + pauseMs, probeSinceMs: null }
      setState('paused')
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

/** Records in the upstream's health how a claimed call failed. */
export function reportFailure(health: UpstreamHealth, key: string, thrown: unknown): void {
  const detail: ErrorDetail = thrown instanceof UpstreamError ? thrown.detail : { code: 'internal' }
  const { code } = detail
  // Our own budget and a bug of ours say nothing about the upstream.
  if (code === 'overloaded' || code === 'internal') health.abandoned()
  else if (concernsOneRun(code)) health.answered()
  else health.failed(key, detail)
}
