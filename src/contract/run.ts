import * as v from 'valibot'
import { Finding } from './findings'
import { STATUSES } from './status'
import { MAX_DATE_MS } from './time'

/** Epoch milliseconds that a Date can hold, or null where the answer gives no usable time. */
export const EpochMs = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_DATE_MS)))
export const Count = v.nullable(v.number())

/** A field as it stood in the answer: its name and its JSON text, digits and quotes included. */
export const RawField = v.tuple([v.string(), v.string()])
export type RawField = v.InferOutput<typeof RawField>

/**
 * One node record of the run. Nothing of the record is lost: a field whose text is not exactly what the typed value prints
 * (unknown, unreadable, read as something else, too long for a number) stands in `raw`.
 */
export const RunNode = v.object({
  /** Names the node in an address: its name, or `name~2` for the second of that name. Unique within the instance. */
  key: v.string(),
  name: v.string(),
  /** As given; the empty string when the answer names none. */
  type: v.string(),
  status: v.picklist(STATUSES),
  rawStatus: v.string(),
  /** Only where it differs from the run's plan; see `getPlanMs` in model. It never says when this node could have started. */
  planMs: v.optional(EpochMs),
  startMs: EpochMs,
  endMs: EpochMs,
  /** Failed attempts that were tried again. DGC gives the count and no times. */
  retries: Count,
  /** DGC's `inputRowCount`: rows written in the Chinese text, rows of input in the English one. */
  rows: Count,
  rowsPerSecond: Count,
  queue: v.nullable(v.string()),
  /** As given and untrusted; only `obs://` may ever be offered as more than text. */
  logPath: v.nullable(v.string()),
  /** An https address, when the server is configured to make one. */
  logUrl: v.optional(v.string()),
  raw: v.optional(v.array(RawField)),
})
export type RunNode = v.InferOutput<typeof RunNode>

/** One run, as the server read it once for all viewers. `job`, `id` and `workspace` are those of the address. */
export const Run = v.object({
  job: v.string(),
  id: v.string(),
  /** The one that was asked for upstream; null when none was named. */
  workspace: v.nullable(v.string()),
  status: v.picklist(STATUSES),
  rawStatus: v.string(),
  /** DGC's `instanceType`, see TRIGGERS; null when not given. */
  trigger: Count,
  planMs: EpochMs,
  startMs: EpochMs,
  endMs: EpochMs,
  /** As in a list of runs, once one was read. */
  again: v.optional(v.literal(true)),
  total: Count,
  nodes: v.array(RunNode),
  /** Raw fields that every node carries with the same text, said once. They belong to each node's own. */
  sharedRaw: v.array(RawField),
  raw: v.array(RawField),
  findings: v.array(Finding),
})
export type Run = v.InferOutput<typeof Run>

/** `instanceType`, by DGC's numbers. */
export const TRIGGERS = {
  0: 'scheduled',
  2: 'manual',
  5: 'patch-data',
  6: 'sub-job',
  7: 'once',
} as const satisfies Record<number, string>
export type Trigger = (typeof TRIGGERS)[keyof typeof TRIGGERS]

export const parseTrigger = (value: number): Trigger | null =>
  Object.hasOwn(TRIGGERS, value) ? TRIGGERS[value as keyof typeof TRIGGERS] : null
