import { LRUCache } from 'lru-cache'
import { type JobRef } from '../../contract/run-ref'
import { type Clock } from '../../lib/time/clock'
import { MINUTE_MS } from '../../lib/time/units'
import { createSchedule } from '../dgc-jobs/schedule'
import { type Ledger } from '../ledger/ledger'
import { type KnownJob } from './describe-job'
import { type JobLists, findDefined } from './job-lists'
import { type ListCalls } from './list-calls'
import { findDefinition, noteDefinition } from './remember'

export interface JobFactsOptions {
  calls: Pick<ListCalls, 'findJob' | 'fetchDefinition'>
  ledger: Ledger
  /** They have the facts while they have viewers. */
  lists: Pick<JobLists, 'find'>
  /** Zone of the service, for schedules that name none. */
  zone: string | null
  clock: Pick<Clock, 'nowMs' | 'elapsedMs'>
}

/** Status and schedule of single jobs, for pages that show no list of jobs. */
export interface JobFacts {
  /** Null while they are not known, or were read long ago. */
  find: (ref: JobRef) => KnownJob | null
  /**
   * Behind all calls that viewers wait for: one, and another one where the job has changed; none for some minutes afterwards, or for as long as
   * `maxAgeMs`. Throws an UpstreamError.
   */
  read: (ref: JobRef, maxAgeMs?: number) => Promise<void>
}

const MAX_JOBS = 200
const READ_EVERY_MS = 10 * MINUTE_MS
const OLD_MS = 2 * READ_EVERY_MS

export function createJobFacts({ calls, ledger, lists, zone, clock }: JobFactsOptions): JobFacts {
  const read = new LRUCache<string, { job: KnownJob | null; elapsedMs: number }>({ max: MAX_JOBS })
  const keyOf = ({ workspace, job }: JobRef) => JSON.stringify([workspace, job])

  function findRead(ref: JobRef, maxAgeMs: number): { job: KnownJob | null } | null {
    const known = read.get(keyOf(ref))
    return known !== undefined && clock.elapsedMs() - known.elapsedMs < maxAgeMs ? known : null
  }

  return {
    find: (ref) => findDefined(lists, ref) ?? findRead(ref, OLD_MS)?.job ?? null,
    read: async (ref, maxAgeMs = READ_EVERY_MS) => {
      if (findDefined(lists, ref) !== null || findRead(ref, maxAgeMs) !== null) return
      const { workspace, job: name } = ref
      // Also when a call fails: it is not repeated with each poll. What is known holds meanwhile.
      read.set(keyOf(ref), { job: findRead(ref, OLD_MS)?.job ?? null, elapsedMs: clock.elapsedMs() })
      const statusAtMs = clock.nowMs()
      const listed = await calls.findJob(workspace, name, 'background')
      if (listed === null) {
        read.set(keyOf(ref), { job: null, elapsedMs: clock.elapsedMs() })
        return
      }
      let definition = findDefinition(ledger, workspace, listed)
      if (definition === null) {
        definition = await calls.fetchDefinition(workspace, name, 'background')
        noteDefinition(ledger, workspace, listed, definition, clock.nowMs())
      }
      const job = {
        name,
        listed,
        statusAtMs,
        definition,
        schedule: createSchedule(definition.schedule, zone),
      }
      read.set(keyOf(ref), { job, elapsedMs: clock.elapsedMs() })
    },
  }
}
