import { computeFreshness, type Freshness } from '../../query/freshness'
import { STATUS_EVERY_MS, statusAgeMs, type StatusAnswer } from '../../query/server-status'
import { useVisible, visibleForMs } from '../../ui/use-visible'

/** How far the answer may be taken for the present, by the moment at which this is drawn. */
export function useFreshness(answer: StatusAnswer, failing: boolean, wall: boolean): Freshness {
  // Whoever comes back to a tab has not seen it miss anything.
  useVisible()
  const { nowMs: fetchedAtMs } = answer.status
  const nowMs = fetchedAtMs + statusAgeMs(answer)
  return computeFreshness(nowMs, {
    fetchedAtMs,
    everyMs: STATUS_EVERY_MS,
    visibleSinceMs: wall ? fetchedAtMs : nowMs - visibleForMs(),
    failing,
  })
}
