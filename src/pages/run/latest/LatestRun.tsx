import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { type LatestWord } from '../../../contract/job-run'
import { type Run } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { isFailing } from '../../../contract/status'
import { useLaterWords, useLocale } from '../../../i18n/locale'
import { formatClock } from '../../../lib/time/format'
import { computeShiftMs, shiftZoom } from '../../../model/job-runs/neighbours'
import { isScheduled } from '../../../model/jobs/usual'
import { liveQuery } from '../../../query/live-query'
import { latestRunResource, runResource } from '../../../query/run'
import { formatWhen } from '../../../run/jobs/when'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { useSearch } from '../../../shell/address/AddressRouter'
import { useSetCrumb } from '../../../shell/crumb'
import { useLiveQuery } from '../../../shell/freshness/use-live-query'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { Button } from '../../../ui/Button'
import { LatestProvider } from './latest-context'
import { findHold, type Hold } from './touched'

interface LatestRunProps {
  /** Its id is the word. */
  reference: RunRef
  word: LatestWord
  /** The page of a run. */
  children: (reference: RunRef) => ReactNode
}

/** `/jobs/:job/instances/latest`: goes on to a newer run by itself while the page is not in use, else offers it. */
export function LatestRun({ reference, word, children }: LatestRunProps) {
  const client = useQueryClient()
  const [search, changeSearch] = useSearch()
  const resource = latestRunResource(reference)
  const { query, audience } = useLiveQuery(resource)
  const newest = query.data?.data ?? null
  const newestId = newest?.id ?? null
  const [shownId, setShownId] = useState<string | null>(null)
  const [offer, setOffer] = useState<{ id: string; hold: Hold } | null>(null)
  const { wall } = audience

  const show = (id: string) => {
    // The answer is at hand: the page of the run need not wait for it again.
    const key = liveQuery(runResource({ ...reference, id })).queryKey
    client.setQueryData(key, client.getQueryData(key) ?? client.getQueryData(liveQuery(resource).queryKey))
    setShownId(id)
    setOffer(null)
  }
  /** Unattended screens go on; only a failure stays until a run succeeds. */
  const mayLeave = (): boolean => {
    if (!wall || shownId === null) return true
    const shown = client.getQueryData(liveQuery(runResource({ ...reference, id: shownId })).queryKey)
    return !shown || !isFailing(shown.snapshot.data.status) || newest?.status === 'success'
  }
  useEffect(() => {
    if (newestId === null || newestId === shownId || !mayLeave()) return
    const hold = shownId === null || wall ? null : findHold(search)
    if (hold === null) show(newestId)
    else setOffer({ id: newestId, hold })
    // oxlint-disable-next-line react/exhaustive-deps -- decided once for each newer run, and again when its status changes
  }, [newestId, newest?.status])
  const isHeld = shownId !== null && newest !== null && newest.id !== shownId
  const newer = isHeld ? newest : null
  const shownKey = liveQuery(runResource({ ...reference, id: shownId ?? '' })).queryKey
  const goToNewer = () => {
    if (!newer) return
    const shown = client.getQueryData(shownKey)?.snapshot.data
    show(newer.id)
    changeSearch((before) => shiftZoom(before, shown ? computeShiftMs(shown, newer) : null))
    window.scrollTo(0, 0)
  }
  useShortcuts({ goNewer: newer ? goToNewer : undefined })
  const { neighbours: words } = useLaterWords()
  const crumb = words.crumbs[word === 'latest' && newest && isScheduled(newest) ? 'scheduled' : word]
  useSetCrumb(shownId, newer === null ? crumb : words.notFollowing(crumb))
  return (
    <LatestProvider value={{ word, newer, goToNewer }}>
      {children(shownId === null ? reference : { ...reference, id: shownId })}
      <div aria-live="polite">
        {offer && newer?.id === offer.id && (
          <Offer
            hold={offer.hold}
            shownMs={client.getQueryData(shownKey)?.snapshot.data.planMs ?? null}
            newer={newer}
            onGo={goToNewer}
            onStay={() => setOffer(null)}
          />
        )}
      </div>
    </LatestProvider>
  )
}

interface OfferProps {
  hold: Hold
  /** The plan of the run that is shown. */
  shownMs: number | null
  newer: Run
  onGo: () => void
  onStay: () => void
}

/** Over the page, so that nothing of it moves. */
function Offer({ hold, shownMs, newer, onGo, onStay }: OfferProps) {
  const { lang, zone } = useLocale()
  const { neighbours: words } = useLaterWords()
  const { startMs, planMs, status } = newer
  const name = (ms: number | null) =>
    ms === null ? null : formatWhen(ms, zone, lang, planMs ?? startMs ?? ms)
  return (
    <div className="popup no-print fixed inset-x-4 bottom-5 z-30 mx-auto flex w-fit max-w-full flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 shadow-lg">
      <span className="flex items-center gap-2.5">
        <StatusGlyph status={status} size={16} />
        <span>
          <b className="font-semibold">
            {startMs === null ? words.planned : words.began(formatClock(startMs, zone))}
          </b>{' '}
          <span className="text-t2">{words.stays(words.holds[hold], name(shownMs))}</span>
        </span>
      </span>
      <span className="flex gap-2">
        <Button primary onClick={onGo}>
          {words.go(name(planMs))} <kbd className="kbd">g</kbd>
        </Button>
        <Button quiet onClick={onStay}>
          {words.stay}
        </Button>
      </span>
    </div>
  )
}
