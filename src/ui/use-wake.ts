import { useEffect, useRef } from 'react'

/** Opening a laptop causes several of these events at once: they count as one. */
const ONE_WAKE_MS = 1_000
const CHECK_MS = 5_000
/** A timer this late means that the machine slept or its clock was set. A busy machine is late by less. */
const SLEPT_MS = 20_000
/** Browsers run the timers of a hidden page once a minute. */
const HIDDEN_SLEPT_MS = 90_000

/**
 * Calls back when the data on screen may be old: the tab becomes visible, the network is back, the page is restored or unfrozen, the
 * machine has slept, or its clock was set. The last two have no event. `unseen`: also while the browser says that the page is hidden, as it
 * often does on a wall.
 */
export function useWake(act: () => void, unseen: boolean): void {
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
    // A laptop wakes before its network is back: the first request has failed, and this one is not a repetition.
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
