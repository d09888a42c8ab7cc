import { useSearchParams } from 'react-router-dom'
import { Link } from '../../shell/address/Link'
import { keepViewParams, paths } from '../../contract/routes'
import { type RunRef } from '../../contract/run-ref'
import { showInvisible } from '../../lib/text'

/** One run of a list, with a note on it. */
export function RunLink({ run, note }: { run: RunRef; note: string }) {
  const [search] = useSearchParams()
  return (
    <li>
      <Link
        to={keepViewParams(paths.run(run), search)}
        className="flex flex-wrap items-baseline gap-x-4 px-6 py-1 hover:bg-hover max-sm:px-4"
      >
        <span className="link min-w-0 font-medium [overflow-wrap:anywhere]">
          <bdi>{showInvisible(run.job)}</bdi> <span className="font-normal text-t2">{run.id}</span>
        </span>
        {run.workspace !== '' && <span className="text-12 text-t3">{run.workspace}</span>}
        <span className="text-12 text-t2">{note}</span>
      </Link>
    </li>
  )
}
