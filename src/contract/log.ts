import * as v from 'valibot'
import { ErrorBody, LOG_FAILURES } from './errors'
import { EpochMs } from './run'

export const LOG_ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
export type LogEncoding = (typeof LOG_ENCODINGS)[number]

/** What is known of a log object. Bytes and sizes are those of the text: of a gzip object, unpacked. */
export const LogObject = v.object({
  size: v.number(),
  etag: v.string(),
  /** When it was last written. */
  modifiedMs: EpochMs,
  encoding: v.picklist(LOG_ENCODINGS),
  isGzip: v.boolean(),
  /** Of a gzip object no more was unpacked: the size is that of what was. It is larger than LOG_SCAN_MB, or took too long, unless `isBroken`. */
  isCut: v.optional(v.boolean()),
  /** A gzip object that is cut short or damaged. */
  isBroken: v.optional(v.boolean()),
})
export type LogObject = v.InferOutput<typeof LogObject>

/**
 * Whole lines of a log, in order. LF and CRLF end a line, a lone CR does not. A line that is longer than a piece comes in parts: then the
 * piece starts or ends inside of it.
 */
export const LogPiece = v.object({
  object: LogObject,
  fromByte: v.number(),
  toByte: v.number(),
  /** Counted from 1; null until the sketch has counted the lines before it. */
  firstLine: v.nullable(v.number()),
  startsInLine: v.boolean(),
  endsInLine: v.boolean(),
  /** For each line its decoded text without the line end, and how many bytes it takes with it. */
  lines: v.array(v.tuple([v.string(), v.number()])),
})
export type LogPiece = v.InferOutput<typeof LogPiece>

const LINE_LEVELS = ['error', 'warn', 'info', 'debug'] as const
export type LineLevel = (typeof LINE_LEVELS)[number]

/** One block of the sketch: what stands in the bytes from `byte` on, until the next block. */
const SketchBlock = v.object({
  byte: v.number(),
  /** Number of the first line that starts in it, from 1. */
  line: v.number(),
  /** The first moment that a line in it names. */
  timeMs: EpochMs,
  errors: v.number(),
  warnings: v.number(),
})

export const SketchLine = v.object({
  line: v.number(),
  byte: v.number(),
  timeMs: EpochMs,
  /** Its head, as text. */
  text: v.string(),
})
export type SketchLine = v.InferOutput<typeof SketchLine>

/** How many lines of the list of errors travel. */
export const MAX_LISTED_ERRORS = 50

/** How many warnings are listed that do not say the same. */
export const MAX_LISTED_WARNINGS = 10

/** Warnings that differ only in their numbers: the first of the last attempt that has one, and how many there are. */
export const LikeWarnings = v.object({
  line: v.number(),
  byte: v.number(),
  timeMs: EpochMs,
  /** Its head, as text. */
  text: v.string(),
  count: v.number(),
})
export type LikeWarnings = v.InferOutput<typeof LikeWarnings>

/** What one pass over a log found. Blocks are of 1 MiB or, in a small log, smaller. */
export const LogSketch = v.object({
  object: LogObject,
  /** Bytes read so far, from the start. Less than the size, and `isDone`: the rest is not read (LOG_SCAN_MB). */
  scannedBytes: v.number(),
  isDone: v.boolean(),
  /** Lines in what was read. */
  lines: v.number(),
  blocks: v.array(SketchBlock),
  errors: v.array(SketchLine),
  errorCount: v.number(),
  warnings: v.array(LikeWarnings),
  /** First lines of attempts, by the log's own words. */
  attempts: v.array(SketchLine),
})
export type LogSketch = v.InferOutput<typeof LogSketch>

export const MAX_LOG_MATCHES = 10_000

/** The search answers NDJSON: matches as they are found, then and when with how far it is; the last line has `isDone`. */
export const LogSearchLine = v.union([
  v.object({ byte: v.number(), toByte: v.number(), line: v.nullable(v.number()) }),
  v.object({
    scannedBytes: v.number(),
    size: v.number(),
    matches: v.number(),
    isDone: v.boolean(),
    /** It stopped at MAX_LOG_MATCHES. */
    isCut: v.boolean(),
  }),
  /** It failed on the way, and this is the last line. */
  ErrorBody,
])
export type LogSearchLine = v.InferOutput<typeof LogSearchLine>

const CAUSE_FAMILIES = ['java', 'spark', 'hive', 'dws', 'python', 'shell', 'cloud', 'generic'] as const
export type CauseFamily = (typeof CAUSE_FAMILIES)[number]

/** Why there is no cause, or none that is sure. */
const CAUSE_REASONS = [
  ...LOG_FAILURES,
  /** The log is still being read. */
  'reading',
  /** Read whole, and no line of it says why. */
  'no_cause',
  /** Not all of it was read: another line may say more. */
  'partly_read',
  /** Hive and Spark over an MRS API connection never write the cause there. */
  'mrs_connection',
  /** The log was written before this attempt began. */
  'earlier_attempt',
  /** More failed nodes than are read for a run. */
  'not_asked',
] as const
export type CauseReason = (typeof CAUSE_REASONS)[number]

/** What the log of a failed node says: why it failed, and apart from that, that it failed. */
export const NodeCause = v.object({
  /** The key of the node. */
  node: v.string(),
  cause: v.nullable(
    v.object({
      /** From 1; null where the lines before it were not counted. */
      line: v.nullable(v.number()),
      byte: v.number(),
      text: v.string(),
      /** A second line that belongs to it: where, detail or hint. */
      detail: v.optional(v.string()),
      timeMs: EpochMs,
      family: v.picklist(CAUSE_FAMILIES),
      /**
       * `likely`: the best guess, where no line that was read says it clearly, or the log is of an earlier attempt. `last_error_line`: one that looks
       * like an error, in a log that was read in part.
       */
      sure: v.picklist(['cause', 'likely', 'last_error_line']),
    }),
  ),
  /** "exit code 1", "return code 2": lines that say that it failed, and not why. */
  verdicts: v.array(v.object({ line: v.nullable(v.number()), text: v.string() })),
  why: v.nullable(v.picklist(CAUSE_REASONS)),
})
export type NodeCause = v.InferOutput<typeof NodeCause>

export const RunCauses = v.array(NodeCause)
export type RunCauses = v.InferOutput<typeof RunCauses>
