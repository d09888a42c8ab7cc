import { useLayoutEffect, useState } from 'react'
import { parseTrigger } from '../../contract/run'
import { useJobsWords } from '../../i18n/jobs-words'
import { statusWord, useLocale } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { formatDay, formatMinute } from '../../lib/time/format'
import { computeRanMs, getPlan } from '../../model/jobs/latest'
import { computeLateMs } from '../../model/jobs/usual'
import { LatestGlyph } from '../jobs/glyphs'
import { SLOT_PX, BAR_PX } from './shapes'
import { type Slot } from './slots'

interface Hovered {
  slot: Slot
  /** Of the slot, in the window. */
  left: number
  top: number
  bottom: number
}

interface StripHoverProps {
  /** The slots of the strip below an element, as many as `count`, empty ones null. */
  readStrip: (strip: Element) => { slots: readonly Slot[]; count: number } | null
  nowMs: number
}

const TIP_PX = 240
const TIP_HEIGHT_PX = 76
const GAP_PX = 6

/** The slot of a strip at a point of the window; null outside its bars. */
export function findSlotIndex(x: number, left: number, count: number, slots: number): number | null {
  const index = Math.floor((x - left + (SLOT_PX - BAR_PX) / 2) / SLOT_PX) - (count - slots)
  return index >= 0 && index < slots ? index : null
}

/**
 * The slot below the pointer, with its run in words: for the pointer only, since the job's page lists the runs. One listener serves all strips,
 * from when they are on screen.
 */
export function StripHover({ readStrip, nowMs }: StripHoverProps) {
  const [hovered, setHovered] = useState<Hovered | null>(null)
  useLayoutEffect(() => {
    const onMove = (event: PointerEvent) => {
      const strip = event.target instanceof Element ? event.target.closest('[data-strip]') : null
      const read = strip && event.pointerType !== 'touch' ? readStrip(strip) : null
      if (!strip || !read) return setHovered(null)
      const box = strip.getBoundingClientRect()
      const index = findSlotIndex(event.clientX, box.left, read.count, read.slots.length)
      const slot = index === null ? undefined : read.slots[index]
      if (index === null || !slot) return setHovered(null)
      const left = box.left + (read.count - read.slots.length + index) * SLOT_PX
      setHovered((before) =>
        before?.slot === slot && before.left === left && before.top === box.top
          ? before
          : { slot, left, top: box.top, bottom: box.bottom },
      )
    }
    const hide = () => setHovered(null)
    document.addEventListener('pointermove', onMove, { passive: true })
    document.documentElement.addEventListener('pointerleave', hide)
    window.addEventListener('scroll', hide, { passive: true })
    return () => {
      document.removeEventListener('pointermove', onMove)
      document.documentElement.removeEventListener('pointerleave', hide)
      window.removeEventListener('scroll', hide)
    }
  }, [readStrip])
  if (!hovered) return null
  const { slot, left, top, bottom } = hovered
  const width = document.documentElement.clientWidth
  const isAbove = bottom + GAP_PX + TIP_HEIGHT_PX > window.innerHeight
  return (
    <div aria-hidden className="no-print pointer-events-none">
      <span
        className="fixed z-20 border-x border-t1 opacity-40"
        style={{ left: left - 2, top: top - 2, width: BAR_PX + 4, height: bottom - top + 4 }}
      />
      <div
        className="popup fixed z-20 max-w-60 px-3 py-2 text-12 shadow-lg"
        style={{
          left: Math.max(8, Math.min(left - TIP_PX / 2, width - TIP_PX - 8)),
          top: isAbove ? top - GAP_PX : bottom + GAP_PX,
          transform: isAbove ? 'translateY(-100%)' : undefined,
        }}
      >
        <SlotText slot={slot} nowMs={nowMs} />
      </div>
    </div>
  )
}

function SlotText({ slot, nowMs }: { slot: Slot; nowMs: number }) {
  const { t, lang, zone } = useLocale()
  const words = useJobsWords()
  const format = (ms: number) =>
    `${formatDay(ms, zone, lang, { weekday: true, nearMs: nowMs })} ${formatMinute(ms, zone, nowMs)}`
  if (slot.kind === 'missed')
    return (
      <>
        <p className="flex items-center gap-1.5 font-semibold">
          <LatestGlyph status="no-run" />
          {words.noRun}
        </p>
        <p className="text-t2">{words.strip.noRunAt(format(slot.planMs))}</p>
      </>
    )
  const { run } = slot
  const ranMs = computeRanMs(run, nowMs)
  const planMs = getPlan(run)
  const lateMs = computeLateMs(run)
  const trigger = run.trigger === null ? null : t.triggers[parseTrigger(run.trigger) ?? 'other']
  const { after, since, late, opens } = words.strip
  const facts = [
    planMs === null ? null : format(planMs),
    lateMs === null || lateMs <= 0 ? null : late(formatDuration(lateMs, lang, { units: 2 })),
    typeof trigger === 'function' ? trigger(run.trigger ?? 0) : trigger,
  ]
  return (
    <>
      <p className="flex items-center gap-1.5">
        <LatestGlyph status={run.status} />
        <b className="font-semibold">{statusWord(run.status, run.rawStatus, lang)}</b>
        {ranMs !== null && (
          <span className="text-t2">{(run.endMs === null ? since : after)(formatDuration(ranMs, lang))}</span>
        )}
      </p>
      <p className="text-t1">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      <p className="text-t2">{opens}</p>
    </>
  )
}
