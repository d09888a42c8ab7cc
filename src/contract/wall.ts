import * as v from 'valibot'
import { ERROR_CODES } from './errors'
import { Job } from './job'
import { PackedJob } from './job-transfer'
import { Count, EpochMs } from './run'

/** A workspace that jobs of a wall are from. */
const WallSource = v.object({
  workspace: v.string(),
  /** Its list of jobs has not been read to its end, or no runs have been listed yet. */
  isReading: v.boolean(),
  /** Null while its lists are loading. */
  error: v.nullable(v.picklist(ERROR_CODES)),
  /** While there is an error: when its runs were listed last; null when they never were. */
  listedAtMs: EpochMs,
})
export type WallSource = v.InferOutput<typeof WallSource>

/** What a wall shows of the nodes of a running or failed run. */
export const WallRun = v.object({
  id: v.string(),
  done: v.number(),
  total: v.number(),
  /** Nodes that have not started. */
  notRun: v.number(),
  /** Intervals in which nodes ran that have ended: ascending, with gaps between them. */
  ranMs: v.array(v.tuple([v.number(), v.number()])),
  /** The nodes that run now, and when the first of them started. */
  running: v.array(v.string()),
  runningSinceMs: EpochMs,
  /** The node that failed first. */
  failed: v.nullable(
    v.object({
      name: v.string(),
      type: v.string(),
      retries: v.number(),
      startMs: EpochMs,
      /** The run may have ended later. */
      endMs: EpochMs,
    }),
  ),
  /** The line of its log that says why, and one that belongs to it; null when no log says so. */
  line: v.nullable(
    v.object({ number: v.nullable(v.number()), text: v.string(), detail: v.nullable(v.string()) }),
  ),
  /** False while a log that may say why is still to be read. */
  isLineFinal: v.boolean(),
})
export type WallRun = v.InferOutput<typeof WallRun>

const WALL_JOB = {
  name: v.string(),
  /** Index of its source. */
  source: v.number(),
  /** Jobs that wait for this one. */
  downstream: v.array(v.string()),
  /** DGC ends a run after this; null when not known. */
  timeoutMs: Count,
  /** The nodes of a running or failed run; null until they are read, and for every other run. */
  run: v.nullable(WallRun),
  /** It runs all the time and has no runs: DGC lists it apart. */
  isRealTime: v.optional(v.literal(true)),
  /** No run of it is known, and those of the last days are still being listed. */
  isUnread: v.optional(v.literal(true)),
}

/** A job of a wall. */
const WallJob = v.object({
  ...WALL_JOB,
  /** Null when DGC does not list the job, or its list is not read yet. */
  job: v.nullable(Job),
})
export type WallJob = v.InferOutput<typeof WallJob>

/** The jobs that an address of a wall names, in its order. */
export const Wall = v.object({
  sources: v.array(WallSource),
  jobs: v.array(WallJob),
  /** Jobs that the address names beyond those of `jobs`. */
  more: v.number(),
  /** Those of them whose last run failed. */
  moreFailed: v.array(WallJob),
})
export type Wall = v.InferOutput<typeof Wall>

const PackedWallJob = v.object({ ...WALL_JOB, job: v.nullable(PackedJob) })
const PackedWall = v.object({
  ...Wall.entries,
  jobs: v.array(v.unknown()),
  moreFailed: v.array(v.unknown()),
})

/** A job of a wall as the server sends it, packed as in a list of jobs. Throws on anything else. */
export const unpackWallJob = (packed: unknown): WallJob => v.parse(PackedWallJob, packed)

/** Reads what the server sends, each job by `unpack`. Throws on anything else. */
export function unpackWall(body: unknown, unpack = unpackWallJob): Wall {
  const wall = v.parse(PackedWall, body)
  const unpackAll = (jobs: readonly unknown[]) => jobs.map((packed) => unpack(packed))
  return Object.assign(wall, { jobs: unpackAll(wall.jobs), moreFailed: unpackAll(wall.moreFailed) })
}
