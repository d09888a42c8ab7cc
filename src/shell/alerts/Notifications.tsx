import { useEffect } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { isTerminal } from '../../contract/status'
import { useLocale } from '../../i18n/locale'
import { parseWallParams } from '../../contract/wall-params'
import { messageOf } from './message'
import { beganIn, markOf, type News } from './news'
import { isAllowed, show } from './notification'
import { setUntold } from './untold'
import { useNews } from './use-news'
import { alone, claim, isWatched, unwatch } from './watched'

interface NotificationsProps {
  run: Run
  reference: RunRef
}

/** Tells the news of a run that somebody asked to hear of. It draws nothing, so that it goes on whatever the page shows. */
export function Notifications({ run, reference }: NotificationsProps) {
  const locale = useLocale()
  const [search] = useSearchParams()
  const wall = parseWallParams(search).on
  const tell = (news: readonly News[], seen: boolean) =>
    alone(() => {
      const fresh = claim(
        reference,
        news.map((one) => markOf(one, run)),
      )
      const untold = news.filter((one) => fresh.includes(markOf(one, run)))
      if (untold.length > 0 && !seen) setUntold(reference, !show(messageOf(untold, run, locale)))
      if (isTerminal(run.status)) unwatch(reference)
    })
  const hear = (news: readonly News[], seen = false) => {
    if (isWatched(reference)) void tell(news, seen || !isAllowed())
  }
  useNews(run, hear)
  useEffect(() => {
    // What began while no page was open is seen by whoever opens one. A page that came back by itself has nobody before it.
    hear(beganIn(run), !wall && document.visibilityState === 'visible')
    // oxlint-disable-next-line react/exhaustive-deps -- on arrival only
  }, [])
  return null
}
