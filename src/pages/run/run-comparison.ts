import { type Run, type RunNode } from '../../contract/run'
import { type RowInsight } from '../../run/gantt/row-insight'
import { type Verdict } from './run-insight'

/** A bar of the other run under one of this one, moved so that both plans coincide. */
export interface OtherBar {
  fromMs: number
  toMs: number
  hasFailed: boolean
}

/** A node that only the other run has. */
export interface OtherNode extends Pick<RunNode, 'key' | 'name' | 'type' | 'status' | 'rawStatus'> {
  duration: string | null
  bar: OtherBar | null
  /** That it is only there. */
  note: string
}

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
  /** By the key of the node. */
  bars: ReadonlyMap<string, OtherBar>
  only: readonly OtherNode[]
  rows: ReadonlyMap<string, RowInsight>
}

/** In an address: what is usual, instead of another run. */
export const USUAL = 'usual'

/** `failed`: the other run is not readable. `few`: nothing usual is known. */
export type ComparisonState =
  | { state: 'reading' }
  | { state: 'failed' }
  | { state: 'few'; runs: number }
  | { state: 'ready'; comparison: RunComparison }
