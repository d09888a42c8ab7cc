import { once } from 'node:events'
import { Agent, type Server, type ServerResponse, createServer, get } from 'node:http'
import { type Socket, connect } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { listen } from '../../testing/server'
import { createGracefulShutdown } from './graceful-shutdown'

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
async function serving() {
  const asked = later<ServerResponse>()
  const one = createServer((_, response) => asked.resolve(response))
  server = one
  const port = await listen(one)
  return { port, asked: asked.promise, shutdown: createGracefulShutdown(one) }
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

it('lets an answer under way arrive whole, then ends without waiting for kept connections', async () => {
  const { port, asked, shutdown } = await serving()
  const agent = new Agent({ keepAlive: true })
  const text = ask(port, agent)
  const response = await asked
  response.write('the first half, ')
  expect(shutdown.isDraining()).toBe(false)
  const finish = vi.fn()
  const stopped = shutdown.stop(60_000).then(finish)
  expect(shutdown.isDraining()).toBe(true)
  await expect(ask(port, new Agent())).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  expect(finish).not.toHaveBeenCalled()
  response.end('the second half')
  expect(await text).toBe('the first half, the second half')
  await stopped
  agent.destroy()
})

it('closes connections without a request at once', async () => {
  const { port, shutdown } = await serving()
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  await once(socket, 'connect')
  await shutdown.stop(60_000)
})

it('waits no longer than the grace period for an answer that never comes', async () => {
  const { port, asked, shutdown } = await serving()
  const text = ask(port, new Agent())
  await asked
  const stopped = shutdown.stop(50)
  await expect(text).rejects.toThrow()
  await stopped
})
