import { TriangleAlert } from 'lucide-react'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { readLogFailure } from '../../../query/log'
import { ApiError } from '../../../query/http'
import { Icon } from '../../../ui/Icon'
import { formatSize } from './format-size'

interface LogFaultProps {
  /** Why the last request failed; null after one that did not. */
  error: unknown
  shrank: { from: number; to: number } | null
}

/** Stands above the lines, which stay: that they could not be read on, or were begun anew. */
export function LogFault({ error, shrank }: LogFaultProps) {
  const { t } = useLocale()
  const words = useLogWords()
  const describe = (): string => {
    const failure = readLogFailure(error)
    if (failure !== null) return words.reasons[failure].title
    return t.errors.titles[error instanceof ApiError ? error.detail.code : 'crashed']
  }
  if (error === null && shrank === null) return null
  return (
    <p
      data-tone="exception"
      role="status"
      className="flex items-center gap-2 bg-(--tint) px-3 py-2 text-12 text-(--ink)"
    >
      <Icon icon={TriangleAlert} size={14} />
      {error !== null && words.failing(describe())}
      {error === null && shrank && words.shrank(formatSize(shrank.from), formatSize(shrank.to))}
    </p>
  )
}
