import { type InsightSample } from '../../contract/insight'
import { type JobRun } from '../../contract/job-run'
import { type Run } from '../../contract/run'
import { computeSpread } from '../../model/insight/spread'
import { type RunHistory } from './run-history'

/** What is usual for a run and its nodes. */
export function describeSample(_run: Run, { past, wanted }: RunHistory): InsightSample {
  const runs = past.map(({ run }) => run)
  const versions = runs.flatMap(({ version }) => version ?? [])
  return {
    runs: past.length,
    wanted,
    versions: versions.length === 0 ? null : [Math.min(...versions), Math.max(...versions)],
    ranMs: computeSpread(runs.flatMap(({ startMs, endMs }) => measure(startMs, endMs))),
    lateMs: computeSpread(runs.flatMap(({ planMs, startMs }) => measure(planMs, startMs))),
    nodes: {},
  }
}

/** An early start is none, and without both times nothing is known. */
const measure = (fromMs: JobRun['planMs'], toMs: JobRun['planMs']): number[] =>
  fromMs === null || toMs === null ? [] : [Math.max(0, toMs - fromMs)]
