import { type InsightSample, type NodeUsual } from '../../../contract/insight'
import { type RunNode } from '../../../contract/run'
import { STATUS } from '../../../contract/status'
import { useLocale } from '../../../i18n/locale'
import { formatAbout } from '../../../lib/number'
import { formatDuration } from '../../../lib/time/duration'
import { MIN_RUNS_P90 } from '../../../model/insight/spread'
import { computeNodeDuration } from '../../../model/run/duration'
import { useRun, useRunNow } from '../run-context'
import { type RunInsight } from '../run-insight'
import './node-insight.css'

interface EarlierRunsProps {
  usual: NodeUsual
  node: RunNode
  sample: InsightSample
  words: RunInsight['words']
}

const pct = (share: number) => `${share * 100}%`

/** How long a node took in earlier runs: from when to when in 8 of 10, its median, and this run. */
export function EarlierRuns({ usual, node, sample, words: { panel, versions } }: EarlierRunsProps) {
  const { lang } = useLocale()
  const { run } = useRun()
  const ms = computeNodeDuration(node, run, useRunNow())
  const { ms: spread, rows, changedIn, runs } = usual
  const ofVersions = sample.versions ? versions(...sample.versions) : ''
  const say = (time: number) => formatDuration(time, lang)
  const unknown = changedIn === undefined || changedIn === 0 ? panel.few(runs) : panel.changed(changedIn)
  return (
    <section aria-label={panel.earlier} className="border-t border-line px-4 py-2.5">
      <h3 className="mb-2 text-12 font-semibold">
        {panel.earlier}{' '}
        <span className="font-normal text-t3">
          {spread ? panel.sample(spread.runs, ofVersions) : unknown}
        </span>
      </h3>
      {spread && (
        <div className="flex items-center gap-4">
          <Spreading
            shares={[spread.p10, spread.p90, spread.median, ms ?? 0].map(
              (value) => value / Math.max(spread.longest, ms ?? 0, 1),
            )}
            hasRun={ms !== null}
            tone={STATUS[node.status].tone}
          />
          <ul className="shrink-0 text-12 text-t2">
            <li>{panel.median(say(spread.median))}</li>
            <li>
              {spread.runs < MIN_RUNS_P90 ? panel.longest(say(spread.longest)) : panel.p90(say(spread.p90))}
            </li>
            {rows && rows.median > 0 && <li>{panel.usualRows(formatAbout(rows.median, lang))}</li>}
          </ul>
        </div>
      )}
    </section>
  )
}

interface SpreadingProps {
  /** p10, p90, median and this run, of the longest. */
  shares: readonly number[]
  hasRun: boolean
  tone: string
}

function Spreading({ shares, hasRun, tone }: SpreadingProps) {
  const [p10 = 0, p90 = 0, median = 0, own = 0] = shares
  return (
    <div aria-hidden className="relative h-9 min-w-0 flex-1 border-b border-line2">
      <span className="usual-band" style={{ left: pct(p10), width: pct(p90 - p10) }} />
      {hasRun && <span data-tone={tone} className="usual-own" style={{ width: pct(own) }} />}
      <span className="usual-median" style={{ left: pct(median) }} />
    </div>
  )
}
