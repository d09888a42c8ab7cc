import { isTerminal, STATUS } from '../../contract/status'
import { type Catalogue } from '../../i18n/en/common'
import { estimateEm } from '../../lib/text'
import { type Bar, type PointMark } from '../../model/timeline/marks'

/** Of the words beside and inside of bars, and of the bars themselves, in px. */
export const LABEL_PX = 11
export const PADDING_PX = 6
export const MIN_BAR_PX = 6
/** How far a bar fades out whose start or end is not known. */
export const FADE_PX = 72
/** The mark of a node that waits, and the space behind it. */
export const MARK_PX = 12

const ON_FILL: ReadonlySet<string> = new Set([
  'success',
  'running',
  'fail',
  'running-exception',
  'pause',
  'manual-stop',
  'skip',
])

export const isFading = ({ shape }: Bar): boolean => shape === 'end-unknown' || shape === 'start-unknown'

/** Whether words can be read on its fill. */
export const holdsWords = (bar: Bar): boolean => ON_FILL.has(bar.shape) && !isFading(bar) && !bar.reversed

/** Why a bar has no duration to print. */
export function explainBar({ reversed, shape }: Bar, t: Catalogue['timeline']): string | null {
  if (reversed) return t.reversed
  if (shape === 'end-unknown') return t.endUnknown
  return shape === 'start-unknown' ? t.startUnknown : null
}

/** Why a node has no bar; null where its status says it. */
export function explainPlace(mark: PointMark, live: boolean, t: Catalogue['timeline']): string | null {
  if (mark.status === 'running') return t.startNotGiven
  if (mark.anchor === 'now' && !live) return t.notRun
  const needsTimes = isTerminal(mark.status) && STATUS[mark.status].times !== 'optional'
  return needsTimes ? t.noTimes : null
}

/** The longest form that fits. */
export const findForm = (forms: readonly string[], maxEm: number): string | null =>
  forms.find((form) => estimateEm(form) <= maxEm) ?? null

/** The words of an error need this much, in px. */
const MIN_ERROR_PX = 160
export const ERROR_GAP_PX = 8

/** The side of a bar with more room; null where neither has enough. */
export function chooseErrorSide(leftPx: number, rightPx: number, width: number): 'left' | 'right' | null {
  const side = leftPx >= width - rightPx ? 'left' : 'right'
  const room = (side === 'left' ? leftPx : width - rightPx) - ERROR_GAP_PX * 2
  return room < MIN_ERROR_PX ? null : side
}
