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

export interface WallPicture {
  cells: readonly WallCell[]
  /** Jobs that have no cell, and have failed. */
  beyond: readonly WallCell[]
  axis: WallAxis
}

export interface PictureMoment {
  nowMs: number
  /** The whole wall is old. */
  isOld: boolean
  /** The interval of the polls. */
  pollMs: number
  /** Of the zone, to be added to UTC. */
  offsetMs: number
}

const OLD_POLLS = 3

/** All that a wall shows, at one moment. Pure; the order is that of the address. */
export function buildWallPicture(wall: Wall, { nowMs, isOld, pollMs, offsetMs }: PictureMoment): WallPicture {
  const describe = (wallJob: WallJob): WallCell => {
    const source = wall.sources[wallJob.source]
    const isOwnOld =
      source !== undefined &&
      source.error !== null &&
      nowMs - (source.listedAtMs ?? 0) > OLD_POLLS * pollMs + SECOND_MS
    const state = classifyJob(wallJob, source, { nowMs, isOld: isOld || isOwnOld })
    const { job, name, downstream, timeoutMs, run: nodes } = wallJob
    const workspace = source?.workspace ?? ''
    return {
      ...state,
      ...computeTimes(job, state, timeoutMs, nowMs),
      key: JSON.stringify([workspace, name]),
      name,
      workspace,
      job,
      downstream,
      asOf: isOwnOld && !isOld && job !== null ? { ms: source.listedAtMs } : null,
      nodes: nodes !== null && nodes.id === (state.again ?? state.run)?.id ? nodes : null,
      earlier: [],
    }
  }
  const described = wall.jobs.map(describe)
  const axis = computeWallAxis(described, nowMs, offsetMs)
  return {
    cells: described.map((cell) => ({ ...toNext(cell, axis), earlier: listEarlier(cell, axis) })),
    beyond: wall.moreFailed.map(describe).filter(({ kind }) => WALL_KIND[kind].pinned === true),
    axis,
  }
}

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
