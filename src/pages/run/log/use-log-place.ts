import { useEffect, useRef, useState, type RefObject } from 'react'
import { coalesce } from '../../../lib/coalesce'
import { type LogPiece } from '../../../contract/log'
import { type LogRange } from '../../../contract/log-range'
import { cleanLine, readLine } from '../../../model/log/read-line'
import { findRowIndex, LOG_ZONE, type LineRow, type LogRow } from '../../../model/log/rows'
import { type HeldLogHandle } from './use-held-log'
import { useLineWindow, type LineWindow } from './use-line-window'

interface Jump {
  /** Where in the window the line stands. */
  share: number
  lightsUp: boolean
}
const SHOW: Jump = { share: 0.4, lightsUp: true }
const OPEN: Jump = { share: 0.4, lightsUp: false }
const AT_TOP: Jump = { share: 0, lightsUp: false }
/** What stands above it is read with it. */
const ABOVE_BYTES = 4 * 1024

/** A line by a byte of it, and those above it that are in view with it. */
export const rangeAround = (byte: number): LogRange => ({
  kind: 'from-byte',
  byte: Math.max(0, byte - ABOVE_BYTES),
})

interface LogPlaceOptions {
  list: RefObject<HTMLElement | null>
  rows: readonly LogRow[]
  /** Cells of the text; null where lines are not wrapped. */
  columns: number | null
  held: HeldLogHandle
  isLive: boolean
  /** It stays at its end as it grows. */
  startsFollowing: boolean
}

/** Where the reader is in a log, and what moves there. Bytes name lines: of what is not held, too. */
export interface LogPlace {
  lines: LineWindow
  /** The line that keys act on, by its first byte. */
  cursor: number | null
  setCursor: (byte: number | null) => void
  isFollowing: boolean
  /** Lines written since following was paused. */
  newLines: number
  /** The reader has moved, so that nothing else moves the lines any more. */
  hasMoved: RefObject<boolean>
  pause: () => void
  /** The line that was jumped to a moment ago, by a byte of it: it lights up once. */
  flash: number | null
  endFlash: () => void
  /** Shows a line, lights it up and puts the cursor on it, after it has been read if it has to be. */
  showByte: (byte: number) => Promise<void>
  /** The same as the log opens, without light. */
  openAt: (byte: number) => Promise<void>
  /** The same for a line by its number, once it is counted. */
  openAtLine: (line: number) => Promise<void>
  /** Shows a line at the top, while the pointer is dragged: at most one part is read at a time, and the last place wins. */
  seek: (byte: number) => void
  /** The same for a moment; its line stands and lights up as in `showTime`. */
  seekTime: (ms: number) => void
  showStart: () => Promise<void>
  showEnd: () => Promise<void>
  /** Shows the first line at or after a moment. */
  showTime: (ms: number) => Promise<void>
  /** Returns the line that the cursor is on then; null where there is none. */
  stepCursor: (by: 1 | -1) => LineRow | null
}

/** The line that names a moment or a later one, by its first byte. The server answers with it first, or with the end of a log without one: then its last line. */
function findTimeIn({ fromByte, toByte, lines }: LogPiece, timeMs: number): number {
  const [text = ''] = lines[0] ?? []
  const firstMs = readLine(cleanLine(text), LOG_ZONE).timeMs
  return firstMs !== null && firstMs >= timeMs ? fromByte : toByte - 1
}

/** Shows one place of a drag at a time. One that waited for that is dropped where another jump has begun since. */
function dragging(jumps: RefObject<number>, show: (to: number) => Promise<void>): (to: number) => void {
  const showNext = coalesce(async ({ to, after }: { to: number; after: number }) => {
    if (jumps.current === after) await show(to)
  })
  return (to) => showNext({ to, after: jumps.current })
}

