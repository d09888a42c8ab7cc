import { useEffect, useRef } from 'react'
import { type LogRange } from '../../../contract/log-range'
import { type HeldLogHandle } from './use-held-log'
import { type LogPlace } from './use-log-place'

interface OpeningPlaceOptions {
  /** What was read first. */
  first: LogRange
  held: HeldLogHandle
  place: LogPlace
  /** Where the cause of the node's failure begins; null while none is known, or for a node that runs. */
  causeByte: number | null
}

/** A log opens at the line that the address names, at the cause of the failure, else at its end: once, and never after the reader has moved. */
export function useOpeningPlace({ first, held, place, causeByte }: OpeningPlaceOptions): void {
  const isAtEnd = useRef(false)
  const { log, load } = held
  useEffect(() => {
    const [piece] = log?.pieces ?? []
    if (!piece || place.hasMoved.current) return
    if (!isAtEnd.current && first.kind !== 'end') {
      void load({ kind: 'before-byte', byte: piece.fromByte })
      void place.openAt(first.kind === 'from-byte' ? first.byte : piece.fromByte)
      return
    }
    if (!isAtEnd.current) {
      isAtEnd.current = true
      place.lines.jumpToEnd()
      requestAnimationFrame(place.lines.jumpToEnd)
    }
    if (causeByte !== null) void place.openAt(causeByte)
    // oxlint-disable-next-line react/exhaustive-deps -- when lines or the cause arrive
  }, [log, causeByte])
}
