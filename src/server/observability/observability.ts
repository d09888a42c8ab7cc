import { type ServerStatus } from '../../contract/server-status'
import { type Metrics, createMetrics } from './metrics'
import { type LoopWatch } from './overload'
import { createRequestIds } from './request-id'
import { type StatusOptions, readStatus } from './status'
import { createViewers } from './viewers'
import { type RequestLog, type RequestLogOptions, createRequestLog } from './request-log'

export interface ObservabilityOptions
  extends
    Pick<RequestLogOptions, 'clock' | 'log' | 'level' | 'isRelay' | 'isDraining'>,
    Pick<StatusOptions, 'build' | 'isDemo' | 'figures'> {
  /** Tells this process from its replicas. */
  idPrefix: string
  loop: Pick<LoopWatch, 'p99Ms' | 'isOverloaded'>
  /** Null: nobody collects figures, and none are counted. */
  metrics: { nodeVersion: string } | null
}

export interface Observability extends RequestLog {
  metrics: Metrics | null
  status: () => ServerStatus
  /** Whether a load balancer should send anybody here. The upstream has no part in it: when it fails, the last good answers are still here. */
  isReady: () => boolean
}

/** What the rest of the server knows of operations, in one piece. */
export function createObservability(options: ObservabilityOptions): Observability {
  const { build, clock, isDemo, figures, idPrefix, loop, isDraining } = options
  const viewers = createViewers(clock.elapsedMs)
  const startedAtMs = clock.nowMs()
  const status = () => readStatus({ build, startedAtMs, nowMs: clock.nowMs, isDemo, figures, viewers })
  const metrics = options.metrics && createMetrics({ ...options.metrics, status, loopDelayMs: loop.p99Ms })
  const watch = createRequestLog({
    ...options,
    metrics,
    viewers,
    ids: createRequestIds(idPrefix),
    isOverloaded: loop.isOverloaded,
  })
  return { ...watch, metrics, status, isReady: () => !isDraining() }
}
