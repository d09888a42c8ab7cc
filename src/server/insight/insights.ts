import { LRUCache } from 'lru-cache'
import { type Forecast, type Insight, type InsightSample, type RunDefinition } from '../../contract/insight'
import { type Run } from '../../contract/run'
import { type RunRef, getRunKey } from '../../contract/run-ref'
import { type Parts } from '../../lib/parts'
import { SECOND_MS } from '../../lib/time/units'
import { type Edges, findEdges } from '../../model/insight/edges'
import { type Forecaster, createForecaster } from '../../model/insight/forecast'
import { type AlignedRun, alignInParts } from '../../model/insight/past-runs'
import { computeSampleInParts, describeBranches } from '../../model/insight/sample'
import { type Streak } from '../../model/job-runs/neighbours'
import { isLiveRun } from '../../model/run/duration'
import { createRunAt } from '../../model/run/run-at'
import { createSchedule } from '../dgc-jobs/schedule'
import { type Ledger } from '../ledger/ledger'
import { CompressedBody } from '../runs/compressed-body'
import { readContract } from '../runs/read-contract'
import { runInParts } from '../runs/run-in-parts'
import { type Snapshot } from '../runs/run-cache'
import { type Runs } from '../runs/runs'
import { type RunHistories, type RunHistory } from './run-history'
import { explainMissing } from './explain-missing'
import { findLateCause, findWaits } from './run-waits'
import { toRunDefinition } from './to-definition'

/** A run, its insight, and what both were made of. */
export interface RunWithInsight {
  run: Run
  insight: Insight
  /** The insight as JSON. */
  body: CompressedBody
  edges: Edges
  /** What the runs before it did; null where that is not known. */
  streak: Streak | null
  /** The comparable runs, newest first. */
  past: readonly AlignedRun[]
  /** When the answer was read that it was made of. */
  atMs: number
  /** What would have been forecast at an earlier moment, from runs before this one. */
  forecastAt: (atMs: number) => Forecast
}

export interface Insights {
  /**
   * What the history of its job says of a run, once for all viewers, as old as the run's answer. `client` names the allowance that a read of an
   * uncached run uses. Throws an UpstreamError for the run.
   */
  read: (ref: RunRef, client: string) => Promise<Snapshot<RunWithInsight>>
  /** When a run ends, by the last forecast that a viewer got (epoch ms); null without one. Reads nothing. */
  peekEndMs: (ref: RunRef) => number | null
}

export interface InsightsOptions {
  runs: Pick<Runs, 'read'>
  histories: RunHistories
  ledger: Pick<Ledger, 'listRuns'>
  /** Zone of the service, for schedules that name none. */
  zone: string | null
}

interface Entry extends RunWithInsight {
  /** What it was made of. */
  contract: CompressedBody
  comparison: Comparison
}

/** What an entry is made of; `known` where only the run has changed. */
interface Given {
  run: Run
  contract: CompressedBody
  history: RunHistory
  known: Comparison | null
  atMs: number
}

/** What stays the same while the history does and the run has the same nodes, whatever they do. */
interface Comparison {
  history: RunHistory
  definition: RunDefinition | null
  edges: Edges
  sample: InsightSample
  /** As JSON: of 10,000 nodes they are some megabytes. */
  texts: { definition: string; sample: string }
  forecast: Forecaster
  past: readonly AlignedRun[]
}

/** Waits and forecasts depend on the time: they are made anew after this. */
const LIVE_MS = 10 * SECOND_MS
/** As many as the largest runs have together. */
const MAX_NODES = 200_000
/** Nodes of all forecasts of earlier moments that are kept, about 100 bytes each. */
const MAX_PAST_NODES = 100_000

