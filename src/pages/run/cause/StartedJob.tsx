import { useSearchParams } from 'react-router-dom'
import { keepViewParams, paths } from '../../../contract/routes'
import { showInvisible } from '../../../lib/text'
import { Link } from '../../../shell/address/Link'
import { useRunFrame } from '../run-context'

/** Where to look further when a node failed that runs another job. */
export function StartedJob({ job }: { job: string | null }) {
  const { told, reference } = useRunFrame()
  const [search] = useSearchParams()
  if (!told) return null
  const { header } = told.words
  if (job === null) return <span>{header.startsSome}</span>
  const to = paths.jobRuns({ job, workspace: reference.workspace })
  return (
    <span className="[overflow-wrap:anywhere]">
      {header.startsJob}{' '}
      <Link to={keepViewParams(to, search)} className="link">
        <bdi>{showInvisible(job)}</bdi>
      </Link>
    </span>
  )
}
