import { TriangleAlert } from 'lucide-react'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { readLogFailure } from '../../../query/log'
import { ApiError } from '../../../query/http'
import { Icon } from '../../../ui/Icon'

interface LogFaultProps {
  /** Why the last request failed; null after one that did not. */
  error: unknown
  /** The log was written anew while it was open. */
  isRenewed: boolean
}

/** Stands above the lines, which stay: that they could not be read on, or were begun anew. */
export function LogFault({ error, isRenewed }: LogFaultProps) {
  const { t } = useLocale()
  const words = useLogWords()
  const describe = (): string => {
    const failure = readLogFailure(error)
    // What has been read is not yet to be written.
    if (failure === 'not_written') return words.reasons.gone.title
    if (failure !== null) return words.reasons[failure].title
    return t.errors.titles[error instanceof ApiError ? error.detail.code : 'crashed']
  }
  if (error === null && !isRenewed) return null
  return (
    <p
      data-tone="exception"
      role="status"
      className="flex items-center gap-2 bg-(--tint) px-3 py-2 text-12 text-(--ink)"
    >
      <Icon icon={TriangleAlert} size={14} />
      {error === null ? words.renewed : words.failing(describe())}
    </p>
  )
}
