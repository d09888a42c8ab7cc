import { type JobRun } from '../../contract/job-run'
import { NEIGHBOURS_FRESH_MS, NEIGHBOURS_POLL_MS, packNeighbours } from '../../contract/neighbours'
import { type RunRef } from '../../contract/run-ref'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { findLatestMissed } from '../../model/jobs/latest'
import { computeUsual } from '../../model/jobs/usual'
import { CompressedBody } from '../runs/compressed-body'
import { type Snapshot } from '../runs/run-cache'
import { type Span, findNewestHole } from './coverage'
import { findMissedTimes } from './describe-job'
import { type JobFacts } from './job-facts'
import { DGC_RETENTION_MS, type RunSearchOptions, createListedRuns } from './listed-runs'
import { type Refresh, createRefreshes, createSnapshot } from './refresh'
import { readJobCoverage } from './remember'

interface AskedNeighbours {
  /** The plan of the run, epoch ms, by which it is found among others; null when it has none. */
  aroundMs: number | null
  /** A user waits for them: they are looked for in more than one list. */
  isWanted: boolean
}

export interface Neighbours {
  /** `client` names the allowance that lists of older runs use. Where DGC refuses them: those that are known, which may be none. */
  read: (ref: RunRef, asked: AskedNeighbours, client: string) => Promise<Snapshot<CompressedBody>>
}

/** On each side: enough for a strip and what is usual, or for the next problem of a job that runs often. */
const NEAR_RUNS = 40
const MANY_RUNS = 500
/** So many of them fill the strip. */
const WANTED_RUNS = 15
const WEEK_MS = 7 * DAY_MS
/** Two of them fit into what one call lists. */
const HALF_WINDOW_MS = WEEK_MS / 2 - HOUR_MS
/** A monthly job has a neighbour within it. */
const FAR_MS = 35 * DAY_MS
const WAIT_MS = 5 * SECOND_MS
/** Two polls. */
const OLD_LIST_MS = 2 * NEIGHBOURS_POLL_MS
/** Enough to know how late a job begins. */
const LATENESS_RUNS = 30

interface NeighboursOptions extends RunSearchOptions {
  facts: JobFacts
}

