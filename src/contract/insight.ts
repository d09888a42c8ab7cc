import * as v from 'valibot'
import { Count, EpochMs } from './run'
import { STATUSES } from './status'

/**
 * What `GET /api/jobs/:job/instances/:id/insight` answers: what the run itself does not say. Edges, critical path, gaps, waiting reasons, roots,
 * limits, unusual nodes and what-if do not travel: `model/insight` computes them from the run and this, for page and server alike.
 */

/** What DGC does when a node fails. `unknown`: not given, or a word that is not documented. */
export const FAIL_POLICIES = ['fail', 'fail-child', 'ignore', 'suspend', 'unknown'] as const
export type FailPolicy = (typeof FAIL_POLICIES)[number]

/** One node as the version that ran defines it. Values that are not given are left out. */
export const DefinedNode = v.object({
  name: v.string(),
  type: v.string(),
  /** Names of the nodes that have to end before it. */
  after: v.array(v.string()),
  /** Edges that are followed only when the expression holds. */
  conditions: v.optional(v.array(v.object({ after: v.string(), expression: v.string() }))),
  failPolicy: v.picklist(FAIL_POLICIES),
  /** DGC ends the node after this. */
  maxMs: v.optional(v.number()),
  /** How often a failed attempt is tried again. */
  retries: v.optional(v.number()),
  /** Where its author placed it in the editor: any finite numbers. */
  x: v.optional(v.number()),
  y: v.optional(v.number()),
  /** A hash of its properties, which are not sent: another value means other properties. */
  digest: v.optional(v.string()),
  /** The job that it runs, where its properties name one. */
  startsJob: v.optional(v.string()),
})
export type DefinedNode = v.InferOutput<typeof DefinedNode>

/** The definition of the version that ran. */
export const RunDefinition = v.object({
  version: Count,
  nodes: v.array(DefinedNode),
  /** DGC's `instanceTimeout`, in milliseconds. */
  timeoutMs: Count,
})
export type RunDefinition = v.InferOutput<typeof RunDefinition>

/**
 * Why there is no definition. `pending`: not asked yet. `version-unknown`: no list names the version of this run. `forbidden`: no right to
 * read it. `missing`: DGC has no such version. `other-version`: DGC answers with another version than the one that ran, whose edges may be others.
 * `too-large`: larger than is read. `failed`: any other error.
 */
export const NoDefinition = v.object({
  reason: v.picklist([
    'pending',
    'version-unknown',
    'forbidden',
    'missing',
    'other-version',
    'too-large',
    'failed',
  ]),
  /** The one that ran. */
  version: Count,
  /** With `other-version`: the one that DGC gave. */
  given: v.optional(v.number()),
  /** DGC's HTTP status. */
  httpStatus: Count,
})
export type NoDefinition = v.InferOutput<typeof NoDefinition>

/** How a value spread over `runs` comparable runs, in ms or rows; known from 5 runs on. Below 10, say `longest` and not `p90`. */
export const Spread = v.object({
  runs: v.number(),
  p10: v.number(),
  median: v.number(),
  p90: v.number(),
  p95: v.number(),
  longest: v.number(),
  /** Median of the distances from the median. */
  mad: v.number(),
})
export type Spread = v.InferOutput<typeof Spread>

/** What is usual for a node. `runs` counts the comparable ones; below 5 there are neither durations nor rows. */
export const NodeUsual = v.object({
  runs: v.number(),
  ms: v.optional(Spread),
  rows: v.optional(Spread),
  /** How long after its last predecessor's end it started. */
  heldBackMs: v.optional(Spread),
  /** In how many runs of the sample its definition differs; these are not compared. */
  changedIn: v.optional(v.number()),
})
export type NodeUsual = v.InferOutput<typeof NodeUsual>

/** The runs that this one is compared with, at most 20: same job and trigger, ended in genuine success before it. */
export const InsightSample = v.object({
  /** Those whose nodes are known. */
  runs: v.number(),
  /** Null while their list has not been read. */
  wanted: Count,
  /** Versions of the job that they ran, lowest and highest; null when none is known. */
  versions: v.nullable(v.tuple([v.number(), v.number()])),
  /** Start to end; null below 5 runs. Of the runs with the same definition where there are 5, else of all; of these, those that skipped the same nodes. */
  ranMs: v.nullable(Spread),
  /** How many of the runs behind `ranMs` had another definition, if any. */
  differing: v.optional(v.number()),
  /** Lowest and highest version of the runs behind `ranMs`, where these are not all runs. */
  ranVersions: v.optional(v.tuple([v.number(), v.number()])),
  /** Why `ranMs` is of fewer runs than there are: only of those with the same definition, those that took the same branches, or both. */
  ranAlike: v.optional(v.picklist(['definition', 'branches', 'both'])),
  /** Plan to start; null below 5 runs. */
  lateMs: v.nullable(Spread),
  /** By the node's key. */
  nodes: v.record(v.string(), NodeUsual),
})
export type InsightSample = v.InferOutput<typeof InsightSample>

