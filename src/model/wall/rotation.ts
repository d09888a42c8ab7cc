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
