import { Monitor } from 'lucide-react'
import { Link, useSearchParams } from 'react-router-dom'
import type { Instance } from '../../../contract/instance'
import type { InstanceRef } from '../../../contract/ref'
import { ALERTS } from '../../../i18n/alerts'
import { useLocale } from '../../../i18n/locale'
import { keepReading, paths } from '../../../lib/paths'
import { NotifyButton } from './NotifyButton'

/** What a run's page offers to those who are not going to sit before it. */
export function RunTools({ run, reference }: { run: Instance; reference: InstanceRef }) {
  const { lang } = useLocale()
  const [search] = useSearchParams()
  const words = ALERTS[lang]
  return (
    <>
      <NotifyButton run={run} reference={reference} />
      <Link
        to={keepReading(paths.wallAddress(reference), search)}
        className="btn btn-icon"
        aria-label={words.wall}
        title={words.wallHint}
      >
        <Monitor aria-hidden size={14} strokeWidth={1.75} />
      </Link>
    </>
  )
}
