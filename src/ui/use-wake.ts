import { useEffect, useRef } from 'react'

/** Several of these come together when a lid is opened; they are one wake. */
const ONE_WAKE_MS = 1_000
const CHECK_MS = 5_000
/** A timer that comes this late has slept, or somebody set the clock. A busy machine is late by less. */
const SLEPT_MS = 20_000
/** Browsers let the timers of a page that they call hidden run once a minute. */
const HIDDEN_SLEPT_MS = 90_000

/**
 * Calls back when what is on screen may have grown old unseen: the tab is looked at again, the network is back, the page comes out of
 * the browser's store or out of the freezer, the machine has slept, or its clock was set. No event tells of the last two. `unseen`: also
 * where the browser says that nobody can see the page, as it often does of a wall.
 */
export function useWake(act: () => void, unseen = false): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const isSeen = () => unseen || document.visibilityState === 'visible'
    let wokenMs = -ONE_WAKE_MS
    let checkedMs = Date.now()
    const wake = () => {
      if (performance.now() - wokenMs < ONE_WAKE_MS) return
      wokenMs = performance.now()
      checkedMs = Date.now()
      latest.current()
    }
    // A lid that is opened wakes the page before the network is back: that look has failed, and this one is no repetition.
    const onOnline = () => {
      wokenMs = -ONE_WAKE_MS
      wake()
    }
    const onVisible = () => {
      if (document.visibilityState === 'visible') wake()
    }
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) wake()
    }
    const check = () => {
      const lateMs = Date.now() - checkedMs - CHECK_MS
      checkedMs = Date.now()
      const sleptMs = document.visibilityState === 'visible' ? SLEPT_MS : HIDDEN_SLEPT_MS
      if (Math.abs(lateMs) > sleptMs && isSeen()) wake()
    }
    const timer = window.setInterval(check, CHECK_MS)
    document.addEventListener('visibilitychange', onVisible)
    document.addEventListener('resume', wake)
    window.addEventListener('focus', wake)
    window.addEventListener('online', onOnline)
    window.addEventListener('pageshow', onShow)
    return () => {
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisible)
      document.removeEventListener('resume', wake)
      window.removeEventListener('focus', wake)
      window.removeEventListener('online', onOnline)
      window.removeEventListener('pageshow', onShow)
    }
  }, [unseen])
}
