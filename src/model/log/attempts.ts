import { type LogSketch, type NodeCause, type SketchLine } from '../../contract/log'
import { readLine } from './read-line'
import { LOG_ZONE } from './rows'

/** One attempt, by the log's own words. */
interface Attempt {
  /** From 1. */
  number: number
  /** Where it begins, and when. */
  byte: number
  line: number
  timeMs: number | null
}

/** What of a log's errors belongs to which of its attempts. */
export interface AttemptErrors {
  /** Of the list of errors, in order. */
  errors: readonly ListedError[]
  /** Of all errors, also of those that are not listed. */
  count: number
  attempts: readonly Attempt[]
  /** Earlier attempts that hold the error which the last one failed with. */
  same: readonly number[]
}

interface ListedError extends SketchLine {
  /** The line without its prefix. */
  message: string
  /** From 1; null in a log that names no attempts. */
  attempt: number | null
  /** It is that which the last attempt failed with. */
  isFirst: boolean
  /** It says the same as that one, in an earlier attempt. */
  isSame: boolean
}

/** What a listed line says, without its moment and level. */
export const withoutPrefix = (text: string): string =>
  text.slice(readLine(text, LOG_ZONE).prefixLength).trim()

/** What the last attempt failed with, as far as it is known. */
export const findFirstError = ({ errors }: AttemptErrors): ListedError | undefined =>
  errors.find(({ isFirst }) => isFirst) ?? errors[0]

/** Numbers differ between attempts: ids, rows, times. */
const normalize = (text: string): string => text.replaceAll(/\d+/g, '0').replaceAll(/\s+/g, ' ').trim()

/** Marks this near to each other are of one attempt. */
const MARK_LINES = 5
/** Long enough that no other error holds it by chance. */
const MIN_SAME = 8

/** @param cause of the node's failure; without one, the first error of the last attempt stands for it. */
export function groupErrors(sketch: LogSketch, cause: NodeCause['cause']): AttemptErrors {
  // "Retrying, attempt 2" and "Attempt 2 of 4" begin one attempt.
  const marks = sketch.attempts.filter(
    ({ line }, index) => line - (sketch.attempts[index - 1]?.line ?? -Infinity) > MARK_LINES,
  )
  const starts = marks.map(({ byte, line, timeMs }) => ({ byte, line, timeMs }))
  const [firstStart] = starts
  const [firstError] = sketch.errors
  // Where only retries are named, what stands before them is the first attempt.
  if (firstStart !== undefined && firstError !== undefined && firstError.byte < firstStart.byte)
    starts.unshift({ byte: 0, line: 1, timeMs: sketch.blocks[0]?.timeMs ?? null })
  const attempts = starts.length < 2 ? [] : starts.map((start, index) => ({ number: index + 1, ...start }))
  const last = attempts.at(-1)
  const findAttempt = (byte: number) => attempts.findLast((attempt) => attempt.byte <= byte)?.number ?? null

  const listed = withCause(sketch.errors, cause).map((line) => ({
    ...line,
    message: withoutPrefix(line.text),
    attempt: findAttempt(line.byte),
  }))
  const ofLast = listed.find(({ byte }) => last === undefined || byte >= last.byte)
  const first = listed.find(({ byte }) => byte === cause?.byte) ?? (cause ? undefined : ofLast)
  // the cause as it is shown, and its whole line
  const wanted = [cause?.text ?? '', first?.message ?? '']
    .map(normalize)
    .filter(({ length }) => length >= MIN_SAME)
  const errors = listed.map((line) => ({
    ...line,
    isFirst: line === first,
    isSame:
      line.attempt !== null &&
      line.attempt !== last?.number &&
      wanted.some((text) => normalize(line.message).includes(text)),
  }))
  const same = attempts
    .map(({ number }) => number)
    .filter((number) => errors.some(({ attempt, isSame }) => isSame && attempt === number))
  return { errors, count: Math.max(sketch.errorCount, errors.length), attempts, same }
}

/** A cause may be no error by its level: the stack under a warning, say. */
function withCause(errors: readonly SketchLine[], cause: NodeCause['cause']): readonly SketchLine[] {
  if (!cause || cause.line === null || errors.some(({ byte }) => byte === cause.byte)) return errors
  const { byte, line, timeMs, text } = cause
  return [...errors, { byte, line, timeMs, text }].toSorted((a, b) => a.byte - b.byte)
}

/** `1-3, 5` for [1, 2, 3, 5], with an en dash. */
export function formatRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}
