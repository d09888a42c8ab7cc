import { type ErrorCode, type ErrorDetail } from '../../contract/errors'
import { type ServerStatus } from '../../contract/server-status'
import { type Log } from '../../lib/log'
import { type Clock } from '../../lib/time/clock'
import { type Credential } from '../dgc/auth/credential'
import { type DgcClient, createDgcClient } from '../dgc/client'
import { UpstreamError } from '../dgc/faults'
import { type DgcResponse, decodeResponse } from '../dgc/response'
import { type ProxySettings } from '../settings/proxy'
import { type Limits } from '../settings/settings'
import { createBudget } from './budget'
import { createRateLimit } from './rate-limit'
import {
  type UpstreamHealth,
  type UpstreamHealthStats,
  createUpstreamHealth,
  reportFailure,
} from './upstream-health'

export interface UpstreamOptions {
  endpoint: string
  projectId: string
  credential: Credential
  proxy: ProxySettings | null
  limits: Limits
  clock: Clock
  random: () => number
  wait: (ms: number) => Promise<void>
  /** The built-in demo, whose faults each belong to one run. */
  isDemo: boolean
  log: Log
  /** Called when a call upstream has ended. */
  onUpstreamCall?: (call: { outcome: 'ok' | ErrorCode; ms: number }) => void
}

/** What all calls to DGC share: its client, budget, health and the allowance of each viewer. */
export interface Upstream {
  dgc: DgcClient
  health: UpstreamHealth
  /** 0 when this client may cause calls for something that is not cached, or the milliseconds until it may. */
  coldReadWaitMs: (client: string) => number
  /** Makes a call that `health` has been asked for, logs and counts it. Throws what `send` and `read` throw. */
  observe: <T>(
    send: () => Promise<DgcResponse>,
    read: (response: DgcResponse) => T | Promise<T>,
  ) => Promise<T>
  /**
   * A call that belongs to no cached run, from the question whether it may be made to the text of its answer. `key` tells its errors apart from
   * those of others. Throws an UpstreamError, and whatever `read` throws.
   */
  call: <T>(
    key: string,
    send: (dgc: DgcClient) => Promise<DgcResponse>,
    read: (text: string) => T | Promise<T>,
  ) => Promise<T>
  logFault: (thrown: unknown) => void
  stats: () => { upstream: UpstreamHealthStats } & Pick<ServerStatus, 'budget'>
  /** Ends the calls under way. */
  destroy: () => Promise<void>
}

/** Takes one of the calls that a client may cause for what is not cached. Throws an UpstreamError when it has none left. */
export function claimColdRead({ coldReadWaitMs }: Pick<Upstream, 'coldReadWaitMs'>, client: string): void {
  const waitMs = coldReadWaitMs(client)
  if (waitMs > 0) throw new UpstreamError({ code: 'too_many_requests' }).withRetryAfter(waitMs)
}

export function createUpstream(options: UpstreamOptions): Upstream {
  const { credential, limits, clock, random, wait, isDemo, log, onUpstreamCall } = options
  const { callsPerSecond: perSecond, callsAtOnce: atOnce } = limits
  const health = createUpstreamHealth({ clock, random, mayPause: !isDemo })
  const budget = createBudget({ perSecond, atOnce, clock, wait, currentPause: health.currentPause })
  const dgc = createDgcClient({ ...options, ...limits, clock: clock.nowMs, acquire: budget.acquire })

  const observe: Upstream['observe'] = async (send, read) => {
    const startMs = clock.elapsedMs()
    const elapsedMs = (): number => clock.elapsedMs() - startMs
    try {
      const response = await send()
      const value = await read(response)
      onUpstreamCall?.({ outcome: 'ok', ms: elapsedMs() })
      const { status, requestId: request, bytes } = response
      log.info({ status, request, bytes: bytes.byteLength, ms: Math.round(elapsedMs()) }, 'DGC answered')
      return value
    } catch (error) {
      const outcome = error instanceof UpstreamError ? error.detail.code : 'internal'
      onUpstreamCall?.({ outcome, ms: elapsedMs() })
      throw error
    }
  }

  return {
    dgc,
    health,
    coldReadWaitMs: createRateLimit(limits.coldReadsPerMinute, clock),
    observe,
    call: async (key, send, read) => {
      const pause = health.claimCall()
      if (pause !== null) throw new UpstreamError(pause)
      try {
        const value = await observe(
          () => send(dgc),
          (response) => read(decodeResponse(response, credential.redact)),
        )
        health.answered()
        return value
      } catch (thrown) {
        logFault(log, thrown)
        reportFailure(health, key, thrown)
        throw thrown
      }
    },
    logFault: (thrown) => logFault(log, thrown),
    stats: () => ({ upstream: health.stats(), budget: budget.stats() }),
    destroy: dgc.destroy,
  }
}

function logFault(log: Log, thrown: unknown): void {
  if (!(thrown instanceof UpstreamError)) {
    // Only the kind: its message may hold what a viewer sent.
    log.error({ error: thrown instanceof Error ? thrown.name : 'unknown' }, 'internal error')
  } else if (thrown.detail.code.endsWith('_found')) {
    log.info({}, describeFault(thrown.detail))
  } else {
    log.warn({}, describeFault(thrown.detail))
  }
}

/** Node reads this variable only when it starts. */
const CERTIFICATE_HINT =
  '(NODE_EXTRA_CA_CERTS names the file of a private authority; set it before the process starts, not in .env)'

/** What an operator needs to ask Huawei. Upstream text is reduced to one line of printable ASCII. */
function describeFault({ code, reason, upstream }: ErrorDetail): string {
  const request = upstream?.requestId && `request ${upstream.requestId}`
  const hint = reason === 'certificate_untrusted' ? CERTIFICATE_HINT : null
  const parts = ['DGC:', code, reason, upstream?.status, upstream?.code, request, hint]
  return parts
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(' ')
    .replaceAll(/[^\u0020-\u007e]/g, '?')
}
