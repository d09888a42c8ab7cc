import { type Server, createServer } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Demo, createDemo } from '../../demo/http/server'
import {
  SENTINEL,
  type TestClock,
  close,
  errorOf,
  get,
  listen,
  startServer,
  testClock,
} from '../../testing/server'
import { type CredentialSettings } from '../settings/upstream'

const RUN = '/api/jobs/job_batch/instances/34765'
/** For what never ends by itself. */
const SOON_MS = 400
const PASSWORD = 'PW-SENTINEL:/+@1'

let clock: TestClock
let demo: Demo
let demoPort: number
let proxy: Server
let proxyPort: number
/** What the proxy was asked for, each with its credentials. */
let asked: string[]
let wanted: string | null
let canReach: boolean
let isSilent: boolean

beforeEach(async () => {
  clock = testClock()
  demo = createDemo({ clock: clock.nowMs })
  demoPort = await demo.start()
  asked = []
  wanted = null
  canReach = true
  isSilent = false
  proxy = createServer().on('connect', ({ url, headers }, socket, head) => {
    const given = Buffer.from(
      headers['proxy-authorization']?.slice('Basic '.length) ?? '',
      'base64',
    ).toString()
    asked.push(`${url} ${given}`)
    if (wanted !== null && given !== wanted) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      return
    }
    if (isSilent) {
      socket.on('end', () => socket.end()).resume()
      return
    }
    if (!canReach) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
      return
    }
    const upstream = connect(demoPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      upstream.write(head)
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on('error', () => socket.destroy())
    socket.on('error', () => upstream.destroy())
  })
  proxyPort = await listen(proxy)
})

afterEach(async () => {
  await close(proxy)
  await demo.stop()
})

/** What the run's address and the log say with this proxy, when DGC and IAM are in a network of their own. */
async function ask(user: string, bypass = '', credential?: CredentialSettings) {
  const address = `http://${user}127.0.0.1:${proxyPort}`
  const running = await startServer({
    endpoint: 'http://dgc.invalid:8001',
    projectId: demo.projectId,
    clock,
    proxy: { http: address, https: null, bypass },
    limits: { timeoutMs: isSilent ? SOON_MS : 5000 },
    credential: credential ?? { kind: 'token', token: demo.token },
  })
  const got = await get(running.origin, RUN)
  const said = [got.text, ...running.lines, ...running.otherLines].join('\n')
  await running.stop()
  return { got, said }
}

describe('with a proxy', () => {
  it('DGC is reached through it', async () => {
    const { got } = await ask('')
    expect(got.status).toBe(200)
    expect(asked).toEqual(['dgc.invalid:8001 '])
  })

  it('DGC and IAM are reached with its name and password, which are shown nowhere', async () => {
    wanted = `user:${PASSWORD}`
    const { domain, user } = demo
    const { got, said } = await ask(`user:${encodeURIComponent(PASSWORD)}@`, '', {
      kind: 'password',
      iamEndpoint: 'http://iam.invalid',
      domain,
      user,
      password: demo.password,
    })
    expect(got.status).toBe(200)
    expect(asked).toEqual([`iam.invalid:80 ${wanted}`, `dgc.invalid:8001 ${wanted}`])
    expect(said).not.toContain('SENTINEL')
  })

  it.each([
    ['a wrong password', 'proxy_refused', () => (wanted = 'user:other')],
    ['a proxy that is not there', 'proxy_failed', () => void proxy.close()],
    ['a proxy that does not answer', 'proxy_failed', () => (isSilent = true)],
    ['a host that it cannot reach', 'proxy_failed', () => (canReach = false)],
  ])('%s is named as the reason: %s', async (_, reason, breakProxy) => {
    breakProxy()
    const { got, said } = await ask(`user:${encodeURIComponent(SENTINEL)}@`)
    expect(errorOf(got)).toMatchObject({ code: 'upstream_unreachable', reason })
    expect(said).toContain(`DGC: upstream_unreachable ${reason}`)
    expect(said).not.toContain('SENTINEL')
  })

  it.each(['dgc.invalid', '.invalid', 'a.example, *.invalid', 'dgc.invalid:8001', '*'])(
    'an exception of %s is reached directly',
    async (bypass) => {
      const { got } = await ask('', bypass)
      expect(errorOf(got)).toMatchObject({ code: 'upstream_unreachable', reason: 'unknown_host' })
      expect(asked).toEqual([])
    },
  )
})