export function createInsights({ runs, histories, ledger, zone }: InsightsOptions): Insights {
  const entries = new LRUCache<string, Entry>({
    maxSize: MAX_NODES,
    sizeCalculation: ({ run }) => Math.min(MAX_NODES, run.nodes.length + 100),
  })
  const pastForecasts = new LRUCache<string, Forecast>({
    maxSize: MAX_PAST_NODES,
    sizeCalculation: (forecast) =>
      Math.min(MAX_PAST_NODES, forecast.state === 'known' ? forecast.nodes.length + 10 : 10),
  })
  /** Tells apart what was made of a run at different times. */
  let made = 0

  function describe(ref: RunRef, run: Run, comparison: Comparison, atMs: number): Insight {
    const { history, definition: defined, sample, forecast } = comparison
    const { definition } = history
    const schedule = definition && createSchedule(definition.schedule, zone)
    const untilMs = isLiveRun(run) ? atMs : (run.planMs ?? atMs)
    return {
      job: ref.job,
      id: ref.id,
      workspace: run.workspace,
      definition: defined,
      noDefinition: defined === null ? explainMissing(history) : null,
      sample,
      forecast: forecast.read(run, sample, atMs),
      waits: findWaits(ref, { run, definition, running: history.running }, { ledger, zone }),
      ...findLateCause(ref, { run, definition }, { ledger, zone }),
      nextMs: schedule?.nextMs(Math.max(untilMs, run.planMs ?? 0)) ?? null,
    }
  }

  function createPastForecaster(run: Run, { forecast, sample }: Comparison): RunWithInsight['forecastAt'] {
    made += 1
    const prefix = `${made} `
    return (atMs) => {
      const known = pastForecasts.get(prefix + atMs)
      if (known !== undefined) return known
      const past = forecast.read(createRunAt(run)(atMs), sample, atMs)
      pastForecasts.set(prefix + atMs, past)
      return past
    }
  }

  const making = new Map<string, { hash: string; history: RunHistory; entry: Promise<Entry> }>()

  async function make(ref: RunRef, { run, contract, history, known, atMs }: Given): Promise<Entry> {
    const comparison = known ?? (await runInParts(compare(run, history)))
    await runInParts(comparison.forecast.prepare(run, atMs))
    const insight = describe(ref, run, comparison, atMs)
    const body = await CompressedBody.ofSlices(writeInsight(insight, comparison))
    const { edges, past } = comparison
    const forecastAt = createPastForecaster(run, comparison)
    const { streak } = comparison.history
    return { run, insight, body, edges, streak, past, contract, comparison, atMs, forecastAt }
  }

  return {
    read: async (ref, client) => {
      const snapshot = await runs.read(ref, client)
      const { contract } = snapshot.value
      const atMs = snapshot.fetchedAtMs
      const key = getRunKey(ref)
      const before = entries.get(key)
      const isSameRun = before?.contract.hash === contract.hash
      const given = isSameRun ? before.run : await readContract(contract)
      const history = histories.read(ref, given)
      const run: Run = history.again ? { ...given, again: true } : given
      const isSameHistory = before?.comparison.history === history
      const isCurrent = !isLiveRun(run) || (before !== undefined && atMs - before.atMs < LIVE_MS)
      if (isSameRun && isSameHistory && isCurrent) return { ...snapshot, value: before }
      // Those who come meanwhile wait for the same one.
      const current = making.get(key)
      if (current?.hash === contract.hash && current.history === history)
        return { ...snapshot, value: await current.entry }
      const known = isSameHistory && isStillCompared(before, run) ? before.comparison : null
      const own = { hash: contract.hash, history, entry: make(ref, { run, contract, history, known, atMs }) }
      making.set(key, own)
      try {
        const value = await own.entry
        // A newer one may have been asked for meanwhile.
        if (making.get(key) === own) entries.set(key, value)
        return { ...snapshot, value }
      } finally {
        if (making.get(key) === own) making.delete(key)
      }
    },
    peekEndMs: (ref) => {
      const forecast = entries.peek(getRunKey(ref))?.insight.forecast
      return forecast?.state === 'known' ? forecast.endMs : null
    },
  }
}

function* compare({ nodes }: Run, history: RunHistory): Parts<Comparison> {
  const { version, past, wanted } = history
  const definition = history.definition && toRunDefinition(version, history.definition)
  const definitions = new Map<number, RunDefinition>()
  for (const [other, known] of history.otherVersions) definitions.set(other, toRunDefinition(other, known))
  if (definition !== null && version !== null) definitions.set(version, definition)
  const edges = findEdges(nodes, definition)
  yield
  const aligned = yield* alignInParts({ nodes, edges, version, definitions }, past)
  const sample = yield* computeSampleInParts(nodes, edges, aligned, wanted)
  const texts = { definition: JSON.stringify(definition), sample: JSON.stringify(sample) }
  yield
  return {
    history,
    definition,
    edges,
    sample,
    texts,
    forecast: createForecaster(edges, aligned),
    past: aligned,
  }
}

/** With its large parts in front, which stay the same. */
function* writeInsight(insight: Insight, { texts }: Comparison): Generator<string> {
  const { definition: _, sample: __, ...rest } = insight
  yield `{"definition":${texts.definition}`
  yield `,"sample":${texts.sample}`
  yield `,${JSON.stringify(rest).slice(1)}`
}

/** It has the same nodes, and went no further into another branch. */
const isStillCompared = ({ run, past }: Pick<Entry, 'run' | 'past'>, { nodes }: Run): boolean =>
  nodes.length === run.nodes.length &&
  nodes.every(({ key }, at) => key === run.nodes[at]?.key) &&
  describeBranches(nodes, past) === describeBranches(run.nodes, past)
