import { useMemo, type CSSProperties, type ReactNode } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type RunRef } from '../../contract/run-ref'
import { countUnasked, type WallAddress } from '../../contract/wall-address'
import { WALL_KIND, type WallKind } from '../../contract/wall-kind'
import { type Wall } from '../../contract/wall'
import { type Status } from '../../contract/status'
import { keepViewParams, paths } from '../../contract/routes'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { formatCount } from '../../lib/number'
import { offsetMs } from '../../lib/time/zone'
import { MINUTE_MS } from '../../lib/time/units'
import { type WallCell } from '../../model/wall/cells'
import { type WallLayout } from '../../model/wall/layout'
import { countKinds, findVerdict, type Verdict as Said } from '../../model/wall/verdict'
import { type LiveResource } from '../../query/live-resource'
import { JobsChime } from '../../shell/alerts/WallChime'
import { FreshnessBanner } from '../../shell/freshness/FreshnessBanner'
import { useAsOf, useFreshnessLevel, usePollAudience } from '../../shell/freshness/use-live-query'
import { WallFootNote } from '../../shell/kiosk/foot-note'
import { useWallPage } from '../../shell/kiosk/wall-pages'
import { useWallSize } from '../../shell/kiosk/wall-size'
import { WALL_STEP_MS } from '../../shell/kiosk/wall-step'
import { WallClock } from '../../shell/kiosk/WallClock'
import { Link } from '../../shell/address/Link'
import { Section } from '../../shell/updates/Section'
import { useTabStatus } from '../../shell/use-tab-status'
import { useNow } from '../../ui/use-now'
import { About } from './About'
import { Foot, RotationNote } from './Foot'
import { hasUsualMark } from './Lane'
import { toFailing } from './pin-parts'
import { Pins } from './Pins'
import { Lines, Rows } from './Rows'
import { Tiles } from './Tiles'
import { Verdict } from './Verdict'
import { usePicture } from './use-picture'
import { useRotation } from './use-rotation'
import { getTitleHigh, useWallLayout } from './use-wall-layout'
import { computeColumnWide, isTableForm } from './name-room'
import { nameJob } from './texts'
import { WallProvider, type WallScene } from './wall-context'
import './wall-jobs.css'
import './wall-lanes.css'
import './wall-table.css'
import './wall-tiles.css'
import './wall-pins.css'
import './wall-foot.css'

interface WallJobsProps {
  wall: Wall
  skewMs: number
  resource: LiveResource<Wall>
  address: WallAddress
  /** Draws a run as a wall of its own, for the rotation. */
  renderRun: (run: RunRef) => ReactNode
}

/** Small cells say minutes alone, and in one a bar grows by less than a pixel. */
const SMALL_STEP_MS = MINUTE_MS
const SMALL_FROM = 15
const STATUS_OF: Partial<Record<Said['say'], Status>> = {
  'many-failed': 'fail',
  well: 'success',
  running: 'running',
}

