import { useEffect } from 'react'
import { type GapRow, type LogRow } from '../../../model/log/rows'
import { type HeldLogHandle } from './use-held-log'
import { type LogPlace } from './use-log-place'

/** So many screens that reading on seldom waits, and few enough that a frame can draw them. */
const AHEAD_BYTES = 128 * 1024

/** What the reader comes near is read one screen ahead, and after a failure that may pass again. */
export function useLoadAhead(rows: readonly LogRow[], { lines }: LogPlace, held: HeldLogHandle): void {
  const { loadNear, error, retryMs } = held
  const { firstVisible, lastVisible, lookedAt } = lines
  const screen = lastVisible - firstVisible + 1
  // Before the window is measured and placed, it stands at the first row.
  const near =
    lines.height === 0 ? [] : rows.slice(Math.max(0, firstVisible - screen), lastVisible + screen + 1)
  const gap = near.find((row): row is GapRow => row.kind === 'gap')
  useEffect(() => {
    if (!gap || (error !== null && retryMs === null)) return
    const read = () =>
      void loadNear(
        gap.byte < lookedAt
          ? { kind: 'before-byte', byte: gap.toByte, maxBytes: AHEAD_BYTES }
          : { kind: 'from-byte', byte: gap.byte, maxBytes: AHEAD_BYTES },
      )
    if (retryMs === null) return read()
    const timer = window.setTimeout(read, retryMs)
    return () => window.clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps -- once for each gap as it is
  }, [gap?.byte, gap?.toByte, error])
}
