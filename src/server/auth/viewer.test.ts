import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { type Env } from '../http/env'
import { type LogEntry, createTestLog } from '../../testing/log'
import { type AccessSettings } from '../settings/access'
import { testLedger } from '../../testing/ledger'
import { testClock } from '../../testing/server'
import { createScreens } from '../screens/screens'
import { createAuthentication } from './authenticate'

// All sockets of tests have the same address, so these requests come without one.

const BASE: AccessSettings = {
  host: '127.0.0.1',
  publicOrigins: [],
  basePath: '',
  answersToHost: true,
  relays: [],
  mode: { kind: 'local' },
}

async function clientOf(
  access: Partial<AccessSettings>,
  peer: string | undefined,
  headers: Record<string, string[]> = {},
): Promise<string> {
  const clock = testClock()
  const deps = {
    clock,
    log: createTestLog<LogEntry[]>([]),
    screens: createScreens({ ledger: testLedger(), clock, users: null }),
    publicOrigin: null,
    zone: null,
    mayRead: { workspace: '', isOnWall: () => false, isNeeded: () => false },
    describeLink: () => Promise.resolve(''),
  }
  const app = new Hono<Env>().route('/', createAuthentication({ ...BASE, ...access }, deps))
  app.get('*', (c) => c.text(c.get('viewer').client))
  const incoming = { socket: { remoteAddress: peer }, headersDistinct: headers }
  const response = await app.request('/api/config', {}, { incoming })
  return response.status === 200 ? response.text() : String(response.status)
}

const SAYS = { 'x-forwarded-for': ['1.2.3.4, 198.51.100.7'], 'x-forwarded-user': ['alice'] }
const PROXY: Partial<AccessSettings> = {
  mode: { kind: 'proxy', proxies: ['10.0.0.7'], userHeader: 'x-forwarded-user' },
}

describe('a request counts against the limit of', () => {
  it.each([
    ['its address', {}, '192.0.2.1', SAYS, '192.0.2.1'],
    ['its address, also when written as IPv6', {}, '::ffff:192.0.2.1', {}, '192.0.2.1'],
    ['its IPv6 network', {}, '2001:db8::5', {}, '2001:db8:0:0::/64'],
    ['an unknown client', {}, undefined, {}, 'unknown'],
    ['the client that a relay names', { relays: ['10.0.0.7'] }, '10.0.0.7', SAYS, '198.51.100.7'],
    ['a relay that names no client', { relays: ['10.0.0.7'] }, '10.0.0.7', {}, '10.0.0.7'],
    ['its address, not a claimed one', { relays: ['10.0.0.7'] }, '10.0.0.8', SAYS, '10.0.0.8'],
    ['the user whom the proxy names', PROXY, '10.0.0.7', SAYS, 'user alice'],
    ['that user, also over IPv6', PROXY, '::ffff:10.0.0.7', SAYS, 'user alice'],
    ['no viewer, past the proxy', PROXY, '10.0.0.8', SAYS, '403'],
    ['no viewer, without an address', PROXY, undefined, SAYS, '403'],
  ] satisfies [string, Partial<AccessSettings>, string | undefined, Record<string, string[]>, string][])(
    '%s',
    async (_, access, peer, headers, client) => {
      expect(await clientOf(access, peer, headers)).toBe(client)
    },
  )
})
