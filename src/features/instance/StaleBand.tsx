import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CloudOff, WifiOff } from 'lucide-react'
import { ApiError } from '../../api/client'
import { instanceQuery, nextLookMs } from '../../api/instance-query'
import type { InstanceRef } from '../../contract/ref'
import { FRESHNESS } from '../../i18n/freshness'
import { useLocale } from '../../i18n/locale'
import { formatDuration } from '../../lib/duration'
import { formatClock, formatStamp } from '../../lib/time'
import { useNow } from '../../ui/use-now'
import { lookAt, useWatching } from './use-freshness'

/** Above a picture that grows old: since when, why, and what happens next. Nothing of the picture is taken away. */
export function StaleBand({ reference }: { reference: InstanceRef }) {
  const { lang, zone, t } = useLocale()
  const words = FRESHNESS[lang]
  const watching = useWatching()
  const client = useQueryClient()
  const query = useQuery({ ...instanceQuery(reference), refetchOnMount: false, refetchOnWindowFocus: false })
  const { data, error, isFetching, refetch, dataUpdatedAt, errorUpdatedAt } = query
  const hereMs = useNow(0, null)
  const looking = lookAt(client, reference, watching)
  if (!data || !looking) return null
  const code = error
    ? error instanceof ApiError
      ? error.trouble.code
      : 'crashed'
    : (data.fault?.code ?? null)
  const offline = code === 'server_unreachable' && !navigator.onLine
  const why =
    code === null
      ? null
      : offline
        ? words.why.offline
        : code === 'server_unreachable'
          ? words.why.server_unreachable
          : code === 'instance_not_found'
            ? words.why.gone
            : `${t.trouble.words[code].title}.`
  const waitMs = nextLookMs({ data, error, dataUpdatedAt, errorUpdatedAt }, watching)
  const leftMs = waitMs === false ? null : Math.max(dataUpdatedAt, errorUpdatedAt) + waitMs - hereMs
  const signedOut = code === 'signed_out'
  const next =
    isFetching || (leftMs !== null && leftMs <= 0)
      ? words.trying
      : leftMs === null
        ? null
        : words.nextTry(formatDuration(Math.max(1_000, leftMs), lang, { units: 2 }))
  const Icon = offline ? WifiOff : CloudOff
  const isOld = looking.level === 'old'
  return (
    <aside
      aria-label={words.label}
      className="stale-band flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg px-4 py-2 max-sm:rounded-none"
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
      <p role="status" className="min-w-0 flex-1 font-medium">
        {why} {words.noNews(formatDuration(looking.ageMs, lang, { units: 2 }))}
        {isOld && (
          <>
            {' '}
            <b className="font-semibold" title={formatStamp(looking.fetchedAtMs, zone)}>
              {words.asOf(formatClock(looking.fetchedAtMs, zone))}
            </b>
          </>
        )}
      </p>
      <span className="text-12">
        {[words.missed(looking.missed), next].filter((part) => part !== null).join(' · ')}
      </span>
      <button
        type="button"
        className="btn no-print"
        onClick={() => (signedOut ? window.location.reload() : void refetch())}
      >
        {signedOut ? words.signIn : words.tryNow}
      </button>
    </aside>
  )
}
