import { type ErrorDetail } from '../../contract/errors'
import { type Run } from '../../contract/run'
import { type JobRef, type RunRef } from '../../contract/run-ref'
import { isTerminal } from '../../contract/status'
import { type Clock } from '../../lib/time/clock'
import { mayConcernOneCall } from '../dgc/back-off'
import { UpstreamError } from '../dgc/faults'
import { type Definition } from '../dgc-jobs/definition'
import { type Span } from '../jobs/coverage'
import { type ListCalls } from '../jobs/list-calls'
import { createListedRuns } from '../jobs/listed-runs'
import { noteDefinition } from '../jobs/remember'
import { type Ledger } from '../ledger/ledger'
import { type PastNode, packNodes } from './past-nodes'
import { findPeriod, findStatus } from './run-waits'

export interface HistoryCallsOptions {
  calls: Pick<ListCalls, 'listRuns' | 'fetchDefinition' | 'fetchRun'>
  /** The run that an answer of DGC holds. Throws an UpstreamError. */
  readAnswer: (ref: RunRef, text: string) => Promise<Run>
  ledger: Ledger
  /** Zone of the service, for schedules that name none. */
  zone: string | null
  clock: Clock
  /** An UpstreamError, or a bug of ours. */
  onFault: (thrown: unknown) => void
}

/** `other_version`: DGC answers with that one instead of the one that it was asked for. */
export type DefinitionFailure = ErrorDetail | { code: 'other_version'; given: number }

/** The calls that a history is made of, behind all viewers; what they bring is in the ledger then. All throw what goes wrong with DGC itself. */
interface HistoryCalls {
  list: (ref: JobRef, span: Span) => Promise<void>
  /** How the runs are that a run of that plan waits for, unless they have ended: of three jobs at most, and only of those that DGC lists. */
  listUpstream: (ref: RunRef, definition: Definition, atMs: number) => Promise<void>
  /** Why that version cannot be read; null when it was. */
  readDefinition: (ref: JobRef, version: number) => Promise<DefinitionFailure | null>
  /** Null for a run that cannot be read. */
  readNodes: (ref: RunRef) => Promise<PastNode[] | null>
}

const MAX_UPSTREAM = 3

export function createHistoryCalls(options: HistoryCallsOptions): HistoryCalls {
  const { calls, readAnswer, ledger, zone, clock, onFault } = options
  const listed = createListedRuns(options)

  // The newest thousand of a job that runs each minute are enough.
  const list = (ref: JobRef, span: Span): Promise<void> => listed.list(ref, span, 'background', 1)

  return {
    list,
    listUpstream: async ({ workspace }, definition, atMs) => {
      const span = findPeriod(atMs, definition, zone)
      for (const job of definition.schedule.dependsOn.slice(0, MAX_UPSTREAM)) {
        const upstream = { workspace, job }
        const status = findStatus(upstream, span, ledger)
        if (status !== null && isTerminal(status)) continue
        try {
          // oxlint-disable-next-line no-await-in-loop -- one after the other
          await list(upstream, span)
        } catch (error) {
          if (!(error instanceof UpstreamError) || !isItsOwn(error)) throw error
        }
      }
    },
    readDefinition: async ({ workspace, job }, version) => {
      try {
        const definition = await calls.fetchDefinition(workspace, job, 'background', version)
        const given = definition.version ?? version
        if (given !== version) return { code: 'other_version', given }
        const asked = { ...definition, version }
        noteDefinition(ledger, workspace, { name: job, updatedMs: null }, asked, clock.nowMs())
        return null
      } catch (error) {
        if (!(error instanceof UpstreamError) || !isItsOwn(error)) throw error
        onFault(error)
        return error.detail
      }
    },
    readNodes: async (ref) => {
      try {
        const { nodes } = await readAnswer(ref, await calls.fetchRun(ref))
        const past = nodes.map(({ key, type, status, startMs, endMs, rows }): PastNode => {
          return { key, type, status, startMs, endMs, rows }
        })
        ledger.recordNodeTimes(ref, packNodes(past), clock.nowMs())
        return past
      } catch (error) {
        if (!(error instanceof UpstreamError) || !isItsOwn(error)) throw error
        return null
      }
    },
  }
}

/** DGC has no code of its own for a version that it does not have. */
const isItsOwn = ({ detail: { code } }: UpstreamError): boolean => mayConcernOneCall(code)
