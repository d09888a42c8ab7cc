import { type Tone } from './status'

interface KindRow {
  tone: Tone
  /** Named in the verdict; without it a job of this kind is well. */
  problem?: true
  /** Neither running nor a problem: its word is not bold. */
  calm?: true
  /** It has a card above all rows. */
  pinned?: true
}

/**
 * The states of a job on a wall, worst first. Most are statuses of its run. The others are our own, so they are never shown in place of DGC's word:
 * the page of the run shows that one.
 */
const TABLE = {
  fail: { tone: 'fail', problem: true, pinned: true },
  exception: { tone: 'exception', problem: true, pinned: true },
  /** It runs far longer than usual, or is near the limit that ends it. */
  stuck: { tone: 'exception', problem: true },
  /** Its plan has passed, and it has not started. */
  late: { tone: 'exception', problem: true },
  /** A whole period has passed without a run. */
  stale: { tone: 'exception', problem: true },
  /** The server may not read its workspace. */
  'no-rights': { tone: 'exception', problem: true },
  /** DGC lists no such job. */
  missing: { tone: 'exception', problem: true },
  /** It has no runs. */
  'real-time': { tone: 'none', calm: true },
  running: { tone: 'running' },
  waiting: { tone: 'none' },
  paused: { tone: 'paused' },
  frozen: { tone: 'none', calm: true },
  cancelled: { tone: 'neutral' },
  ignored: { tone: 'success', calm: true },
  forced: { tone: 'success', calm: true },
  success: { tone: 'success', calm: true },
  skipped: { tone: 'neutral', calm: true },
  /** Its last success is older than the axis, so the wall shows its next run instead. */
  next: { tone: 'none', calm: true },
  /** Its schedule is paused or stopped. */
  stopped: { tone: 'none', calm: true },
  never: { tone: 'none', calm: true },
  reading: { tone: 'none', calm: true },
} as const satisfies Record<string, KindRow>

export type WallKind = keyof typeof TABLE

export const WALL_KIND: Readonly<Record<WallKind, KindRow>> = TABLE
export const WALL_KINDS = Object.keys(TABLE) as WallKind[]
