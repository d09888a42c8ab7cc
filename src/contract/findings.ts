import * as v from 'valibot'

/** By no more than this, times contradict nothing: different machines write those of a run and of its nodes. */
export const CLOCK_TOLERANCE_MS = 1000

/**
 * What an answer contradicts: itself, the address, or the documentation. The server finds them, the page words them.
 * Values are given as they stood in the answer. `nodes` counts the nodes concerned; `example` names the first of them.
 */
const where = { nodes: v.number(), example: v.string() }
const text = v.string()

export const Finding = v.variant('code', [
  /** A key stands more than once in one object, with different values. `node` is null for the instance itself. */
  v.object({
    code: v.literal('duplicate-key'),
    key: text,
    values: v.array(text),
    node: v.nullable(text),
    used: v.nullable(text),
  }),
  /** The answer's own instance id (or job name) is not the one that was asked for. */
  v.object({ code: v.literal('id-mismatch'), given: text, asked: text }),
  v.object({ code: v.literal('job-mismatch'), given: text, asked: text }),
  v.object({ code: v.literal('node-id-mismatch'), given: text, ...where }),
  v.object({ code: v.literal('total-mismatch'), total: v.number(), count: v.number() }),
  /** Nodes that started after the instance had ended, or ended before it started. */
  v.object({
    code: v.literal('outside-window'),
    side: v.picklist(['before', 'after', 'both']),
    all: v.boolean(),
    /** From the instance's nearer edge to the nearest such node. */
    gapMs: v.number(),
    edgeMs: v.number(),
    nodeMs: v.number(),
    ...where,
  }),
  /** The instance failed and every node succeeded, or it succeeded and a node failed. */
  v.object({
    code: v.literal('status-contradiction'),
    status: text,
    nodeStatus: text,
    all: v.boolean(),
    ...where,
  }),
  /** Documented to be the instance's own planned time. */
  v.object({ code: v.literal('plan-mismatch'), given: text, instance: text, ...where }),
  /** The instance started before its planned time, by `earlyMs`. */
  v.object({ code: v.literal('early-start'), start: text, plan: text, earlyMs: v.number() }),
  /** `executeTime` against end minus start, both in milliseconds. */
  v.object({
    code: v.literal('execute-time'),
    given: text,
    actualMs: v.number(),
    /** As the console has it, rounded to a tenth. */
    isMinutes: v.optional(v.literal(true)),
  }),
  /** `where` is the instance or its nodes; `asMs` is the value read as a time, when it looks like one. */
  v.object({
    code: v.literal('undocumented-field'),
    field: text,
    value: text,
    asMs: v.nullable(v.number()),
    nodes: v.number(),
  }),
  v.object({ code: v.literal('end-before-start'), start: text, end: text, ...where }),
  /** A time that looks like seconds, and was read as seconds. */
  v.object({ code: v.literal('seconds'), field: text, value: text, ...where }),
  /** A time far ahead of the server's clock, or of microseconds: it is shown as given and read as "not given". */
  v.object({ code: v.literal('far-future'), field: text, value: text, ...where }),
  /** The bytes are no UTF-8, so that some characters were lost; `value` is the text around the first. */
  v.object({ code: v.literal('not-utf8'), value: text }),
  /** A value of the wrong kind, or a count below zero: it is shown as given and read as "not given". */
  v.object({ code: v.literal('unreadable'), field: text, value: text, ...where }),
  v.object({ code: v.literal('duplicate-name'), name: text, count: v.number() }),
  v.object({ code: v.literal('unknown-status'), word: text, ...where }),
  v.object({ code: v.literal('unknown-type'), word: text, ...where }),
  /** Finished or running, without a start. */
  v.object({ code: v.literal('no-start'), ...where }),
  /** The run is finished and the node is given as running. */
  v.object({ code: v.literal('end-unknown'), ...where }),
  /** Running or waiting, with an end. */
  v.object({ code: v.literal('unfinished-end'), status: text, end: text, ...where }),
  v.object({ code: v.literal('log-path'), value: text, ...where }),
])
export type Finding = v.InferOutput<typeof Finding>
export type FindingCode = Finding['code']
