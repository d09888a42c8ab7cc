/** The browser's own notifications: the thin edge, which knows nothing of runs. */

/** Why there is none: each has an advice of its own. */
export type Refusal = 'insecure' | 'absent' | 'denied' | 'dismissed'

export interface Message {
  title: string
  body: string
  /** A message with the tag of one that is shown takes its place without a sound. */
  tag: string
  lang: string
}

/** On Android a page by itself cannot show any, though the constructor is there. */
const isAbsent = (): boolean => !('Notification' in window) || /\bAndroid\b/.test(navigator.userAgent)

export function refusalNow(): Refusal | null {
  if (!window.isSecureContext) return 'insecure'
  if (isAbsent()) return 'absent'
  return Notification.permission === 'denied' ? 'denied' : null
}

export const isAllowed = (): boolean => refusalNow() === null && Notification.permission === 'granted'

/** Only ever called by a click: a page that asks unasked is refused for good. */
export async function askLeave(): Promise<Refusal | null> {
  const refusal = refusalNow()
  if (refusal) return refusal
  const answer = await Notification.requestPermission()
  return answer === 'granted' ? null : answer === 'denied' ? 'denied' : 'dismissed'
}

/** What is not held on to may be collected, and its click with it. */
const shown = new Map<string, Notification>()

/** Tells whether the browser took it. */
export function show({ title, body, tag, lang }: Message): boolean {
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
