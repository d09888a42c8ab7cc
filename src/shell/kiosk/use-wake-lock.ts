import { useEffect } from 'react'
import { MINUTE_MS } from '../../lib/time/units'

const AGAIN_MS = MINUTE_MS

/**
 * Keeps the screen on while the page is shown. The browser takes the lock back when the page is hidden, or when its battery is low, so
 * it is asked for again, with the next chance and every minute; and a browser that refuses, or knows no such thing, is not complained about: nobody stands there to read it.
 */
export function useWakeLock(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return
    let held: WakeLockSentinel | null = null
    let left = false
    let asking = false
    const take = async () => {
      if (left || asking || document.visibilityState !== 'visible' || held?.released === false) return
      asking = true
      try {
        held = await navigator.wakeLock.request('screen')
      } catch {
        held = null
      }
      asking = false
      if (left) void held?.release().catch(() => undefined)
    }
    const again = () => void take()
    again()
    const timer = window.setInterval(again, AGAIN_MS)
    document.addEventListener('visibilitychange', again)
    return () => {
      left = true
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
      void held?.release().catch(() => undefined)
    }
  }, [wanted])
}
