import { useEffect, useRef } from 'react'
import { type LogPiece, type LogSketch } from '../../../contract/log'
import { type LogRange } from '../../../contract/log-range'
import { type LogTarget } from '../../../model/log/log-hash'
import { type LineRow } from '../../../model/log/rows'
import { type HeldLogHandle } from './use-held-log'
import { type LineLinks } from './use-line-links'
import { rangeAround, type LogPlace } from './use-log-place'

/** Where a log opens. */
export interface Opening {
  /** What is read first. */
  range: LogRange
  /** What is shown of it; null where the range says it. */
  byte: number | null
}

export const AT_END: Opening = { range: { kind: 'end' }, byte: null }

/** Shows a line, with those above it. */
export const openingAt = (byte: number): Opening => ({ range: rangeAround(byte), byte })

interface OpeningPlaceOptions {
  opening: Opening
  held: HeldLogHandle
  place: LogPlace
  /** Where the cause of the node's failure begins; null while none is known, or for a node that runs. */
  causeByte: number | null
  links: LineLinks
  sketch: LogSketch | null
  /** The lines in view. */
  visible: readonly LineRow[]
}

/** Null for the end of the log, also where the line that was asked for is not counted yet. */
const findOpeningByte = ({ range, byte }: Opening, piece: LogPiece): number | null =>
  range.kind === 'from-line' && piece.firstLine === range.line ? piece.fromByte : byte

/**
 * A log opens at the line that the address names, at the cause of the failure, else at its end: once, and never after the reader has moved.
 * A line that the address names later, or that is counted later, is shown then.
 */
export function useOpeningPlace(options: OpeningPlaceOptions): void {
  const { opening, held, place, causeByte, links, sketch, visible } = options
  const { target } = links
  const isOpen = useRef(false)
  /** Null for one that waits until it is counted. */
  const shownTarget = useRef<LogTarget | null>(target)
  const { log } = held
  const isOfLine = opening.range.kind === 'from-line'
  useEffect(() => {
    const [piece] = log?.pieces ?? []
    if (!piece || place.hasMoved.current) return
    const byte = findOpeningByte(opening, piece)
    if (!isOpen.current && byte !== null) {
      void place.openAt(byte)
      return
    }
    if (!isOpen.current) {
      isOpen.current = true
      place.lines.jump('end')
      if (isOfLine) shownTarget.current = null
    }
    if (causeByte !== null && !isOfLine) void place.openAt(causeByte)
    // oxlint-disable-next-line react/exhaustive-deps -- when lines or the cause arrive
  }, [log, causeByte])

  const isCounted =
    target?.kind !== 'lines' || (sketch !== null && (sketch.isDone || sketch.lines >= target.from))
  useEffect(() => {
    if (target === null || target === shownTarget.current || !isCounted) return
    const waited = shownTarget.current === null && isOfLine
    shownTarget.current = target
    if ((waited && place.hasMoved.current) || visible.some(links.isTarget)) return
    void (target.kind === 'byte' ? place.openAt(target.byte) : place.openAtLine(target.from))
    // oxlint-disable-next-line react/exhaustive-deps -- when the address names others, or they are counted
  }, [target, isCounted])
}
