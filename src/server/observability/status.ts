import { type ServerStatus } from '../../contract/server-status'
import { type Stats } from './stats'
import { type Viewers } from './viewers'

export interface StatusOptions {
  build: string
  startedAtMs: number
  nowMs: () => number
  isDemo: boolean
  figures: Stats
  viewers: Pick<Viewers, 'figures'>
}

/** How things stand at this moment, from those who know. */
export function readStatus(options: StatusOptions): ServerStatus {
  const { build, startedAtMs, nowMs, isDemo, figures, viewers } = options
  const { upstream, budget, cache } = figures.runs()
  const { credential, tokenEndsAtMs, clockAheadMs } = figures.credential()
  return {
    build,
    startedAtMs,
    nowMs: nowMs(),
    budget,
    cache,
    upstream: {
      ...upstream,
      tokenEndsAtMs,
      clockAheadMs,
      credential: isDemo ? 'demo' : credential,
    },
    viewers: viewers.figures(),
  }
}
