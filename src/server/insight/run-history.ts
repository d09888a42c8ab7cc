/* oxlint-disable no-await-in-loop -- calls are made one after the other, at a pace */
import { LRUCache } from 'lru-cache'
import { type JobRun } from '../../contract/job-run'
import { type RunRef, getRunKey } from '../../contract/run-ref'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { type PastRun } from '../../model/insight/past-runs'
import { type Streak } from '../../model/job-runs/neighbours'
import { MAX_USUAL_RUNS, isPartial } from '../../model/jobs/usual'
import { type Definition, isOutdated } from '../dgc-jobs/definition'
import { UpstreamError } from '../dgc/faults'
import { AHEAD_MS, ONE_CALL_MS } from '../jobs/coverage'
import { type DefinitionFailure, type HistoryCallsOptions, createHistoryCalls } from './history-calls'
import { type ViewedRun, createListedPast } from './listed-past'
import { createParsedPast } from './parsed-past'
import { isWaiting } from './run-waits'
import { findStreakBefore } from './streak-before'

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
  /** See JobRun. */
  again: boolean
  /** Null where it is not known. */
  streak: Streak | null
  /** Other runs of the job that were running when the list was made; null when that is too long ago. */
  running: number | null
  isReading: boolean
}

export interface RunHistories {
  /**
   * What is known so far of the job of a run that a viewer sees. What is missing is read in the background, behind all viewers: of a run at most one
   * list, the definition and 20 more calls. While it waits to start, that list and those of three jobs that it waits for are read each minute.
   * Never throws.
   */
  read: (ref: RunRef, run: ViewedRun) => RunHistory
  /** Resolves when nothing is being read; for tests. */
  settled: () => Promise<void>
}

const MAX_DETAILS = 20
/** What failed is tried again after this. */
const RETRY_MS = 5 * MINUTE_MS
/** How soon runs are found that were listed for other pages. */
const LISTED_MS = 10 * SECOND_MS
/** While a run waits, the runs that it waits for are listed again after this, and count as known for a little longer. */
const WAITING_LIST_MS = MINUTE_MS
const RUNNING_KNOWN_MS = 3 * MINUTE_MS
/** How many histories are read at once; the others wait. */
const MAX_READING = 8
const MAX_ENTRIES = 500

interface Entry {
  /** Another one when the run was run again. */
  atMs: number | null
  history: RunHistory
  /** Those to compare with, once they are listed. */
  comparable: readonly JobRun[] | null
  /** What was listed of the time before the run when they were chosen. */
  coverage: string
  /** By the monotonic clock. */
  chosenElapsedMs: number
  checkedElapsedMs: number
  listedElapsedMs: number
  failure: DefinitionFailure | null
  /** Those that throw do not count: an outage would use them up, and the run would never have a sample. */
  detailsLeft: number
  /** Its outdated definition was asked for again: DGC may no longer have it. */
  isReread: boolean
  running: Promise<void> | null
}

