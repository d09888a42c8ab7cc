import { useEffect, useRef } from 'react'
import { type LogPiece, type LogSketch } from '../../../contract/log'
import { type LogRange } from '../../../contract/log-range'
import { type LogTarget } from '../../../model/log/log-hash'
import { type LineRow } from '../../../model/log/rows'
import { type HeldLogHandle } from './use-held-log'
import { type LineLinks } from './use-line-links'
import { type LogPlace } from './use-log-place'

interface OpeningPlaceOptions {
  /** What was read first. */
  first: LogRange
  held: HeldLogHandle
  place: LogPlace
  /** Where the cause of the node's failure begins; null while none is known, or for a node that runs. */
  causeByte: number | null
  links: LineLinks
  sketch: LogSketch | null
  /** The lines in view. */
  visible: readonly LineRow[]
}

/** Where a log opens by what was read first; null for its end, also where the line that was asked for is not counted yet. */
function findOpeningByte(first: LogRange, piece: LogPiece): number | null {
  if (first.kind === 'from-byte') return first.byte
  return first.kind === 'from-line' && piece.firstLine === first.line ? piece.fromByte : null
}

/**
 * A log opens at the line that the address names, at the cause of the failure, else at its end: once, and never after the reader has moved.
 * A line that the address names later, or that is counted later, is shown then.
 */
export function useOpeningPlace(options: OpeningPlaceOptions): void {
  const { first, held, place, causeByte, links, sketch, visible } = options
  const { target } = links
  const isOpen = useRef(false)
  /** Null for one that waits until it is counted. */
  const shownTarget = useRef<LogTarget | null>(target)
  const { log, loadNear } = held
  useEffect(() => {
    const [piece] = log?.pieces ?? []
    if (!piece || place.hasMoved.current) return
    const byte = findOpeningByte(first, piece)
    if (!isOpen.current && byte !== null) {
      void loadNear({ kind: 'before-byte', byte: piece.fromByte })
      void place.openAt(byte)
      return
    }
    if (!isOpen.current) {
      isOpen.current = true
      place.lines.jump('end')
      if (first.kind === 'from-line') shownTarget.current = null
    }
    if (causeByte !== null && first.kind !== 'from-line') void place.openAt(causeByte)
    // oxlint-disable-next-line react/exhaustive-deps -- when lines or the cause arrive
  }, [log, causeByte])

  const isCounted =
    target?.kind !== 'lines' || (sketch !== null && (sketch.isDone || sketch.lines >= target.from))
  useEffect(() => {
    if (target === null || target === shownTarget.current || !isCounted) return
    const waited = shownTarget.current === null && first.kind === 'from-line'
    shownTarget.current = target
    if ((waited && place.hasMoved.current) || visible.some(links.isTarget)) return
    void (target.kind === 'byte' ? place.openAt(target.byte) : place.openAtLine(target.from))
    // oxlint-disable-next-line react/exhaustive-deps -- when the address names others, or they are counted
  }, [target, isCounted])
}
