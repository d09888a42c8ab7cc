import { useQuery } from '@tanstack/react-query'
import { type EarlierRuns as Earlier } from '../../../contract/earlier-runs'
import { type InsightSample, type NodeUsual } from '../../../contract/insight'
import { type RunNode } from '../../../contract/run'
import { STATUS } from '../../../contract/status'
import { COMMA } from '../../../i18n/punctuation'
import { useLocale } from '../../../i18n/locale'
import { formatAbout, percent } from '../../../lib/number'
import { formatDuration } from '../../../lib/time/duration'
import { formatDay } from '../../../lib/time/format'
import { MIN_RUNS_P90 } from '../../../model/insight/spread'
import { computeNodeDuration, isLiveNode } from '../../../model/run/duration'
import { earlierRunsQuery } from '../../../query/earlier-runs'
import { useRun, useRunNow } from '../run-context'
import { type RunInsight } from '../run-insight'
import './node-insight.css'

interface EarlierRunsProps {
  usual: NodeUsual
  node: RunNode
  sample: InsightSample
  words: RunInsight['words']
}

/** How long a node took in earlier runs, one column each, and in this one. */
export function EarlierRuns({ usual, node, sample, words: { panel, versions } }: EarlierRunsProps) {
  const { lang } = useLocale()
  const { run, reference } = useRun()
  const ms = computeNodeDuration(node, run, useRunNow())
  const { data: earlier = [] } = useQuery(earlierRunsQuery(reference, node.key, sample.runs))
  const { ms: spread, rows, changedIn, runs } = usual
  const ofVersions = sample.versions ? versions(...sample.versions) : ''
  const say = (time: number) => formatDuration(time, lang)
  const unknown = changedIn === undefined || changedIn === 0 ? panel.few(runs) : panel.changed(changedIn)
  const expectedMs = spread && (node.endMs === null || isLiveNode(node, run)) ? spread.median : null
  return (
    <section aria-label={panel.earlier} className="border-t border-line px-4 py-2.5">
      <h3 className="mb-2 text-12 font-semibold">
        {panel.earlier}{' '}
        <span className="font-normal text-t3">
          {spread ? panel.sample(spread.runs, ofVersions) : unknown}
        </span>
      </h3>
      {(spread ?? earlier.length > 0) && (
        <div className="flex items-center gap-4">
          <EarlierColumns
            earlier={earlier}
            ms={ms}
            expectedMs={expectedMs}
            medianMs={spread?.median ?? null}
            tone={STATUS[node.status].tone}
            words={panel}
          />
          {spread && (
            <ul className="shrink-0 text-12 text-t2">
              <li>{panel.median(say(spread.median))}</li>
              <li>
                {spread.runs < MIN_RUNS_P90 ? panel.longest(say(spread.longest)) : panel.p90(say(spread.p90))}
              </li>
              {rows && rows.median > 0 && <li>{panel.usualRows(formatAbout(rows.median, lang))}</li>}
            </ul>
          )}
        </div>
      )}
    </section>
  )
}

interface EarlierColumnsProps {
  earlier: Earlier
  /** Of this run; null before the node has started. */
  ms: number | null
  /** What this run is expected to take; null once that is known. */
  expectedMs: number | null
  medianMs: number | null
  tone: string
  words: RunInsight['words']['panel']
}

function EarlierColumns({ earlier, ms, expectedMs, medianMs, tone, words }: EarlierColumnsProps) {
  const { lang, zone } = useLocale()
  const scaleMs = Math.max(1, ms ?? 0, expectedMs ?? 0, ...earlier.map((one) => one.ms))
  const say = (time: number) => formatDuration(time, lang)
  const all = earlier.map((one) => say(one.ms)).join(COMMA[lang])
  const own = ms === null ? null : words.thisRun(say(ms))
  return (
    <div
      role="img"
      aria-label={[words.oldestFirst(all), own].filter(Boolean).join(COMMA[lang])}
      className="earlier-runs"
    >
      {medianMs !== null && <span className="usual-median" style={{ bottom: percent(medianMs / scaleMs) }} />}
      {earlier.map((one) => (
        <span
          key={one.id}
          className="earlier-run"
          style={{ height: percent(one.ms / scaleMs) }}
          data-tip={`${formatDay(one.atMs, zone, lang, { nearMs: one.atMs })}${COMMA[lang]}${say(one.ms)}`}
        />
      ))}
      <span
        className="this-run"
        data-tone={tone}
        style={{ height: percent(Math.max(ms ?? 0, expectedMs ?? 0) / scaleMs) }}
        data-tip={own ?? undefined}
      >
        {ms !== null && <span style={{ height: percent(ms / Math.max(1, ms, expectedMs ?? 0)) }} />}
      </span>
    </div>
  )
}
