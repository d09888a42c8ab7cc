import { type InsightSample, type NodeUsual } from '../../contract/insight'
import { type JobRun } from '../../contract/job-run'
import { type Run } from '../../contract/run'
import { type Parts } from '../../lib/parts'
import { MAX_USUAL_RUNS, MIN_USUAL_RUNS, isStartedAlike } from '../jobs/usual'
import { type Edges } from './edges'
import { type AlignedRun } from './past-runs'
import { computeSpread } from './spread'

/**
 * The runs that one is compared with, at most 20, newest first by plan: planned before it, of the same trigger, ended in genuine success. A forced
 * or ignored success says nothing about the next run. `trigger` null, from an older DGC, counts as scheduled.
 */
export function selectComparable(
  runs: readonly JobRun[],
  run: Pick<JobRun, 'id' | 'trigger' | 'planMs' | 'startMs'>,
): JobRun[] {
  const timeOf = ({ planMs, startMs }: Pick<JobRun, 'planMs' | 'startMs'>) => planMs ?? startMs ?? -Infinity
  const beforeMs = run.planMs ?? run.startMs ?? Infinity
  return runs
    .filter(
      (other) =>
        other.id !== run.id &&
        other.status === 'success' &&
        other.startMs !== null &&
        other.endMs !== null &&
        other.endMs >= other.startMs &&
        timeOf(other) < beforeMs &&
        isStartedAlike(run, other),
    )
    .toSorted((a, b) => timeOf(b) - timeOf(a))
    .slice(0, MAX_USUAL_RUNS)
}

/** So many nodes take some milliseconds. */
const NODES_AT_ONCE = 1_000

/**
 * What is usual, from earlier runs: for a node only those in which it was defined the same and ended in genuine success. Nodes that no earlier
 * run has are left out. `wanted` is how many runs there are to read in all.
 */
export function* computeSampleInParts(
  nodes: Run['nodes'],
  edges: Edges,
  past: readonly AlignedRun[],
  wanted: number | null,
): Parts<InsightSample> {
  const usual: [string, NodeUsual][] = []
  for (const [at, { key }] of nodes.entries()) {
    const found = readNodeUsual(past, at, edges.doubts[at] === null)
    if (found !== null) usual.push([key, found])
    if (at % NODES_AT_ONCE === NODES_AT_ONCE - 1) yield
  }
  const same = past.filter(({ isOther }) => !isOther)
  const isEnough = same.length >= MIN_USUAL_RUNS
  const defined = isEnough ? same : past
  const alike = defined.filter((run) => tookSameBranches(nodes, run))
  const compared = alike.length >= MIN_USUAL_RUNS ? alike : defined
  const ranAlike = nameChoice(defined.length < past.length, compared.length < defined.length)
  const versions = findVersions(compared)
  return {
    runs: past.length,
    wanted,
    versions: findVersions(past),
    ranMs: computeSpread(compared.map(({ totalMs }) => totalMs)),
    ...(isEnough || same.length === past.length ? {} : { differing: past.length - same.length }),
    ...(same.length < past.length && isEnough && versions ? { ranVersions: versions } : {}),
    ...(ranAlike === null ? {} : { ranAlike }),
    lateMs: computeSpread(past.flatMap(({ lateMs }) => lateMs ?? [])),
    nodes: Object.fromEntries(usual),
  }
}

function nameChoice(byDefinition: boolean, byBranches: boolean): InsightSample['ranAlike'] | null {
  if (byDefinition) return byBranches ? 'both' : 'definition'
  return byBranches ? 'branches' : null
}

/** Whether it skipped what this run skipped, and nothing that has started in this one: runs of other branches take another time. */
const tookSameBranches = (nodes: Run['nodes'], { isSkipped }: AlignedRun): boolean =>
  nodes.every(({ status, startMs }, at) =>
    status === 'skip' ? isSkipped[at] === 1 : startMs === null || isSkipped[at] === 0,
  )

/** Another text once `tookSameBranches` may choose other runs. */
export function describeBranches(nodes: Run['nodes'], past: readonly AlignedRun[]): string {
  const taken = nodes.flatMap(({ status, startMs }, at) => {
    if (status === 'skip') return [-at - 1]
    return startMs !== null && past.some(({ isSkipped }) => isSkipped[at] === 1) ? [at] : []
  })
  return taken.join()
}

function findVersions(past: readonly AlignedRun[]): [number, number] | null {
  const versions = past.flatMap(({ version }) => (version === null ? [] : [version]))
  return versions.length === 0 ? null : [Math.min(...versions), Math.max(...versions)]
}

function readNodeUsual(past: readonly AlignedRun[], at: number, knowsEdges: boolean): NodeUsual | null {
  const same: AlignedRun[] = []
  let changedIn = 0
  let isKnown = false
  for (const run of past) {
    if (!Number.isNaN(run.ranMs[at] ?? NaN)) isKnown = true
    if (run.isSame[at] === 1 && run.isGenuine[at] === 1) same.push(run)
    if (run.isChanged[at] === 1) changedIn++
  }
  if (!isKnown) return null
  const usual: NodeUsual = { runs: same.length }
  if (changedIn > 0) usual.changedIn = changedIn
  if (same.length < MIN_USUAL_RUNS) return usual
  const read = (valuesOf: (run: AlignedRun) => Float64Array) => {
    const values: number[] = []
    for (const run of same) {
      const value = valuesOf(run)[at] ?? NaN
      if (Number.isFinite(value)) values.push(value)
    }
    return computeSpread(values)
  }
  const ms = read(({ ranMs }) => ranMs)
  const rows = read((run) => run.rows)
  const heldBackMs = knowsEdges ? read((run) => run.heldBackMs) : null
  if (ms) usual.ms = ms
  if (rows) usual.rows = rows
  if (heldBackMs) usual.heldBackMs = heldBackMs
  return usual
}
