import { ChevronRight, Timer } from 'lucide-react'
import { useSearchParams } from 'react-router-dom'
import { keepViewParams, paths } from '../../../contract/routes'
import { Link } from '../../../shell/address/Link'
import { Icon } from '../../../ui/Icon'
import { useRunFrame } from '../run-context'
import { type Verdict } from '../run-insight'

/** What is not usual about the run, in the header's last row. */
export function VerdictRow({ verdict }: { verdict: Verdict }) {
  const { facts, told, view, change, isPhone } = useRunFrame()
  return (
    <div className="-mx-5 mt-3 -mb-5 flex min-h-11 items-center gap-3 border-t border-line px-5 py-2 max-md:-mx-4 max-md:-mb-4 max-md:px-4">
      {!isPhone && <Icon icon={Timer} size={16} className="shrink-0 text-t2" />}
      <p role="status" className={`min-w-0 flex-1 text-t2 ${isPhone ? 'leading-[18px]' : ''}`}>
        <VerdictText verdict={verdict} />
      </p>
      {verdict.job !== undefined && <JobLink job={verdict.job} id={verdict.jobRun ?? null} />}
      {facts.startMs !== null && (
        <button
          type="button"
          className={`no-print btn shrink-0 ${isPhone ? 'btn-icon btn-quiet -mr-2' : ''}`}
          aria-label={isPhone ? told?.words.why : undefined}
          aria-pressed={view.why}
          onClick={() => change(({ why }) => ({ why: !why, nodes: [], log: null, logFind: '' }))}
        >
          {isPhone ? (
            <Icon icon={ChevronRight} size={16} />
          ) : (
            <>
              {told?.words.why}
              <kbd className="kbd">y</kbd>
            </>
          )}
        </button>
      )}
    </div>
  )
}

function JobLink({ job, id }: { job: string; id: string | null }) {
  const { told, reference } = useRunFrame()
  const [search] = useSearchParams()
  const to = paths.run({ job, id: id ?? 'latest', workspace: reference.workspace })
  return (
    <Link to={keepViewParams(to, search)} className="no-print btn shrink-0">
      {id === null ? told?.words.latestRun : told?.words.thatRun}
    </Link>
  )
}

/** The sentence itself, whose nodes lead to their rows. */
export function VerdictText({ verdict: { lead, parts } }: { verdict: Verdict }) {
  const { select } = useRunFrame()
  return (
    <>
      {lead !== '' && <b className="font-semibold text-t1">{lead} </b>}
      {parts.map((part, index) =>
        typeof part === 'string' ? (
          // oxlint-disable-next-line react/no-array-index-key -- parts have no identity but their place
          <span key={index}>{part}</span>
        ) : (
          <button
            // oxlint-disable-next-line react/no-array-index-key -- as above
            key={index}
            type="button"
            className="rounded-sm font-medium text-t1 [overflow-wrap:anywhere] hover:underline"
            onClick={() => select(part.node, false)}
          >
            <bdi>{part.name}</bdi>
          </button>
        ),
      )}
    </>
  )
}
