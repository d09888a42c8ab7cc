import { useState } from 'react'
import { type WallCell } from '../../model/wall/cells'
import {
  findRotationIndex,
  findShownIndex,
  listRotation,
  NOT_TURNED,
  turnBy,
} from '../../model/wall/rotation'
import { PAGE_MS } from '../../shell/kiosk/wall-pages'
import { useShortcuts } from '../../shell/shortcuts/shortcuts'
import { useNow } from '../../ui/use-now'
import { type Rotation } from './Foot'

interface RotationOptions {
  /** How long each picture is shown; null: the wall has no rotation. */
  rotateMs: number | null
  /** Something needs the overview. */
  isHeld: boolean
  skewMs: number
}

interface ShownPicture {
  /** The job whose run is shown in place of the overview. */
  turned: WallCell | undefined
  /** Which picture comes next, and when; null when none does. */
  rotation: Rotation | null
  /** The wall has a rotation, which stands still. */
  isPaused: boolean
}

/** Turns from the overview to the running runs and back, by the clock and by hand. */
export function useRotation(
  cells: readonly WallCell[],
  { rotateMs, isHeld, skewMs }: RotationOptions,
): ShownPicture {
  const turning = rotateMs === null || isHeld ? [] : listRotation(cells)
  const turnMs = useNow(skewMs, turning.length === 0 ? 0 : null, rotateMs ?? PAGE_MS)
  const [byHand, setByHand] = useState(NOT_TURNED)
  const ofClock = findRotationIndex(turnMs, rotateMs ?? PAGE_MS, turning.length)
  const turn = findShownIndex(ofClock, turning.length, byHand)
  const isTurning = turning.length > 0
  const turnTo = (step: number) => setByHand(turnBy(step, turn, turning.length, byHand))
  useShortcuts({
    holdPicture: isTurning
      ? () => setByHand({ by: byHand.by, heldAt: byHand.heldAt === null ? turn : null })
      : undefined,
    nextPicture: isTurning ? () => turnTo(1) : undefined,
    previousPicture: isTurning ? () => turnTo(-1) : undefined,
  })
  return {
    turned: turn === 0 ? undefined : turning[turn - 1],
    rotation:
      rotateMs === null || !isTurning || byHand.heldAt !== null
        ? null
        : {
            at: turn,
            pictures: turning.length + 1,
            next: turning[turn]?.name ?? null,
            atMs: turnMs + rotateMs,
            skewMs,
          },
    isPaused: rotateMs !== null && (isHeld || byHand.heldAt !== null),
  }
}
