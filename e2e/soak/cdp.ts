import * as v from 'valibot'
import { WebSocket } from 'undici'
import { MINUTE_MS } from '../../src/lib/time/units'

/**
 * The protocol of the browser without a library: one that watches the network makes the renderer keep the bodies of all answers, some
 * 13 kB a poll, which is just what a leak of the page would look like.
 */
export interface Cdp {
  send: (method: string, params?: object, session?: string) => Promise<unknown>
  on: (method: string, act: (params: unknown) => void) => void
  close: () => void
}

const Message = v.object({
  id: v.optional(v.number()),
  method: v.optional(v.string()),
  params: v.optional(v.unknown()),
  result: v.optional(v.unknown()),
  error: v.optional(v.object({ message: v.string() })),
})

/** What is asked of a page that hangs would else be waited for in vain. */
const ANSWER_MS = MINUTE_MS

interface Waiting {
  resolve: (result: unknown) => void
  reject: (error: Error) => void
}

export async function connect(url: string): Promise<Cdp> {
  const socket = new WebSocket(url)
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true })
    socket.addEventListener('error', () => reject(new Error('The browser cannot be reached.')), {
      once: true,
    })
  })
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<string, (params: unknown) => void>()
  let lastId = 0
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, result, error } = v.parse(Message, JSON.parse(String(data)))
    if (method !== undefined) listeners.get(method)?.(params)
    if (id === undefined) return
    const { resolve, reject } = waiting.get(id) ?? {}
    waiting.delete(id)
    if (error) reject?.(new Error(error.message))
    else resolve?.(result)
  })
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser is gone.'))
  })
  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        lastId += 1
        const id = lastId
        const late = setTimeout(() => {
          waiting.delete(id)
          reject(new Error(`${method} was not answered.`))
        }, ANSWER_MS)
        const settled =
          <T>(act: (value: T) => void) =>
          (value: T) => {
            clearTimeout(late)
            act(value)
          }
        waiting.set(id, { resolve: settled(resolve), reject: settled(reject) })
        socket.send(JSON.stringify({ id, method, params, sessionId }))
      }),
    on: (method, act) => void listeners.set(method, act),
    close: () => socket.close(),
  }
}