/** A node that has not ended: when it would start and end, in the middle of all replays. */
export const Projection = v.object({ key: v.string(), startMs: v.number(), endMs: v.number() })
export type Projection = v.InferOutput<typeof Projection>

/** How accurate forecasts of this job's earlier runs are at the same progress. */
export const ForecastRecord = v.object({
  forecasts: v.number(),
  /** In how many of them the actual end was inside the range. */
  held: v.number(),
  /** Median distance between the forecast and the actual end. */
  errorMs: v.number(),
})
export type ForecastRecord = v.InferOutput<typeof ForecastRecord>

export const Forecast = v.variant('state', [
  v.object({
    state: v.literal('known'),
    /** The moment it was made: nothing in it ends earlier. */
    atMs: v.number(),
    /** How many runs were replayed. */
    runs: v.number(),
    endMs: v.number(),
    /** From the 10th to the 90th percentile; below 10 runs, and where that range was wrong too often, from the shortest to the longest. */
    fromMs: v.number(),
    toMs: v.number(),
    /** How many of the replays end in the range. */
    within: v.number(),
    /** Nodes are taken to be as much slower or faster than in the replayed run as those that have ended. */
    isScaled: v.boolean(),
    record: v.nullable(ForecastRecord),
    /** Where fewer than 3: in how many of the runs the node that the end depends on took longer than it has so far. */
    longer: v.optional(v.number()),
    nodes: v.array(Projection),
  }),
  /** The end depends on this node, which runs longer, or is held back longer, than in the `runs` of its sample. */
  v.object({
    state: v.literal('overdue'),
    atMs: v.number(),
    key: v.string(),
    runs: v.number(),
    longestMs: v.number(),
    /** One of them lasted longer still: `longestMs`, more than twice as long as any other. */
    hasOutlier: v.optional(v.literal(true)),
    /** It has not started: `longestMs` is how long it was held back at most. */
    isHeldBack: v.optional(v.literal(true)),
  }),
  /** The node failed, or a user has to act on it; `nodes` is how many wait for it. */
  v.object({ state: v.literal('held-up'), atMs: v.number(), key: v.string(), nodes: v.number() }),
  /** `ended`: no forecast is needed. `not-started`: the run waits. `no-edges`: see the definition. */
  v.object({
    state: v.literal('none'),
    reason: v.picklist(['ended', 'not-started', 'blocked', 'no-edges', 'few-runs']),
    runs: v.number(),
  }),
])
export type Forecast = v.InferOutput<typeof Forecast>

/** What a run that has not started may wait for; only what is known. */
export const RunWaits = v.object({
  /** Jobs whose run of the same period must end first, and how that run is; null when not known. */
  jobs: v.array(v.object({ job: v.string(), status: v.nullable(v.picklist(STATUSES)) })),
  /** An earlier run of this job that must end well first, by its definition; null when there is none, or it is not known. */
  previous: v.nullable(v.object({ id: v.string(), planMs: v.number(), status: v.picklist(STATUSES) })),
  /** Runs of this job that are running. */
  running: Count,
  /** Jobs of other workspaces that must end first, too; how they are is not known here. */
  elsewhere: v.optional(v.array(v.object({ job: v.string(), workspace: v.nullable(v.string()) }))),
})
export type RunWaits = v.InferOutput<typeof RunWaits>

/** The run of another job that a late run waited for. */
export const StartedAfter = v.object({ job: v.string(), id: v.string(), endMs: v.number() })
export type StartedAfter = v.InferOutput<typeof StartedAfter>

/** A job that a late run depends on and whose run of that period is not known, and how many more there are; `workspace` is named where it is another one. */
const UnknownUpstream = v.object({
  job: v.string(),
  more: v.number(),
  workspace: v.optional(v.nullable(v.string())),
})

export const Insight = v.object({
  job: v.string(),
  id: v.string(),
  workspace: v.nullable(v.string()),
  /** Exactly one of these two is null. */
  definition: v.nullable(RunDefinition),
  noDefinition: v.nullable(NoDefinition),
  sample: InsightSample,
  forecast: Forecast,
  /** Null once the run has started. */
  waits: v.nullable(RunWaits),
  /** Null also when it is not known what it waited for, if it waited and was not run again. */
  startedAfter: v.nullable(StartedAfter),
  /** What else a late run may have waited for; null where that is known, and where it depends on no job. */
  unknownUpstream: v.nullable(UnknownUpstream),
  /** When the job is planned to run next; null when not known. */
  nextMs: EpochMs,
})
export type Insight = v.InferOutput<typeof Insight>

/** DGC runs at most this many runs of a job at once; the others wait. From its documentation. */
export const MAX_RUNNING = 5
