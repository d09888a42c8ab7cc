import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { hash } from '../jobs/hash'
import { type Run } from '../scenarios/snapshot'
import { start } from './job-kinds'
import { createNode, definePipeline } from './job-parts'
import { type Changes, type StagedNode } from './play'

export const tune = (
  nodes: readonly StagedNode[],
  tuned: Readonly<Record<string, Partial<StagedNode>>>,
): StagedNode[] => nodes.map((one) => ({ ...one, ...tuned[one.name] }))

export const SOURCE_JOB = 'dwd_slow_source'
/** Takes longer than the half hour until its next run. */
export const source = definePipeline('slow_source', 0.9)
export const playSource = (planMs: number): Run => start('8871000017', source, planMs, planMs)

export const follower = definePipeline('follower', 0.2)
export const playFollower = (planMs: number): Run =>
  start('8871000018', follower, planMs, (playSource(planMs).endMs ?? planMs) + 4_000)

/** DGC runs five at once, and each takes as long as five planned times are apart: the next one always waits. */
export const tickets = definePipeline('tickets', 1.05)
export const playTickets = (planMs: number): Run => {
  const startMs = planMs + 10 * MINUTE_MS
  return { ...start('8871000019', tickets, planMs, startMs), endMs: startMs + 50 * MINUTE_MS }
}

export const planned = definePipeline('planned', 0.15)

/** A night of twice the data. */
export const MORE_DATA: Changes = {
  extract_stock_a: { rows: 11_020_000, minutes: 24 },
  extract_stock_b: { rows: 26_900_000, minutes: 38 },
  clean_stock: { rows: 26_800_000, minutes: 22 },
  merge_stock: { rows: 26_790_000, minutes: 33 },
}

/** Submitted every five days: each version has a node of its own, and another script in one that all have. */
export const priceNodes = (version: number): StagedNode[] => [
  ...tune(definePipeline('prices'), {
    clean_prices: { script: `clean_prices_v${version}.sql`, minutes: 6 + (version % 3) * 5 },
  }),
  createNode(`audit_v${version}`, 'HiveSQL', 2, ['merge_prices'], { failPolicy: 'IGNORE' }),
]
export const priceVersion = (planMs: number): number => Math.floor(planMs / DAY_MS / 5) - 4_100

/** Twenty layers of ten, each node behind up to three of the layer before it. */
const LAYER = 10
export const graph: StagedNode[] = Array.from({ length: 200 }, (_, at) => {
  const layer = Math.floor(at / LAYER)
  const places = [0, 1, 2].map((each) => hash(at, each) % LAYER).slice(0, 1 + (hash(at, 9) % 3))
  const after = layer === 0 ? [] : [...new Set(places.map((place) => nameOf((layer - 1) * LAYER + place)))]
  return createNode(nameOf(at), at % 4 === 0 ? 'DWSSQL' : 'SparkSQL', 1 + (hash(at, 5) % 4), after)
})
function nameOf(at: number): string {
  return `step_${String(at).padStart(3, '0')}`
}

/** None, texts that are no numbers, and numbers far away. */
const ODD_PLACES = [null, { x: '', y: 'abc' }, { x: '1e300', y: '-1e300' }, { x: 'NaN', y: '0' }] as const
export const oddlyPlaced = definePipeline('odd').map((one, at): StagedNode => ({
  ...one,
  location: ODD_PLACES[at % 4] ?? null,
}))

export const cyclic = tune(definePipeline('cyclic'), { clean_cyclic: { after: ['publish_cyclic'] } })

/** One node was renamed, one was added, and two share a name. */
export const other = [
  ...definePipeline('other').filter(({ name }) => name !== 'check_quality'),
  createNode('added_later', 'Shell', 1, ['merge_other']),
  createNode('notify_owner', 'SMN', 0.05, ['merge_other']),
]