export function useLogPlace({
  list,
  rows,
  columns,
  held,
  isLive,
  startsFollowing,
}: LogPlaceOptions): LogPlace {
  const { log, loadJump, anchor } = held
  const size = log?.object.size ?? 0
  const [isFollowing, setFollowing] = useState(startsFollowing)
  /** The size of the log when following was paused, or it opened elsewhere than at its end. */
  const [pausedAt, setPausedAt] = useState<number | null>(isLive && !startsFollowing ? size : null)
  const [cursor, setCursor] = useState<number | null>(null)
  const [flash, setFlash] = useState<number | null>(null)
  const hasMoved = useRef(false)
  /** Counts the jumps: one that had to be read for does not undo a later one. */
  const jumps = useRef(0)
  const lines = useLineWindow(list, rows, columns, isFollowing)
  const { jump, isAtEnd, startOf, firstVisible, lastVisible, lookedAt, top, height } = lines
  useEffect(() => {
    anchor.current = lookedAt
  }, [anchor, lookedAt])

  const follow = () => {
    setFollowing(true)
    setPausedAt(null)
  }
  const pause = () => {
    hasMoved.current = true
    if (!isFollowing) return
    setFollowing(false)
    setPausedAt(size)
  }
  useEffect(() => {
    // A log that is followed is placed at its end: elsewhere only the reader brings it.
    if (isFollowing && !isAtEnd) pause()
    // A pause begins at the end as well.
    if (isLive && isAtEnd && pausedAt !== null) follow()
    // oxlint-disable-next-line react/exhaustive-deps -- when the reader leaves the end, or comes back
  }, [isAtEnd])

  /** Returns whether the jump that begins here is still the last one. */
  const beginJump = (): (() => boolean) => {
    pause()
    const own = (jumps.current += 1)
    return () => jumps.current === own
  }
  /** Moves to what `read` finds, by a byte of it. What could not be read moves nothing, and neither does what a later jump overtook. */
  const jumpTo = async (read: () => number | Promise<number | null>, { share, lightsUp }: Jump) => {
    const isLast = beginJump()
    const found = read()
    const byte = typeof found === 'number' ? found : await found
    if (byte === null || !isLast()) return
    jump({ byte, share })
    setCursor(byte)
    if (lightsUp) setFlash(byte)
  }
  const isHeld = (row: LogRow | undefined): boolean => row !== undefined && row.kind !== 'gap'
  const reveal = async (byte: number, how: Jump) => {
    const read = async () => {
      const range: LogRange = how.share > 0 ? rangeAround(byte) : { kind: 'from-byte', byte }
      return (await loadJump(range)) && byte
    }
    await jumpTo(isHeld(rows[findRowIndex(rows, byte)]) ? () => byte : read, how)
  }
  const openAtLine = async (line: number) => {
    const row = rows.find((one) => one.kind === 'line' && one.number === line)
    const read = async () => {
      const piece = await loadJump({ kind: 'from-line', line })
      return piece?.firstLine === line ? piece.fromByte : null
    }
    await jumpTo(row ? () => row.byte : read, OPEN)
  }
  const showEnd = async () => {
    const isLast = beginJump()
    if (!isHeld(rows.at(-1)) && (await loadJump({ kind: 'end' })) === null) return
    if (!isLast()) return
    if (isLive) follow()
    setCursor(null)
    jump('end')
  }
  const showTime = (ms: number) =>
    jumpTo(async () => {
      const piece = await loadJump({ kind: 'from-time', timeMs: ms })
      return piece && findTimeIn(piece, ms)
    }, SHOW)
  const latest = useRef({ reveal, showTime })
  useEffect(() => {
    latest.current = { reveal, showTime }
  })
  const [seek] = useState(() => dragging(jumps, (byte) => latest.current.reveal(byte, AT_TOP)))
  const [seekTime] = useState(() => dragging(jumps, (ms) => latest.current.showTime(ms)))
  const stepCursor = (by: 1 | -1): LineRow | null => {
    let index = by > 0 ? firstVisible - 1 : lastVisible + 1
    if (cursor !== null) index = findRowIndex(rows, cursor)
    do index += by
    while (rows[index] && rows[index]?.kind !== 'line')
    const row = rows[index]
    if (row?.kind !== 'line') return null
    pause()
    setCursor(row.byte)
    const [from, to] = [startOf(index), startOf(index + 1)]
    if (from < top) jump({ byte: row.byte, share: 0 })
    else if (to > top + height) jump({ byte: row.byte, share: 1 - (to - from) / height })
    return row
  }

  const newRows = pausedAt === null ? [] : rows.slice(findRowIndex(rows, pausedAt))
  return {
    lines,
    cursor,
    setCursor,
    isFollowing,
    newLines: newRows.filter(({ kind, byte }) => kind === 'line' && byte >= (pausedAt ?? 0)).length,
    hasMoved,
    pause,
    flash,
    endFlash: () => setFlash(null),
    showByte: (byte) => reveal(byte, SHOW),
    openAt: (byte) => reveal(byte, OPEN),
    openAtLine,
    seek,
    seekTime,
    showStart: () => reveal(0, AT_TOP),
    showEnd,
    showTime,
    stepCursor,
  }
}
