import { useEffect } from 'react'
import { MINUTE_MS } from '../../lib/time/units'

const RETRY_MS = MINUTE_MS

/**
 * Keeps the screen on while the page is visible. A browser releases the lock when the page is hidden or the battery is low, so it is requested again every
 * minute and when the page is visible again. A refusal is not reported: a wall has no user to read it.
 */
export function useWakeLock(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return
    let lock: WakeLockSentinel | null = null
    let isUnmounted = false
    let isRequesting = false
    const request = async () => {
      if (isUnmounted || isRequesting || document.visibilityState !== 'visible' || lock?.released === false)
        return
      isRequesting = true
      try {
        lock = await navigator.wakeLock.request('screen')
      } catch {
        lock = null
      }
      isRequesting = false
      if (isUnmounted) void lock?.release().catch(() => undefined)
    }
    const retry = () => void request()
    retry()
    const timer = window.setInterval(retry, RETRY_MS)
    document.addEventListener('visibilitychange', retry)
    return () => {
      isUnmounted = true
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', retry)
      void lock?.release().catch(() => undefined)
    }
  }, [wanted])
}
