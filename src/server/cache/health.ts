import type { ErrorDetail } from '../../contract/errors'
import type { ServerStatus, UpstreamState } from '../../contract/server-status'
import type { Clock } from '../clock'
import { backOffMs } from './back-off'

export interface Health {
  /** Null: ask. Else nobody is to ask now, for this reason, and `retryAfterMs` says for how long. */
  pauseOf: () => ErrorDetail | null
  answered: () => void
  failed: (key: string, error: ErrorDetail) => void
  figures: () => HealthFigures
}

export type HealthFigures = Pick<
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
export function createHealth({ clock, random, mayPause }: HealthOptions): Health {
  let state: UpstreamState = 'untried'
  let sinceMs: number | null = null
  let lastAnswerAtMs: number | null = null
  let lastError: HealthFigures['lastError'] = null
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

  function isEverybodys({ code }: ErrorDetail): boolean {
    if (code === 'throttled') return true
    if (code === 'upstream_unreachable') return unreachable.size >= MAX_UNREACHABLE
    return refused >= MAX_REFUSED
  }

  return {
    pauseOf: () => {
      if (pause === null) return null
      const { error, untilMs, probeSinceMs } = pause
      const elapsedMs = clock.elapsedMs()
      if (elapsedMs < untilMs) return { ...error, retryAfterMs: untilMs - elapsedMs }
      if (probeSinceMs !== null && elapsedMs - probeSinceMs < LOST_PROBE_MS)
        return { ...error, retryAfterMs: PROBE_MS }
      pause.probeSinceMs = elapsedMs
      return null
    },
    answered: () => {
      lastAnswerAtMs = clock.nowMs()
      unreachable = new Set()
      refused = 0
      pauses = 0
      pause = null
      become('answering')
    },
    failed: (key, error) => {
      lastError = { code: error.code, atMs: clock.nowMs() }
      if (error.code === 'upstream_unreachable') unreachable.add(key)
      else unreachable = new Set()
      refused = error.code === 'credentials_refused' || error.code === 'clock_off' ? refused + 1 : 0
      if (!mayPause || !isEverybodys(error)) {
        // The probe met another fault: whatever it is, nobody is to be kept from asking by the old one.
        if (pause?.probeSinceMs !== null) pause = null
        if (pause === null) become('failing')
        return
      }
      pauses++
      pause = { error, untilMs: clock.elapsedMs() + backOffMs(error, pauses, random()), probeSinceMs: null }
      become('paused')
    },
    figures: () => ({
      ...{ state, sinceMs, lastAnswerAtMs, lastError },
      retryAtMs: pause === null ? null : clock.nowMs() + Math.max(0, pause.untilMs - clock.elapsedMs()),
    }),
  }
}
