/* oxlint-disable no-await-in-loop -- calls are made one after the other, at a pace */
import { LRUCache } from 'lru-cache'
import { type JobRun } from '../../contract/job-run'
import { type RunRef, getRunKey } from '../../contract/run-ref'
import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { type PastRun } from '../../model/insight/past-runs'
import { type Definition } from '../dgc-jobs/definition'
import { UpstreamError } from '../dgc/faults'
import { findDefinitionOfVersion } from '../jobs/remember'
import { type DefinitionFailure, type HistoryCallsOptions, createHistoryCalls } from './history-calls'
import { AHEAD_MS, LISTED_MS, type ViewedRun, createKnownRuns } from './known-runs'
import { type PastNode, unpackNodes } from './past-nodes'
import { isWaiting } from './run-waits'

/** What is known so far. Another object when something has changed. */
export interface RunHistory {
  /** The version that ran; null when no list says it. */
  version: number | null
  /** Of that version; null while it is read, and when it cannot be. */
  definition: Definition | null
  /** Why the definition cannot be read. */
  failure: DefinitionFailure | null
  /** The definitions of the other versions of the sample, as far as they are known. */
  otherVersions: ReadonlyMap<number, Definition>
  /** At most 20, newest first. */
  past: readonly PastRun[]
  /** How many of them there are; null while their list has not been read. */
  wanted: number | null
  /** Other runs of the job that were running when the list was made; null when that is too long ago. */
  running: number | null
  isReading: boolean
}

export interface RunHistories {
  /**
   * What is known so far of the job of a run that a viewer sees. What is missing is read in the background, behind all viewers: of a run at most one
   * list, the definition and 20 more calls, which are the nodes of earlier runs, their definitions, and lists of the weeks before. While it waits to
   * start, the first list and those of three jobs that it waits for are read each minute.
   * Never throws.
   */
  read: (ref: RunRef, run: ViewedRun) => RunHistory
  /** Resolves when nothing is being read; for tests. */
  settled: () => Promise<void>
}

const MAX_CALLS = 20
/** What failed is tried again after this. */
const RETRY_MS = 5 * MINUTE_MS
/** While a run waits, the runs that it waits for are listed again after this, and count as known for a little longer. */
const WAITING_LIST_MS = MINUTE_MS
const RUNNING_KNOWN_MS = 3 * MINUTE_MS
/** How many histories are read at once; the others wait. */
const MAX_READING = 8
const MAX_ENTRIES = 500
/** Of the past runs that are held in memory, so that their texts are not parsed for each viewer. */
const MAX_NODES = 400_000

interface Entry {
  /** Another one when the run was run again. */
  atMs: number | null
  history: RunHistory
  /** Those to compare with, once they are listed. */
  comparable: readonly JobRun[] | null
  /** By the monotonic clock. */
  checkedElapsedMs: number
  listedElapsedMs: number
  /** Runs planned after this were listed for it. */
  listedFromMs: number
  failure: DefinitionFailure | null
  /** Those that throw do not count: an outage would use them up, and the run would never have a sample. */
  callsLeft: number
  running: Promise<void> | null
}

