import { type AttemptErrors } from '../../../model/log/attempts'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'

interface ErrorStepsOptions {
  /** Null until they are counted. */
  grouped: AttemptErrors | null
  causeByte: number | null
  /** From where the next and the previous error are counted. */
  from: number
  /** The last byte that has been looked at. */
  seenTo: number
  onShow: (byte: number) => void
}

interface ErrorSteps {
  /** The place of the error that is looked at, from 0; null before the first. */
  current: number | null
  step: (by: 1 | -1) => void
}

/** Steps through the errors of a log; until they are counted, to the cause. */
export function useErrorSteps({ grouped, causeByte, from, seenTo, onShow }: ErrorStepsOptions): ErrorSteps {
  const errors = grouped?.errors ?? []
  const current = errors.findLastIndex(({ byte }) => byte <= seenTo)
  const step = (by: 1 | -1) => {
    const next = by > 0 ? errors.find(({ byte }) => byte > from) : errors.findLast(({ byte }) => byte < from)
    if (next) onShow(next.byte)
    else if (errors.length === 0 && causeByte !== null) onShow(causeByte)
  }
  useShortcuts({ nextError: () => step(1), previousError: () => step(-1) })
  return { current: current < 0 ? null : current, step }
}
