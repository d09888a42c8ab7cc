import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { isTerminal } from '../../contract/status'
import { parseWallParams } from '../../contract/wall-params'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { causesQuery, createFailuresKey } from '../../query/causes'
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
  const client = useQueryClient()
  const show = async (events: readonly RunEvent[]) => {
    const causes = await readCauses(client, run, reference)
    setUndelivered(reference, !showNotification(formatMessage(events, run, { lang, words: alerts, causes })))
  }
  const notify = (events: readonly RunEvent[], isSeen: boolean) =>
    withClaimLock(() => {
      const ids = events.map((event) => eventId(event, run))
      const claimed = claimEvents(reference, ids)
      const unseen = events.filter((_, index) => claimed.includes(ids[index] ?? ''))
      if (unseen.length > 0 && !isSeen) void show(unseen)
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

/** A notification waits no longer for why a node failed. */
const WAIT_MS = 3_000
const NONE: ReadonlyMap<string, string> = new Map()

/** What the logs of failed nodes say by now, by the keys of the nodes. */
async function readCauses(
  client: QueryClient,
  run: Run,
  reference: RunRef,
): Promise<ReadonlyMap<string, string>> {
  const failures = createFailuresKey(run.nodes)
  if (failures === '') return NONE
  const late = new Promise<null>((resolve) => window.setTimeout(resolve, WAIT_MS, null))
  const causes = await Promise.race([client.fetchQuery(causesQuery(reference, failures)), late]).catch(
    () => null,
  )
  return new Map((causes ?? []).flatMap(({ node, cause }) => (cause ? [[node, cause.text] as const] : [])))
}
