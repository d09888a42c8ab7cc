import { type IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { type Told, keepingLog } from '../../testing/log'
import { type AccessSettings } from '../settings/access'
import { testClock } from '../../testing/server'
import { createAccess } from './authenticate'

// Whose budget a request spends. Sockets of tests all come from one address, so these come without.

const BASE: AccessSettings = {
  host: '127.0.0.1',
  publicOrigins: [],
  answersToHost: true,
  relays: [],
  mode: { kind: 'local' },
}

const clientOf = async (
  access: Partial<AccessSettings>,
  peer: string | undefined,
  headers: Record<string, string[]> = {},
): Promise<string | number> => {
  const { admit } = createAccess({ ...BASE, ...access }, { clock: testClock(), log: keepingLog<Told[]>([]) })
  const incoming = { url: '/', socket: { remoteAddress: peer }, headersDistinct: headers }
  const { viewer, refused } = await admit({
    request: new Request('http://127.0.0.1/api/config'),
    path: '/api/config',
    incoming: incoming as unknown as IncomingMessage,
  })
  return viewer?.client ?? refused?.status ?? 0
}

const SAYS = { 'x-forwarded-for': ['1.2.3.4, 198.51.100.7'], 'x-forwarded-user': ['alice'] }
const PROXY: Partial<AccessSettings> = {
  mode: { kind: 'proxy', proxies: ['10.0.0.7'], userHeader: 'x-forwarded-user' },
}

describe('the budget is', () => {
  it.each([
    ['of the address', {}, '192.0.2.1', SAYS, '192.0.2.1'],
    ['of the address in any dress', {}, '::ffff:192.0.2.1', {}, '192.0.2.1'],
    ['of the network', {}, '2001:db8::5', {}, '2001:db8:0:0::/64'],
    ['of nobody known', {}, undefined, {}, 'unknown'],
    ['of whom a relay passes on', { relays: ['10.0.0.7'] }, '10.0.0.7', SAYS, '198.51.100.7'],
    ['of a relay that says nothing', { relays: ['10.0.0.7'] }, '10.0.0.7', {}, '10.0.0.7'],
    ['not of whom somebody else claims', { relays: ['10.0.0.7'] }, '10.0.0.8', SAYS, '10.0.0.8'],
    ['of the user whom the proxy names', PROXY, '10.0.0.7', SAYS, 'user alice'],
    ['of that user by IPv6 too', PROXY, '::ffff:10.0.0.7', SAYS, 'user alice'],
    ['of nobody past the proxy', PROXY, '10.0.0.8', SAYS, 403],
    ['of nobody without an address', PROXY, undefined, SAYS, 403],
  ] satisfies [
    string,
    Partial<AccessSettings>,
    string | undefined,
    Record<string, string[]>,
    string | number,
  ][])('%s', async (_, access, peer, headers, client) => {
    expect(await clientOf(access, peer, headers)).toBe(client)
  })
})
