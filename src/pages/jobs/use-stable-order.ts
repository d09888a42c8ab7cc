import { useMemo, useState } from 'react'
import { type Job } from '../../contract/job'
import { countMoved } from '../../model/jobs/sort'

interface StableOrder {
  jobs: readonly Job[]
  /** How many rows would move if they were sorted now. */
  moved: number
  sortAgain: () => void
}

/**
 * Keeps rows where they are while the user is among them: a new order waits, new jobs come last. `key`: with another one, which the user has
 * chosen, the new order applies at once.
 */
export function useStableOrder(sorted: readonly Job[], key: string, isFixed: boolean): StableOrder {
  const names = useMemo(() => sorted.map(({ name }) => name), [sorted])
  const [kept, setKept] = useState({ key, names })
  const sortAgain = () => setKept({ key, names })
  // Not again with each key that is typed into the filter: there may be 10,000 jobs.
  const isSameNow = useMemo(() => isSameOrder(kept.names, names), [kept.names, names])
  const isSame = kept.key === key && isSameNow
  if (!isFixed || kept.key !== key) {
    if (!isSame) setKept({ key, names })
    return { jobs: sorted, moved: 0, sortAgain }
  }
  if (isSame) return { jobs: sorted, moved: 0, sortAgain }
  const byName = new Map(sorted.map((job) => [job.name, job]))
  const jobs = kept.names.flatMap((name) => byName.get(name) ?? [])
  const placed = new Set(kept.names)
  jobs.push(...sorted.filter(({ name }) => !placed.has(name)))
  const shown = jobs.map(({ name }) => name)
  return { jobs, moved: countMoved(shown, names), sortAgain }
}

const isSameOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, index) => name === b[index])
