import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Stage, PASSWORD, SECRET, cheapHash, startStage } from '../../testing/auth'
import { type Users } from '../settings/users'

// Guesses are slowed down by user name and by client address.

let users: Users
let stage: Stage

beforeAll(async () => {
  const hash = await cheapHash(PASSWORD)
  users = new Map([
    ['alice', hash],
    ['bob', hash],
  ])
})

beforeEach(async () => {
  // Trusts X-Forwarded-For from this machine, so that tests can come from many addresses.
  stage = await startStage({ mode: { kind: 'users', users, secret: SECRET }, relays: ['127.0.0.1'] })
})

afterEach(() => stage.stop())

let guests = 0
/** A client address that is used once. */
const newClient = (): Record<string, string> => ({ 'x-forwarded-for': `198.51.100.${(guests += 1) % 250}` })
const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address })

const guess = async (times: number, name: string, headers: () => Record<string, string>) => {
  for (let i = 0; i < times; i += 1) await stage.signIn(name, 'wrong', headers())
}
const failures = () => stage.lines.filter((line) => line.startsWith('sign-in failed'))

describe('after five failures', () => {
  it('a user name is paused from every address, even with the right password', async () => {
    await guess(5, 'alice', newClient)
    const { status, headers, text } = await stage.signIn('alice', PASSWORD, newClient())
    expect([status, headers['retry-after'], headers['set-cookie']]).toEqual([429, '1', undefined])
    expect(text).toContain('<p role="alert">Too many attempts failed. Try again in 1 s.</p>')
    expect(failures()).toHaveLength(5)
    expect((await stage.signIn('bob', PASSWORD, newClient())).status).toBe(303)
    stage.clock.advance(1000)
    expect((await stage.signIn('alice', PASSWORD, newClient())).status).toBe(303)
  })

  it('a client address is paused for every user name, and other addresses are not', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await stage.signIn(name, 'wrong', from('198.51.100.7'))
    expect((await stage.signIn('alice', PASSWORD, from('198.51.100.7'))).status).toBe(429)
    expect((await stage.signIn('alice', PASSWORD, from('198.51.100.8'))).status).toBe(303)
  })

  it('an IPv6 network counts as one address', async () => {
    const inNetwork = (n: number) => from(`2001:db8:1:2::${n.toString(16)}`)
    for (let n = 0; n < 5; n += 1) await stage.signIn(`user${n}`, 'wrong', inNetwork(n))
    expect((await stage.signIn('alice', PASSWORD, inNetwork(99))).status).toBe(429)
    expect((await stage.signIn('alice', PASSWORD, from('2001:db8:1:3::1'))).status).toBe(303)
  })

  it('the pause doubles up to five minutes', async () => {
    const pauses: string[] = []
    await guess(4, 'alice', newClient)
    for (let n = 0; n < 11; n += 1) {
      await guess(1, 'alice', newClient)
      const { headers } = await stage.signIn('alice', PASSWORD, newClient())
      const pause = headers['retry-after'] ?? ''
      pauses.push(pause)
      stage.clock.advance(Number(pause) * 1000)
    }
    expect(pauses.map(Number)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
  })

  it('a success ends the pause of the user name', async () => {
    await guess(5, 'alice', newClient)
    stage.clock.advance(1000)
    await stage.signIn('alice', PASSWORD, newClient())
    await guess(4, 'alice', newClient)
    expect((await stage.signIn('alice', PASSWORD, newClient())).status).toBe(303)
  })

  it('a success does not end the pause of the address: one account would allow guesses at all others', async () => {
    const here = from('203.0.113.5')
    for (let n = 0; n < 4; n += 1) await stage.signIn('bob', 'wrong', here)
    await stage.signIn('alice', PASSWORD, here)
    await stage.signIn('bob', 'wrong', here)
    expect((await stage.signIn('alice', PASSWORD, here)).status).toBe(429)
  })

  it('an hour ends all pauses, by the monotonic clock', async () => {
    await guess(5, 'alice', newClient)
    stage.clock.set(stage.clock.nowMs() + 10 * 3_600_000)
    expect((await stage.signIn('alice', PASSWORD, newClient())).status).toBe(429)
    stage.clock.advance(3_600_000)
    await guess(4, 'alice', newClient)
    expect((await stage.signIn('alice', PASSWORD, newClient())).status).toBe(303)
  })
})

describe('a pause of a user name by others', () => {
  const office = from('203.0.113.5')

  it('does not stop the right password from an address that has signed in with it before', async () => {
    expect((await stage.signIn('alice', PASSWORD, office)).status).toBe(303)
    await guess(5, 'alice', newClient)
    expect((await stage.signIn('alice', PASSWORD, newClient())).status).toBe(429)
    expect((await stage.signIn('alice', PASSWORD, office)).status).toBe(303)
    // That sign-in grants the others no new guesses.
    expect((await stage.signIn('alice', 'wrong', newClient())).status).toBe(429)
    // Only this name has signed in from there.
    await guess(5, 'bob', newClient)
    expect((await stage.signIn('bob', PASSWORD, office)).status).toBe(429)
  })

  it('leaves guesses from that address as few as elsewhere', async () => {
    await stage.signIn('alice', PASSWORD, office)
    await guess(5, 'alice', () => office)
    expect((await stage.signIn('alice', PASSWORD, office)).status).toBe(429)
    expect((await stage.signIn('bob', PASSWORD, office)).status).toBe(429)
  })
})

it('each failure is one log line, with a name only of the users file and without the password', async () => {
  await stage.signIn(' alice ', 'SENTINEL-password', from('198.51.100.9'))
  await stage.signIn('SENTINEL-typed-here', 'alice', from('198.51.100.9'))
  await stage.signIn(`\u001b[31m\r\nfaked: line`, 'SENTINEL', from('198.51.100.9'))
  expect(failures()).toEqual([
    'sign-in failed name=alice client=198.51.100.9',
    'sign-in failed client=198.51.100.9',
    'sign-in failed client=198.51.100.9',
  ])
  expect([...stage.lines, ...stage.otherLines].join('\n')).not.toContain('SENTINEL')
})

it('of many concurrent guesses only a few are checked', async () => {
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) => stage.signIn('alice', `wrong ${n}`, from(`192.0.2.${n}`))),
  )
  const counts = (wanted: number) => answers.filter(({ status }) => status === wanted).length
  // After five failures attempts are paused; with 22 being checked or waiting, further ones are refused.
  expect(counts(401)).toBeLessThanOrEqual(6)
  expect(counts(401) + counts(429) + counts(503)).toBe(60)
  expect(
    answers.filter(({ status, headers }) => status !== 401 && headers['retry-after'] === undefined),
  ).toEqual([])
  expect(failures()).toHaveLength(counts(401))
})

it('trusts X-Forwarded-For only from the configured proxies', async () => {
  const direct = await startStage({ mode: { kind: 'users', users, secret: SECRET } })
  for (let n = 0; n < 5; n += 1)
    await direct.signIn(`user${n}`, 'wrong', {
      ...newClient(),
      forwarded: `for=192.0.2.${n}`,
      'x-real-ip': `192.0.2.${n}`,
    })
  expect((await direct.signIn('alice', PASSWORD, newClient())).status).toBe(429)
  await direct.stop()
})
