import { ChevronsRight } from 'lucide-react'
import { Link } from '../../../shell/address/Link'
import { type JobRun } from '../../../contract/job-run'
import { type Status } from '../../../contract/status'
import { useLaterWords, useLocale } from '../../../i18n/locale'
import { formatWhen } from '../../../run/jobs/when'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { Icon } from '../../../ui/Icon'
import { useRunClock, type RunFacts } from '../run-context'
import { useLatest } from '../latest/latest-context'

interface NewestLinkProps {
  run: RunFacts
  latest: JobRun | null
  /** The last planned time, when no run of it is in the list. */
  missedMs: number | null
  /** The address of a run, also under another name than its id. */
  buildPath: (to: JobRun, id?: string) => string
}

/** Of one width for each address, so that nothing beside it moves when a newer run comes. */
const CLASS = 'btn w-37 justify-start! truncate'
const FOLLOWS_PAST = 'btn w-45 justify-start! truncate'
/** As wide as the others at least: its time is never cut. */
const NEWER = 'btn min-w-37 justify-start! whitespace-nowrap'
/** What did not start is said in full where there is room. */
const WIDER = 'btn min-w-0 justify-start! truncate'

/** How this run stands to the newest one of its job, and the way there: it is followed, can be followed, or there is a newer one. */
export function NewestLink({ run, latest, missedMs, buildPath }: NewestLinkProps) {
  const { lang, zone } = useLocale()
  const nowMs = useRunClock().readMs()
  const { neighbours: words } = useLaterWords()
  const followed = useLatest()
  const missedAt = missedMs === null ? null : formatWhen(missedMs, zone, lang, nowMs)
  const describe = (action: string) => (missedAt === null ? action : words.notStartedTip(missedAt, action))
  const own: JobRun = { ...run, version: null, error: null }
  const className = followed && followed.word !== 'latest' ? FOLLOWS_PAST : CLASS
  if (followed?.newer)
    return (
      <button type="button" className={className} onClick={followed.goToNewer}>
        <Newer {...followed.newer} />
      </button>
    )
  if (followed)
    return (
      <Link
        className={`${missedAt === null ? className : WIDER} border-accent! bg-selected! text-accent!`}
        to={buildPath(own)}
        replace
        data-tip={describe(words.followingTip)}
      >
        {missedAt === null ? (
          <>
            <Icon icon={ChevronsRight} />
            {words.following[followed.word]}
          </>
        ) : (
          <NotStarted at={missedAt} />
        )}
      </Link>
    )
  const isNewer = latest !== null && latest.id !== run.id && (latest.planMs ?? 0) > (run.planMs ?? Infinity)
  if (isNewer)
    return (
      <Link className={NEWER} to={buildPath(latest)}>
        <Newer {...latest} />
      </Link>
    )
  if (latest === null) return null
  return (
    <Link
      className={missedAt === null ? `${CLASS} btn-quiet` : WIDER}
      to={buildPath(own, 'latest')}
      replace
      data-tip={describe(words.followTip)}
    >
      {missedAt === null ? (
        <>
          <Icon icon={ChevronsRight} />
          {words.follow}
        </>
      ) : (
        <NotStarted at={missedAt} />
      )}
    </Link>
  )
}

function NotStarted({ at }: { at: string }) {
  const { neighbours: words } = useLaterWords()
  return (
    <>
      <StatusGlyph status="no-run" />
      <span className="truncate">{words.notStarted(at)}</span>
    </>
  )
}

interface NewerProps {
  status: Status
  planMs: number | null
  startMs: number | null
}

function Newer({ status, planMs, startMs }: NewerProps) {
  const { lang, zone } = useLocale()
  const { neighbours: words } = useLaterWords()
  const nowMs = useRunClock().readMs()
  const ms = planMs ?? startMs
  return (
    <>
      <StatusGlyph status={status} />
      <span className="truncate">
        {ms === null ? words.planned : words.newerAt(formatWhen(ms, zone, lang, nowMs))}
      </span>
    </>
  )
}
