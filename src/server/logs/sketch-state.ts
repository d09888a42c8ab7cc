import * as v from 'valibot'
import {
  LikeWarnings,
  type LineLevel,
  LOG_ENCODINGS,
  type LogEncoding,
  type LogSketch,
  MAX_LISTED_ERRORS,
  MAX_LISTED_WARNINGS,
  SketchLine,
} from '../../contract/log'
import { EpochMs } from '../../contract/run'

const MAX_BLOCK_BYTES = 1024 * 1024
const MIN_BLOCK_BYTES = 512
/** Of a log that needs no blocks larger than MAX_BLOCK_BYTES. */
const MAX_SMALL_BLOCKS = 256
/** The line number is known at each multiple of this or of a smaller block: a page then finds a line by reading no more. */
const MAX_STEP_BYTES = 64 * 1024
const MAX_ATTEMPTS = 50

const FoundWarning = v.object({
  ...LikeWarnings.entries,
  /** What they have in common. */
  kind: v.string(),
  /** How many attempts had begun before the line. */
  attempt: v.number(),
})
export type FoundWarning = v.InferOutput<typeof FoundWarning>

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const BlockBytes = v.pipe(Count, v.minValue(MIN_BLOCK_BYTES))

/** What was found in the lines that have ended, without the last one if it has not. JSON. */
export const SketchState = v.pipe(
  v.object({
    encoding: v.picklist(LOG_ENCODINGS),
    /** Powers of two. */
    blockBytes: BlockBytes,
    stepBytes: BlockBytes,
    /** For each step of bytes the number of the first line that starts there or later. */
    firstLines: v.array(Count),
    /** Of each block. */
    times: v.array(EpochMs),
    errorsIn: v.array(Count),
    warningsIn: v.array(Count),
    /** Where the first line starts that has not ended, and how many have. */
    lineStart: Count,
    endedLines: Count,
    errorCount: Count,
    /** At most MAX_LISTED_ERRORS each: of earlier attempts, and of the last one. */
    earlierErrors: v.array(SketchLine),
    lastErrors: v.array(SketchLine),
    attempts: v.array(SketchLine),
    /** At most MAX_LISTED_WARNINGS. */
    warnings: v.array(FoundWarning),
  }),
  v.check(({ lineStart, blockBytes, stepBytes, firstLines, times, errorsIn, warningsIn }) => {
    const blocks = Math.floor(lineStart / blockBytes) + 1
    return (
      firstLines.length === Math.floor(lineStart / stepBytes) + 1 &&
      [times, errorsIn, warningsIn].every(({ length }) => length === blocks)
    )
  }),
)
export type SketchState = v.InferOutput<typeof SketchState>

/** What the start of a line says. */
export interface Judged {
  level: LineLevel | null
  timeMs: number | null
  isAttempt: boolean
  text: string
}

export function emptyState(encoding: LogEncoding): SketchState {
  return {
    encoding,
    blockBytes: MIN_BLOCK_BYTES,
    stepBytes: MIN_BLOCK_BYTES,
    firstLines: [1],
    times: [null],
    errorsIn: [0],
    warningsIn: [0],
    lineStart: 0,
    endedLines: 0,
    errorCount: 0,
    earlierErrors: [],
    lastErrors: [],
    attempts: [],
    warnings: [],
  }
}

/** What lines have in common that differ only in their numbers. */
const warningKind = (text: string): string => text.replaceAll(/\d+/g, '0')

export const findWarning = (state: SketchState, text: string): FoundWarning | null => {
  const kind = warningKind(text)
  return state.warnings.find((warning) => warning.kind === kind) ?? null
}

/** Whether a line of a known shape is one of those that are listed. */
export function isListedAnew(
  { lastErrors, attempts }: SketchState,
  { level, warning }: { level: LineLevel | null; warning: FoundWarning | null },
): boolean {
  if (level === 'error') return lastErrors.length < MAX_LISTED_ERRORS
  return warning !== null && warning.attempt < attempts.length
}

/** Makes the blocks as large as a log of so many bytes needs them. */
export function fitBlocks(state: SketchState, expectedBytes: number): void {
  while (expectedBytes > MAX_SMALL_BLOCKS * state.blockBytes && state.blockBytes < MAX_BLOCK_BYTES)
    doubleBlocks(state)
}

