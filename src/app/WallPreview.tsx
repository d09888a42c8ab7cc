import { useQuery } from '@tanstack/react-query'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useMemo, useState, type CSSProperties, type ReactNode } from 'react'
import { type RunRef } from '../contract/run-ref'
import { type Wall } from '../contract/wall'
import { MAX_WALL_JOBS, type WallAddress } from '../contract/wall-address'
import { estimateEm } from '../lib/text'
import { getErrorCode } from '../query/http'
import { livePolling } from '../query/live-query'
import { runResource } from '../query/run'
import { wallResource } from '../query/wall'
import { inventResults, type InventedState } from '../model/wall/invent'
import { layoutWall } from '../model/wall/layout'
import { computeWallSize, WallScreen } from '../shell/kiosk/wall-size'
import { type WallPreviewProps } from '../pages/wall-setup/WallSetupPage'
import { LocaleProvider, useLocale, useLaterWords } from '../i18n/locale'
import { useWallJobsWords } from '../i18n/wall-jobs-words'
import { Section } from '../shell/updates/Section'
import { QuietTab } from '../shell/use-tab-status'
import { Icon } from '../ui/Icon'
import { Segmented } from '../ui/Segmented'
import { Select } from '../ui/Select'
import { useVisible } from '../ui/use-visible'
import { useWidth } from '../ui/use-width'
import { useCatalogue } from './use-catalogue'
import { WallRun } from '../pages/run/wall/WallRun'
import { LatestWall } from '../pages/wall/latest/LatestWall'
import { computeNameEm } from '../pages/wall/name-room'
import { nameJob } from '../pages/wall/texts'
import { WallJobs } from '../pages/wall/WallJobs'
import { RotatedRun } from './RotatedRun'
import '../shell/kiosk/wall.css'

const POLLING = { wall: false, everyMs: null }

/** The wall itself, drawn as if this window were its screen, and made small: no page of ours may be framed, not even by us. */
export function WallPreview({ target, choice }: WallPreviewProps) {
  const { lang, zone } = useLocale()
  const spoken = useCatalogue(choice.lang ?? lang)
  const wallZone = choice.zone ?? zone
  const locale = useMemo(() => spoken && { ...spoken, zone: wallZone }, [spoken, wallZone])
  if (!locale) return null
  const show = (children: ReactNode) => (
    <QuietTab value>
      <LocaleProvider value={locale}>
        <Section fallback={<p className="p-6">{locale.t.errors.titles.crashed}</p>}>{children}</Section>
      </LocaleProvider>
    </QuietTab>
  )
  if (target.kind === 'jobs') return <JobsPreview wall={target.wall} show={show} />
  return target.run.id === 'latest' ? (
    <LatestPreview run={target.run} show={show} />
  ) : (
    <RunPreview run={target.run} show={show} />
  )
}

interface PreviewProps {
  /** Within the words and the zone of the wall. */
  show: (children: ReactNode) => ReactNode
}

const readWindow = () => ({ width: window.innerWidth, height: window.innerHeight })

function RunPreview({ run, show }: PreviewProps & { run: RunRef }) {
  const { t } = useLocale()
  const words = useLaterWords().wallSetup
  const hidden = !useVisible()
  const { data, error } = useQuery(livePolling(runResource(run), { hidden, ...POLLING }))
  const problem = error && t.errors.titles[getErrorCode(error)]
  if (!data) return <p className="text-t2">{problem ? words.previewFailed(problem) : t.loading}</p>
  const screen = readWindow()
  return (
    <Small caption={words.previewOf(screen.width, screen.height)} screen={screen}>
      {show(<WallRun run={data.data} skewMs={data.skewMs} changedAtMs={data.changedAtMs} reference={run} />)}
    </Small>
  )
}

function LatestPreview({ run, show }: PreviewProps & { run: RunRef }) {
  const words = useLaterWords().wallSetup
  const { t } = useLocale()
  const screen = readWindow()
  return (
    <Small caption={words.previewOf(screen.width, screen.height)} screen={screen}>
      {show(
        <LatestWall
          reference={run}
          renderLatest={() => <p className="wall-none">{t.loading}</p>}
          renderRun={(one) => <RotatedRun reference={one} />}
        />,
      )}
    </Small>
  )
}

const SCREENS = ['1920x1080', '1080x1920', '3840x2160', '1280x720'] as const
type Screen = (typeof SCREENS)[number]
const STATES = ['now', 'well', 'one', 'many', 'old'] as const
/** The texts of up to this many jobs can be read from five metres. */
const FAR_JOBS = 30
/** The height between title and foot on a landscape screen, in units. */
const BODY_HIGH = 844
const LANDSCAPE = computeWallSize(1920, 1080)

