/* oxlint-disable no-await-in-loop -- calls are made one after the other */
import { type Clock } from '../../lib/time/clock'
import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { type ListedRun } from '../dgc-jobs/run-list'
import { type Ledger } from '../ledger/ledger'
import {
  AHEAD_MS,
  MISSED_RELIST_MS,
  OPEN_RELIST_MS,
  type Span,
  findNewestHole,
  planMissedWindows,
  planWindows,
} from './coverage'
import { type ListCalls } from './list-calls'
import { type Picture } from './picture'
import { forgetFuture, noteRuns, readCoverage } from './remember'

export interface RunSweepOptions {
  workspace: string
  calls: ListCalls
  ledger: Ledger
  clock: Clock
}

/** Lists the runs of a workspace for its picture, windows of time one after the other. */
interface RunSweep {
  /** The runs that are new or may have changed; `onNewest` is called when those of the last day are there. */
  refresh: (onNewest: () => void) => Promise<void>
  /** The newest window of older runs that is not known; false when there is none. */
  listOlder: () => Promise<boolean>
}

/** What the strips of daily jobs need, less than what five windows hold. */
const HISTORY_MS = 34 * DAY_MS
/** A run that was started again is found by listing the whole day. */
const WHOLE_DAY_EVERY_MS = 15 * MINUTE_MS

export function createRunSweep(
  picture: Picture,
  { workspace, calls, ledger, clock }: RunSweepOptions,
): RunSweep {
  /** When they were listed last, by the monotonic clock. */
  let dayElapsedMs = -Infinity
  let oldElapsedMs = -Infinity
  let missedElapsedMs = -Infinity

  async function listSpan(span: Span): Promise<void> {
    const onPage = async (rows: ListedRun[]): Promise<void> => {
      const seenAtMs = clock.nowMs()
      for (const { job, run } of rows) picture.addRun(job, run)
      await ledger.recordRuns(workspace, rows, seenAtMs)
    }
    await calls.listRuns({ workspace, job: null, span, priority: 'background', onPage })
  }

  return {
    refresh: async (onNewest) => {
      const nowMs = clock.nowMs()
      const elapsedMs = clock.elapsedMs()
      const aheadMs = nowMs + AHEAD_MS
      forgetFuture(ledger, { workspace, job: null }, nowMs)
      const lastMs = readCoverage(ledger, workspace, null).at(-1)?.toMs ?? 0
      const isWholeDay = Math.max(nowMs - lastMs, elapsedMs - dayElapsedMs) >= WHOLE_DAY_EVERY_MS
      const isNew = nowMs - lastMs > DAY_MS
      const [newest, ...older] = planWindows(
        picture.listUnfinished(),
        isNew ? nowMs - DAY_MS : lastMs,
        aheadMs,
      )
      const fromMs = Math.min(newest?.fromMs ?? nowMs, isWholeDay ? nowMs - DAY_MS : Infinity)
      await listSpan({ fromMs, toMs: aheadMs })
      if (isWholeDay) dayElapsedMs = elapsedMs
      picture.setListed(noteRuns(ledger, workspace, null, { fromMs, toMs: nowMs }), nowMs)
      onNewest()
      if (elapsedMs - oldElapsedMs >= OPEN_RELIST_MS) {
        for (const span of older) await listSpan(span)
        oldElapsedMs = elapsedMs
      }
      if (elapsedMs - missedElapsedMs < MISSED_RELIST_MS) return
      const missed = planMissedWindows(picture.listMissed(), nowMs)
      if (missed.length === 0) return
      for (const span of missed) await listSpan(span)
      missedElapsedMs = elapsedMs
    },

    listOlder: async () => {
      const { listedAtMs } = picture
      if (listedAtMs === null) return false
      const wanted = { fromMs: listedAtMs - HISTORY_MS, toMs: listedAtMs }
      const hole = findNewestHole(readCoverage(ledger, workspace, null), wanted)
      if (hole === null) return false
      await listSpan(hole)
      picture.setListed(noteRuns(ledger, workspace, null, hole), picture.listedAtMs ?? listedAtMs)
      return true
    },
  }
}
