// The browser's own notifications, without knowledge of runs.

/** Why there can be none: each has its own advice. */
export type Refusal = 'insecure' | 'absent' | 'denied' | 'dismissed'

export interface Message {
  title: string
  body: string
  /** A message replaces the shown one with the same tag, without a sound. */
  tag: string
  lang: string
}

/** Android has the constructor, but only a service worker can show a notification there. */
const isAbsent = (): boolean => !('Notification' in window) || /\bAndroid\b/.test(navigator.userAgent)

function findRefusal(): Refusal | null {
  if (!window.isSecureContext) return 'insecure'
  if (isAbsent()) return 'absent'
  return Notification.permission === 'denied' ? 'denied' : null
}

export const isAllowed = (): boolean => findRefusal() === null && Notification.permission === 'granted'

/** To be called by a click alone: browsers refuse a page for good that asks by itself. */
export async function requestPermission(): Promise<Refusal | null> {
  const refusal = findRefusal()
  if (refusal) return refusal
  const permission = await Notification.requestPermission()
  if (permission === 'granted') return null
  return permission === 'denied' ? 'denied' : 'dismissed'
}

/** Without a reference a notification may be collected, and its click handler with it. */
const shown = new Map<string, Notification>()

/** False when the browser throws instead of showing it. */
export function showNotification({ title, body, tag, lang }: Message): boolean {
  try {
    const notification = new Notification(title, { body, tag, lang, dir: 'auto' })
    shown.set(tag, notification)
    notification.addEventListener('close', () => shown.delete(tag))
    notification.addEventListener('click', () => {
      window.focus()
      notification.close()
    })
    return true
  } catch {
    return false
  }
}
