import { keepViewParams, paths } from '../../../contract/routes'
import { useLaterWords, useLocale } from '../../../i18n/locale'
import { getPlan } from '../../../model/jobs/latest'
import { formatWhen } from '../../../run/jobs/when'
import { useSearch } from '../../../shell/address/AddressRouter'
import { Link } from '../../../shell/address/Link'
import { useRunClock, useRunFrame } from '../run-context'
import { useStreak } from './use-streak'

/** Whether the failure is new, and the way to the last good run. */
export function StreakText() {
  const { reference } = useRunFrame()
  const { lang, zone } = useLocale()
  const { neighbours: words } = useLaterWords()
  const [search] = useSearch()
  const nowMs = useRunClock().readMs()
  const streak = useStreak()
  if (!streak) return null
  const { text, lastGood } = streak
  const goodMs = lastGood && getPlan(lastGood)
  return (
    <span>
      {text}
      {lastGood && goodMs !== null && (
        <>
          {' · '}
          <Link
            className="link underline"
            to={keepViewParams(paths.run({ ...reference, id: lastGood.id }), search)}
          >
            {words.lastGood(formatWhen(goodMs, zone, lang, nowMs))}
          </Link>
        </>
      )}
    </span>
  )
}
