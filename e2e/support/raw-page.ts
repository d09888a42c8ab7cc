import type { Browser } from '@playwright/test'
import * as v from 'valibot'

const Created = v.object({ targetId: v.string() })
const Attached = v.object({ sessionId: v.string() })
const Message = v.object({ id: v.optional(v.number()), result: v.optional(v.unknown()) })
const Evaluated = v.object({ result: v.object({ value: v.optional(v.unknown()) }) })

export interface RawPage {
  evaluate: (expression: string) => Promise<unknown>
  /** Another tab is in front of it. */
  hide: () => Promise<void>
  /** As the browser does with a hidden tab to spare energy. */
  freeze: () => Promise<void>
  thaw: () => Promise<void>
  close: () => Promise<void>
}

/** A tab that can be hidden: the library keeps its own for ever visible, and what is visible cannot be frozen. */
export async function openRaw(browser: Browser, url: string): Promise<RawPage> {
  const session = await browser.newBrowserCDPSession()
  const { browserContextId } = await session.send('Target.createBrowserContext')
  const create = async (address: string) =>
    v.parse(Created, await session.send('Target.createTarget', { url: address, browserContextId })).targetId
  const targetId = await create(url)
  const { sessionId } = v.parse(
    Attached,
    await session.send('Target.attachToTarget', { targetId, flatten: false }),
  )
  const waiting = new Map<number, (result: unknown) => void>()
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id = 0, result } = v.parse(Message, JSON.parse(message))
    waiting.get(id)?.(result)
    waiting.delete(id)
  })
  let lastId = 0
  const send = (method: string, params: object = {}) =>
    new Promise<unknown>((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, resolve)
      const message = JSON.stringify({ id: lastId, method, params })
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
    })
  return {
    evaluate: async (expression) =>
      v.parse(Evaluated, await send('Runtime.evaluate', { expression, returnByValue: true })).result.value,
    hide: async () => {
      const other = await create('about:blank')
      await session.send('Target.activateTarget', { targetId: other })
    },
    freeze: async () => void (await send('Page.setWebLifecycleState', { state: 'frozen' })),
    thaw: async () => void (await send('Page.setWebLifecycleState', { state: 'active' })),
    close: async () => {
      await session.send('Target.disposeBrowserContext', { browserContextId })
      await session.detach()
    },
  }
}