/** Joins each two blocks. */
function doubleBlocks(state: SketchState): void {
  const pairs = <T>(values: readonly T[], join: (a: T, b: T | undefined) => T): T[] =>
    values.flatMap((value, index) => (index % 2 === 0 ? [join(value, values[index + 1])] : []))
  state.blockBytes *= 2
  state.times = pairs(state.times, (a, b) => a ?? b ?? null)
  state.errorsIn = pairs(state.errorsIn, (a, b = 0) => a + b)
  state.warningsIn = pairs(state.warningsIn, (a, b = 0) => a + b)
  if (state.stepBytes === MAX_STEP_BYTES) return
  state.stepBytes *= 2
  state.firstLines = pairs(state.firstLines, (a) => a)
}

export function countLevel(state: SketchState, level: LineLevel | null, block: number): void {
  if (level === 'warn') state.warningsIn[block] = (state.warningsIn[block] ?? 0) + 1
  if (level !== 'error') return
  state.errorsIn[block] = (state.errorsIn[block] ?? 0) + 1
  state.errorCount += 1
}

export function addLine(
  state: SketchState,
  { level, timeMs, isAttempt, text }: Judged,
  line: number,
  block: number,
): void {
  const listed: SketchLine = { line, byte: state.lineStart, timeMs, text }
  countLevel(state, level, block)
  if (level === 'warn') addWarning(state, listed)
  if (level === 'error' && state.lastErrors.length < MAX_LISTED_ERRORS) state.lastErrors.push(listed)
  if (!isAttempt || state.attempts.length === MAX_ATTEMPTS) return
  state.attempts.push(listed)
  state.earlierErrors = [...state.earlierErrors, ...state.lastErrors].slice(0, MAX_LISTED_ERRORS)
  state.lastErrors = []
}

function addWarning(state: SketchState, listed: SketchLine): void {
  const attempt = state.attempts.length
  const known = findWarning(state, listed.text)
  if (known === null) {
    if (state.warnings.length === MAX_LISTED_WARNINGS) return
    state.warnings.push({ ...listed, count: 1, kind: warningKind(listed.text), attempt })
    return
  }
  known.count += 1
  if (known.attempt < attempt) Object.assign(known, listed, { attempt })
}

/** A copy that has the line which has not ended yet. */
export function withLine(state: SketchState, line: Judged): SketchState {
  const { times, errorsIn, warningsIn, lastErrors, earlierErrors, attempts, warnings } = state
  const copy: SketchState = {
    ...state,
    times: [...times],
    errorsIn: [...errorsIn],
    warningsIn: [...warningsIn],
    lastErrors: [...lastErrors],
    earlierErrors: [...earlierErrors],
    attempts: [...attempts],
    warnings: warnings.map((warning) => ({ ...warning })),
  }
  const block = times.length - 1
  copy.times[block] ??= line.timeMs
  addLine(copy, line, copy.endedLines + 1, block)
  return copy
}

export function toSketch(
  state: SketchState,
  rest: Pick<LogSketch, 'object' | 'isDone' | 'scannedBytes' | 'lines'>,
): LogSketch {
  const { blockBytes, stepBytes, lastErrors } = state
  const stepsEach = blockBytes / stepBytes
  const blocks = Array.from({ length: Math.ceil(rest.scannedBytes / blockBytes) }, (_, block) => ({
    byte: block * blockBytes,
    line: state.firstLines[block * stepsEach] ?? rest.lines + 1,
    timeMs: state.times[block] ?? null,
    errors: state.errorsIn[block] ?? 0,
    warnings: state.warningsIn[block] ?? 0,
  }))
  // Those of the last attempt are why it failed.
  const earlier = state.earlierErrors.slice(0, MAX_LISTED_ERRORS - lastErrors.length)
  return {
    ...rest,
    blocks,
    errors: [...earlier, ...lastErrors],
    errorCount: state.errorCount,
    warnings: state.warnings.map(({ line, byte, timeMs, text, count }) => ({
      line,
      byte,
      timeMs,
      text,
      count,
    })),
    attempts: state.attempts,
  }
}
