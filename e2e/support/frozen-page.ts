import { type Browser } from '@playwright/test'
import * as v from 'valibot'

const Created = v.object({ targetId: v.string() })
const Attached = v.object({ sessionId: v.string() })
const Message = v.object({
  id: v.optional(v.number()),
  method: v.optional(v.string()),
  result: v.optional(v.unknown()),
  error: v.optional(v.object({ message: v.string() })),
})
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
export async function openFreezablePage(browser: Browser, url: string): Promise<RawPage> {
  const session = await browser.newBrowserCDPSession()
  const { browserContextId } = await session.send('Target.createBrowserContext')
  const create = async (address: string) =>
    v.parse(Created, await session.send('Target.createTarget', { url: address, browserContextId })).targetId
  const targetId = await create('about:blank')
  const { sessionId } = v.parse(
    Attached,
    await session.send('Target.attachToTarget', { targetId, flatten: false }),
  )
  const waiting = new Map<number, (told: v.InferOutput<typeof Message>) => void>()
  let onLoad = () => {}
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const told = v.parse(Message, JSON.parse(message))
    if (told.method === 'Page.loadEventFired') onLoad()
    if (told.id === undefined) return
    waiting.get(told.id)?.(told)
    waiting.delete(told.id)
  })
  let lastId = 0
  const send = (method: string, params: object = {}) =>
    new Promise<unknown>((resolve, reject) => {
      lastId += 1
      waiting.set(lastId, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result),
      )
      const message = JSON.stringify({ id: lastId, method, params })
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
    })
  // It goes there only now that somebody listens: a document that is being replaced has nobody to ask.
  const loaded = new Promise<void>((resolve) => (onLoad = resolve))
  await send('Page.enable')
  await send('Page.navigate', { url })
  await loaded
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
