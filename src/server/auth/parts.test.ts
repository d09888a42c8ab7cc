import { describe, expect, it, vi } from 'vitest'
import { addressList, clientBehind, plainAddress } from './client-address'
import { createSemaphore } from './semaphore'
import { namedUser } from './proxy-user'
import { decoyOf, hashPassword, isPasswordHash, matches } from './password'
import { createThrottle } from './sign-in-throttle'
import { addressClient } from './viewer'

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
  ])('%j is %j', (text, address) => {
    expect(plainAddress(text)).toBe(address)
  })

  it('is found in a list of addresses and networks', () => {
    const isListed = addressList(['10.0.0.7', '192.168.0.0/16', 'fd00::/8', '::1', '::ffff:172.16.0.1'])
    const found = ['10.0.0.7', '192.168.3.4', 'fd12::9', '::1', '0:0:0:0:0:0:0:1', '172.16.0.1']
    const others = ['10.0.0.8', '192.169.0.1', 'fe00::1', '::2', '127.0.0.1', null]
    expect(found.map(isListed)).toEqual(found.map(() => true))
    expect(others.map(isListed)).toEqual(others.map(() => false))
    expect(addressList([])('10.0.0.7')).toBe(false)
  })

  it.each([
    ['of somebody who claims one', '198.51.100.1', ['10.9.9.9'], '198.51.100.1'],
    ['that the proxy added', '10.0.0.7', ['1.2.3.4, 198.51.100.1'], '198.51.100.1'],
    ['that the first of two proxies added', '10.0.0.7', ['6.6.6.6, 198.51.100.1, 10.0.0.8'], '198.51.100.1'],
    ['in a second line of the header', '10.0.0.7', ['6.6.6.6', '198.51.100.1'], '198.51.100.1'],
    ['of a proxy that added none', '10.0.0.7', [], '10.0.0.7'],
    ['of a proxy that added nonsense', '10.0.0.7', ['198.51.100.1, unknown'], '10.0.0.7'],
    ['of nobody', null, ['198.51.100.1'], null],
  ])('%s', (_, peer, forwarded, client) => {
    expect(clientBehind(peer, forwarded, addressList(['10.0.0.7', '10.0.0.8']))).toBe(client)
  })

  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001::9', '2001:db8:1:0::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1::2:3:4:5:6:7', '1:0:2:3::/64'],
    [null, 'unknown'],
  ])('%s spends the budget of %s', (address, client) => {
    expect(addressClient(address)).toBe(client)
  })
})

describe('a user whom a proxy names', () => {
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
    expect(namedUser(values)).toBe(user)
  })
})

describe('a password', () => {
  const CHEAP = { N: 4096, r: 1, p: 1 }

  it('matches its own hash only, which is new each time', async () => {
    const [one, two] = [await hashPassword('sécret', CHEAP), await hashPassword('sécret', CHEAP)]
    expect(one).not.toBe(two)
    expect(await Promise.all([matches('sécret', one), matches('se\u0301cret', two)])).toEqual([true, true])
    expect(
      await Promise.all(['Sécret', 'secret', '', ' sécret'].map((other) => matches(other, one))),
    ).toEqual([false, false, false, false])
  })

  it('is hashed with what the recommendation of this year asks for', async () => {
    expect(await hashPassword('x')).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  })

  it('of nobody costs what one of a user costs, and is never right', async () => {
    const hash = await hashPassword('x', CHEAP)
    const decoy = decoyOf(hash)
    expect(isPasswordHash(decoy)).toBe(true)
    expect(decoy.split('$').slice(0, 4)).toEqual(hash.split('$').slice(0, 4))
    expect(await matches('x', decoy)).toBe(false)
  })
})

describe('the gate', () => {
  it('lets so many run, so many wait, and sends the rest away', async () => {
    const gate = createSemaphore({ atOnce: 2, waiting: 3 })
    const ends: (() => void)[] = []
    let most = 0
    let running = 0
    const task = async (): Promise<string> => {
      most = Math.max(most, (running += 1))
      await new Promise<void>((resolve) => ends.push(resolve))
      running -= 1
      return 'done'
    }
    const results = Array.from({ length: 6 }, () => gate.run(task))
    expect(results.map((result) => result === null)).toEqual([false, false, false, false, false, true])
    for (let ended = 0; ended < 5; ended += 1) {
      await vi.waitFor(() => expect(ends.length).toBeGreaterThan(ended))
      ends[ended]?.()
    }
    expect(await Promise.all(results.map((result) => Promise.resolve(result)))).toEqual([
      ...Array.from({ length: 5 }, () => 'done'),
      null,
    ])
    expect(most).toBe(2)
    expect(await gate.run(() => Promise.resolve('free'))).toBe('free')
  })

  it('gives the place of a task that failed to the next', async () => {
    const gate = createSemaphore({ atOnce: 1, waiting: 1 })
    const failed = gate.run(() => Promise.reject(new Error('no')))
    const next = gate.run(() => Promise.resolve('yes'))
    await expect(failed).rejects.toThrow('no')
    expect(await next).toBe('yes')
  })
})

it('the throttle forgets the oldest when there are too many', () => {
  const throttle = createThrottle(() => 0, 2)
  for (let n = 0; n < 5; n += 1) throttle.fail(['a', 'b'])
  expect(throttle.waitMs(['a'])).toBe(1000)
  throttle.fail(['c'])
  expect([throttle.waitMs(['a']), throttle.waitMs(['b']), throttle.waitMs(['c'])]).toEqual([0, 1000, 0])
})
