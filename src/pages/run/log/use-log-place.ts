import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { coalesce } from '../../../lib/coalesce'
import { findRowIndex, type LineRow, type LogRow } from '../../../model/log/rows'
import { type HeldLogHandle } from './use-held-log'
import { useLineWindow, type LineWindow } from './use-line-window'

/** Where in the window a line stands that was jumped to. */
const JUMP_SHARE = 0.4

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
  /** The byte in the middle of the window. */
  middle: number
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
  /** Shows a line at the top, while the pointer is dragged: at most one part is read at a time, and the last place wins. */
  seek: (byte: number) => void
  /** The same for the first line at or after a moment. */
  seekTime: (ms: number) => void
  showStart: () => Promise<void>
  showEnd: () => Promise<void>
  /** Shows the first line at or after a moment. */
  showTime: (ms: number) => Promise<void>
  /** Returns the line that the cursor is on then; null where there is none. */
  stepCursor: (by: 1 | -1) => LineRow | null
}

export function useLogPlace({
  list,
  rows,
  columns,
  held,
  isLive,
  startsFollowing,
}: LogPlaceOptions): LogPlace {
  const { log, load, loadJump, anchor } = held
  const [isFollowing, setFollowing] = useState(startsFollowing)
  /** The size of the log when following was paused. */
  const [pausedAt, setPausedAt] = useState<number | null>(null)
  const [cursor, setCursor] = useState<number | null>(null)
  const [flash, setFlash] = useState<number | null>(null)
  const hasMoved = useRef(false)
  /** Counts the jumps: one that had to be read for does not undo a later one. */
  const jumps = useRef(0)
  const lines = useLineWindow(list, rows, columns, isFollowing)
  const { jump, jumpToEnd, isAtEnd, startOf, firstVisible, lastVisible } = lines

  useLayoutEffect(() => {
    if (isFollowing && !isAtEnd) jumpToEnd()
    // oxlint-disable-next-line react/exhaustive-deps -- when lines arrive
  }, [rows])
  useEffect(() => {
    if (!isLive || !isAtEnd || pausedAt === null) return
    setFollowing(true)
    setPausedAt(null)
    // oxlint-disable-next-line react/exhaustive-deps -- when the reader comes back to the end; a pause begins there
  }, [isAtEnd])

  /** Returns whether the jump that begins here is still the last one. */
  const beginJump = (follows = false): (() => boolean) => {
    hasMoved.current = true
    setFollowing(follows)
    const own = (jumps.current += 1)
    return () => jumps.current === own
  }
  const pause = () => {
    hasMoved.current = true
    if (!isFollowing) return
    setFollowing(false)
    setPausedAt(log?.object.size ?? null)
  }
  const reveal = async (byte: number, share: number): Promise<boolean> => {
    const isLast = beginJump()
    const row = rows[findRowIndex(rows, byte)]
    anchor.current = byte
    if (!row || row.kind === 'gap') await loadJump({ kind: 'from-byte', byte })
    if (!isLast()) return false
    jump({ byte, share })
    setCursor(byte)
    return true
  }
  const openAt = async (byte: number) => void (await reveal(byte, JUMP_SHARE))
  const showByte = async (byte: number) => {
    if (await reveal(byte, JUMP_SHARE)) setFlash(byte)
  }
  const showStart = async () => {
    const isLast = beginJump()
    anchor.current = 0
    if (log?.pieces[0]?.fromByte !== 0) await loadJump({ kind: 'from-byte', byte: 0 })
    if (!isLast()) return
    jump({ byte: 0, share: 0 })
    setCursor(0)
  }
  const showEnd = async () => {
    const isLast = beginJump(isLive)
    const last = rows.at(-1)
    anchor.current = Number.MAX_SAFE_INTEGER
    if (!last || last.kind === 'gap') await load({ kind: 'end' })
    if (!isLast()) return
    setPausedAt(null)
    setCursor(null)
    jumpToEnd()
    // Rows of what was just read are drawn with the next frame.
    requestAnimationFrame(jumpToEnd)
  }
  const showTime = async (ms: number) => {
    const isLast = beginJump()
    const piece = await loadJump({ kind: 'from-time', timeMs: ms })
    if (!piece || !isLast()) return
    jump({ byte: piece.fromByte, share: JUMP_SHARE })
    setCursor(piece.fromByte)
    setFlash(piece.fromByte)
  }
  const latest = useRef({ reveal, showTime })
  useEffect(() => {
    latest.current = { reveal, showTime }
  })
  const [seek] = useState(() => coalesce((byte: number) => latest.current.reveal(byte, 0)))
  const [seekTime] = useState(() => coalesce((ms: number) => latest.current.showTime(ms)))
  const stepCursor = (by: 1 | -1): LineRow | null => {
    let index = by > 0 ? firstVisible - 1 : lastVisible + 1
    if (cursor !== null) index = findRowIndex(rows, cursor)
    do index += by
    while (rows[index] && rows[index]?.kind !== 'line')
    const row = rows[index]
    const element = list.current
    if (row?.kind !== 'line' || !element) return null
    pause()
    setCursor(row.byte)
    const [top, bottom] = [startOf(index), startOf(index + 1)]
    if (top < element.scrollTop) element.scrollTop = top
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTop = bottom - element.clientHeight
    return row
  }

  const newRows = pausedAt === null ? [] : rows.slice(findRowIndex(rows, pausedAt))
  return {
    lines,
    middle: rows[Math.floor((firstVisible + lastVisible) / 2)]?.byte ?? 0,
    cursor,
    setCursor,
    isFollowing,
    newLines: newRows.filter(({ kind, byte }) => kind === 'line' && byte >= (pausedAt ?? 0)).length,
    hasMoved,
    pause,
    flash,
    endFlash: () => setFlash(null),
    showByte,
    openAt,
    seek,
    seekTime,
    showStart,
    showEnd,
    showTime,
    stepCursor,
  }
}
