import { useLocale } from '../../i18n/locale'
import { usePairWords } from '../../i18n/pair-words'
import { getErrorCode } from '../../query/http'

/** Why something was not done. */
export function Failure({ error }: { error: Error | null }) {
  const { t } = useLocale()
  const words = usePairWords()
  return (
    error && (
      <p role="alert" className="text-ink-fail">
        {words.failed(t.errors.titles[getErrorCode(error)])}
      </p>
    )
  )
}