export function createRunHistories(options: HistoryCallsOptions): RunHistories {
  const { ledger, clock, onFault } = options
  const { list, listUpstream, readDefinition, readNodes } = createHistoryCalls(options)
  const { findSelf, listComparable, countRunning, findUnlisted } = createKnownRuns(options)
  const entries = new LRUCache<string, Entry>({ max: MAX_ENTRIES })
  const memory = new LRUCache<string, readonly PastNode[]>({
    maxSize: MAX_NODES,
    sizeCalculation: (nodes) => Math.min(MAX_NODES, nodes.length + 1),
  })
  const definitions = new LRUCache<string, Definition>({
    maxSize: MAX_NODES,
    sizeCalculation: ({ nodes }) => Math.min(MAX_NODES, nodes.length + 1),
  })
  /** Runs that cannot be read, or are no use. */
  const skipped = new LRUCache<string, true>({ max: 10_000 })
  let reading = 0

  /** From memory, or parsed, 100 ms for 10,000 nodes. */
  function findDefinition({ workspace, job }: RunRef, version: number): Definition | null {
    const key = JSON.stringify([workspace, job, version])
    const found = definitions.get(key) ?? findDefinitionOfVersion(ledger, workspace, job, version)
    if (found !== null) definitions.set(key, found)
    return found
  }

  /** Those of the ledger that are not in memory are parsed, 1 ms for 1,000 nodes. */
  function findPast({ workspace, job }: RunRef, runs: readonly JobRun[]): PastRun[] {
    const nodesOf = (id: string) => memory.get(getRunKey({ workspace, job, id }))
    const unread = runs.map(({ id }) => id).filter((id) => nodesOf(id) === undefined)
    const parsed = new Map<string, readonly PastNode[]>()
    for (const { id, data } of ledger.findNodeTimes(workspace, job, unread)) {
      const nodes = unpackNodes(data)
      if (nodes === null) continue
      parsed.set(id, nodes)
      memory.set(getRunKey({ workspace, job, id }), nodes)
    }
    return runs.flatMap(({ id, version, planMs, startMs, endMs }): PastRun[] => {
      const nodes = nodesOf(id) ?? parsed.get(id)
      return nodes === undefined ? [] : [{ id, version, planMs, startMs, endMs, nodes }]
    })
  }

  /** Fewer runs where definitions of their versions have to be read as well. */
  function cutToBudget(
    ref: RunRef,
    version: number | null,
    runs: readonly JobRun[],
    callsLeft: number,
  ): JobRun[] {
    const unread = listVersions(runs, version).filter((other) => findDefinition(ref, other) === null)
    return runs.slice(0, Math.max(0, callsLeft - unread.length))
  }

  function collectKnown(ref: RunRef, run: ViewedRun, atMs: number, entry: Entry) {
    const { workspace, job } = ref
    const version = findSelf(ref)?.version ?? null
    const definition = version === null ? null : findDefinition(ref, version)
    const listed = entry.comparable ?? listComparable(ref, run, atMs)
    const unlisted = entry.comparable === null ? findUnlisted(ref, listed, atMs, entry) : null
    // The sample stays the same while the run is viewed, whatever other runs end meanwhile.
    if (unlisted === null) entry.comparable ??= cutToBudget(ref, version, listed, entry.callsLeft)
    const comparable = (entry.comparable ?? listed).filter(
      ({ id }) => !skipped.has(getRunKey({ workspace, job, id })),
    )
    const past = findPast(ref, comparable)
    const read = new Set(past.map(({ id }) => id))
    const otherVersions = new Map<number, Definition>()
    const missingVersions: number[] = []
    for (const other of listVersions(comparable, version)) {
      const known = findDefinition(ref, other)
      if (known === null) missingVersions.push(other)
      else otherVersions.set(other, known)
    }
    const isKnown = clock.elapsedMs() - entry.listedElapsedMs < RUNNING_KNOWN_MS
    const history: RunHistory = {
      version,
      definition,
      failure: definition === null ? entry.failure : null,
      otherVersions,
      past,
      wanted: unlisted === null ? comparable.length : null,
      running: isKnown && run.startMs === null ? countRunning(ref, atMs) : null,
      isReading: false,
    }
    return {
      history,
      unlisted,
      missing: comparable.filter(({ id }) => !read.has(id)),
      missingVersions,
    }
  }

  async function readMissing(ref: RunRef, run: ViewedRun, atMs: number, entry: Entry): Promise<void> {
    const { workspace, job } = ref
    const refresh = () => {
      const found = collectKnown(ref, run, atMs, entry)
      found.history.isReading = true
      entry.history = found.history
      return found
    }
    const { unlisted } = refresh()
    const isOwnWeek = unlisted?.fromMs === atMs - LISTED_MS
    if (isOwnWeek || isWaiting(run)) {
      await list(ref, { fromMs: atMs - (isOwnWeek ? LISTED_MS : DAY_MS), toMs: atMs + AHEAD_MS })
      entry.listedElapsedMs = clock.elapsedMs()
      if (isOwnWeek) entry.listedFromMs = atMs - LISTED_MS
    }
    const { history } = refresh()
    if (history.version !== null && history.definition === null)
      entry.failure = await readDefinition(ref, history.version)
    const { definition } = refresh().history
    if (definition !== null && isWaiting(run)) await listUpstream(ref, definition, atMs)
    for (let span = refresh().unlisted; span !== null; span = refresh().unlisted) {
      await list(ref, span)
      entry.callsLeft--
      entry.listedFromMs = span.fromMs
    }
    for (const version of refresh().missingVersions) {
      if (entry.callsLeft <= 0) return
      // Also after a failure: runs of that version are then compared by less.
      await readDefinition(ref, version)
      entry.callsLeft--
    }
    for (const { id } of refresh().missing) {
      if (entry.callsLeft <= 0) return
      const past = { workspace, job, id }
      const nodes = await readNodes(past)
      entry.callsLeft--
      if (nodes === null) skipped.set(getRunKey(past), true)
      else memory.set(getRunKey(past), nodes)
      refresh()
    }
  }

  const isDue = (sinceElapsedMs: number, afterMs: number): boolean =>
    clock.elapsedMs() - sinceElapsedMs >= afterMs

  function start(ref: RunRef, run: ViewedRun, atMs: number, entry: Entry): void {
    reading++
    entry.failure = null
    entry.running = readMissing(ref, run, atMs, entry)
      .catch((error: unknown) => {
        entry.failure ??= error instanceof UpstreamError ? error.detail : { code: 'internal' }
        onFault(error)
      })
      .finally(() => {
        reading--
        entry.running = null
        entry.history = collectKnown(ref, run, atMs, entry).history
      })
  }

  /** Whether there is something to ask DGC for. */
  function isIncomplete(
    run: ViewedRun,
    { callsLeft }: Entry,
    found: ReturnType<typeof collectKnown>,
  ): boolean {
    const { history, unlisted, missing, missingVersions } = found
    const isUndefined = history.version !== null && history.definition === null
    const lacksNodes = callsLeft > 0 && missing.length + missingVersions.length > 0
    return unlisted !== null || isUndefined || lacksNodes || isWaiting(run)
  }

  return {
    read: (ref, run) => {
      const key = getRunKey(ref)
      const atMs = run.planMs ?? run.startMs
      const before = entries.get(key)
      const entry = before?.atMs === atMs ? before : createEntry(atMs)
      entries.set(key, entry)
      const isKnown = !isDue(entry.checkedElapsedMs, isWaiting(run) ? WAITING_LIST_MS : RETRY_MS)
      if (isKnown || entry.running !== null || reading >= MAX_READING) return entry.history
      entry.checkedElapsedMs = clock.elapsedMs()
      // Without a time there is no telling which runs came before it.
      if (atMs === null) return (entry.history = { ...NOTHING, isReading: false })
      const found = collectKnown(ref, run, atMs, entry)
      entry.history = found.history
      if (isIncomplete(run, entry, found)) {
        entry.history.isReading = true
        start(ref, run, atMs, entry)
      }
      return entry.history
    },
    settled: async () =>
      void (await Promise.all([...entries.values()].flatMap(({ running }) => running ?? []))),
  }
}

/** The versions of the runs, without `own`. */
const listVersions = (runs: readonly JobRun[], own: number | null): number[] => [
  ...new Set(runs.flatMap(({ version }) => (version === null || version === own ? [] : [version]))),
]

const NOTHING: RunHistory = {
  version: null,
  definition: null,
  failure: null,
  otherVersions: new Map(),
  past: [],
  wanted: null,
  running: null,
  isReading: true,
}

const createEntry = (atMs: number | null): Entry => ({
  atMs,
  history: NOTHING,
  comparable: null,
  checkedElapsedMs: -Infinity,
  listedElapsedMs: -Infinity,
  listedFromMs: Infinity,
  failure: null,
  callsLeft: MAX_CALLS,
  running: null,
})
