import * as v from 'valibot'
import { Count, EpochMs } from './run'
import { STATUSES } from './status'

/** One run in a list of runs: what DGC's ListJobInstances gives, read by the server. */
export const JobRun = v.object({
  id: v.string(),
  status: v.picklist(STATUSES),
  /** Empty where it is the usual spelling of the status. */
  rawStatus: v.string(),
  /** DGC's `instanceType`, see TRIGGERS; null when not given. */
  trigger: Count,
  /** The version of the job that ran; null when not given. */
  version: Count,
  planMs: EpochMs,
  startMs: EpochMs,
  endMs: EpochMs,
  /** DGC's `errorMessage`: hostile text, cut to its head. Null when not given. */
  error: v.nullable(v.string()),
  /** It was run again, and these are the times of its last attempt: Nodeline saw it end before, or a run planned later had started before it. */
  again: v.optional(v.literal(true)),
  /** DGC no longer lists it; only Nodeline remembers it. */
  onlyKept: v.optional(v.literal(true)),
})
export type JobRun = v.InferOutput<typeof JobRun>

/** How long a job's runs usually take: over the last 20 scheduled runs that ended in genuine success. Null below 5 of them. */
export const Usual = v.object({
  runs: v.number(),
  medianMs: v.number(),
  p90Ms: v.number(),
  /** 90 % of these runs started at most this long after their plan. */
  lateP90Ms: v.number(),
})
export type Usual = v.InferOutput<typeof Usual>

/** The words that stand in a run's address in place of an id. */
export const LATEST_WORDS = ['latest', 'latest-failed', 'latest-success'] as const
export type LatestWord = (typeof LATEST_WORDS)[number]

export const isLatestWord = (id: string): id is LatestWord => LATEST_WORDS.some((word) => word === id)
