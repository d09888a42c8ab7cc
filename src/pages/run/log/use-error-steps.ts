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
  /** The place of the error that is looked at among all, from 0; null before the first, and where errors that are not listed may stand before it. */
  current: number | null
  /** It is the last one that is listed, and there are more: the steps end here. */
  isLastListed: boolean
  step: (by: 1 | -1) => void
}

/** Steps through the errors of a log; until they are counted, to the cause. */
export function useErrorSteps({ grouped, causeByte, from, seenTo, onShow }: ErrorStepsOptions): ErrorSteps {
  const errors = grouped?.errors ?? []
  const index = errors.findLastIndex(({ byte }) => byte <= seenTo)
  const isListedWhole = grouped !== null && grouped.count === errors.length
  // Of one attempt, the first ones are listed.
  const isKnown = isListedWhole || (grouped?.attempts.length === 0 && index < errors.length - 1)
  const step = (by: 1 | -1) => {
    const next = by > 0 ? errors.find(({ byte }) => byte > from) : errors.findLast(({ byte }) => byte < from)
    if (next) onShow(next.byte)
    else if (errors.length === 0 && causeByte !== null) onShow(causeByte)
  }
  useShortcuts({ nextError: () => step(1), previousError: () => step(-1) })
  const isLastListed = grouped !== null && !isListedWhole && index >= 0 && index === errors.length - 1
  return { current: index >= 0 && isKnown ? index : null, isLastListed, step }
}
