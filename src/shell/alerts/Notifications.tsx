import { useEffect } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { isTerminal } from '../../contract/status'
import { parseWallParams } from '../../contract/wall-params'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { eventId, eventsSinceStart, type RunEvent } from './events'
import { formatMessage } from './message'
import { isAllowed, showNotification } from './notification'
import { useRunEvents } from './use-run-events'
import { claimEvents, isWatched, setUndelivered, unwatchRun, withClaimLock } from './watched-runs'

interface NotificationsProps {
  run: Run
  reference: RunRef
}

/** Shows notifications for the events of a watched run. It renders nothing, so that it works in every view of the run. */
export function Notifications({ run, reference }: NotificationsProps) {
  const { lang } = useLocale()
  const { alerts } = useLaterWords()
  const [search] = useSearchParams()
  const isWall = parseWallParams(search).on
  const notify = (events: readonly RunEvent[], isSeen: boolean) =>
    withClaimLock(() => {
      const ids = events.map((event) => eventId(event, run))
      const claimed = claimEvents(reference, ids)
      const unseen = events.filter((_, index) => claimed.includes(ids[index] ?? ''))
      if (unseen.length > 0 && !isSeen)
        setUndelivered(reference, !showNotification(formatMessage(unseen, run, lang, alerts)))
      if (isTerminal(run.status)) unwatchRun(reference)
    })
  const handle = (events: readonly RunEvent[], isSeen = false) => {
    if (isWatched(reference)) void notify(events, isSeen || !isAllowed())
  }
  useRunEvents(run, handle)
  useEffect(() => {
    // A user who opens the page sees what began while no page was open; a wall or a hidden tab has no user before it.
    handle(eventsSinceStart(run), !isWall && document.visibilityState === 'visible')
    // oxlint-disable-next-line react/exhaustive-deps -- on arrival only
  }, [])
  return null
}
