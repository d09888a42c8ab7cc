import { type WallCell } from './cells'
import { WALL_KIND, WALL_KINDS, type WallKind } from '../../contract/wall-kind'

export interface VerdictPart {
  kind: WallKind | 'old'
  count: number
}

/** What a wall says first. */
export type Verdict =
  /** So many have failed that one count says more than a part for each class. */
  | { say: 'many-failed'; failed: number; all: number }
  /** At most three parts, worst first; `more` counts the classes that have none. */
  | { say: 'problems'; parts: readonly VerdictPart[]; more: number }
  | { say: 'running'; count: number }
  | { say: 'well' }
  /** Nothing is known yet. */
  | { say: 'reading' }
  /** No job is what the address asks for. */
  | { say: 'empty' }

const MAX_PARTS = 3
const MANY_FAILED = 4
const MANY_SHARE = 1 / 5

/** How many cells there are of each kind, worst first. */
export function countKinds(cells: readonly Pick<WallCell, 'kind'>[]): { kind: WallKind; count: number }[] {
  const counts = new Map<WallKind, number>()
  for (const { kind } of cells) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return WALL_KINDS.flatMap((kind) => {
    const count = counts.get(kind)
    return count === undefined ? [] : [{ kind, count }]
  })
}

/**
 * `all` counts jobs that have no cell as well; of them `cells` has those that failed. While lists are still being read, jobs may be missing, and
 * nothing is called well.
 */
export function findVerdict(
  cells: readonly Pick<WallCell, 'kind' | 'asOf'>[],
  all: number,
  isReading: boolean,
): Verdict {
  if (cells.length === 0) return { say: isReading ? 'reading' : 'empty' }
  const counts = countKinds(cells)
  const countOf = (kind: WallKind) => counts.find((each) => each.kind === kind)?.count ?? 0
  const failed = countOf('fail')
  if (failed >= MANY_FAILED && failed >= all * MANY_SHARE) return { say: 'many-failed', failed, all }
  const old = cells.filter(({ asOf }) => asOf !== null).length
  const problems: VerdictPart[] = counts.filter(({ kind }) => WALL_KIND[kind].problem === true)
  const isUnknown = ({ kind }: VerdictPart) => kind === 'no-rights' || kind === 'missing'
  const parts = [
    ...problems.filter((part) => !isUnknown(part)),
    ...(old > 0 ? [{ kind: 'old' as const, count: old }] : []),
    ...problems.filter(isUnknown),
  ]
  if (parts.length > 0)
    return { say: 'problems', parts: parts.slice(0, MAX_PARTS), more: Math.max(0, parts.length - MAX_PARTS) }
  if (countOf('reading') > 0) return { say: 'reading' }
  const running = countOf('running')
  return running > 0 ? { say: 'running', count: running } : { say: 'well' }
}
