import { type JobRun } from '../../contract/job-run'
import { type Row } from './rows'

/** Two runs to be compared: A is the older one, whichever was marked first. */
export interface Marks {
  a: JobRun
  /** Null while one run is marked. */
  b: JobRun | null
}

const MOST = 2

/** Marks a run, or takes its mark off; `marked` are ids as they were picked. A third mark replaces the older pick. */
export const toggleMark = (marked: readonly string[], id: string): readonly string[] =>
  marked.includes(id) ? marked.filter((other) => other !== id) : [...marked, id].slice(-MOST)

/** The marked runs among these, which are newest first; null when there are none. */
export function findMarks(rows: readonly Row[], marked: readonly string[]): Marks | null {
  if (marked.length === 0) return null
  const runs = rows.flatMap(({ run }) => (run && marked.includes(run.id) ? [run] : []))
  const [b = null, a = null] = runs
  if (b === null) return null
  return a === null ? { a: b, b: null } : { a, b }
}

/** The letter of a run; null when it is not marked. */
export function getMarkLetter(marks: Marks | null, run: JobRun | null): 'A' | 'B' | null {
  if (marks === null || run === null) return null
  if (marks.a.id === run.id) return 'A'
  return marks.b?.id === run.id ? 'B' : null
}
