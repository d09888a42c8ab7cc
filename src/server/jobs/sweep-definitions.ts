import { type Clock } from '../../lib/time/clock'
import { HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { calculateBackOffMs, concernsOneCall, mayConcernOneCall } from '../dgc/back-off'
import { UpstreamError } from '../dgc/faults'
import { explainNoDefinition } from '../dgc-jobs/schedule'
import { type Ledger } from '../ledger/ledger'
import { type ListCalls } from './list-calls'
import { type Picture } from './picture'
import { noteDefinition } from './remember'

export interface DefinitionSweepOptions {
  workspace: string
  calls: ListCalls
  ledger: Ledger
  clock: Clock
  random: () => number
}

/** Reads the definitions of a workspace for its picture, one by one. */
interface DefinitionSweep {
  /** The jobs whose definition is to be read, the most urgent first. */
  listDue: () => string[]
  /** Throws an UpstreamError when it is no use to ask for others. */
  read: (name: string) => Promise<void>
  /** Failures before this are no part of an outage. */
  beginAnew: () => void
}

/** How long a definition that DGC failed to give is not asked for again. */
const PAUSE = { firstMs: 2 * MINUTE_MS, lastMs: HOUR_MS }
/** So many failures in a row are no matter of single jobs. */
const OUTAGE_FAILURES = 3

export function createDefinitionSweep(
  picture: Picture,
  { workspace, calls, ledger, clock, random }: DefinitionSweepOptions,
): DefinitionSweep {
  /** How often in a row DGC failed to give the definition of a job, and when it is asked again, by the monotonic clock. */
  const failed = new Map<string, { fails: number; retryElapsedMs: number }>()
  let failuresInARow = 0

  /** Those that DGC failed to give, and is to be asked for again. */
  const listFailed = (): string[] =>
    [...failed]
      .filter(([, { retryElapsedMs }]) => clock.elapsedMs() >= retryElapsedMs)
      .flatMap(([name]) => (picture.find(name)?.listed ? [name] : []))

  function endFailures(name: string): void {
    failed.delete(name)
    failuresInARow = 0
  }

  return {
    listDue: () => [...new Set([...picture.listUndefined(), ...listFailed()])],
    beginAnew: () => {
      failuresInARow = 0
    },
    read: async (name) => {
      try {
        const definition = await calls.fetchDefinition(workspace, name, 'background')
        const updatedMs = picture.find(name)?.listed?.updatedMs ?? null
        noteDefinition(ledger, workspace, { name, updatedMs }, definition, clock.nowMs())
        picture.setDefinition(name, definition)
        endFailures(name)
      } catch (thrown) {
        if (!(thrown instanceof UpstreamError) || !mayConcernOneCall(thrown.detail.code)) throw thrown
        picture.setDefinition(name, explainNoDefinition(thrown.detail))
        // It is not asked for again before the job changes.
        if (concernsOneCall(thrown.detail.code)) return endFailures(name)
        const fails = (failed.get(name)?.fails ?? 0) + 1
        const pauseMs = calculateBackOffMs(thrown.detail, fails, random(), PAUSE)
        failed.set(name, { fails, retryElapsedMs: clock.elapsedMs() + pauseMs })
        failuresInARow += 1
        if (failuresInARow >= OUTAGE_FAILURES) throw thrown
      }
    },
  }
}
