import { type WallCell } from './cells'

const MAX_RUNS = 6

/** The runs that a wall shows by turns: those that go on, the one most behind first. */
export const listRotation = <T extends Pick<WallCell, 'kind' | 'overMs' | 'behindMs'>>(
  cells: readonly T[],
): T[] =>
  cells
    .filter(({ kind }) => kind === 'running' || kind === 'stuck')
    .toSorted((a, b) => lagOf(b) - lagOf(a))
    .slice(0, MAX_RUNS)

const lagOf = ({ overMs, behindMs }: Pick<WallCell, 'overMs' | 'behindMs'>): number =>
  Math.max(overMs ?? 0, behindMs ?? 0)

/** Which picture is shown: 0 is the overview, before `runs` others. By the clock alone, so that all screens of a wall turn together. */
export const findTurn = (nowMs: number, rotateMs: number, runs: number): number =>
  Math.floor(nowMs / rotateMs) % (runs + 1)