/** Several jobs for viewers at a distance: the verdict, what failed, and each job at its place. */
export function WallJobs({ wall, skewMs, resource, address, renderRun }: WallJobsProps) {
  const { zone } = useLocale()
  const words = useWallJobsWords()
  const [search] = useSearchParams()
  const size = useWallSize()
  const level = useFreshnessLevel(resource)
  const asOfMs = useAsOf(resource)
  const isOld = asOfMs !== null
  const { everyMs } = usePollAudience()
  const pollMs = everyMs ?? resource.pollMs(wall, 0, 0)
  const nowMs = useNow(skewMs, asOfMs, wall.jobs.length < SMALL_FROM ? WALL_STEP_MS : SMALL_STEP_MS)
  const { cells, beyond, axis } = usePicture(wall, {
    nowMs,
    isTold: level !== 'fresh',
    pollMs,
    offsetMs: offsetMs(nowMs, zone),
  })
  const all = cells.length + wall.more
  const pinned = [...cells.filter(({ kind }) => WALL_KIND[kind].pinned === true), ...beyond]
  const problems = cells.map(({ kind }) => WALL_KIND[kind].problem === true)
  const layout = useWallLayout({ problems, pinned: pinned.length, size, hasBand: level !== 'fresh' })
  const { pages } = layout
  const page = useWallPage(pages.length)
  const shown = (pages[page] ?? []).flatMap((index) => cells[index] ?? [])
  const counted = [...cells, ...beyond]
  const verdict = findVerdict(
    counted,
    all,
    wall.sources.some(({ isReading }) => isReading),
  )
  useTabStatus(
    [address.name || words.title, words.jobs(formatCount(all + countUnasked(address)))].join(' · '),
    statusOf(verdict),
    isOld,
  )
  const columnWide = computeColumnWide(layout, size)
  const isTable = isTableForm(layout, size)
  const namesWorkspaces = wall.sources.length > 1
  const namesNow = counted.map((cell) => nameJob(cell, namesWorkspaces))
  const namesKey = JSON.stringify(namesNow)
  // oxlint-disable-next-line react/exhaustive-deps -- the key stands for them
  const names = useMemo(() => namesNow, [namesKey])
  // The same while nothing of it changes, so that a poll draws only the cells of jobs that have changed.
  const scene = useMemo(
    (): WallScene => ({
      layout,
      axis,
      nowMs,
      skewMs,
      isOld,
      columnWide,
      namesWorkspaces,
      names,
      buildHref: ({ name, workspace, run }) =>
        keepViewParams(paths.run({ job: name, workspace, id: run?.id ?? '' }), search),
    }),
    [layout, axis, nowMs, skewMs, isOld, columnWide, namesWorkspaces, names, search],
  )
  const { turned, rotation, isPaused } = useRotation(cells, {
    rotateMs: address.rotateMs,
    isHeld: isOld || pinned.length > 0,
    skewMs,
  })
  const overview = (
    <WallProvider value={scene}>
      <div className="wall-run wall-jobs" data-old={isOld || undefined} data-level={level}>
        <Section fallback={null}>
          <FreshnessBanner resource={resource} size="wall" />
        </Section>
        <header className="wj-title" style={{ minHeight: `calc(${getTitleHigh(size.portrait)} * var(--u))` }}>
          <Verdict verdict={verdict} isOld={isOld} />
          <About wall={wall} address={address} all={all} cells={cells} isPaused={isPaused} />
          <WallClock resource={resource} skewMs={skewMs} level={level} />
        </header>
        <div className="wj-body" style={{ '--row': `calc(${layout.rowHigh} * var(--u))` } as CSSProperties}>
          <Section fallback={null}>
            <Pins cells={pinned} />
          </Section>
          <Section fallback={null}>
            <Cells form={layout.form} isTable={isTable} cells={shown} />
            {verdict.say === 'empty' && <NoneFit />}
          </Section>
        </div>
        <Foot
          counts={countKinds(counted)}
          hasUsual={
            !isOld &&
            layout.form !== 'map' &&
            !(layout.form === 'rows' && isTable) &&
            shown.some((cell) => hasUsualMark(cell, axis))
          }
          isOld={isOld}
          resource={resource}
          pollMs={pollMs}
          page={pages.length > 1 ? { at: page, of: pages.length } : null}
          rotation={rotation}
        />
      </div>
    </WallProvider>
  )
  return (
    <>
      {turned?.run ? (
        <WallFootNote value={rotation && <RotationNote {...rotation} />}>
          {renderRun({ job: turned.name, workspace: turned.workspace, id: (turned.again ?? turned.run).id })}
        </WallFootNote>
      ) : (
        overview
      )}
      {/* What had failed before the jobs were read is no news. */}
      {cells.every(({ kind }) => kind !== 'reading') && (
        <Section fallback={null}>
          <JobsChime failing={toFailing(pinned)} />
        </Section>
      )}
    </>
  )
}

interface CellsProps {
  form: WallLayout['form']
  isTable: boolean
  cells: readonly WallCell[]
}

function Cells({ form, isTable, cells }: CellsProps) {
  if (cells.length === 0) return null
  if (!isTable) return <Tiles cells={cells} />
  return form === 'lines' ? <Lines cells={cells} /> : <Rows cells={cells} />
}

function NoneFit() {
  const words = useWallJobsWords()
  const { wallSetup } = useLaterWords()
  const [search] = useSearchParams()
  const view = new URLSearchParams(search)
  view.delete('wall')
  return (
    <p className="wj-none">
      {words.noneFitAbout}{' '}
      <Link to={keepViewParams(paths.wallSetup(), view)} className="wj-link">
        {wallSetup.link}
      </Link>
    </p>
  )
}

function statusOf(verdict: Said): Status {
  if (verdict.say !== 'problems') return STATUS_OF[verdict.say] ?? 'waiting'
  const kind: WallKind | 'old' | undefined = verdict.parts[0]?.kind
  return kind === 'fail' ? 'fail' : 'running-exception'
}
