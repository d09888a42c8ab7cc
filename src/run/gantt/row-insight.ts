/** A bar of another run, moved to the place where both are compared. */
export interface OtherBar {
  fromMs: number
  toMs: number
  hasFailed: boolean
}

/** What insight adds to the row of one node, in the reader's language. Absent where it has nothing to add. */
export interface RowInsight {
  /** Predecessors are known, so that no line since the plan stands for a wait. */
  hidesPlan: boolean
  /** When the node could have run and did not; `toMs` is null while it waits. */
  wait?: { fromMs: number; toMs: number | null; words: string | null }
  /** Why it waits, the longest form first. A click selects the node `key`. */
  reason?: { forms: readonly string[]; key: string | null }
  /** How long it usually takes, from its start: the median, and the upper end of what is usual. */
  usual?: { medianMs: number; upperMs: number }
  /** Behind its duration: `joined` continues it, `alone` stands apart from it. */
  note?: { joined: string; alone: string; isOdd: boolean }
  /** When it would start and end. */
  ahead?: { fromMs: number; toMs: number; start: string; end: string; duration: string }
  /** DGC ends it then. */
  limitMs?: number
  /** Its number of rows is unusual, and how. */
  oddRows?: string
  /** So many retries its definition allows. */
  retriesOf?: number
  /** It differs from the run that it is compared with by more than runs differ anyway. */
  isChanged?: boolean
  /** Its number of rows does. */
  hasOtherRows?: true
  /** It runs longer than is usual. */
  isOverdue?: boolean
  /** Cells of a comparison with another run: by how much it started later, took longer and wrote more. */
  cells?: Partial<Record<'startBy' | 'changeBy' | 'rowsBy', string>>
  /** The change as a bar from `zero` on, in shares of all changes; below 0 it took less. */
  changeBar?: { zero: number; by: number }
  /** Median of its duration in the runs of the sample, which is given in words. */
  usualMs?: number
  sample?: string
  /** Between the time when it could start and its start. */
  heldBackMs?: number
  /** Its place on the critical path, from 1. */
  path?: { place: number; of: number }
  /** The same node in the run that it is compared with. */
  other?: OtherBar
  /** For screen readers, behind status and duration. */
  spoken?: string
}
