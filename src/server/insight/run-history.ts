/* oxlint-disable no-await-in-loop -- calls are made one after the other, at a pace */
import { LRUCache } from 'lru-cache'
import { type ErrorCode } from '../../contract/errors'
import { type JobRun } from '../../contract/job-run'
import { type RunRef } from '../../contract/run-ref'
import { type Status } from '../../contract/status'
import { type Clock } from '../../lib/time/clock'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { isScheduled } from '../../model/jobs/usual'
import { type Definition } from '../dgc-jobs/definition'
import { toRun } from '../dgc-run/to-run'
import { parseResponse } from '../dgc-run/wire'
import { concernsOneRun } from '../dgc/back-off'
import { UpstreamError } from '../dgc/faults'
import { type ListCalls } from '../jobs/list-calls'
import { findDefinitionOfVersion, noteDefinition, noteRuns } from '../jobs/remember'
import { type Ledger } from '../ledger/ledger'

/** When a node of an earlier run ran. */
export interface PastNode {
  key: string
  type: string
  status: Status
  startMs: number | null
  endMs: number | null
  rows: number | null
}

/** An earlier run of the job that says what is usual: scheduled, and a genuine success. */
export interface PastRun {
  run: JobRun
  nodes: PastNode[]
}

export interface RunHistory {
  /** Of the version that ran; null while it is read, and when it cannot be. */
  definition: Definition | null
  /** The version that ran; null when no list says it: the definition is then the newest one. */
  version: number | null
  /** Why the definition cannot be read. */
  failure: ErrorCode | null
  /** At most 20, oldest first. */
  past: PastRun[]
  isReading: boolean
}

export interface RunHistories {
  /**
   * What is known so far of the job of a run that a viewer sees. What is missing is read in the background, behind all viewers: for the first run
   * of a job at most one list, one definition and 20 runs, later what is new. Never throws.
   */
  read: (ref: RunRef, planMs: number | null) => RunHistory
  /** Resolves when nothing is being read; for tests. */
  settled: () => Promise<void>
}

export interface RunHistoriesOptions {
  calls: Pick<ListCalls, 'listRuns' | 'fetchDefinition' | 'fetchRun'>
  ledger: Ledger
  clock: Clock
  onFault: (thrown: unknown) => void
}

const MAX_RUNS = 20
/** Runs further back say little about this one. */
const BACK_MS = 60 * DAY_MS
/** One call lists at most seven days, both ends exclusive. */
const LISTED_MS = 7 * DAY_MS - 2 * HOUR_MS
const AHEAD_MS = HOUR_MS
/** What failed is tried again after this. */
const RETRY_MS = 5 * MINUTE_MS
const MAX_JOBS = 500

interface Reading {
  /** Of the last try, by the monotonic clock. */
  triedElapsedMs: number
  failure: ErrorCode | null
  running: Promise<void> | null
}

