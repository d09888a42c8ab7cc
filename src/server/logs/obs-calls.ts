import { type ErrorCode, type ErrorDetail, type LogFailure } from '../../contract/errors'
import { type Log } from '../../lib/log'
import { type Clock } from '../../lib/time/clock'
import { type ObsPath } from '../../lib/obs-path'
import { createUpstreamClock } from '../dgc/auth/upstream-clock'
import { UpstreamError } from '../dgc/faults'
import { type ObsClient, createObsClient } from '../obs/client'
import { ObjectChanged, findLogFailure, logError } from '../obs/failures'
import { createBudget } from '../runs/budget'
import { createUpstreamHealth } from '../runs/upstream-health'
import { type ObsSettings } from '../settings/obs'
import { type ProxySettings } from '../settings/proxy'

/** OBS has no limit so low; these keep one process from taking the line that DGC's own jobs use. */
const CALLS_AT_ONCE = 4
const CALLS_PER_SECOND = 20

export interface ObsCallsOptions {
  settings: ObsSettings
  proxy: ProxySettings | null
  timeoutMs: number
  clock: Clock
  random: () => number
  wait: (ms: number) => Promise<void>
  /** The built-in demo, whose faults each belong to one log. */
  isDemo: boolean
  log: Log
}

/** All calls to OBS: limited, logged, and paused while OBS refuses the key or asks to wait. Throws as `ObsClient` does. */
export function createObsCalls(options: ObsCallsOptions): ObsClient {
  const { settings, clock, random, wait, isDemo, log } = options
  const { endpoint, key } = settings
  if (endpoint === null) return createRefusingClient('no_endpoint')
  if (key === null) return createRefusingClient('no_key')
  const health = createUpstreamHealth({ clock, random, mayPause: !isDemo })
  const budget = createBudget({
    perSecond: CALLS_PER_SECOND,
    atOnce: CALLS_AT_ONCE,
    clock,
    wait,
    currentPause: () => toLogDetail(health.currentPause()),
  })
  const client = createObsClient({
    ...options,
    endpoint,
    isPathStyle: settings.isPathStyle,
    key: { ...key, securityToken: key.securityToken ?? null },
    callsAtOnce: CALLS_AT_ONCE,
    clock: createUpstreamClock(clock, (line) => log.warn({}, line)),
    acquire: budget.acquire,
  })

  function report(place: ObsPath, thrown: unknown): void {
    const failure = findLogFailure(thrown)
    if (failure === null || !(thrown instanceof UpstreamError)) {
      if (thrown instanceof ObjectChanged) health.answered()
      else health.abandoned()
      return
    }
    const code = HEALTH_CODES[failure]
    if (code === undefined) health.answered()
    else health.failed(`${place.bucket}/${place.key}`, { ...thrown.detail, code })
    const { connection, obs } = thrown.detail.log ?? {}
    log.warn(
      { failure, connection, status: obs?.status, code: obs?.code, request: obs?.requestId },
      'OBS: no log',
    )
  }

  return {
    read: async (place, read) => {
      const pause = toLogDetail(health.claimCall())
      if (pause !== null) throw new UpstreamError(pause)
      try {
        const part = await client.read(place, read)
        health.answered()
        return part
      } catch (error) {
        report(place, error)
        throw error
      }
    },
    destroy: client.destroy,
  }
}

/** How a failure counts for OBS as a whole; the others concern one log. */
const HEALTH_CODES: Partial<Record<LogFailure, ErrorCode>> = {
  key_refused: 'credentials_refused',
  clock_off: 'clock_off',
  throttled: 'throttled',
  unreachable: 'upstream_unreachable',
  timeout: 'upstream_timeout',
  bad_answer: 'upstream_bad_answer',
}

/** A pause is told as the failure that it began with. */
const toLogDetail = (pause: ErrorDetail | null): ErrorDetail | null =>
  pause && { ...pause, code: 'log_unreadable' }

function createRefusingClient(failure: LogFailure): ObsClient {
  return {
    read: async () => {
      throw logError({ failure })
    },
    destroy: async () => {},
  }
}
