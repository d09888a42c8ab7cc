import { type BrowserContext } from '@playwright/test'

export interface Told {
  asked: number
  messages: { title: string; body: string; tag: string }[]
  focused: number
}

/** The browser's notifications, written down in place of being shown. */
export async function listen(
  context: BrowserContext,
  answer: NotificationPermission,
  before = answer,
): Promise<Told> {
  const told: Told = { asked: 0, messages: [], focused: 0 }
  await context.exposeBinding('tell', (_, what: keyof Told, message?: Told['messages'][number]) => {
    if (what === 'messages' && message) told.messages.push(message)
    else if (what !== 'messages') told[what] += 1
  })
  await context.addInitScript(
    ([granted, earlier]) => {
      const { tell } = window as unknown as { tell: (what: keyof Told, message?: object) => void }
      window.focus = () => tell('focused')
      class Recorded extends EventTarget {
        static permission = earlier
        static requestPermission() {
          tell('asked')
          Recorded.permission = granted
          return Promise.resolve(granted)
        }
        constructor(title: string, { body, tag }: { body: string; tag: string }) {
          super()
          tell('messages', { title, body, tag })
          Object.assign(window, { lastNotification: this })
        }
        close() {
          this.dispatchEvent(new Event('close'))
        }
      }
      Object.assign(window, { Notification: Recorded })
    },
    [answer, before] as const,
  )
  return told
}
