import { type LedgerStats, type ServerStatus } from '../../contract/server-status'
import { type Clock } from '../../lib/time/clock'
import { type Viewers } from './viewers'

type UpstreamStatus = ServerStatus['upstream']
type CredentialKey = 'credential' | 'tokenEndsAtMs' | 'clockAheadMs'

export interface StatusOptions {
  build: string
  clock: Clock
  isDemo: boolean
  runs: () => { upstream: Omit<UpstreamStatus, CredentialKey> } & Pick<ServerStatus, 'budget' | 'cache'>
  credential: () => Omit<Pick<UpstreamStatus, CredentialKey>, 'credential'> & {
    credential: Exclude<UpstreamStatus['credential'], 'demo'>
  }
  viewers: Pick<Viewers, 'stats'>
  ledger: () => LedgerStats
}

/** The status of the server, read from its parts at each call. */
export function createStatus({ build, clock, isDemo, runs, credential, viewers, ledger }: StatusOptions) {
  const startedAtMs = clock.nowMs()
  return (): ServerStatus => {
    const { upstream, budget, cache } = runs()
    const { credential: kind, tokenEndsAtMs, clockAheadMs } = credential()
    return {
      build,
      startedAtMs,
      nowMs: clock.nowMs(),
      upstream: { ...upstream, tokenEndsAtMs, clockAheadMs, credential: isDemo ? 'demo' : kind },
      budget,
      cache,
      ledger: ledger(),
      viewers: viewers.stats(),
    }
  }
}