function JobsPreview({ wall: address, show }: PreviewProps & { wall: WallAddress }) {
  const { t } = useLocale()
  const words = useLaterWords().wallSetup
  const setup = useWallJobsWords().setup
  const hidden = !useVisible()
  const [state, setState] = useState<InventedState | 'now'>('now')
  const [size, setSize] = useState<Screen>('1920x1080')
  const key = JSON.stringify(address)
  const still = useMemo(
    () => ({ ...address, rotateMs: null }),
    // oxlint-disable-next-line react/exhaustive-deps -- the key stands for the address
    [key],
  )
  const resource = useMemo(() => wallResource(still), [still])
  const { data, error } = useQuery(livePolling(resource, { hidden, ...POLLING }))
  const problem = error && t.errors.titles[getErrorCode(error)]
  const shown = useMemo(() => {
    if (data === undefined || state === 'now') return data?.data
    return inventResults(data.data, state, Date.now() + data.skewMs)
  }, [data, state])
  if (!data || !shown) return <p className="text-t2">{problem ? words.previewFailed(problem) : t.loading}</p>
  if (shown.jobs.length === 0) return <p className="text-t2">{setup.none}</p>
  const [width = 1920, height = 1080] = size.split('x').map(Number)
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="max-w-full overflow-x-auto overflow-y-hidden p-0.5 -m-0.5">
          <Segmented
            label={setup.state}
            value={state}
            options={STATES.map((value) => ({ value, label: setup.states[value] }))}
            onChange={setState}
          />
        </div>
        <Select
          label={setup.screens}
          value={size}
          options={SCREENS.map((value) => ({ value, label: value.replace('x', ' × ') }))}
          onChange={setSize}
        />
      </div>
      <Small caption={state === 'now' ? '' : setup.invented} screen={{ width, height }}>
        {show(
          <WallJobs
            wall={shown}
            skewMs={data.skewMs}
            resource={resource}
            address={still}
            renderRun={() => null}
          />,
        )}
      </Small>
      <Readable wall={shown} />
    </div>
  )
}

/** From how far it can be read, and how large its text is. */
function Readable({ wall }: { wall: Wall }) {
  const { setup, kinds } = useWallJobsWords()
  const jobs = wall.jobs.length
  const problems = wall.jobs.map(() => false)
  const layout = layoutWall({ problems, pinned: 0, isPortrait: false, high: BODY_HIGH })
  const { columns, form } = layout
  const nameEm = computeNameEm(layout, LANDSCAPE, estimateEm(kinds.success))
  const cut = wall.jobs.filter(({ name, source }) => {
    const workspace = wall.sources[source]?.workspace ?? ''
    return estimateEm(nameJob({ name, workspace }, wall.sources.length > 1)) > nameEm
  }).length
  const isFar = jobs <= FAR_JOBS
  const [status, name] = isFar ? [form === 'lines' ? 48 : 36, 27] : [20, 22]
  return (
    <div>
      <p className="flex items-center gap-2">
        <Icon
          icon={isFar ? CircleCheck : TriangleAlert}
          className={isFar ? 'text-ink-success' : 'text-ink-exception'}
        />
        {setup.readable(isFar ? 5 : 3)}
      </p>
      {cut > 0 && (
        <p className="flex items-center gap-2">
          <Icon icon={TriangleAlert} className="text-ink-exception" />
          {setup.cut(cut)}
        </p>
      )}
      <p className="text-12 text-t2">
        {setup.size(jobs, columns, MAX_WALL_JOBS)} {setup.texts(status, name)}
      </p>
    </div>
  )
}

interface SmallProps {
  caption: string
  screen: { width: number; height: number }
  children: ReactNode
}

/** A picture of what is drawn for a screen of this size. */
function Small({ caption, screen: { width, height }, children }: SmallProps) {
  const { portrait, unit } = computeWallSize(width, height)
  const [frame, frameWidth] = useWidth<HTMLDivElement>(() => 0)
  const screen = useMemo(() => ({ width, height }), [width, height])
  const style = {
    position: 'absolute',
    width,
    height,
    transformOrigin: '0 0',
    transform: `scale(${frameWidth / width})`,
    '--u': `${unit}px`,
  } as CSSProperties
  return (
    <figure>
      <div
        ref={frame}
        inert
        aria-hidden
        data-preview
        className="always-dark wall-preview relative mx-auto max-w-full overflow-hidden rounded-md text-t1 outline outline-line2"
        style={{ aspectRatio: `${width} / ${height}`, width: portrait ? '62%' : '100%' }}
      >
        <div className="wall" data-upright={portrait ? '' : undefined} style={style}>
          <div className="wall-picture">
            <WallScreen value={screen}>{children}</WallScreen>
          </div>
        </div>
      </div>
      {caption !== '' && <figcaption className="mt-2 text-12 text-t2">{caption}</figcaption>}
    </figure>
  )
}