export function createRunHistories(options: HistoryCallsOptions): RunHistories {
  const { ledger, clock, onFault } = options
  const { list, listUpstream, readDefinition, readNodes } = createHistoryCalls(options)
  const parsed = createParsedPast(ledger)
  const { findSelf, listComparable, countRunning, describeCoverage, needsList } = createListedPast(
    ledger,
    clock,
  )
  const entries = new LRUCache<string, Entry>({ max: MAX_ENTRIES })
  let reading = 0

  const isDue = (sinceElapsedMs: number, afterMs: number): boolean =>
    clock.elapsedMs() - sinceElapsedMs >= afterMs

  /** Fewer runs where the calls that are left do not suffice for them and the definitions of their versions. */
  function cutToBudget(ref: RunRef, { detailsLeft }: Entry, runs: readonly JobRun[]): JobRun[] {
    const version = findSelf(ref)?.version ?? null
    const unread = listVersions(runs, version).filter((other) => parsed.findDefinition(ref, other) === null)
    const known = new Set(parsed.findRuns(ref, runs).map(({ id }) => id))
    let left = detailsLeft - unread.length
    return runs.filter(({ id }) => known.has(id) || left-- > 0)
  }

  /** Adds to a small sample what was listed since then for other pages. Returns whether there is more. */
  function chooseMore(ref: RunRef, run: ViewedRun, atMs: number, entry: Entry): boolean {
    const { comparable, chosenElapsedMs, coverage } = entry
    if (comparable === null || comparable.length >= MAX_USUAL_RUNS) return false
    if (!isDue(chosenElapsedMs, LISTED_MS)) return false
    entry.chosenElapsedMs = clock.elapsedMs()
    entry.coverage = describeCoverage(ref, atMs)
    if (entry.coverage === coverage) return false
    const more = cutToBudget(ref, entry, listComparable(ref, run, atMs))
    if (more.length <= comparable.length) return false
    entry.comparable = more
    return true
  }

  function collectKnown(ref: RunRef, run: ViewedRun, atMs: number, entry: Entry) {
    const { workspace, job } = ref
    const self = findSelf(ref)
    const version = self?.version ?? null
    const definition = version === null ? null : parsed.findDefinition(ref, version)
    const listed = entry.comparable ?? listComparable(ref, run, atMs)
    const isFirst = entry.comparable === null && entry.listedElapsedMs === -Infinity
    const mustList = isFirst && needsList(ref, listed, atMs)
    // The sample stays the same while the run is viewed, whatever other runs end meanwhile; see `chooseMore`.
    if (!mustList && entry.comparable === null) {
      entry.comparable = cutToBudget(ref, entry, listed)
      entry.coverage = describeCoverage(ref, atMs)
      entry.chosenElapsedMs = clock.elapsedMs()
    }
    const wanted = (entry.comparable ?? listed).filter(({ id }) => !parsed.isUseless({ workspace, job, id }))
    const found = parsed.findRuns(ref, wanted)
    const read = new Set(found.map(({ id }) => id))
    const past = found.filter((each) => !isPartial(each))
    const partial = new Set(found.filter(isPartial).map(({ id }) => id))
    const comparable = wanted.filter(({ id }) => !partial.has(id))
    const otherVersions = new Map<number, Definition>()
    const missingVersions: number[] = []
    for (const other of listVersions(comparable, version)) {
      const known = parsed.findDefinition(ref, other)
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
      wanted: mustList ? null : comparable.length,
      again: self?.again === true,
      streak: findStreakBefore(ref, atMs, ledger),
      running: isKnown && run.startMs === null ? countRunning(ref, atMs) : null,
      isReading: false,
    }
    return {
      history,
      mustList,
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
    const isFirst = entry.listedElapsedMs === -Infinity
    if (refresh().mustList || isWaiting(run)) {
      await list(ref, { fromMs: atMs - (isFirst ? ONE_CALL_MS : DAY_MS), toMs: atMs + AHEAD_MS })
      entry.listedElapsedMs = clock.elapsedMs()
    }
    const { history, missingVersions } = refresh()
    if (lacksDefinition(history, entry) && history.version !== null) {
      entry.isReread = history.definition !== null
      entry.failure = await readDefinition(ref, history.version)
    }
    const { definition } = refresh().history
    if (definition !== null && isWaiting(run)) await listUpstream(ref, definition, atMs)
    for (const version of missingVersions) {
      if (entry.detailsLeft <= 0) return
      // Also after a failure: runs of that version are then compared by less.
      await readDefinition(ref, version)
      entry.detailsLeft--
    }
    for (const { id } of refresh().missing) {
      if (entry.detailsLeft <= 0) return
      const past = { workspace, job, id }
      parsed.note(past, await readNodes(past))
      entry.detailsLeft--
      refresh()
    }
  }

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
  function isIncomplete(run: ViewedRun, entry: Entry, found: ReturnType<typeof collectKnown>): boolean {
    const { detailsLeft } = entry
    const { history, mustList, missing, missingVersions } = found
    const isUndefined = lacksDefinition(history, entry)
    const lacksDetails = detailsLeft > 0 && missing.length + missingVersions.length > 0
    return mustList || isUndefined || lacksDetails || isWaiting(run)
  }

  return {
    read: (ref, run) => {
      const key = getRunKey(ref)
      const atMs = run.planMs ?? run.startMs
      const before = entries.get(key)
      const entry = before?.atMs === atMs ? before : createEntry(atMs)
      entries.set(key, entry)
      if (entry.running !== null || reading >= MAX_READING) return entry.history
      const isKnown = !isDue(entry.checkedElapsedMs, isWaiting(run) ? WAITING_LIST_MS : RETRY_MS)
      if (isKnown && (atMs === null || !chooseMore(ref, run, atMs, entry))) return entry.history
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

/** It is not known, or was kept by an older version of this program. */
const lacksDefinition = ({ version, definition }: RunHistory, { isReread }: Entry): boolean =>
  version !== null && (definition === null || (isOutdated(definition) && !isReread))

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
  again: false,
  streak: null,
  running: null,
  isReading: true,
}

const createEntry = (atMs: number | null): Entry => ({
  atMs,
  history: NOTHING,
  comparable: null,
  coverage: '',
  chosenElapsedMs: -Infinity,
  checkedElapsedMs: -Infinity,
  listedElapsedMs: -Infinity,
  failure: null,
  detailsLeft: MAX_DETAILS,
  isReread: false,
  running: null,
})
