import { useEffect } from 'react'

/**
 * Keeps the screen on while the page is shown. The browser takes the lock back whenever the page is hidden, so it is asked for again;
 * and a browser that refuses, or knows no such thing, is not complained about: nobody stands there to read it.
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
    document.addEventListener('visibilitychange', again)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', again)
      void held?.release().catch(() => undefined)
    }
  }, [wanted])
}
