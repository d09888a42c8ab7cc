import { memo, useMemo } from 'react'
import { Link } from '../../shell/address/Link'
import { type Job } from '../../contract/job'
import { isTerminal } from '../../contract/status'
import { WALL_KIND } from '../../contract/wall-kind'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { useLocale } from '../../i18n/locale'
import { truncateApart } from '../../lib/text'
import { SECOND_MS } from '../../lib/time/units'
import { type WallCell } from '../../model/wall/cells'
import { listSlots } from '../../run/strip/slots'
import { Strip } from '../../run/strip/Strip'
import { useNow } from '../../ui/use-now'
import { nameJob, type Part, type Reader } from './texts'
import { useWall } from './wall-context'

/** What sentences of a wall need. */
export function useReader(): Reader {
  const { lang, zone } = useLocale()
  const words = useWallJobsWords()
  const { nowMs, isOld } = useWall()
  return { words, lang, zone, nowMs, isOld }
}

const AGE_STEP_MS = 5 * SECOND_MS
const LAST_RUNS = 10

/** The same for what says seconds, which the cells of a large wall do not. */
export function useAgeReader(): Reader {
  const reader = useReader()
  const { skewMs } = useWall()
  const nowMs = useNow(skewMs, reader.isOld ? reader.nowMs : null, AGE_STEP_MS)
  return { ...reader, nowMs }
}

const isTinted = ({ kind }: WallCell) => WALL_KIND[kind].problem === true

/** What styles a cell, whatever its form. */
export const cellData = (cell: WallCell) => ({
  'data-tone': WALL_KIND[cell.kind].tone,
  'data-kind': cell.kind,
  'data-problem': isTinted(cell) || undefined,
  'data-calm': WALL_KIND[cell.kind].calm,
  'data-own-old': cell.asOf !== null || undefined,
})

/** Its state is one of the past: it may have changed since. */
export const isPast = ({ asOf, kind }: WallCell, isOld: boolean): boolean =>
  asOf !== null || (isOld && (kind === 'running' || kind === 'waiting'))

interface NameProps {
  cell: WallCell
  /** The room in em. */
  em: number
}

/** The job, cut in the middle so that siblings stay apart, as a link to its run. */
export function CellName({ cell, em }: NameProps) {
  const { buildHref, namesWorkspaces, names } = useWall()
  const text = <bdi>{truncateApart(nameJob(cell, namesWorkspaces), names, em)}</bdi>
  return cell.run === null ? (
    <span className="wj-name">{text}</span>
  ) : (
    <Link className="wj-name" to={buildHref(cell)}>
      {text}
    </Link>
  )
}

export const Parts = ({ parts }: { parts: readonly Part[] }) => (
  <>
    {parts.map(({ text, look }, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- parts of one sentence have no identity
      <span key={index} className={`wj-${look}`}>
        {text}{' '}
      </span>
    ))}
  </>
)

/** The last runs as bars. */
export const LastRuns = memo(function LastRuns({ job }: { job: Job | null }) {
  const { nowMs } = useWall()
  const slots = useMemo(() => (job === null ? [] : listSlots(job, LAST_RUNS)), [job])
  // Drawn again with time only while one of them has not ended.
  const isLive = slots.some((slot) => slot.kind === 'run' && !isTerminal(slot.run.status))
  if (job === null) return <span className="wj-strip" />
  return (
    <span aria-hidden className="wj-strip">
      <Strip
        slots={slots}
        count={LAST_RUNS}
        usual={job.usual}
        nowMs={isLive ? nowMs : 0}
        unread={false}
        label=""
        fills
      />
    </span>
  )
})
