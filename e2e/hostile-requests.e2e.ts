import { connect, type Socket } from 'node:net'
import { expect, test } from '@playwright/test'
import { type DemoProcess, startDemo } from './support/demo'
import { BROKEN, FORMS, REFUSED, RUN, TAKEN } from './support/hostile-bytes'
import { type RawAnswer, say } from './support/raw-request'
import { type ServerProcess, startServer } from './support/server'
import { withUsers } from './support/users'

// Bytes that nobody sends who means well, to the built server as it stands in each of three ways to look.
// Every answer has the headers that every answer has, none is an error of ours, nothing that was not a run is asked of DGC, and afterwards
// the server still runs.

test.describe.configure({ timeout: 120_000 })

const ALWAYS = [
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'x-frame-options',
  'cross-origin-resource-policy',
  'cross-origin-opener-policy',
  'permissions-policy',
  'cache-control',
]

interface Door {
  /** Who are let in: all, who signs in, or whom a proxy names. */
  lets: 'all' | 'users' | 'named'
  demo: DemoProcess
  server: ServerProcess
}

const NOTHING: RawAnswer = { status: 0, headers: {}, body: '' }

async function throwAll({ lets, demo, server }: Door): Promise<void> {
  const wrong: string[] = []
  for (const one of [...BROKEN, ...REFUSED, ...TAKEN, ...FORMS]) {
    const [what, bytes, closed, open] = one
    const isOpen = lets === 'all' || (lets === 'named' && FORMS.includes(one))
    const statuses = isOpen && open !== undefined ? [open] : closed
    const answers = await say(server.port, bytes).catch((error: Error) => [
      { ...NOTHING, body: error.message },
    ])
    const [answer = NOTHING] = answers
    const lacks = ALWAYS.filter((header) => !Object.hasOwn(answer.headers, header))
    if (!statuses.includes(answer.status)) wrong.push(`${what}: ${answer.status} ${answer.body.slice(0, 80)}`)
    if (lacks.length > 0) wrong.push(`${what}: without ${lacks.join(', ')}`)
    for (const header of ['server', 'x-powered-by', 'access-control-allow-origin', 'x-evil'])
      if (Object.hasOwn(answer.headers, header)) wrong.push(`${what}: ${header}`)
    if (answer.status === 405 && !/^GET, HEAD(, POST)?$/.test(answer.headers['allow'] ?? ''))
      wrong.push(`${what}: allow`)
    if (answer.status === 304 && answer.body !== '') wrong.push(`${what}: a body`)
    if (/evil|mallory/.test(answer.body)) wrong.push(`${what}: repeated`)
  }
  expect(wrong).toEqual([])
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200)
  const asked = (await demo.journal()).filter(({ service }) => service === 'dgc')
  if (lets !== 'all') expect(asked).toEqual([])
  const strange = asked.filter(
    ({ method, path, workspace }) =>
      method !== 'GET' ||
      !/^\/v1\/[\w-]+\/jobs\/[^/?#\\]+\/instances\/[1-9]\d*$/.test(path) ||
      !/^[\w-]{0,64}$/.test(workspace),
  )
  expect(strange).toEqual([])
}

const strict = (demo: DemoProcess): Record<string, string> => ({
  ...demo.env,
  NODE_OPTIONS: '--unhandled-rejections=strict',
  LOG_LEVEL: 'debug',
  LOG_FORMAT: 'json',
  VIEWER_NEW_RUNS_PER_MINUTE: '100000',
})

/** No line is an error of ours, and each is one object. */
function expectCalm(server: ServerProcess): void {
  const lines = server.out.map((line) => JSON.parse(line) as { level: string; msg: string })
  expect(lines.filter(({ level, msg }) => level === 'error' || /internal|crash/.test(msg))).toEqual([])
  expect(server.err).toEqual([])
}

async function withDemo(act: (demo: DemoProcess) => Promise<void>): Promise<void> {
  const demo = await startDemo()
  try {
    await act(demo)
  } finally {
    await demo.stop()
  }
}

async function withServer(
  env: Record<string, string>,
  act: (server: ServerProcess) => Promise<void>,
): Promise<void> {
  const server = await startServer(env)
  try {
    await act(server)
  } finally {
    expect(await server.stop()).toBe(0)
  }
  expectCalm(server)
}

test('on this machine', () =>
  withDemo((demo) => withServer(strict(demo), (server) => throwAll({ lets: 'all', demo, server }))))

test('where people sign in', () =>
  withDemo((demo) =>
    withUsers({ ...strict(demo), SESSION_SECRET: 'x'.repeat(32) }, async (server) => {
      await throwAll({ lets: 'users', demo, server })
      expectCalm(server)
    }),
  ))

test('behind a proxy that names people, without a name', () =>
  withDemo((demo) =>
    withServer(
      { ...strict(demo), TRUSTED_PROXY: '127.0.0.1', PUBLIC_URL: 'https://nodeline.example.com' },
      (server) => throwAll({ lets: 'named', demo, server }),
    ),
  ))

const half = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nA: ')
      resolve(socket)
    })
    socket.on('error', reject)
  })

test('five hundred who never finish their question keep nobody waiting, and do not hold up the end', () =>
  withDemo(async (demo) => {
    const sockets: Socket[] = []
    await withServer(strict(demo), async ({ port, origin }) => {
      for (let n = 0; n < 500; n++) sockets.push(await half(port))
      for (const socket of sockets) socket.removeAllListeners('error').on('error', () => undefined)
      const startMs = performance.now()
      expect((await fetch(`${origin}${RUN}`)).status).toBe(200)
      expect(performance.now() - startMs).toBeLessThan(5000)
    })
    for (const socket of sockets) socket.destroy()
  }))
