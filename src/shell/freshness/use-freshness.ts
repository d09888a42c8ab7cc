import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useSearchParams } from 'react-router-dom'
import { computeFreshness, type Freshness } from '../../query/freshness'
import { ageOf, runQuery, polledOf } from '../../query/run'
import { pollEveryMs, type PollAudience } from '../../query/poll'
import { type RunRef } from '../../contract/run-ref'
import { parseWallParams } from '../../contract/wall-params'
import { useVisible, visibleForMs } from '../../ui/use-visible'

/** A browser's clock may be off by this much before anybody has to be told. */
export const CLOCK_OFF_MS = 5_000

/** Who looks at this page: a reader or a wall, and whether anybody can see it. */
export function usePollAudience(): PollAudience {
  const [search] = useSearchParams()
  const { on: wall, everyMs } = useMemo(() => parseWallParams(search), [search])
  const hidden = !useVisible()
  return useMemo(() => ({ hidden, wall, everyMs }), [hidden, wall, everyMs])
}

export interface Looking extends Freshness {
  fetchedAtMs: number
  everyMs: number
}

/** How fresh the picture of a run is at this moment; null before the first answer. */
export function lookAt(client: QueryClient, reference: RunRef, watching: PollAudience): Looking | null {
  const { queryKey } = runQuery(reference)
  const data = client.getQueryData(queryKey)
  if (!data) return null
  const { fetchedAtMs } = data
  const polled = polledOf(data)
  // A wall may ask more often than the server has anything new to say: that is no miss.
  const everyMs = Math.max(pollEveryMs(polled, watching), pollEveryMs(polled, { ...watching, everyMs: null }))
  const nowMs = fetchedAtMs + ageOf(data)
  const visibleSinceMs = watching.wall ? fetchedAtMs : nowMs - visibleForMs()
  const failing = data.fault !== null || Boolean(client.getQueryState(queryKey)?.error)
  return {
    ...computeFreshness(nowMs, { fetchedAtMs, everyMs, visibleSinceMs, failing }),
    fetchedAtMs,
    everyMs,
  }
}

const TICK_MS = 1_000

/** Whatever is made of the freshness, looked at every second and with each answer; only a change of it draws anything. */
export function useLooking<T extends string | number | boolean | null>(
  reference: RunRef,
  choose: (looking: Looking | null) => T,
): T {
  const client = useQueryClient()
  const watching = usePollAudience()
  const subscribe = useCallback(
    (changed: () => void) => {
      const timer = window.setInterval(changed, TICK_MS)
      const leave = client.getQueryCache().subscribe(changed)
      return () => {
        window.clearInterval(timer)
        leave()
      }
    },
    [client],
  )
  return useSyncExternalStore(subscribe, () => choose(lookAt(client, reference, watching)))
}

/** When the picture is so old that it must not pass for the present: the second that it shows. Else null. */
export const useAsOf = (reference: RunRef): number | null =>
  useLooking(reference, (looking) =>
    looking?.level === 'old' ? Math.floor(looking.fetchedAtMs / 1_000) * 1_000 : null,
  )
