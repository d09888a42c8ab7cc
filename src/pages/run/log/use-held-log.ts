import { isCancelledError, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { type LogFailure } from '../../../contract/errors'
import { type LogPiece } from '../../../contract/log'
import { type LogRange, writeLogRange } from '../../../contract/log-range'
import { type RunRef } from '../../../contract/run-ref'
import { MINUTE_MS } from '../../../lib/time/units'
import { addPiece, findCheck, findStretches, type HeldLog } from '../../../model/log/held-log'
import { isTransient } from '../../../query/http'
import { logKey, logPieceQuery, readLogFailure } from '../../../query/log'

const FOLLOW_MS = 2_000
/** When nothing was written for a minute. */
const SILENT_FOLLOW_MS = 10_000
/** A log may be written to once more after its node has ended. */
const LAST_LOOK_MS = 10_000
const NOT_WRITTEN_MS = [5_000, 10_000, 30_000, 60_000]
const RETRY_MS = 30_000
/** Failures that may pass without an operator's help. */
const PASSING: ReadonlySet<LogFailure> = new Set([
  'unreachable',
  'timeout',
  'throttled',
  'bad_answer',
  'changing',
])

interface State {
  log: HeldLog | null
  /** Why the last request failed; null after one that did not. */
  error: unknown
  /** How often the first request has failed. */
  failures: number
  /** How often it was begun anew while it was open. */
  renewals: number
  /** When the log last grew, by `performance.now()`. */
  grewAtMs: number
}

const NOTHING: State = { log: null, error: null, failures: 0, renewals: 0, grewAtMs: 0 }

/** What is read where the viewer jumps to: ten screens, so that it comes soon, and enough that the server knows its number without another read. */
const JUMP_BYTES = 96 * 1024

export interface HeldLogHandle extends Omit<State, 'grewAtMs' | 'failures'> {
  /** When what failed may be tried again; null without a failure, and where only the reader can start a try. */
  retryMs: number | null
  /** Reads what is near to the reader, each part once at a time. Null when it could not be read, or a jump leads away from it. */
  loadNear: (range: LogRange) => Promise<LogPiece | null>
  /** The same for a place that is jumped to: what was being read around another place is given up. */
  loadJump: (range: LogRange) => Promise<LogPiece | null>
  /** Reads what is read first, or the end of a log that was begun anew. */
  loadFirst: () => void
  /** The byte that the reader looks at: what is far from it is dropped first. */
  anchor: RefObject<number>
}

/** Milliseconds to the next try; null where only the reader can start one. */
function computeRetryMs(error: unknown, failures: number): number | null {
  const failure = readLogFailure(error)
  if (failure === 'not_written') return NOT_WRITTEN_MS[Math.min(failures, NOT_WRITTEN_MS.length) - 1] ?? null
  if (failure !== null) return PASSING.has(failure) ? RETRY_MS : null
  return isTransient(error) ? RETRY_MS : null
}

interface Pending {
  answer: Promise<LogPiece | null>
  /** A jump elsewhere gives it up. */
  isNear: boolean
  cancel: () => void
}

interface HeldLogOptions {
  run: RunRef
  node: string
  /** What is read first. */
  first: LogRange
  /** The node runs, so that its log grows. */
  isLive: boolean
}

/** The parts of a log that were read, and what reads more: on demand, after a failure, and as the log grows. */
export function useHeldLog({ run, node, first, isLive }: HeldLogOptions): HeldLogHandle {
  const client = useQueryClient()
  const [state, setState] = useState(NOTHING)
  const anchor = useRef(Number.MAX_SAFE_INTEGER)
  const pending = useRef(new Map<string, Pending>())
  const latest = useRef<HeldLog | null>(null)
  useLayoutEffect(() => {
    latest.current = state.log
  })

  const load = useCallback(
    async (range: LogRange, isNear = false): Promise<LogPiece | null> => {
      const name = JSON.stringify(writeLogRange(range))
      const known = pending.current.get(name)
      if (known) return known.answer
      const query = logPieceQuery(run, node, range)
      const read = async (): Promise<LogPiece | null> => {
        try {
          const asked = await client.fetchQuery(query)
          const check = findCheck(latest.current, asked)
          const checked = check && (await client.fetchQuery(logPieceQuery(run, node, check)))
          const isOther = checked !== null && addPiece(latest.current, checked, anchor.current).isAnew
          const piece = isOther ? checked : asked
          setState((before) => {
            const { log, isAnew } = addPiece(before.log, piece, anchor.current)
            const grew = piece.object.size > (before.log?.object.size ?? 0) || isAnew
            return {
              log,
              error: null,
              failures: 0,
              renewals: before.renewals + (isAnew ? 1 : 0),
              grewAtMs: grew ? performance.now() : before.grewAtMs,
            }
          })
          return isOther ? null : piece
        } catch (error) {
          if (!isCancelledError(error)) {
            setState((before) => ({ ...before, error, failures: before.failures + 1 }))
          }
          return null
        } finally {
          if (pending.current.get(name) === own) pending.current.delete(name)
        }
      }
      const own: Pending = {
        answer: read(),
        isNear,
        cancel: () => void client.cancelQueries({ queryKey: query.queryKey, exact: true }),
      }
      pending.current.set(name, own)
      return own.answer
    },
    // oxlint-disable-next-line react/exhaustive-deps -- another log mounts another component
    [client],
  )
  const loadNear = useCallback((range: LogRange) => load(range, true), [load])
  const loadJump = useCallback(
    (range: LogRange) => {
      const jump = { ...range, maxBytes: JUMP_BYTES }
      const name = JSON.stringify(writeLogRange(jump))
      for (const [other, { isNear, cancel }] of pending.current) {
        if (!isNear || other === name) continue
        pending.current.delete(other)
        cancel()
      }
      return load(jump, true)
    },
    [load],
  )
  const loadFirst = useCallback(
    () => void load(latest.current ? { kind: 'end' } : first),
    // oxlint-disable-next-line react/exhaustive-deps -- `first` stays
    [load],
  )

  useEffect(() => {
    loadFirst()
    const waiting = pending.current
    return () => {
      void client.cancelQueries({ queryKey: logKey(run, node) })
      // Who mounts again at once, as under StrictMode, asks anew and does not wait for what was cancelled.
      waiting.clear()
    }
    // oxlint-disable-next-line react/exhaustive-deps -- once
  }, [])

  const { log, error, failures, renewals } = state
  const retryMs = error === null ? null : computeRetryMs(error, failures)
  const hasLines = log !== null && (log.pieces.length > 0 || log.object.size === 0)
  const isBegunAnew = log !== null && !hasLines
  useEffect(() => {
    if (isBegunAnew) loadFirst()
  }, [isBegunAnew, loadFirst])
  useEffect(() => {
    if (hasLines || retryMs === null) return
    const timer = window.setTimeout(loadFirst, retryMs)
    return () => window.clearTimeout(timer)
  }, [hasLines, error, retryMs, loadFirst])

  useFollow(state, isLive, load)
  return { log, error, retryMs, renewals, loadNear, loadJump, loadFirst, anchor }
}

/** What may have been written since: from the last line on, which may not have been complete. */
function getNewRange(log: HeldLog): LogRange {
  const { size } = log.object
  const last = findStretches(log.pieces).at(-1)?.at(-1)
  const lastBytes = last?.lines.at(-1)?.[1] ?? 0
  const byte = last && last.toByte >= size ? Math.max(0, last.toByte - lastBytes) : size
  return { kind: 'from-byte', byte }
}

function useFollow(
  { log, error, grewAtMs }: State,
  isLive: boolean,
  load: (range: LogRange) => Promise<LogPiece | null>,
): void {
  const wasLive = useRef(isLive)
  useEffect(() => {
    if (isLive) wasLive.current = true
    if (!log || !wasLive.current) return
    const last = findStretches(log.pieces).at(-1)?.at(-1)
    const hasMore =
      last !== undefined && last.toByte < log.object.size && last.toByte > log.object.size - 1024 * 1024
    let delayMs = performance.now() - grewAtMs > MINUTE_MS ? SILENT_FOLLOW_MS : FOLLOW_MS
    if (error) delayMs = RETRY_MS
    else if (!isLive) delayMs = LAST_LOOK_MS
    else if (hasMore) delayMs = 0
    const timer = window.setTimeout(() => {
      if (!isLive) wasLive.current = false
      void load(getNewRange(log))
    }, delayMs)
    return () => window.clearTimeout(timer)
  }, [log, error, grewAtMs, isLive, load])
}
