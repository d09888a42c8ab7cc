import { useQueryClient } from '@tanstack/react-query'
import { SECOND_MS } from '../../../lib/time/units'
import { runResource } from '../../../query/run'
import { readFreshness, useKeptAt, usePollAudience } from '../../../shell/freshness/use-live-query'
import { useRun, useRunClock } from '../run-context'

export interface DataTime {
  /** When the data were true, in whole seconds of the server's time. */
  asOfMs: number
  /** Now, in the server's time. */
  nowMs: number
}

/** Reads of when the data of the run are. They may be of long ago while the server does not answer. */
export function useDataTime(): () => DataTime {
  const client = useQueryClient()
  const audience = usePollAudience()
  const { reference } = useRun()
  const clock = useRunClock()
  const resource = runResource(reference)
  const keptAtMs = useKeptAt(resource)
  return () => {
    const freshness = readFreshness(client, resource, audience)
    const fetchedAtMs = freshness?.fetchedAtMs ?? clock.readMs()
    const nowMs = fetchedAtMs + (freshness?.ageMs ?? 0)
    return { asOfMs: Math.floor((keptAtMs ?? fetchedAtMs) / SECOND_MS) * SECOND_MS, nowMs }
  }
}
