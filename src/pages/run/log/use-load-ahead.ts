import { useEffect } from 'react'
import { type GapRow, type LogRow } from '../../../model/log/rows'
import { type HeldLogHandle } from './use-held-log'
import { type LogPlace } from './use-log-place'

/** So many screens that reading on seldom waits, and few enough that a frame can draw them. */
const AHEAD_BYTES = 128 * 1024

/** What the reader comes near is read one screen ahead. */
export function useLoadAhead(
  rows: readonly LogRow[],
  { lines, middle }: LogPlace,
  held: HeldLogHandle,
): void {
  const { load, anchor } = held
  const { firstVisible, lastVisible } = lines
  const screen = lastVisible - firstVisible + 1
  const near = rows
    .slice(Math.max(0, firstVisible - screen), lastVisible + screen + 1)
    .find((row): row is GapRow => row.kind === 'gap')
  const isErrored = held.error !== null
  useEffect(() => {
    if (!near || isErrored) return
    anchor.current = middle
    void load(
      near.byte < middle
        ? { kind: 'before-byte', byte: near.toByte, maxBytes: AHEAD_BYTES }
        : { kind: 'from-byte', byte: near.byte, maxBytes: AHEAD_BYTES },
    )
    // oxlint-disable-next-line react/exhaustive-deps -- once for each gap as it is
  }, [near?.byte, near?.toByte, isErrored])
}
