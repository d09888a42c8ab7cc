import { LRUCache } from 'lru-cache'
import { type JobRun } from '../../contract/job-run'
import { type RunCauses } from '../../contract/log'
import { type RunRef, getRunKey } from '../../contract/run-ref'
import { isFailing, isTerminal } from '../../contract/status'
import { type WallRun } from '../../contract/wall'
import { type Clock } from '../../lib/time/clock'
import { SECOND_MS } from '../../lib/time/units'
import { summarizeRun } from '../../model/wall/summarize-run'
import { UpstreamError } from '../dgc/faults'
import { readContract } from '../runs/read-contract'
import { type Runs } from '../runs/runs'

export interface WallRunsOptions {
  runs: Pick<Runs, 'read'>
  /** What the logs of the failed nodes say. Throws an UpstreamError for the run. */
  readCauses: (ref: RunRef, client: string) => Promise<RunCauses>
  /** A bug of ours. */
  onFault: (thrown: unknown) => void
  clock: Clock
  wait: (ms: number) => Promise<void>
}

export interface WallRuns {
  /** What is known of the nodes of a run; what is not known, or old, is read in the background. */
  find: (ref: RunRef, run: JobRun) => WallRun | null
}

interface Entry {
  /** Of the run in the list when it was read. */
  stamp: string
  /** Of that run: another attempt under the same id starts at another time. */
  startMs: number | null
  value: WallRun | null
  /** By the monotonic clock; Infinity for what does not change. */
  dueElapsedMs: number
}

interface Waiting {
  ref: RunRef
  run: JobRun
}

/** So many are kept, and so many may wait to be read; a further one waits until its wall asks again. */
const MAX_RUNS = 1_000
const FRESH_MS = 20 * SECOND_MS
/** Three a second for all walls together, so that viewers of runs do not wait for them. */
const PAUSE_MS = SECOND_MS / 3
/** Its allowance of runs that are not cached is that of one viewer. */
const CLIENT = 'nodeline:walls'
const MAX_LINE = 600

/** The nodes of runs that walls show: only of those that run or have failed. */
export function createWallRuns({ runs, readCauses, onFault, clock, wait }: WallRunsOptions): WallRuns {
  const known = new LRUCache<string, Entry>({ max: MAX_RUNS })
  /** By key; the first one is being read. */
  const waiting = new Map<string, Waiting>()
  let working: Promise<void> | null = null

  async function readLine(ref: RunRef): Promise<{ line: WallRun['line']; isFinal: boolean }> {
    const causes = await readCauses(ref, CLIENT)
    const found = causes.find(({ cause }) => cause !== null)?.cause
    const isFinal = causes.every(({ why }) => why !== 'reading' && why !== 'not_written')
    if (!found) return { line: null, isFinal }
    const text = found.text.slice(0, MAX_LINE).toWellFormed()
    const detail = found.detail?.slice(0, MAX_LINE).toWellFormed() ?? null
    return { line: { number: found.line, text, detail }, isFinal }
  }

  async function read(key: string, { ref, run }: Waiting): Promise<void> {
    const { status, startMs } = run
    const value = valueOf(known.get(key), run)
    const entry: Entry = { stamp: stampOf(run), startMs, value, dueElapsedMs: Infinity }
    known.set(key, entry)
    let isFinal = isTerminal(status)
    try {
      const { contract } = (await runs.read(ref, CLIENT)).value
      const summary = summarizeRun(await readContract(contract))
      entry.value = { ...summary, line: entry.value?.line ?? null, isLineFinal: false }
      if (isFailing(status)) {
        const found = await readLine(ref)
        entry.value = { ...summary, line: found.line, isLineFinal: found.isFinal }
        isFinal &&= found.isFinal
      }
    } catch (thrown) {
      if (!(thrown instanceof UpstreamError)) onFault(thrown)
      isFinal = false
    }
    if (!isFinal) entry.dueElapsedMs = clock.elapsedMs() + FRESH_MS
  }

  async function work(): Promise<void> {
    for (const [key, next] of waiting) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, at a pace
      await read(key, next)
      waiting.delete(key)
      // oxlint-disable-next-line no-await-in-loop -- the same
      await wait(PAUSE_MS)
    }
  }

  return {
    find: (ref, run) => {
      const key = getRunKey(ref)
      const entry = known.get(key)
      const isDue = entry?.stamp !== stampOf(run) || clock.elapsedMs() >= entry.dueElapsedMs
      if (isDue && (waiting.has(key) || waiting.size < MAX_RUNS)) waiting.set(key, { ref, run })
      if (waiting.size > 0) working ??= work().finally(() => (working = null))
      return valueOf(entry, run)
    },
  }
}

const valueOf = (entry: Entry | undefined, { startMs }: JobRun): WallRun | null =>
  entry?.startMs === startMs ? entry.value : null

/** Differs once the list says something else of the run. */
const stampOf = ({ status, startMs, endMs }: JobRun): string => `${status} ${startMs} ${endMs}`
