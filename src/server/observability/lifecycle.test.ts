import { once } from 'node:events'
import { Agent, type Server, type ServerResponse, createServer, get } from 'node:http'
import { type Socket, connect } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { listen } from '../../testing/server'
import { createLifecycle } from './lifecycle'

/** A promise that the test settles. */
function later<T>() {
  let resolve: (value: T) => void = () => undefined
  let reject: (error: Error) => void = () => undefined
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

let server: Server | undefined
const sockets: Socket[] = []

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  for (const socket of sockets.splice(0)) socket.destroy()
})

/** A server whose answer comes when the test says so. */
async function serving(graceMs: number) {
  const asked = later<ServerResponse>()
  const one = createServer((_, response) => asked.resolve(response))
  server = one
  const port = await listen(one)
  const done = later<void>()
  const finish = vi.fn(done.resolve)
  return {
    port,
    asked: asked.promise,
    lifecycle: createLifecycle({ server: one, graceMs, done: finish }),
    done: done.promise,
    finish,
  }
}

const ask = (port: number, agent: Agent) => {
  const text = later<string>()
  get({ port, agent, host: '127.0.0.1' }, (response) => {
    let body = ''
    response.on('data', (piece: Buffer) => (body += piece.toString()))
    response.once('end', () => text.resolve(body))
  }).once('error', text.reject)
  return text.promise
}

it('lets an answer under way arrive whole, and ends as soon as it is out', async () => {
  const { port, asked, lifecycle, done, finish } = await serving(60_000)
  const agent = new Agent({ keepAlive: true })
  const text = ask(port, agent)
  const response = await asked
  response.write('the first half, ')
  expect(lifecycle.isDraining()).toBe(false)
  lifecycle.stop()
  lifecycle.stop()
  expect(lifecycle.isDraining()).toBe(true)
  await expect(ask(port, new Agent())).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  expect(finish).not.toHaveBeenCalled()
  response.end('the second half')
  expect(await text).toBe('the first half, the second half')
  // Its connection was kept for a next request, and is not waited for.
  await done
  expect(finish).toHaveBeenCalledTimes(1)
  agent.destroy()
})

it('ends connections that wait for nothing at once', async () => {
  const { port, lifecycle, done } = await serving(60_000)
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  await once(socket, 'connect')
  lifecycle.stop()
  await done
})

it('does not wait longer than it may for an answer that never comes', async () => {
  const { port, asked, lifecycle, done } = await serving(50)
  const text = ask(port, new Agent())
  await asked
  lifecycle.stop()
  await expect(text).rejects.toThrow()
  await done
})
