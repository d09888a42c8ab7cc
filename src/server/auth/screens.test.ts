import { describe, expect, it } from 'vitest'
import { type ScreenList } from '../../contract/pairing'
import { ROUTES } from '../../contract/routes'
import { RUN, cookieOf } from '../../testing/auth'
import { HTML, errorOf } from '../../testing/server'
import {
  SCREEN,
  WALL,
  approve,
  askCode,
  door,
  find,
  list,
  open,
  pair,
  poll,
  prepareDoor,
  read,
  restart,
  stateOf,
} from '../../testing/screens'
import { type AccessSettings } from '../settings/access'

// How the door for screens works. Its threats are in screen-threats.test.

/** Its address fits in the headers of a request, but not encoded once more. */
const LONG_WALL = `/wall?jobs=${Array.from({ length: 60 }, (_, at) => encodeURIComponent(`${'汇'.repeat(40)}${at}`)).join(',')}`
/** DGC is not there, so this is the answer to what was let through to it. */
const LET_THROUGH = 502

prepareDoor()

describe('a screen', () => {
  it('is paired: it shows a code, a user types it and approves, and it gets its wall', async () => {
    const { code, cookie } = await askCode('/wall?folder=/a&x=1')
    expect(code).toMatch(/^[2-9A-HJKMNP-RT-Y]{6}$/)
    expect(await poll(cookie)).toEqual({ state: 'waiting', code, endsInMs: 600_000, chooser: null })
    door.clock.advance(75_000)
    expect(await find(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)}`)).toEqual({
      state: 'found',
      askedAtMs: door.clock.nowMs() - 75_000,
      nowMs: door.clock.nowMs(),
      from: '127.0.0.1',
      distance: 'here',
      browser: 'Chromium 142 on Linux',
      width: 1920,
      height: 1080,
      address: '/wall?folder=%2Fa&wall=1',
      name: '',
    })
    expect(await poll(cookie)).toMatchObject({ state: 'waiting', chooser: 'alice' })
    expect(await approve(code)).toMatchObject({ state: 'approved' })
    const got = await door.stage.ask(ROUTES.apiPair, { cookie })
    expect(read(got)).toEqual({ state: 'approved', name: 'Floor 3', by: 'alice', address: WALL })
    const own = { cookie: cookieOf(got) }
    expect(read(await door.stage.ask(ROUTES.apiScreen, own))).toEqual({
      state: 'paired',
      name: 'Floor 3',
      address: WALL,
    })
    expect((await door.stage.ask(WALL, { ...own, ...HTML })).text).toBe('the page')
    expect((await door.stage.ask('/api/wall?jobs=job_batch', own)).status).toBe(LET_THROUGH)
    const screen = { name: 'Floor 3', address: WALL }
    expect(read(await door.stage.ask(ROUTES.apiConfig, own))).toMatchObject({
      viewer: { user: null, canSignOut: false, screen },
      pairing: true,
    })
    expect(await list()).toMatchObject([
      { name: 'Floor 3', address: WALL, by: 'alice', seenAtMs: door.clock.nowMs() },
    ])
  })

  it('gets another wall, and a name, from any user', async () => {
    const { cookie, id } = await pair()
    const bob = { cookie: cookieOf(await door.stage.signIn('bob')) }
    const to = { name: 'Hall', address: '/jobs/job_batch/instances/34765?wall=1' }
    const change = ROUTES.apiScreenChange.replace(':screen', id)
    expect(read<ScreenList>(await door.stage.postJson(change, to, bob)).screens).toMatchObject([to])
    expect(await stateOf(cookie)).toEqual({ state: 'paired', ...to })
    expect((await door.stage.ask(RUN, { cookie })).status).toBe(LET_THROUGH)
    expect(errorOf(await door.stage.ask('/api/wall?jobs=job_batch', { cookie })).code).toBe('forbidden')
    expect(errorOf(await door.stage.postJson(change, { ...to, address: '/jobs' }, bob)).code).toBe(
      'bad_address',
    )
  })

  it('that is refused asks for another code', async () => {
    const { code, cookie } = await askCode()
    await door.stage.postJson(ROUTES.apiPairRefuse, { code }, door.alice)
    expect(await poll(cookie)).toEqual({ state: 'refused' })
    expect(await approve(code)).toEqual({ state: 'unknown' })
    const again = await askCode('', { cookie })
    expect(again.code).not.toBe(code)
    expect(await poll(cookie)).toEqual({ state: 'ended' })
  })

  it('that lost the answer of its approval gets it again, until it has used its cookie', async () => {
    const { code, cookie } = await askCode()
    await approve(code)
    await poll(cookie)
    const own = cookieOf(await door.stage.ask(ROUTES.apiPair, { cookie }))
    expect(await stateOf(own)).toMatchObject({ state: 'paired' })
    expect(await poll(cookie)).toEqual({ state: 'ended' })
    expect(await stateOf(own)).toMatchObject({ state: 'paired' })
  })

  it('shows one code in two tabs: that of the tab that asked last', async () => {
    const first = await askCode()
    door.clock.advance(60_000)
    const { code, cookie } = await askCode('', { cookie: first.cookie })
    expect(code).not.toBe(first.code)
    expect(await poll(cookie)).toMatchObject({ code, endsInMs: 600_000 })
  })

  it('is paired in two tabs at once, whichever answer comes last', async () => {
    const { code, cookie } = await askCode()
    await approve(code)
    const tabs = [
      await door.stage.ask(ROUTES.apiPair, { cookie }),
      await door.stage.ask(ROUTES.apiPair, { cookie }),
    ]
    for (const tab of tabs) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await stateOf(cookieOf(tab))).toMatchObject({ state: 'paired' })
    }
  })

  it('is paired as well in a tab that asks after another one has used its cookie', async () => {
    const { code, cookie } = await askCode()
    await approve(code)
    const own = cookieOf(await door.stage.ask(ROUTES.apiPair, { cookie }))
    expect(await stateOf(own)).toMatchObject({ state: 'paired' })
    const { id } = (await list())[0] ?? { id: '' }
    const late = `${cookie}; ${own}`
    expect(await poll(late)).toEqual({ state: 'approved', name: 'Floor 3', by: 'alice', address: WALL })
    await door.stage.postJson(ROUTES.apiScreenRevoke.replace(':screen', id), {}, door.alice)
    expect(await poll(late)).toEqual({ state: 'ended' })
  })

  it('is known to all processes with that file, and after a restart', async () => {
    const { cookie } = await pair()
    const other = await open()
    expect(read(await other.ask(ROUTES.apiScreen, { cookie }))).toMatchObject({ state: 'paired' })
    await restart()
    expect(await stateOf(cookie)).toMatchObject({ state: 'paired' })
  })
})

describe('an address without a session', () => {
  const target = async (path: string, headers: Record<string, string> = {}): Promise<unknown> => {
    const got = await door.stage.ask(path, { ...HTML, ...headers })
    return got.headers.location ?? (got.text === 'the page' ? 'the page' : got.status)
  }

  it.each([
    ['a wall of jobs', '/wall?jobs=a&x=1', '/pair?wall=1&show=%2Fwall%3Fjobs%3Da%26wall%3D1'],
    [
      'a run on a wall',
      '/jobs/a/instances/1?wall=1',
      '/pair?wall=1&show=%2Fjobs%2Fa%2Finstances%2F1%3Fwall%3D1',
    ],
    ['a wall with long names, proposed by none', LONG_WALL, '/pair?wall=1'],
    ['the page for codes', '/pair', '/pair?wall=1'],
    ['the page of a code', '/pair?wall=1', 'the page'],
    ['a code that was scanned', '/pair?code=K7M4QX', 401],
    ['a user who wants to sign in', '/wall?jobs=a&sign-in=1', 401],
    ['a run', '/jobs/a/instances/1', 401],
    ['a wall of nothing', '/wall', 401],
    ['the start page', '/', 401],
  ])('of %s', async (_, path, expected) => {
    expect(await target(path)).toBe(expected)
  })

  it('on a paired screen leads back to its wall', async () => {
    const { cookie } = await pair()
    const paths = [
      '/',
      '/jobs',
      '/pair',
      '/pair?wall=1',
      '/wall?jobs=other',
      '/jobs/job_batch/instances/34765?wall=1',
    ]
    expect(await Promise.all(paths.map((path) => target(path, { cookie })))).toEqual(paths.map(() => WALL))
    expect(await target('/wall?jobs=job_batch&name=Ours&chime=1', { cookie })).toBe('the page')
  })
})

it.each([
  ['everyone may view', { mode: { kind: 'anonymous' } }],
  ['a proxy names the users', { mode: { kind: 'proxy', proxies: ['127.0.0.1'], userHeader: 'x-user' } }],
] as [string, Partial<AccessSettings>][])('there is nothing to pair where %s', async (_, access) => {
  door.stage = await open(access)
  const user = { 'x-user': 'alice' }
  expect((await door.stage.postJson(ROUTES.apiPair, SCREEN, user)).status).toBe(405)
  expect(read(await door.stage.ask(ROUTES.apiConfig, user))).toMatchObject({ pairing: false })
})
