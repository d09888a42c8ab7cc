import { type WallCell } from './cells'

const MAX_RUNS = 6

/** The running runs that a wall shows in rotation, the one most behind schedule first. */
export const listRotation = <T extends Pick<WallCell, 'kind' | 'overMs' | 'behindMs'>>(
  cells: readonly T[],
): T[] =>
  cells
    .filter(({ kind }) => kind === 'running' || kind === 'stuck')
    .toSorted((a, b) => lagOf(b) - lagOf(a))
    .slice(0, MAX_RUNS)

const lagOf = ({ overMs, behindMs }: Pick<WallCell, 'overMs' | 'behindMs'>): number =>
  Math.max(overMs ?? 0, behindMs ?? 0)

/** The index of the shown picture: 0 is the overview, 1 to `runs` the runs. It depends on the clock alone, so all screens of a wall switch together. */
export const findRotationIndex = (nowMs: number, rotateMs: number, runs: number): number =>
  Math.floor(nowMs / rotateMs) % (runs + 1)

/** What the user has done to the rotation: turned it by so many pictures, and held it at one. */
export interface Turned {
  by: number
  /** The index of the picture that is held; null: it goes on. */
  heldAt: number | null
}

export const NOT_TURNED: Turned = { by: 0, heldAt: null }

/** The index that is shown, by the clock and by the user. A run that ends shortens the rotation, so an index beyond it is the overview. */
export function findShownIndex(ofClock: number, runs: number, { by, heldAt }: Turned): number {
  if (heldAt !== null) return heldAt <= runs ? heldAt : 0
  const pictures = runs + 1
  return (((ofClock + by) % pictures) + pictures) % pictures
}

/** Another picture by hand; what was held is held there. */
export function turnBy(step: number, shown: number, runs: number, { by, heldAt }: Turned): Turned {
  const pictures = runs + 1
  return { by: by + step, heldAt: heldAt === null ? null : (shown + step + pictures) % pictures }
}
