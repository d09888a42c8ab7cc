import { type JobRun, type Usual } from '../../contract/job-run'
import { computeRanMs } from '../../model/jobs/latest'
import { isScheduled, MOST_P90 } from '../../model/jobs/usual'
import { type Slot } from './slots'

export const BAR_PX = 4
export const SLOT_PX = 6
/** Bars stand on a line of 1 px; what is a problem also hangs a mark below it. */
export const BARS_PX = 15
export const STRIP_PX = 20

export const stripWidth = (count: number): number => count * SLOT_PX - (SLOT_PX - BAR_PX)

/** How a path of a strip is painted, see strip.css. */
export type Paint =
  | 'ok'
  | 'latest'
  | 'fail'
  | 'exception'
  | 'running'
  | 'paused'
  | 'neutral'
  | 'outline'
  | 'dots'
  | 'stem'
  | 'foot-fail'
  | 'foot-exception'
  | 'foot-missed'

const MIN_PX = 2
/** Of what has no duration: waiting, skipped, halted without an end. */
const STUB_PX = 7
const CUT_FROM_PX = 3
const CUT_PX = 2

const rect = (x: number, y: number, width: number, height: number): string =>
  height <= 0 ? '' : `M${x} ${round(y)}h${width}v${round(height)}h${-width}z`
const bar = (x: number, fromY: number, toY: number): string => rect(x, fromY, BAR_PX, toY - fromY)
const round = (value: number): number => Math.round(value * 10) / 10

interface ShapeOptions {
  slots: readonly Slot[]
  /** Of how many slots the strip is; missing ones leave its left empty. */
  count: number
  usual: Usual | null
  nowMs: number
}

/** Milliseconds that fill the height of the strip: the longest run, or four times the p90 if that is less. */
function computeScaleMs({ slots, usual, nowMs }: Omit<ShapeOptions, 'count'>): number {
  let longest = 0
  for (const slot of slots) {
    if (slot.kind === 'missed') continue
    const usualMs = slot.run.status === 'running' && isScheduled(slot.run) ? (usual?.medianMs ?? 0) : 0
    longest = Math.max(longest, computeRanMs(slot.run, nowMs) ?? 0, usualMs)
  }
  return Math.max(1, usual ? Math.min(longest, usual.p90Ms * MOST_P90) : longest)
}

/** The paths of a strip, one for each paint. Their shapes alone tell one status from the other. */
export function drawStrip(options: ShapeOptions): { paint: Paint; d: string }[] {
  const { slots, count, usual, nowMs } = options
  const paths = new Map<Paint, string>()
  const add = (paint: Paint, d: string) => {
    if (d !== '') paths.set(paint, (paths.get(paint) ?? '') + d)
  }
  const scaleMs = computeScaleMs(options)
  const toPx = (ms: number | null, otherwise: number): number =>
    ms === null ? otherwise : Math.min(BARS_PX, Math.max(MIN_PX, (ms / scaleMs) * BARS_PX))
  const newestSuccess = slots.findLast((slot) => slot.kind === 'run' && slot.run.status === 'success')
  slots.forEach((slot, index) => {
    const x = (count - slots.length + index) * SLOT_PX
    if (slot.kind === 'missed') return drawMissed(x, add)
    const ranMs = computeRanMs(slot.run, nowMs)
    drawRun(slot.run, {
      x,
      add,
      px: toPx(ranMs, MIN_PX),
      usualPx: usual && isScheduled(slot.run) ? toPx(usual.medianMs, 0) : 0,
      isCut: ranMs !== null && ranMs > scaleMs,
      isNewest: slot === newestSuccess,
    })
  })
  return Array.from(paths, ([paint, d]) => ({ paint, d }))
}

type Add = (paint: Paint, d: string) => void

function drawMissed(x: number, add: Add) {
  for (let y = 1; y < BARS_PX - 1; y += 4) add('stem', rect(x + 1.5, y, 1, 2.5))
  add('foot-missed', `M${x + 0.5} 17.5h3v2h-3z`)
}

interface RunShape {
  x: number
  add: Add
  px: number
  usualPx: number
  isCut: boolean
  isNewest: boolean
}

function drawRun({ status, endMs }: JobRun, { x, add, px, usualPx, isCut, isNewest }: RunShape) {
  const top = BARS_PX - px
  const solid = (paint: Paint) => {
    if (!isCut) return add(paint, bar(x, top, BARS_PX))
    add(paint, bar(x, 0, CUT_FROM_PX) + bar(x, CUT_FROM_PX + CUT_PX, BARS_PX))
  }
  const stubTop = BARS_PX - (endMs === null ? STUB_PX : px)
  switch (status) {
    case 'success': {
      const paint = isNewest ? 'latest' : 'ok'
      // Round at its top, unlike a run that goes on.
      return isCut
        ? solid(paint)
        : add(paint, `M${x} ${BARS_PX}V${round(top + 1)}q0-1 1-1h2q1 0 1 1V${BARS_PX}z`)
    }
    case 'forceSuccess':
      for (let y = BARS_PX - 2; y >= top; y -= 3) add('latest', bar(x, y, y + 2))
      return
    case 'ignoreSuccess': {
      const middle = BARS_PX - Math.max(1, px / 2)
      add('latest', bar(x, top, middle - 0.5))
      return add('fail', bar(x, middle + 0.5, BARS_PX))
    }
    case 'fail': {
      const notch = Math.min(3, px / 2)
      add('fail', `M${x} ${round(top)}l2 ${round(notch)}l2 ${round(-notch)}V${BARS_PX}h-4z`)
      return add('foot-fail', rect(x, 17, BAR_PX, 3))
    }
    case 'running':
      solid('running')
      if (usualPx > px + 1)
        add('dots', `M${x + 0.5} ${round(top - 0.5)}V${round(BARS_PX - usualPx)}h3V${round(top - 0.5)}`)
      return
    case 'running-exception':
      add('exception', bar(x, stubTop, BARS_PX))
      return add('foot-exception', `M${x + 2} 17l2.5 3h-5z`)
    case 'unknown':
    case 'waiting-confirm':
      add('outline', `M${x + 0.5} 8.5h3v6h-3z`)
      return add('foot-exception', `M${x + 2} 17l2.5 3h-5z`)
    case 'pause': {
      const middle = (stubTop + BARS_PX) / 2
      add('paused', bar(x, stubTop, middle - 1) + bar(x, middle + 1, BARS_PX))
      return
    }
    case 'manual-stop':
      return add('neutral', rect(x - 1, Math.min(top, BARS_PX - 2), SLOT_PX, 2) + bar(x, top, BARS_PX))
    case 'skip':
      return add('outline', `M${x + 0.5} 10.5h3v4h-3z`)
    case 'waiting':
    case 'freeze':
      return add('outline', `M${x + 0.5} 8.5h3v6h-3zM${x + 0.5} 13l3 -3`)
  }
}
