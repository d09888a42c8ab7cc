import { Monitor } from 'lucide-react'
import { useSearchParams } from 'react-router-dom'
import { Link } from '../address/Link'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { useLaterWords } from '../../i18n/locale'
import { keepViewParams, paths } from '../../contract/routes'
import { NotifyButton } from './NotifyButton'
import { Icon } from '../../ui/Icon'

/** What the page of a run offers to users who are not going to watch it. */
export function RunTools({ readRun, reference }: { readRun: () => Run; reference: RunRef }) {
  const [search] = useSearchParams()
  const words = useLaterWords().alerts
  return (
    <>
      <NotifyButton readRun={readRun} reference={reference} />
      <Link
        to={keepViewParams(paths.wallSetup(reference), search)}
        className="btn btn-icon"
        aria-label={words.wall}
        data-tip={words.wallHint}
      >
        <Icon icon={Monitor} />
      </Link>
    </>
  )
}
