import { type Run, type RunNode } from '../../contract/run'
import { type Interval } from '../../lib/time/interval'
import { type Align } from '../../model/run/view'
import { type OtherBar, type RowInsight } from '../../run/gantt/row-insight'
import { type Verdict } from './run-insight'

/** A node that only the other run has. */
export interface OtherNode extends Pick<RunNode, 'key' | 'name' | 'type' | 'status' | 'rawStatus'> {
  duration: string | null
  bar: OtherBar | null
  /** That it is only there. */
  note: string
}

/** Below the facts of the header: those of the other run, with its day. */
type OtherFacts = Record<'late' | 'started' | 'ran' | 'ended' | 'total', string | null>

/** This run beside another one, or beside a run as it usually goes, in the reader's language. */
export interface RunComparison {
  /** The day of the other one. */
  name: string
  /** Null for what is usual. */
  status: Run['status'] | null
  /** What its greys mean. */
  hint: string
  /** Of the table, and of the bars in the legend. */
  title: string
  legend: string
  verdict: Verdict
  /** Null for what is usual, which the header says anyway. */
  facts: OtherFacts | null
  /** By what both can be aligned, and are; none where there is no choice. */
  aligns: readonly { value: Align; label: string }[]
  align: Align
  /** From its first bar to its last one, as they are drawn; null without bars. */
  span: Interval | null
  only: readonly OtherNode[]
  rows: ReadonlyMap<string, RowInsight>
}

/** `missing`: the job has no such run. `failed`: the other run is not readable. `few`: nothing usual is known. */
export type ComparisonState =
  | { state: 'reading' }
  | { state: 'missing' }
  | { state: 'failed' }
  | { state: 'few'; runs: number }
  | { state: 'ready'; comparison: RunComparison }
