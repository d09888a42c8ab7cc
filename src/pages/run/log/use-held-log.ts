import { isCancelledError, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { type LogFailure } from '../../../contract/errors'
import { type LogPiece } from '../../../contract/log'
import { type LogRange, writeLogRange } from '../../../contract/log-range'
import { type RunRef } from '../../../contract/run-ref'
import { MINUTE_MS } from '../../../lib/time/units'
import { addPiece, findStretches, type HeldLog } from '../../../model/log/held-log'
import { isTransient } from '../../../query/http'
import { logKey, logPieceKey, logPieceQuery, readLogFailure } from '../../../query/log'

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
  shrank: { from: number; to: number } | null
  /** When the log last grew, by `performance.now()`. */
  grewAtMs: number
}

const NOTHING: State = { log: null, error: null, failures: 0, shrank: null, grewAtMs: 0 }

/** What is read where the viewer jumps to: ten screens, so that it comes soon, and enough that the server knows its number without another read. */
const JUMP_BYTES = 96 * 1024

export interface HeldLogHandle extends Omit<State, 'grewAtMs' | 'failures'> {
  /** Reads a part, once at a time. Null when it could not be read. */
  load: (range: LogRange) => Promise<LogPiece | null>
  /** The same for a place that is jumped to: what was being read around another place is given up. */
  loadJump: (range: LogRange) => Promise<LogPiece | null>
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
  const pending = useRef(new Set<string>())

  const load = useCallback(
    async (range: LogRange): Promise<LogPiece | null> => {
      const name = JSON.stringify(writeLogRange(range))
      if (pending.current.has(name)) return null
      pending.current.add(name)
      try {
        const piece = await client.fetchQuery(logPieceQuery(run, node, range))
        setState((before) => {
          const { log, shrankFrom } = addPiece(before.log, piece, anchor.current)
          const grew = piece.object.size > (before.log?.object.size ?? 0) || shrankFrom !== null
          return {
            log,
            error: null,
            failures: 0,
            shrank: shrankFrom === null ? before.shrank : { from: shrankFrom, to: piece.object.size },
            grewAtMs: grew ? performance.now() : before.grewAtMs,
          }
        })
        return piece
      } catch (error) {
        if (isCancelledError(error)) return null
        setState((before) => ({ ...before, error, failures: before.failures + 1 }))
        return null
      } finally {
        pending.current.delete(name)
      }
    },
    // oxlint-disable-next-line react/exhaustive-deps -- another log mounts another component
    [client],
  )

  const loadJump = useCallback(
    async (range: LogRange) => {
      void client.cancelQueries({ queryKey: logPieceKey(run, node) })
      return await load({ ...range, maxBytes: JUMP_BYTES })
    },
    // oxlint-disable-next-line react/exhaustive-deps -- as above
    [client, load],
  )

  useEffect(() => {
    void load(first)
    return () => void client.cancelQueries({ queryKey: logKey(run, node) })
    // oxlint-disable-next-line react/exhaustive-deps -- once
  }, [])

  const { log, error, failures } = state
  useEffect(() => {
    if (log || !error) return
    const delayMs = computeRetryMs(error, failures)
    if (delayMs === null) return
    const timer = window.setTimeout(() => void load(first), delayMs)
    return () => window.clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps -- `first` stays
  }, [log, error, failures, load])

  useFollow(state, isLive, load)
  return { log, error, shrank: state.shrank, load, loadJump, anchor }
}

/** What may have been written since: from the last line on, which may not have been complete. */
function getNewRange(log: HeldLog): LogRange {
  const { size } = log.object
  const last = findStretches(log.pieces).at(-1)?.at(-1)
  const lastBytes = last?.lines.at(-1)?.[1] ?? 0
  const byte = last && last.toByte >= size ? Math.max(0, last.toByte - lastBytes) : size
  return { kind: 'from-byte', byte }
}

function useFollow({ log, error, grewAtMs }: State, isLive: boolean, load: HeldLogHandle['load']): void {
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
