import { useLocale } from '../../../i18n/locale'
import { useWallJobsWords } from '../../../i18n/wall-jobs-words'
import { showInvisible } from '../../../lib/text'
import { formatUntil } from '../../../lib/time/near-day'
import { findNextPlan } from '../../../model/wall/latest'
import { hasEnded } from '../../../model/jobs/latest'
import { formatWhen } from '../../../run/jobs/when'
import { useWallSize } from '../../../shell/kiosk/wall-size'
import { FailureCard } from './FailureCard'
import { Bars } from './Bars'
import { Frame } from './Frame'
import { type LaneBox, type LaneRow } from './describe-lanes'
import { LaneTable } from './Lanes'
import { useLatestScene } from './latest-context'

/** A failure, until a run succeeds: what failed, and whether anything is being done about it. */
export function Held() {
  const { lang, zone } = useLocale()
  const words = useWallJobsWords().latest
  const { cell, nowMs, asOfMs } = useLatestScene()
  const { portrait } = useWallSize()
  const next = findNextPlan(cell)
  const runs = (cell.job?.runs ?? []).filter((run) => hasEnded(run)).slice(portrait ? -15 : -30)
  const succeeded = runs.filter(({ status }) => status === 'success').length
  const facts = [
    words.held,
    words.notRerun,
    ...(next.plan === 'at' && next.ms > nowMs
      ? [
          words.next(
            formatWhen(next.ms, zone, lang, nowMs),
            asOfMs === null ? formatUntil(next.ms - nowMs, lang) : null,
          ),
        ]
      : []),
    ...(next.plan === 'stopped' ? [words.stopped] : []),
    words.succeeded(succeeded, runs.length),
  ]
  return (
    <Frame kind="fail" tone="fail" word={words.states.held} status="fail" id={cell.run?.id ?? null} foot="">
      <FailureCard />
      <LaneTable rows={useRows()} head={null} />
      <Bars what="durations" nowMs={nowMs} planMs={null} facts={facts} />
    </Frame>
  )
}

/** The node that failed, what did not run because of it, and what had finished. */
function useRows(): LaneRow[] {
  const words = useWallJobsWords().latest
  const { cell } = useLatestScene()
  const { run, nodes } = cell
  const startMs = run?.startMs ?? null
  const endMs = run?.endMs ?? null
  const plain: Pick<LaneRow, 'usualEndMs' | 'said' | 'isAmber'> = {
    usualEndMs: null,
    said: '',
    isAmber: false,
  }
  const box = (fromMs: number | null, toMs: number | null): LaneBox[] =>
    fromMs === null || toMs === null ? [] : [{ look: 'run is-fail', fromMs, toMs: Math.max(fromMs, toMs) }]
  if (nodes === null)
    return [
      {
        key: 'run',
        kind: 'fail',
        name: showInvisible(cell.name),
        about: words.failedRow,
        boxes: box(startMs, endMs),
        ...plain,
      },
    ]
  const { failed, notRun, ranMs, done } = nodes
  const rows: LaneRow[] = []
  if (failed !== null)
    rows.push({
      key: 'failed',
      kind: 'fail',
      name: showInvisible(failed.name),
      about: words.failedRow,
      boxes: box(failed.startMs, failed.endMs),
      ...plain,
    })
  if (notRun > 0)
    rows.push({
      key: 'not-run',
      kind: 'reading',
      name: words.notRun(notRun),
      about: '',
      boxes: [],
      usualEndMs: null,
      said: failed === null ? '' : words.theyNeed(showInvisible(failed.name)),
      isAmber: false,
    })
  if (done > 0)
    rows.push({
      key: 'finished',
      kind: 'success',
      name: words.finished(done),
      about: '',
      boxes: ranMs.map(([fromMs, toMs]) => ({ look: 'run is-success', fromMs, toMs })),
      ...plain,
    })
  return rows
}
