import { type Run } from '../../contract/run'
import { type RowInsight } from '../../run/gantt/row-insight'
import { type Verdict } from './run-insight'

/** A bar of the other run under one of this one, moved so that both plans coincide. */
export interface OtherBar {
  fromMs: number
  toMs: number
  hasFailed: boolean
}

/** This run beside another one, in the reader's language. */
export interface RunComparison {
  other: Run
  /** Its day. */
  day: string
  verdict: Verdict
  /** By the key of the node. */
  bars: ReadonlyMap<string, OtherBar>
  rows: ReadonlyMap<string, RowInsight>
}

/** `failed`: the other run is not readable. */
export type ComparisonState =
  { state: 'reading' } | { state: 'failed' } | { state: 'ready'; comparison: RunComparison }
