import { type Job } from '../../contract/job'
import { type JobRun } from '../../contract/job-run'
import { type Wall, type WallJob, type WallRun } from '../../contract/wall'
import { SECOND_MS } from '../../lib/time/units'
import { getPlan } from '../jobs/latest'
import { computeWallAxis, type WallAxis } from './axis'
import { classifyJob, type WallState } from './classify'
import { WALL_KIND } from '../../contract/wall-kind'
import { computeTimes, type WallTimes } from './times'

/** A job as a wall shows it. */
export interface WallCell extends WallState, WallTimes {
  key: string
  name: string
  /** As the address names it. */
  workspace: string
  job: Job | null
  downstream: readonly string[]
  /** Its data alone are old; when they were listed, null for never. */
  asOf: { ms: number | null } | null
  /** The nodes of the run that is shown; null while they are not known. */
  nodes: WallRun | null
  /** Runs on the axis before the one that is shown. */
  earlier: readonly JobRun[]
}

/** Of one moment, by the job that they show: cells without what depends on the axis, and those that are shown. */
interface Described {
  key: string
  bare: WeakMap<WallJob, WallCell>
  cells: WeakMap<WallJob, WallCell>
}

export interface WallPicture {
  cells: readonly WallCell[]
  /** Jobs that have no cell, and have failed. */
  beyond: readonly WallCell[]
  axis: WallAxis
  /** For the next picture. */
  described: Described
}

export interface PictureMoment {
  nowMs: number
  /** The wall says of itself how old its data are: only a job whose data are older still is marked. */
  isTold: boolean
  /** The interval of the polls. */
  pollMs: number
  /** Of the zone, to be added to UTC. */
  offsetMs: number
}

/** When a wall begins to say so of all its data. */
const OLD_POLLS = 3.5

/**
 * All that a wall shows, at one moment; the order is that of the address. Unchanged jobs keep their cells while moment, axis and source are the
 * same, so that they are not drawn again: `known` is what this function returned before.
 */
export function buildWallPicture(
  wall: Wall,
  { nowMs, isTold, pollMs, offsetMs }: PictureMoment,
  known?: WallPicture,
): WallPicture {
  const key = JSON.stringify([wall.sources, nowMs, isTold, pollMs])
  const same = known?.described.key === key ? known.described : null
  const listedMs = wall.sources.map(({ error, listedAtMs }) => (error === null ? nowMs : (listedAtMs ?? 0)))
  const newestMs = isTold ? Math.max(...listedMs) : nowMs
  const create = (wallJob: WallJob): WallCell => {
    const source = wall.sources[wallJob.source]
    const isOwnOld =
      source !== undefined &&
      source.error !== null &&
      newestMs - (source.listedAtMs ?? 0) > OLD_POLLS * pollMs + SECOND_MS
    const state = classifyJob(wallJob, source, nowMs)
    const { job, name, downstream, timeoutMs, run } = wallJob
    const nodes = run !== null && run.id === (state.again ?? state.run)?.id ? run : null
    const workspace = source?.workspace ?? ''
    return {
      ...state,
      ...computeTimes({ job, timeoutMs, hasFailed: nodes !== null && nodes.failed !== null }, state, nowMs),
      key: JSON.stringify([workspace, name]),
      name,
      workspace,
      job,
      downstream,
      asOf: isOwnOld && job !== null ? { ms: source.listedAtMs } : null,
      nodes,
      earlier: [],
    }
  }
  const bare = new WeakMap<WallJob, WallCell>()
  const describe = (wallJob: WallJob): WallCell => {
    const cell = same?.bare.get(wallJob) ?? create(wallJob)
    bare.set(wallJob, cell)
    return cell
  }
  const described = wall.jobs.map((wallJob) => ({ wallJob, cell: describe(wallJob) }))
  const computed = computeWallAxis(
    described.map(({ cell }) => cell),
    nowMs,
    offsetMs,
  )
  const axis = known !== undefined && isSameAxis(known.axis, computed) ? known.axis : computed
  const shown = known?.axis === axis ? same?.cells : undefined
  const cells = new WeakMap<WallJob, WallCell>()
  const place = ({ wallJob, cell }: (typeof described)[number]): WallCell => {
    const placed = shown?.get(wallJob) ?? { ...toNext(cell, axis), earlier: listEarlier(cell, axis) }
    cells.set(wallJob, placed)
    return placed
  }
  return {
    cells: described.map(place),
    beyond: wall.moreFailed.map(describe).filter(({ kind }) => WALL_KIND[kind].pinned === true),
    axis,
    described: { key, bare, cells },
  }
}

const isSameAxis = (a: WallAxis, b: WallAxis): boolean => a.fromMs === b.fromMs && a.toMs === b.toMs

/** A good run that ended before the axis is not tonight's. */
function toNext(cell: WallCell, { fromMs }: WallAxis): WallCell {
  const isCalm = WALL_KIND[cell.kind].tone === 'success' || cell.kind === 'skipped' || cell.kind === 'never'
  if (!isCalm) return cell
  const isOlder = cell.run === null || (cell.endMs ?? cell.startMs ?? cell.planMs ?? 0) < fromMs
  if (!isOlder) return cell
  if (cell.nextMs !== null) return { ...cell, kind: 'next' }
  const isStopped = cell.job?.status === 'paused' || cell.job?.status === 'stopped'
  return isStopped ? { ...cell, kind: 'stopped' } : cell
}

function listEarlier({ job, run, again }: WallCell, { fromMs }: WallAxis): JobRun[] {
  if (job === null) return []
  return job.runs.filter(
    (each) => each !== run && each !== again && each.startMs !== null && (getPlan(each) ?? 0) >= fromMs,
  )
}
