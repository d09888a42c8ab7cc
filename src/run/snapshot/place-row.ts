import { type Lang } from '../../contract/lang'
import { type Run, type RunNode } from '../../contract/run'
import { isStatus, isTerminal, STATUS, type Tone } from '../../contract/status'
import { type Catalogue } from '../../i18n/en/common'
import { statusWord } from '../../i18n/locale'
import { estimateEm } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { computeNodeDuration } from '../../model/run/duration'
import { scaleMs, type Axis } from '../../model/timeline/axis'
import { placeLabel, type LabelSide } from '../../model/timeline/label-side'
import { computeMarks, type Bar, type PointMark, type RowMarks } from '../../model/timeline/marks'
import {
  explainBar,
  explainPlace,
  FADE_PX,
  holdsWords,
  isFading,
  LABEL_PX,
  MIN_BAR_PX,
  PADDING_PX,
} from '../gantt/bar-words'

/** What all rows of a picture share. */
export interface PictureContext {
  run: Run
  axis: Axis
  /** Of the timeline, in px: decides where words fit. */
  width: number
  /** What was running ends here. */
  nowMs: number
  lang: Lang
  t: Catalogue
}

/** The bar or the mark of a node with its words, without a browser. Places are shares of the axis. */
export interface PlacedRow {
  sincePlan: RowMarks['sincePlan']
  bar: Bar | null
  mark: PointMark | null
  off: RowMarks['off']
  words: string | null
  side: LabelSide
  /** The edges that words beside the bar keep away from. */
  left: number
  right: number
  /** Of the words of a bar that grows; else null. */
  tone: Tone | null
}

export const formatNodeDuration = (
  node: RunNode,
  { run, nowMs, lang }: Pick<PictureContext, 'run' | 'nowMs' | 'lang'>,
): string | null => {
  const ms = computeNodeDuration(node, run, nowMs)
  return ms === null ? null : formatDuration(ms, lang)
}

const NOTHING = { left: 1, right: 0 }

/** Where the row of a node has its bar, and its words. `around` is what else is drawn before and behind the bar, in shares. */
export function placeRow(
  node: RunNode,
  context: PictureContext,
  around: { left: number; right: number } = NOTHING,
): PlacedRow {
  const { run, axis, width, nowMs, lang, t } = context
  const { sincePlan, bar, mark, off } = computeMarks(node, run, axis, nowMs)
  const placed = { sincePlan, bar, mark, off, tone: null }
  if (bar) {
    const words = explainBar(bar, t.timeline) ?? formatNodeDuration(node, context)
    const { left, right } = findEdges(bar, width)
    const live = !isTerminal(run.status)
    const outer = { left: Math.min(left, around.left), right: Math.max(right, around.right) }
    const side = placeLabel({
      left,
      right,
      outer,
      label: (estimateEm(words ?? '') * LABEL_PX) / width,
      padding: PADDING_PX / width,
      limit: live ? Math.max(outer.right, scaleMs(axis, nowMs)) : 1,
      live: bar.live,
    })
    const tone = bar.live && isStatus(bar.shape) ? STATUS[bar.shape].tone : null
    const isOutside = side === 'inside' && !holdsWords(bar)
    return { ...placed, words, side: isOutside ? 'right' : side, tone, left: outer.left, right: outer.right }
  }
  if (mark) {
    const word = statusWord(node.status, node.rawStatus, lang).toLowerCase()
    const words = explainPlace(mark, !isTerminal(run.status), t.timeline) ?? word
    const side: LabelSide = mark.anchor === 'plan' ? 'right' : 'left'
    return { ...placed, words, side, left: mark.at, right: mark.at }
  }
  const words = off === 'before' ? t.timeline.offBefore : t.timeline.offAfter
  // At the edge of the axis behind which the bar lies.
  const at = off === 'before' ? 0 : 1
  return { ...placed, words: off && words, side: off === 'before' ? 'right' : 'left', left: at, right: at }
}

/** As it is drawn: no bar is shorter than the smallest one. */
function findEdges(bar: Bar, width: number): { left: number; right: number } {
  const leftPx = bar.left * width - (bar.shape === 'start-unknown' ? FADE_PX : 0)
  const rightPx = leftPx + Math.max(bar.width * width, isFading(bar) ? FADE_PX : MIN_BAR_PX)
  return { left: leftPx / width, right: Math.min(1, rightPx / width) }
}