export function createRunHistories({ calls, ledger, clock, onFault }: RunHistoriesOptions): RunHistories {
  const readings = new LRUCache<string, Reading>({ max: MAX_JOBS })
  /** Runs that cannot be read, or are no use. */
  const skipped = new LRUCache<string, true>({ max: 10_000 })

  const findSelf = (ref: RunRef): JobRun | null => ledger.listRunsAround(ref, 0)[0] ?? null

  /** The runs to compare with, oldest first, whether or not their nodes are known. */
  function listComparable({ workspace, job, id }: RunRef, planMs: number): JobRun[] {
    const window = { workspace, job, fromMs: Math.max(0, planMs - BACK_MS), toMs: planMs }
    return ledger
      .listRuns(window)
      .filter((run) => run.status === 'success' && isScheduled(run) && run.id !== id)
      .filter((run) => !skipped.has(keyOf({ workspace, job, id: run.id })))
      .slice(-MAX_RUNS)
  }

  const findDefinition = ({ workspace, job }: RunRef, version: number | null): Definition | null =>
    findDefinitionOfVersion(ledger, workspace, job, version)

  /** The runs whose nodes are not known, newest first. */
  function listUnread(ref: RunRef, planMs: number): JobRun[] {
    const runs = listComparable(ref, planMs)
    const ids = runs.map(({ id }) => id)
    const known = new Set(ledger.findNodeTimes(ref.workspace, ref.job, ids).map(({ id }) => id))
    return runs.filter(({ id }) => !known.has(id)).toReversed()
  }

  async function readMissing(ref: RunRef, planMs: number): Promise<void> {
    const { workspace, job } = ref
    if (findSelf(ref) === null) {
      const span = { fromMs: planMs - LISTED_MS, toMs: planMs + AHEAD_MS }
      await calls.listRuns({
        workspace,
        job,
        span,
        priority: 'background',
        onPage: (rows) => ledger.recordRuns(workspace, rows, clock.nowMs()),
      })
      noteRuns(ledger, workspace, job, { fromMs: span.fromMs, toMs: Math.min(span.toMs, clock.nowMs()) })
    }
    const version = findSelf(ref)?.version ?? null
    if (findDefinition(ref, version) === null) {
      const definition = await calls.fetchDefinition(workspace, job, 'background', version)
      // DGC may name another version than it was asked for: what it gave is kept under the one that ran.
      const asked = { ...definition, version: version ?? definition.version }
      noteDefinition(ledger, workspace, { name: job, updatedMs: null }, asked, clock.nowMs())
    }
    for (const run of listUnread(ref, planMs)) await readNodes({ workspace, job, id: run.id })
  }

  async function readNodes(ref: RunRef): Promise<void> {
    try {
      const text = await calls.fetchRun(ref)
      const { nodes } = toRun(ref, parseResponse(text, clock.nowMs()), { logUrl: () => null })
      const past = nodes.map(({ key, type, status, startMs, endMs, rows }): PastNode => {
        return { key, type, status, startMs, endMs, rows }
      })
      ledger.recordNodeTimes(ref, { format: FORMAT, nodes: past }, clock.nowMs())
    } catch (error) {
      const code = error instanceof UpstreamError ? error.detail.code : null
      // Such a run says nothing about the others.
      if (code === null || (!concernsOneRun(code) && code !== 'upstream_bad_answer')) throw error
      skipped.set(keyOf(ref), true)
    }
  }

  function start(ref: RunRef, planMs: number, reading: Reading): void {
    reading.triedElapsedMs = clock.elapsedMs()
    reading.running = readMissing(ref, planMs)
      .then(() => void (reading.failure = null))
      .catch((error: unknown) => {
        reading.failure = error instanceof UpstreamError ? error.detail.code : 'internal'
        onFault(error)
      })
      .finally(() => void (reading.running = null))
  }

  return {
    read: (ref, planMs) => {
      const { workspace, job } = ref
      if (planMs === null)
        return { definition: null, version: null, failure: null, past: [], isReading: false }
      const self = findSelf(ref)
      const version = self?.version ?? null
      const definition = findDefinition(ref, version)
      const runs = listComparable(ref, planMs)
      const ids = runs.map(({ id }) => id)
      const times = new Map(ledger.findNodeTimes(workspace, job, ids).map(({ id, data }) => [id, data]))
      const past = runs.flatMap((run): PastRun[] => {
        const nodes = parseNodes(times.get(run.id))
        return nodes === null ? [] : [{ run, nodes }]
      })
      const key = keyOf({ ...ref, id: '' })
      const reading = readings.get(key) ?? { triedElapsedMs: -Infinity, failure: null, running: null }
      readings.set(key, reading)
      const isComplete = self !== null && definition !== null && past.length === runs.length
      const mayTry = reading.failure === null || clock.elapsedMs() - reading.triedElapsedMs >= RETRY_MS
      if (!isComplete && reading.running === null && mayTry) start(ref, planMs, reading)
      return {
        definition,
        version,
        failure: definition === null ? reading.failure : null,
        past,
        isReading: reading.running !== null,
      }
    },
    settled: async () => void (await Promise.all([...readings.values()].flatMap(({ running }) => running ?? []))),
  }
}

const keyOf = ({ workspace, job, id }: RunRef): string => JSON.stringify([workspace, job, id])

// To be counted up when PastNode changes.
const FORMAT = 1

/** Null for what an earlier build wrote in another form. */
function parseNodes(data: unknown): PastNode[] | null {
  const isOurs = (given: unknown): given is { nodes: PastNode[] } =>
    typeof given === 'object' && given !== null && 'format' in given && given.format === FORMAT
  return isOurs(data) ? data.nodes : null
}
