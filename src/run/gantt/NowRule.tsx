import { memo, useLayoutEffect, useState } from 'react'
import { scaleMs, type Axis } from '../../model/timeline/axis'
import { type Clock } from '../../ui/use-now'

/** Many nodes wait: their marks follow now a little less often than its line does. */
const STEP_PX = 2

interface NowRuleProps {
  clock: Clock
  axis: Axis
  /** Of the timeline, in px. */
  width: number
}

/**
 * Moves the marks of all waiting nodes, which stand at now, by one CSS rule. So each second costs no rendering, and no layout, of
 * their rows. A variable of the table would be inherited: the style of every element would be computed again.
 */
export const NowRule = memo(function NowRule({ clock, axis, width }: NowRuleProps) {
  const [sheet] = useState(() => new CSSStyleSheet())
  useLayoutEffect(() => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [sheet])
  useLayoutEffect(() => {
    const steps = Math.max(1, Math.floor(width / STEP_PX))
    let last: number | null = null
    const place = () => {
      const step = Math.round(scaleMs(axis, clock.readMs()) * steps)
      if (step !== last) sheet.replaceSync(`.now-mark, .follows-now::before { --now: ${step / steps} }`)
      last = step
    }
    place()
    return clock.subscribe(place)
  }, [sheet, clock, axis, width])
  return null
})
