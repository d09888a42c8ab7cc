import type { ServerStatus } from '../../contract/server-status'
import type { Figures } from './figures'
import type { Viewers } from './viewers'

export interface StatusOptions {
  build: string
  startedAtMs: number
  nowMs: () => number
  figures: Figures
  viewers: Pick<Viewers, 'figures'>
}

/** How things stand at this moment, from those who know. */
export function readStatus({ build, startedAtMs, nowMs, figures, viewers }: StatusOptions): ServerStatus {
  const gate = figures.gate()
  const { kind: credential, tokenEndsAtMs, clockAheadMs } = figures.credential()
  const { state, sinceMs, lastAnswerAtMs, lastError, retryAtMs } = gate
  const { perSecond, atOnce, usedLastMinute, underWay, queued } = gate
  return {
    build,
    startedAtMs,
    nowMs: nowMs(),
    upstream: {
      ...{ state, sinceMs, lastAnswerAtMs, lastError, retryAtMs },
      ...{ credential, tokenEndsAtMs, clockAheadMs },
    },
    budget: { perSecond, atOnce, usedLastMinute, underWay, queued },
    cache: figures.cache(),
    viewers: viewers.figures(),
  }
}
