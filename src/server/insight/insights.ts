import { LRUCache } from 'lru-cache'
import { type Insight, type NoDefinition } from '../../contract/insight'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { unpackRun } from '../../contract/run-transfer'
import { SECOND_MS } from '../../lib/time/units'
import { isLiveRun } from '../../model/run/duration'
import { createSchedule } from '../dgc-jobs/schedule'
import { type Ledger } from '../ledger/ledger'
import { CompressedBody } from '../runs/compressed-body'
import { type Snapshot } from '../runs/run-cache'
import { type Runs } from '../runs/runs'
import { type RunHistories, type RunHistory } from './run-history'
import { describeSample } from './sample'
import { findWaits } from './run-waits'
import { toRunDefinition } from './to-definition'

/** A run with what is known beyond it. */
interface Told {
  run: Run
  insight: Insight
  /** Of the insight, as JSON. */
  body: CompressedBody
}

export interface Insights {
  /**
   * What the history of its job says of a run, once for all viewers, as old as the run's answer. `client` names the allowance that a read of an
   * uncached run uses. Throws an UpstreamError for the run.
   */
  read: (ref: RunRef, client: string) => Promise<Snapshot<Told>>
}

export interface InsightsOptions {
  runs: Pick<Runs, 'read'>
  histories: RunHistories
  ledger: Pick<Ledger, 'listRuns'>
  /** Zone of the service, for schedules that name none. */
  zone: string | null
}

interface Entry extends Told {
  /** What it was made of. */
  contract: CompressedBody
  history: RunHistory
  atMs: number
}

/** Waits and forecasts depend on the time: they are made anew after this. */
const LIVE_MS = 10 * SECOND_MS
/** As many as the largest runs have together. */
const MAX_NODES = 200_000

export function createInsights({ runs, histories, ledger, zone }: InsightsOptions): Insights {
  const entries = new LRUCache<string, Entry>({
    maxSize: MAX_NODES,
    sizeCalculation: ({ run }) => Math.min(MAX_NODES, run.nodes.length + 100),
  })

  function describe(ref: RunRef, run: Run, history: RunHistory, atMs: number): Insight {
    const { definition, version } = history
    const schedule = definition && createSchedule(definition.schedule, zone)
    const untilMs = isLiveRun(run) ? atMs : (run.planMs ?? atMs)
    return {
      job: ref.job,
      id: ref.id,
      workspace: run.workspace,
      definition: definition && toRunDefinition(version, definition),
      noDefinition: definition === null ? explainMissing(history) : null,
      sample: describeSample(run, history),
      forecast: { state: 'none', reason: isLiveRun(run) ? 'few-runs' : 'ended', runs: 0 },
      waits: findWaits(ref, { run, definition, running: history.running }, { ledger, zone }),
      nextMs: schedule?.nextMs(Math.max(untilMs, run.planMs ?? 0)) ?? null,
    }
  }

  return {
    read: async (ref, client) => {
      const snapshot = await runs.read(ref, client)
      const { contract } = snapshot.value
      const atMs = snapshot.fetchedAtMs
      const key = JSON.stringify([ref.workspace, ref.job, ref.id])
      const before = entries.get(key)
      const isSameRun = before?.contract.hash === contract.hash
      const run = isSameRun ? before.run : unpackRun(JSON.parse((await contract.as(null)).toString()))
      const history = histories.read(ref, run)
      const isCurrent = !isLiveRun(run) || (before !== undefined && atMs - before.atMs < LIVE_MS)
      if (isSameRun && isCurrent && before.history === history) return { ...snapshot, value: before }
      const insight = describe(ref, run, history, atMs)
      const body = CompressedBody.of(Buffer.from(JSON.stringify(insight)))
      const value = { run, insight, body, contract, history, atMs }
      entries.set(key, value)
      return { ...snapshot, value }
    },
  }
}

function explainMissing({ version, failure, isReading }: RunHistory): NoDefinition {
  const httpStatus = failure?.upstream?.status ?? null
  if (failure !== null) {
    const isMissing = failure.code === 'job_not_found' || failure.code === 'workspace_not_found'
    if (failure.code === 'forbidden') return { reason: 'forbidden', version, httpStatus }
    return { reason: isMissing ? 'missing' : 'failed', version, httpStatus }
  }
  return { reason: isReading || version !== null ? 'pending' : 'version-unknown', version, httpStatus }
}
