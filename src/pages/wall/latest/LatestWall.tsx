import { useMemo, useState, type ReactNode } from 'react'
import { type JobRun } from '../../../contract/job-run'
import { type RunRef } from '../../../contract/run-ref'
import { type Wall } from '../../../contract/wall'
import { useLocale } from '../../../i18n/locale'
import { useWallJobsWords } from '../../../i18n/wall-jobs-words'
import { showInvisible, truncateMiddle } from '../../../lib/text'
import { formatTimeOfDay } from '../../../lib/time/format'
import { offsetMs } from '../../../lib/time/zone'
import { buildWallPicture, type WallCell } from '../../../model/wall/cells'
import { chooseLatestPicture } from '../../../model/wall/latest'
import { wallResource } from '../../../query/wall'
import { JobsChime, type FailingRun } from '../../../shell/alerts/WallChime'
import {
  useAsOf,
  useFreshnessLevel,
  useLiveQuery,
  usePollAudience,
} from '../../../shell/freshness/use-live-query'
import { useWallSize } from '../../../shell/kiosk/wall-size'
import { WALL_STEP_MS } from '../../../shell/kiosk/wall-step'
import { Section, SectionData } from '../../../shell/updates/Section'
import { useNow } from '../../../ui/use-now'
import { failedAt, toFailing } from '../pin-parts'
import { createJobsAddress } from '../../../contract/wall-address'
import { Held } from './Held'
import { LatestProvider, useLatestScene } from './latest-context'
import { Waits } from './Waits'
import '../wall-lanes.css'
import '../wall-pins.css'
import '../wall-foot.css'
import './latest.css'

interface LatestWallProps {
  /** Its id is the word. */
  reference: RunRef
  /** The wall of the run that DGC calls the latest: where lists say nothing of the job. */
  renderLatest: () => ReactNode
  /** A run as a wall of its own. */
  renderRun: (run: RunRef) => ReactNode
}

/** `latest?wall=1`: the run while there is one, else what comes next; a failure until a run succeeds. */
export function LatestWall({ reference, renderLatest, renderRun }: LatestWallProps) {
  const { job, workspace } = reference
  const resource = useMemo(() => wallResource(createJobsAddress(workspace, [job])), [job, workspace])
  const { query } = useLiveQuery(resource)
  const { data } = query
  if (data === undefined) return renderLatest()
  return (
    <SectionData value={data.data}>
      <Section fallback={renderLatest()}>
        <Choice
          wall={data.data}
          skewMs={data.skewMs}
          resource={resource}
          renderLatest={renderLatest}
          renderRun={(id) => renderRun({ job, workspace, id })}
        />
      </Section>
    </SectionData>
  )
}

interface ChoiceProps extends Pick<LatestWallProps, 'renderLatest'> {
  wall: Wall
  skewMs: number
  resource: ReturnType<typeof wallResource>
  renderRun: (id: string) => ReactNode
}

function Choice({ wall, skewMs, resource, renderLatest, renderRun }: ChoiceProps) {
  const { zone } = useLocale()
  const asOfMs = useAsOf(resource)
  const isTold = useFreshnessLevel(resource) !== 'fresh'
  const { everyMs } = usePollAudience()
  const pollMs = everyMs ?? resource.pollMs(wall, 0, 0)
  const nowMs = useNow(skewMs, asOfMs, WALL_STEP_MS)
  const { cells } = useMemo(
    () => buildWallPicture(wall, { nowMs, isTold, pollMs, offsetMs: offsetMs(nowMs, zone) }),
    [wall, nowMs, isTold, pollMs, zone],
  )
  const [cell] = cells
  const failure = useLastFailure(cell)
  if (cell === undefined) return renderLatest()
  const picture = chooseLatestPicture(cell, failure, nowMs)
  const isHeld = picture.show === 'held'
  return (
    <LatestProvider value={{ cell, resource, skewMs, nowMs, asOfMs, pollMs }}>
      {picture.show === 'latest' && renderLatest()}
      {picture.show === 'run' && (
        <div className="wall-run lw-run">
          {picture.after !== null && (
            <After failure={picture.after} node={findFailedNode(cell, picture.after)} />
          )}
          {renderRun(picture.id)}
        </div>
      )}
      {isHeld && <Held />}
      {(picture.show === 'between' || picture.show === 'late') && <Waits isLate={picture.show === 'late'} />}
      <Section fallback={null}>
        <JobsChime failing={isHeld ? toFailing([cell]) : NONE} />
      </Section>
    </LatestProvider>
  )
}

const NONE: FailingRun[] = []

/** Kept while the run that failed runs again under its own id, since DGC says nothing of its failure then. */
function useLastFailure(cell: WallCell | undefined): JobRun | null {
  const [failure, setFailure] = useState<JobRun | null>(null)
  const seen = cell?.kind === 'fail' ? cell.run : failure
  if (seen !== failure) setFailure(seen)
  return seen
}

const findFailedNode = ({ nodes }: WallCell, failure: JobRun): string | null =>
  nodes?.id === failure.id ? (nodes.failed?.name ?? null) : null

const BESIDE = 40

/** Above the run that is to make it good. */
function After({ failure, node }: { failure: JobRun; node: string | null }) {
  const { zone } = useLocale()
  const words = useWallJobsWords().latest
  const { nowMs } = useLatestScene()
  const { wide, margin } = useWallSize()
  const at = formatTimeOfDay(failedAt({ run: failure }), zone, nowMs)
  const text = words.failedLast(at, node === null ? null : showInvisible(node))
  return (
    <p role="status" className="lw-after">
      {truncateMiddle(text, (wide - 2 * margin - BESIDE) / 26)}
    </p>
  )
}
