import { useMemo, useState } from 'react'
import { type Run } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { statusWord, useLocale } from '../../../i18n/locale'
import { isLiveRun } from '../../../model/run/duration'
import { useClock } from '../../../ui/use-now'
import { countByStatus } from '../../../model/run/counts'
import { runResource } from '../../../query/run'
import { useAsOf, useFreshnessLevel, useKeptAt } from '../../../shell/freshness/use-live-query'
import { useCauses } from '../cause/use-causes'
import { useTabStatus } from '../../../shell/use-tab-status'
import { DEFAULT_MARKS } from '../../../model/run/view'
import { InsightLoader } from '../insight/InsightLoader'
import { type InsightReader } from '../run-insight'
import { useWallSize } from '../../../shell/kiosk/wall-size'
import { WALL_STEP_MS } from '../../../shell/kiosk/wall-step'
import { Section } from '../../../shell/updates/Section'
import { FreshnessBanner } from '../../../shell/freshness/FreshnessBanner'
import { KeptNote } from '../../../shell/freshness/KeptNote'
import { WallFoot } from './WallFoot'
import { WallNodes } from './WallNodes'
import { WallRunLine } from './WallRunLine'
import { WallVerdict } from './WallVerdict'
import { WallTitle } from './WallTitle'
import './wall-title.css'
import './wall-rows.css'
import './wall-bars.css'
import './wall-foot.css'

export interface WallRunProps {
  run: Run
  skewMs: number
  changedAtMs: number
  reference: RunRef
}

/** One run for viewers at a distance, as large as the screen allows. Nothing on it can be clicked. */
export function WallRun({ run, skewMs, changedAtMs, reference }: WallRunProps) {
  const { t, lang } = useLocale()
  const size = useWallSize()
  const asOfMs = useAsOf(runResource(reference))
  const level = useFreshnessLevel(runResource(reference))
  const keptAtMs = useKeptAt(runResource(reference))
  const live = isLiveRun(run)
  const causes = useCauses(run, reference)
  const frozenMs = live ? asOfMs : changedAtMs
  const clock = useClock(skewMs, frozenMs, WALL_STEP_MS)
  const [reader, setReader] = useState<InsightReader | null>(null)
  const isOld = asOfMs !== null
  const insight = useMemo(
    () => reader && reader.read(run, { marks: DEFAULT_MARKS, isOld, nowMs: clock.readMs(), replayed: null }),
    [reader, run, isOld, clock],
  )
  const counts = useMemo(() => countByStatus(run.nodes), [run])
  const word = statusWord(run.status, run.rawStatus, lang)
  const past = isOld && live
  useTabStatus(t.title.run(past ? t.header.was(word) : word, run.job, run.id), run.status, past)
  return (
    <div
      className="wall-run"
      data-old={isOld ? '' : undefined}
      data-level={level}
      data-live={live || undefined}
    >
      <Section fallback={null}>
        <InsightLoader run={run} reference={reference} onChange={setReader} />
      </Section>
      <Section fallback={null}>
        <FreshnessBanner resource={runResource(reference)} size="wall" />
        {keptAtMs !== null && level === 'fresh' && <KeptNote keptAtMs={keptAtMs} size="wall" />}
      </Section>
      <Section fallback={null}>
        <WallTitle run={run} skewMs={skewMs} reference={reference} size={size} old={isOld} level={level} />
      </Section>
      <Section fallback={null}>
        <WallRunLine
          run={run}
          insight={insight}
          skewMs={skewMs}
          frozenMs={frozenMs}
          old={isOld}
          live={live}
        />
        <WallVerdict run={run} causes={causes} insight={insight} />
      </Section>
      <WallNodes
        run={run}
        causes={causes}
        insight={insight}
        size={size}
        clock={clock}
        skewMs={skewMs}
        frozenMs={frozenMs}
        old={isOld}
        live={live}
      />
      <Section fallback={null}>
        <WallFoot run={run} counts={counts} skewMs={skewMs} />
      </Section>
    </div>
  )
}
