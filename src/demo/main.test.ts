import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import * as v from 'valibot'
import { DEMO_CREDENTIALS, DemoReady } from '../contract/demo'
import { buildServer } from '../testing/build-server'
import { instancePath } from './http/route'

let built: Awaited<ReturnType<typeof buildServer>>
let child: ChildProcess | undefined

beforeAll(async () => {
  built = await buildServer()
})

afterAll(() => built.remove())

function startChild(...args: string[]): ChildProcess {
  child = fork(join(built.folder, 'demo.js'), args, {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  return child
}

afterEach(() => {
  child?.kill('SIGKILL')
  child = undefined
})

it('as a child reports its port once, answers there, prints nothing, and leaves with its parent', async () => {
  const started = startChild()
  let printed = ''
  started.stdout?.on('data', (piece: Buffer) => (printed += piece.toString()))
  const [message] = (await once(started, 'message')) as [unknown]
  const { port, projectId, token, examples } = v.parse(DemoReady, message)
  expect(examples.length).toBeGreaterThan(50)
  const path = instancePath({ projectId, job: 'job_batch', id: '34765' })
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'x-auth-token': token } })
  expect(response.status).toBe(200)
  await response.text()
  started.disconnect()
  const [code] = (await once(started, 'exit')) as [number]
  expect([code, printed]).toEqual([0, ''])
})

it('is opened by the credentials that it is given, and says which they are', async () => {
  const own = { token: 'given-token', ak: 'GIVENAK', sk: 'given/sk', password: 'given "password"' }
  const [message] = (await once(startChild('--credentials', JSON.stringify(own)), 'message')) as [unknown]
  const ready = v.parse(DemoReady, message)
  expect(ready).toMatchObject({ ...own, user: DEMO_CREDENTIALS.user })
  const path = instancePath({ projectId: ready.projectId, job: 'job_batch', id: '34765' })
  const statusWith = async (token: string) =>
    (await fetch(`http://127.0.0.1:${ready.port}${path}`, { headers: { 'x-auth-token': token } })).status
  expect([await statusWith(own.token), await statusWith(DEMO_CREDENTIALS.token)]).toEqual([200, 401])
})

it.each(['{"token":1}', '{"tokn":"a"}', 'token'])(
  'refuses %s as credentials, without repeating it',
  async (text) => {
    const started = startChild('--credentials', text)
    let said = ''
    started.stderr?.on('data', (piece: Buffer) => (said += piece.toString()))
    const [code] = (await once(started, 'close')) as [number]
    expect([code, said]).toEqual([1, 'The demo DGC did not start: --credentials takes an object of texts\n'])
  },
)

it.each(['70000', 'http', '-1', ''])('refuses "%s" as a port, in one line', async (port) => {
  const started = startChild(`--port=${port}`)
  let said = ''
  started.stderr?.on('data', (piece: Buffer) => (said += piece.toString()))
  const [code] = (await once(started, 'close')) as [number]
  expect(code).toBe(1)
  expect(said).toMatch(/^The demo DGC did not start: .*port.*\n$/)
})

it('refuses a directory of scenarios that it cannot read, and a wrong number of jobs, in one line', async () => {
  for (const args of [
    ['--scenarios', 'no/such/directory'],
    ['--jobs', '10001'],
  ]) {
    const started = startChild(...args)
    let said = ''
    started.stderr?.on('data', (piece: Buffer) => (said += piece.toString()))
    const [code] = (await once(started, 'close')) as [number]
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/^The demo DGC did not start: --(scenarios|jobs).*\n$/),
    ])
  }
})
