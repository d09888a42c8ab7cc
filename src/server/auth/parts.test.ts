import { describe, expect, it } from 'vitest'
import {
  createAddressList,
  findClientAddress,
  formatClientKey,
  normalizeAddress,
} from '../http/client-address'
import { readProxyUser } from './proxy-user'
import { hashPassword, matchesPassword } from './password'
import { createThrottle } from './throttle'

describe('an address', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    [' 10.0.0.1 ', '10.0.0.1'],
    ['10.0.0.1:4711', '10.0.0.1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['::FFFF:10.0.0.1', '10.0.0.1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['unknown', null],
    ['_hidden', null],
    ['10.0.0.1, 10.0.0.2', null],
    ['', null],
    [undefined, null],
  ])('%j is normalized to %j', (text, address) => {
    expect(normalizeAddress(text)).toBe(address)
  })

  it('is found in a list of addresses and networks', () => {
    const isListed = createAddressList(['10.0.0.7', '192.168.0.0/16', 'fd00::/8', '::1', '::ffff:172.16.0.1'])
    const found = ['10.0.0.7', '192.168.3.4', 'fd12::9', '::1', '0:0:0:0:0:0:0:1', '172.16.0.1']
    const others = ['10.0.0.8', '192.169.0.1', 'fe00::1', '::2', '127.0.0.1', null]
    expect(found.map(isListed)).toEqual(found.map(() => true))
    expect(others.map(isListed)).toEqual(others.map(() => false))
    expect(createAddressList([])('10.0.0.7')).toBe(false)
  })

  it.each([
    ['of a client that claims one', '198.51.100.1', ['10.9.9.9'], '198.51.100.1'],
    ['that the proxy added', '10.0.0.7', ['1.2.3.4, 198.51.100.1'], '198.51.100.1'],
    ['that the first of two proxies added', '10.0.0.7', ['6.6.6.6, 198.51.100.1, 10.0.0.8'], '198.51.100.1'],
    ['in a second line of the header', '10.0.0.7', ['6.6.6.6', '198.51.100.1'], '198.51.100.1'],
    ['of a proxy that added none', '10.0.0.7', [], '10.0.0.7'],
    ['of a proxy that added nonsense', '10.0.0.7', ['198.51.100.1, unknown'], '10.0.0.7'],
    ['of an unknown peer', null, ['198.51.100.1'], null],
  ])('%s', (_, peer, forwarded, client) => {
    expect(findClientAddress(peer, forwarded, createAddressList(['10.0.0.7', '10.0.0.8']))).toBe(client)
  })

  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001::9', '2001:db8:1:0::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1::2:3:4:5:6:7', '1:0:2:3::/64'],
    [null, 'unknown'],
  ])('%s has the rate limit key %s', (address, client) => {
    expect(formatClientKey(address)).toBe(client)
  })
})

describe('a user named by a proxy', () => {
  const utf8 = (text: string) => Buffer.from(text).toString('latin1')

  it.each([
    ['as given', ['alice'], 'alice'],
    ['with an address', [' alice@example.com '], 'alice@example.com'],
    ['in UTF-8', [utf8('李雷')], '李雷'],
    ['in Latin-1', ['Jos\u00e9'], 'José'],
    ['with controls and turned text', [utf8('a\u0007\u202eb\tc\u2028')], 'abc'],
    ['at length', ['x'.repeat(1000)], 'x'.repeat(128)],
    ['at length, in signs of two units', [utf8('🚀'.repeat(200))], '🚀'.repeat(128)],
    ['not at all', undefined, null],
    ['by nothing', [''], null],
    ['by what cannot be seen', [utf8(' \u0000\u200e ')], null],
    ['twice', ['admin', 'alice'], null],
  ])('%s', (_, values, user) => {
    expect(readProxyUser(values)).toBe(user)
  })
})

describe('a password', () => {
  const CHEAP = { N: 4096, r: 1, p: 1 }

  it('matches its own hash only, which is new each time', async () => {
    const [one, two] = [await hashPassword('sécret', CHEAP), await hashPassword('sécret', CHEAP)]
    expect(one).not.toBe(two)
    expect(await Promise.all([matchesPassword('sécret', one), matchesPassword('se\u0301cret', two)])).toEqual(
      [true, true],
    )
    expect(
      await Promise.all(['Sécret', 'secret', '', ' sécret'].map((other) => matchesPassword(other, one))),
    ).toEqual([false, false, false, false])
  })

  it('is hashed with the recommended cost', async () => {
    expect(await hashPassword('x')).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  })
})

it('the throttle drops the oldest key when there are too many', () => {
  const throttle = createThrottle(() => 0, 2)
  for (let n = 0; n < 5; n += 1) throttle.fail(['a', 'b'])
  expect(throttle.waitMs(['a'])).toBe(1000)
  throttle.fail(['c'])
  expect([throttle.waitMs(['a']), throttle.waitMs(['b']), throttle.waitMs(['c'])]).toEqual([0, 1000, 0])
})