/** The runs before and after a run, from the ledger and as few lists of its job as it lacks: one or two, unless a user wants to go there. */
export function createNeighbours(options: NeighboursOptions): Neighbours {
  const { upstream, ledger, clock, random, wait, facts } = options
  const listed = createListedRuns(options)
  const coverageOf = (ref: RunRef) => readJobCoverage(ledger, ref)
  const findSearch = createRefreshes({ clock, random, onFault: upstream.logFault })

  /** What was listed around a run without a gap, and up to when its job was listed; null while that is not known. */
  function findListed(ref: RunRef, aroundMs: number): { span: Span | null; endMs: number } {
    const coverage = coverageOf(ref)
    const endMs = coverage.at(-1)?.toMs ?? 0
    // What is newer comes with the next list of what is new.
    const placeMs = Math.min(aroundMs, endMs)
    const span = coverage.find(({ fromMs, toMs }) => fromMs <= placeMs && placeMs <= toMs) ?? null
    return { span, endMs }
  }

  /** Of the runs that are known around one, those without a gap to it. */
  function findAround({ workspace, job, id }: RunRef, { aroundMs, isWanted }: AskedNeighbours): JobRun[] {
    const ref = { workspace, job, id }
    const around = ledger.listRunsAround(ref, isWanted ? MANY_RUNS : NEAR_RUNS)
    if (aroundMs === null) return around
    const window = { workspace, job, fromMs: aroundMs - WEEK_MS, toMs: aroundMs + WEEK_MS }
    const { span, endMs } = findListed(ref, aroundMs)
    return (around.length > 0 ? around : ledger.listRuns(window)).filter((run) => {
      const ms = run.planMs ?? run.startMs ?? aroundMs
      return run.id === id || (span && ms >= span.fromMs && (ms < span.toMs || span.toMs === endMs))
    })
  }

  /** The next window to list; null when enough runs are known on both sides. */
  function findHole(ref: RunRef, asked: AskedNeighbours): Span | null {
    const { aroundMs, isWanted } = asked
    if (aroundMs === null) return null
    const { span, endMs } = findListed(ref, aroundMs)
    const fromMs = Math.max(aroundMs - FAR_MS, clock.nowMs() - DGC_RETENTION_MS)
    const toMs = Math.min(aroundMs + FAR_MS, endMs)
    if (span === null) {
      const hole = {
        fromMs: Math.max(fromMs, aroundMs - HALF_WINDOW_MS),
        toMs: Math.min(toMs, aroundMs + HALF_WINDOW_MS),
      }
      return hole.fromMs < hole.toMs ? hole : null
    }
    if (!isWanted) return null
    const plans = findAround(ref, asked).map((run) => run.planMs ?? aroundMs)
    if (span.fromMs > fromMs && plans.filter((ms) => ms < aroundMs).length < WANTED_RUNS)
      return findNewestHole(coverageOf(ref), { fromMs, toMs: span.fromMs })
    if (span.toMs < toMs && plans.filter((ms) => ms > aroundMs).length < WANTED_RUNS)
      return { fromMs: span.toMs, toMs: Math.min(toMs, span.toMs + 2 * HALF_WINDOW_MS) }
    return null
  }

  const isNewest = ({ workspace, job, id }: RunRef): boolean =>
    ledger.findLatest(workspace, job, 'latest')?.id === id

  /** The last planned time of the job, when a list that is whole and new holds no run of it, and whether the job has to be read again to know. */
  function findNotStarted(ref: RunRef, nowMs: number): { missedMs: number | null; isStatusOld: boolean } {
    const span = coverageOf(ref).at(-1)
    const job = facts.find(ref)
    if (span === undefined || nowMs - span.toMs > OLD_LIST_MS || !isNewest(ref) || job === null)
      return { missedMs: null, isStatusOld: false }
    const { workspace, job: name } = ref
    const sinceMs = nowMs - Math.min(FAR_MS, LATENESS_RUNS * (job.schedule?.periodMs ?? DAY_MS))
    const runs = ledger.listRuns({ workspace, job: name, fromMs: sinceMs, toMs: nowMs + DAY_MS })
    const fromMs = Math.max(sinceMs, span.fromMs)
    const { toMs } = span
    const { missedMs, isStatusOld } = findMissedTimes(job, { runs, fromMs, toMs, listedAtMs: toMs })
    return { missedMs: findLatestMissed({ runs, missedMs }), isStatusOld }
  }

  /** A run that was made long after its plan is in no list of what is new. */
  async function confirmNotStarted(ref: RunRef): Promise<void> {
    await facts.read(ref)
    if (findNotStarted(ref, clock.nowMs()).isStatusOld) await facts.read(ref, MINUTE_MS)
    const { missedMs } = findNotStarted(ref, clock.nowMs())
    if (missedMs === null) return
    await listed.list(ref, { fromMs: missedMs - MINUTE_MS, toMs: missedMs + MINUTE_MS }, 'background')
  }

  async function search(ref: RunRef, asked: AskedNeighbours, client: string): Promise<void> {
    const priority = asked.isWanted ? 'known' : 'background'
    const canCallNow = () => upstream.coldReadWaitMs(client) <= 0
    // Nothing is known of the job, which may be made up.
    if (coverageOf(ref).length === 0 && !canCallNow()) return
    await listed.listNewest(ref, NEIGHBOURS_FRESH_MS, priority)
    // Only the newest run says that the next one is missing; the next poll has what this finds.
    if (isNewest(ref) && canCallNow()) confirmNotStarted(ref).catch(upstream.logFault)
    const most = asked.isWanted ? (2 * FAR_MS) / WEEK_MS : 1
    for (let lists = 0; lists < most; lists++) {
      const hole = findHole(ref, asked)
      if (hole === null || !canCallNow()) return
      // oxlint-disable-next-line no-await-in-loop -- the nearest runs end the search
      await listed.list(ref, hole, priority)
    }
  }

  function toSnapshot(ref: RunRef, asked: AskedNeighbours, refresh: Refresh) {
    const nowMs = clock.nowMs()
    const failure = refresh.failure()
    const runs = findAround(ref, asked)
    const latest = ledger.findLatest(ref.workspace, ref.job, 'latest')
    const body = packNeighbours({
      runs,
      latest,
      usual: computeUsual(runs),
      missedMs: failure === null ? findNotStarted(ref, nowMs).missedMs : null,
      isRefused: failure !== null,
    })
    const fetchedAtMs = coverageOf(ref).at(-1)?.toMs ?? nowMs
    const dueElapsedMs = refresh.dueElapsedMs(NEIGHBOURS_FRESH_MS)
    const value = CompressedBody.ofJson(body)
    return createSnapshot(value, { fetchedAtMs, failure, dueElapsedMs }, clock)
  }

  return {
    read: async (ref, asked, client) => {
      // Of one job, for all its runs.
      const refresh = findSearch(ref.workspace, ref.job)
      // Another run's search may be under way, after which this one may still lack something.
      for (let tries = 0; tries < 2; tries++) {
        const isLacking = refresh.failure() === null && findHole(ref, asked) !== null
        const isDue = clock.elapsedMs() >= refresh.dueElapsedMs(NEIGHBOURS_FRESH_MS)
        if (isDue || isLacking) void refresh.start(() => search(ref, asked, client))
        const running = refresh.running()
        if (running === null) break
        // oxlint-disable-next-line no-await-in-loop -- see above
        await Promise.race([running, wait(WAIT_MS)])
      }
      return toSnapshot(ref, asked, refresh)
    },
  }
}
