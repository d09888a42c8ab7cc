import { type FailPolicy, type Forecast, type Insight } from './insight'
import { type CauseReason } from './log'
import { type Status } from './status'

/** What `GET /api/jobs/:job/instances/:id/diagnosis` answers, for programs: the same bytes for the same run, history and logs. */
export interface Diagnosis {
  job: string
  id: string
  workspace: string | null
  status: Status
  /** The time that the claims refer to; null once the run is over. */
  atMs: number | null
  claims: Claim[]
  /** Claims that were left out, by kind: there are at most 50 of each. */
  omitted: Record<string, number>
  /** What cannot be said, and why. */
  unknown: { what: 'definition' | 'usual' | 'forecast' | 'edges'; why: string }[]
}

/** Where a claim can be looked up. */
export type Evidence =
  /** A JSON Pointer (RFC 6901) into the answer of `…/instances/:id` or of `…/insight`, and what stands there. */
  | { source: 'run' | 'insight'; pointer: string; value: unknown }
  /** The same in the answer of `…/instances/:id` for another run of the job. */
  | { source: 'other-run'; id: string; pointer: string; value: unknown }
  /** A line of the log of a node, and where it begins. */
  | { source: 'log'; node: string; byte: number; line: number | null; text: string }

interface Held {
  evidence: Evidence[]
}

/** Nodes are named by their keys; times are ms; `usual…` is the median of a spread. */
export type Claim = Held &
  (
    | {
        kind: 'started-late'
        lateMs: number
        usualMs: number
        runs: number
        /** The job whose run it waited for; null when that is not known: then it may also have been run again, which DGC does not say. */
        after: string | null
        /** A job that it depends on and whose run is not known, so that it may have waited for that, and how many more there are. */
        unknownUpstream: Insight['unknownUpstream']
      }
    /** Too few runs had the definition of this one: `differing` of the `runs` that its duration is compared with had another. */
    | { kind: 'new-definition'; differing: number; runs: number }
    /** The run failed, after so many good runs one behind the other, or after so many failed ones; `isAtLeast`: those before them are not known. */
    | {
        kind: 'first-failure' | 'failed-before'
        runs: number
        isAtLeast: boolean
        /** The newest good run before it. */
        lastGood: string | null
      }
    | { kind: 'run-waits'; reason: string; job?: string; run?: string; running?: number; untilMs?: number }
    | {
        kind: 'root-failure'
        node: string
        policy: FailPolicy
        /** Nodes that did not run because of it. */
        notRun: string[]
        /** What its log says; null where `noCause` says why there is nothing. */
        cause: string | null
        noCause: CauseReason | null
      }
    /** A failure that the run went on after, as its policy says. */
    | { kind: 'ignored-failure'; node: string; cause: string | null; noCause: CauseReason | null }
    | { kind: 'node-waits'; node: string; reason: string; for: string | null }
    /** By the condition on the edge from `after`, or by a person: DGC does not say which. */
    | { kind: 'node-skipped'; node: string; after: string }
    | { kind: 'held-back'; node: string; ms: number; usualMs: number; runs: number }
    | { kind: 'longer-than-usual'; node: string; ms: number; usualMs: number; runs: number }
    | {
        kind: 'unusual-rows'
        node: string
        is: 'none' | 'fewer' | 'more'
        rows: number
        usualRows: number
        runs: number
      }
    | {
        kind: 'critical-path'
        nodes: string[]
        ranMs: number
        heldBackMs: number
        leadMs: number
        tailMs: number
      }
    | { kind: 'forecast'; forecast: Exclude<Forecast, { state: 'none' }> }
    | { kind: 'contradiction'; code: string }
  )
