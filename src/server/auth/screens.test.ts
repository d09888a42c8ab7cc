import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type ApprovedScreen,
  type AskedCode,
  type FoundScreen,
  type PairingState,
  type ScreenList,
  type ScreenState,
} from '../../contract/pairing'
import { ROUTES, isApiPath } from '../../contract/routes'
import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { PASSWORD, RUN, SECRET, type Stage, cheapHash, cookieOf, startStage } from '../../testing/auth'
import { type Got, type TestClock, errorOf, testClock } from '../../testing/server'
import { type Page } from '../http/page'
import { CompressedBody } from '../runs/compressed-body'
import { type AccessSettings } from '../settings/access'
import { type Users } from '../settings/users'

// Each threat of the door for screens, by the number that it has in the README of the server, and how the door works.

const HTML = { accept: 'text/html' }
const WALL = '/wall?jobs=job_batch&wall=1'
/** Its address fits in the headers of a request, but not encoded once more. */
const LONG_WALL = `/wall?jobs=${Array.from({ length: 60 }, (_, at) => encodeURIComponent(`${'汇'.repeat(40)}${at}`)).join(',')}`
const SCREEN = { width: 1920, height: 1080, show: '' }
const CHROMIUM = {
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
}
/** DGC is not there, so this is the answer to what was let through to it. */
const LET_THROUGH = 502

let hash: string
let folder: string
let clock: TestClock
let stages: Stage[]
let stage: Stage
let alice: Record<string, string>

beforeAll(async () => {
  hash = await cheapHash(PASSWORD)
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'screens-'))
  clock = testClock()
  stages = []
  stage = await open()
  alice = { cookie: cookieOf(await stage.signIn('alice')) }
})

afterEach(async () => {
  await Promise.all(stages.map(({ stop }) => stop()))
  await rm(folder, { recursive: true })
})

async function open(access: Partial<AccessSettings> = {}, names = ['alice', 'bob']): Promise<Stage> {
  const page: Page = {
    folder,
    publicFiles: [],
    render: () => Promise.resolve(CompressedBody.of(Buffer.from('the page'))),
    build: 'test',
    scriptHashes: [],
  }
  const users: Users = new Map(names.map((name) => [name, hash]))
  const opened = await startStage(
    { mode: { kind: 'users', users, secret: SECRET }, ...access },
    { ledgerFolder: folder, page, clock, endpoint: 'http://127.0.0.1:1' },
  )
  stages.push(opened)
  return opened
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each call says which answer of the contract it reads
const read = <T>({ status, text }: Got): T => {
  expect([status, text]).toEqual([200, expect.anything()])
  return JSON.parse(text) as T
}

interface WaitingScreen {
  code: string
  cookie: string
}

async function askCode(show = '', headers: Record<string, string> = {}): Promise<WaitingScreen> {
  const got = await stage.postJson(ROUTES.apiPair, { ...SCREEN, show }, { ...CHROMIUM, ...headers })
  const asked = read<AskedCode>(got)
  if (asked.state !== 'waiting') throw new Error(asked.state)
  return { code: asked.code, cookie: cookieOf(got) }
}

const poll = async (cookie: string): Promise<PairingState> =>
  read<PairingState>(await stage.ask(ROUTES.apiPair, { cookie }))
const find = async (code: string, headers = alice): Promise<FoundScreen> =>
  read<FoundScreen>(await stage.postJson(ROUTES.apiPairFind, { code }, headers))
const approve = async (
  code: string,
  { address = WALL, name = 'Floor 3', standsHere = false, headers = alice } = {},
): Promise<ApprovedScreen> =>
  read<ApprovedScreen>(
    await stage.postJson(ROUTES.apiPairApprove, { code, name, address, standsHere }, headers),
  )
const list = async (): Promise<ScreenList['screens']> =>
  read<ScreenList>(await stage.ask(ROUTES.apiScreens, alice)).screens
const stateOf = async (cookie: string): Promise<ScreenState> =>
  read<ScreenState>(await stage.ask(ROUTES.apiScreen, { cookie }))

/** The cookie of a screen that alice approved for an address, and its id. */
async function pair(address = WALL): Promise<{ cookie: string; id: string }> {
  const waiting = await askCode()
  const approved = await approve(waiting.code, { address })
  if (approved.state !== 'approved') throw new Error(approved.state)
  const cookie = cookieOf(await stage.ask(ROUTES.apiPair, { cookie: waiting.cookie }))
  expect(await stateOf(cookie)).toMatchObject({ state: 'paired' })
  return { cookie, id: approved.screen.id }
}

describe('a screen', () => {
  it('is paired: it shows a code, a user types it and approves, and it gets its wall', async () => {
    const { code, cookie } = await askCode('/wall?folder=/a&x=1')
    expect(code).toMatch(/^[2-9A-HJKMNP-RT-Y]{6}$/)
    expect(await poll(cookie)).toEqual({ state: 'waiting', chooser: null })
    clock.advance(75_000)
    expect(await find(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)}`)).toEqual({
      state: 'found',
      askedAtMs: clock.nowMs() - 75_000,
      nowMs: clock.nowMs(),
      from: '127.0.0.1',
      distance: 'here',
      browser: 'Chromium 142 on Linux',
      width: 1920,
      height: 1080,
      address: '/wall?folder=%2Fa&wall=1',
      name: '',
    })
    expect(await poll(cookie)).toEqual({ state: 'waiting', chooser: 'alice' })
    expect(await approve(code)).toMatchObject({ state: 'approved' })
    const got = await stage.ask(ROUTES.apiPair, { cookie })
    expect(read(got)).toEqual({ state: 'approved', name: 'Floor 3', by: 'alice', address: WALL })
    const own = { cookie: cookieOf(got) }
    expect(read(await stage.ask(ROUTES.apiScreen, own))).toEqual({
      state: 'paired',
      name: 'Floor 3',
      address: WALL,
    })
    expect((await stage.ask(WALL, { ...own, ...HTML })).text).toBe('the page')
    expect((await stage.ask('/api/wall?jobs=job_batch', own)).status).toBe(LET_THROUGH)
    const screen = { name: 'Floor 3', address: WALL }
    expect(read(await stage.ask(ROUTES.apiConfig, own))).toMatchObject({
      viewer: { user: null, canSignOut: false, screen },
      pairing: true,
    })
    expect(await list()).toMatchObject([
      { name: 'Floor 3', address: WALL, by: 'alice', seenAtMs: clock.nowMs() },
    ])
  })

  it('gets another wall, and a name, from any user', async () => {
    const { cookie, id } = await pair()
    const bob = { cookie: cookieOf(await stage.signIn('bob')) }
    const to = { name: 'Hall', address: '/jobs/job_batch/instances/34765?wall=1' }
    const change = ROUTES.apiScreenChange.replace(':screen', id)
    expect(read<ScreenList>(await stage.postJson(change, to, bob)).screens).toMatchObject([to])
    expect(await stateOf(cookie)).toEqual({ state: 'paired', ...to })
    expect((await stage.ask(RUN, { cookie })).status).toBe(LET_THROUGH)
    expect(errorOf(await stage.ask('/api/wall?jobs=job_batch', { cookie })).code).toBe('forbidden')
    expect(errorOf(await stage.postJson(change, { ...to, address: '/jobs' }, bob)).code).toBe('bad_address')
  })

  it('that is refused asks for another code', async () => {
    const { code, cookie } = await askCode()
    await stage.postJson(ROUTES.apiPairRefuse, { code }, alice)
    expect(await poll(cookie)).toEqual({ state: 'refused' })
    expect(await approve(code)).toEqual({ state: 'unknown' })
    const again = await askCode('', { cookie })
    expect(again.code).not.toBe(code)
    expect(await poll(cookie)).toEqual({ state: 'ended' })
  })

  it('that lost the answer of its approval gets it again, until it has used its cookie', async () => {
    const { code, cookie } = await askCode()
    await approve(code)
    const lost = cookieOf(await stage.ask(ROUTES.apiPair, { cookie }))
    const own = cookieOf(await stage.ask(ROUTES.apiPair, { cookie }))
    expect(await stateOf(lost)).toEqual({ state: 'none' })
    expect(await stateOf(own)).toMatchObject({ state: 'paired' })
    expect(await poll(cookie)).toEqual({ state: 'ended' })
    expect(await stateOf(own)).toMatchObject({ state: 'paired' })
  })

  it('is known to all processes with that file, and after a restart', async () => {
    const { cookie } = await pair()
    const other = await open()
    expect(read(await other.ask(ROUTES.apiScreen, { cookie }))).toMatchObject({ state: 'paired' })
    await stage.stop()
    stages = stages.filter((one) => one !== stage)
    stage = await open()
    expect(await stateOf(cookie)).toMatchObject({ state: 'paired' })
  })
})

describe('an address without a session', () => {
  const target = async (path: string, headers: Record<string, string> = {}): Promise<unknown> => {
    const got = await stage.ask(path, { ...HTML, ...headers })
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

describe('threats of the door for screens', () => {
  it('S1: who has no session cannot approve, list, change or revoke', async () => {
    const { cookie, id } = await pair()
    const { code } = await askCode()
    const posts: [string, unknown][] = [
      [ROUTES.apiPairFind, { code }],
      [ROUTES.apiPairApprove, { code, name: 'a', address: WALL, standsHere: true }],
      [ROUTES.apiPairRefuse, { code }],
      [ROUTES.apiScreenChange.replace(':screen', id), { name: 'a', address: WALL }],
      [ROUTES.apiScreenRevoke.replace(':screen', id), {}],
    ]
    const others: Record<string, string>[] = [{}, { cookie }, { cookie: cookie.replace('screen', 'pairing') }]
    for (const headers of others) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const answers = await Promise.all(posts.map(([path, body]) => stage.postJson(path, body, headers)))
      expect(answers.map((got) => errorOf(got).code)).toEqual(posts.map(() => 'signed_out'))
    }
    expect(await find(code)).toMatchObject({ state: 'found' })
    expect(await stateOf(cookie)).toMatchObject({ state: 'paired' })
  })

  it('S2: codes are used once, and end after ten minutes', async () => {
    const first = await askCode()
    await approve(first.code)
    expect(await approve(first.code)).toEqual({ state: 'unknown' })
    expect(await find(first.code)).toEqual({ state: 'unknown' })
    const second = await askCode()
    clock.advance(10 * MINUTE_MS - 1)
    expect(await find(second.code)).toMatchObject({ state: 'found' })
    clock.advance(1)
    expect(await find(second.code)).toEqual({ state: 'unknown' })
    expect(await poll(second.cookie)).toEqual({ state: 'ended' })
  })

  it('S3: who guesses codes has to wait after five wrong ones, and a right one takes nothing back', async () => {
    const { code } = await askCode()
    for (let i = 0; i < 4; i++) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await find('222222')).toEqual({ state: 'unknown' })
    }
    expect(await find(code)).toMatchObject({ state: 'found' })
    expect(await approve('222222')).toEqual({ state: 'unknown' })
    expect(await find(code)).toEqual({ state: 'paused', waitMs: 1000 })
    expect(await approve(code)).toEqual({ state: 'paused', waitMs: 1000 })
    const bob = { cookie: cookieOf(await stage.signIn('bob')) }
    expect(await find(code, bob)).toMatchObject({ state: 'found' })
    clock.advance(1000)
    expect(await find('')).toEqual({ state: 'unknown' })
    expect(await find(code)).toEqual({ state: 'paused', waitMs: 2000 })
  })

  it('S4: the code gets no answer, only the secret of the screen does', async () => {
    const { code, cookie } = await askCode()
    await approve(code)
    for (const value of [code, code.padEnd(43, 'A'), 'A'.repeat(43)])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await poll(`nodeline-pairing=${value}`)).toEqual({ state: 'ended' })
    expect(await poll(cookie)).toMatchObject({ state: 'approved' })
  })

  it('S5: the file holds neither codes, nor secrets, nor cookies', async () => {
    const waiting = await askCode()
    const { cookie } = await pair()
    const names = await readdir(folder)
    const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))
    const written = files.join('\n')
    const secrets = [waiting.code, ...[waiting.cookie, cookie].map((text) => text.replace(/^[^=]*=/, ''))]
    expect(written).toContain('Floor 3')
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([])
    const logged = [...stage.lines, ...stage.otherLines].join('\n')
    expect(secrets.filter((secret) => logged.includes(secret))).toEqual([])
  })

  it.each([
    ['jobs', WALL, ['/api/wall?jobs=job_batch']],
    ['a run', '/jobs/job_batch/instances/34765?wall=1', [RUN, `${RUN}/insight`, `${RUN}/causes`]],
    [
      'the latest run of a job',
      '/jobs/job_batch/instances/latest?wall=1',
      ['/api/wall?jobs=job_batch', '/api/jobs/job_batch', RUN, `${RUN}/insight`, `${RUN}/causes`],
    ],
    [
      'jobs whose runs are shown in turn',
      `${WALL}&rotate=20`,
      ['/api/wall?jobs=job_batch', RUN, `${RUN}/insight`, `${RUN}/causes`],
    ],
  ])('S6: a screen of %s reads that and nothing else', async (_, address, allowed) => {
    const { cookie } = await pair(address)
    const own = ['/api/config', '/api/pair', '/api/screen', ...allowed]
    const routes = Object.values(ROUTES).filter(isApiPath)
    const fill = (route: string, job: string, id: string) =>
      route.replace(':job', job).replace(':id', id).replace(':node', 'error').replace(':screen', 'a')
    const asked = [
      ...routes.map((route) => fill(route, 'job_batch', '34765')),
      ...routes.filter((route) => route.includes(':job')).map((route) => fill(route, 'other', '34765')),
      '/api/wall?jobs=job_batch',
      '/api/wall?jobs=other',
      '/api/wall?jobs=job_batch,other',
      '/api/wall?jobs=job_batch&folder=*',
      '/api/jobs?workspace=other',
      '/api/nothing',
    ]
    const statuses = await Promise.all(
      asked.map(async (path) => [path, (await stage.ask(path, { cookie })).status] as const),
    )
    const answered = statuses.filter(([, status]) => status !== 401 && status !== 403).map(([path]) => path)
    expect(answered.toSorted()).toEqual(own.toSorted())
    const foreign = await stage.ask(
      `${allowed.at(-1)}${allowed.at(-1)?.includes('?') ? '&' : '?'}workspace=other`,
      { cookie },
    )
    expect(foreign.status).toBe(403)
    const posted = await Promise.all(own.map((path) => stage.postJson(path, {}, { cookie })))
    expect(posted.filter(({ status }) => status < 400)).toEqual([])
  })

  it('S7: a user gives walls only, and a screen ends with the user who approved it', async () => {
    const { code } = await askCode()
    for (const address of [
      '/jobs',
      '/status',
      '//evil.com/wall?jobs=a',
      'https://evil.com/',
      '/wall',
      `${RUN}?wall=1`,
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect([address, await approve(code, { address })]).toEqual([address, { state: 'invalid' }])
    const { cookie } = await pair()
    expect(await stateOf(cookie)).toMatchObject({ state: 'paired' })
    const without = await open({}, ['bob'])
    expect(read(await without.ask(ROUTES.apiScreen, { cookie }))).toEqual({ state: 'none' })
    expect(errorOf(await without.ask('/api/wall?jobs=job_batch', { cookie })).code).toBe('signed_out')
  })

  it('S7: a screen does not come back with a user of that name, nor end where its user is not known yet', async () => {
    const { cookie } = await pair()
    const stateAt = async (at: Stage, own: string) => read(await at.ask(ROUTES.apiScreen, { cookie: own }))
    await open({ mode: { kind: 'anonymous' } })
    expect(await stateAt(await open(), cookie)).toMatchObject({ state: 'paired' })
    const before = await open({}, ['bob'])
    expect(await stateAt(await open(), cookie)).toEqual({ state: 'none' })
    const later = (await pair()).cookie
    expect(await stateAt(before, later)).toEqual({ state: 'none' })
    expect(await stateAt(await open(), later)).toMatchObject({ state: 'paired' })
  })

  it('S8: a revoked screen reads nothing from that moment on, and learns who revoked it', async () => {
    const { cookie, id } = await pair()
    const revoke = ROUTES.apiScreenRevoke.replace(':screen', id)
    expect(read<ScreenList>(await stage.postJson(revoke, {}, alice)).screens).toEqual([])
    const atMs = clock.nowMs()
    expect(await stateOf(cookie)).toEqual({ state: 'revoked', by: 'alice', atMs })
    expect(errorOf(await stage.ask('/api/wall?jobs=job_batch', { cookie })).code).toBe('signed_out')
    expect((await stage.ask(WALL, { cookie, ...HTML })).status).toBe(302)
    expect((await stage.postJson(revoke, {}, alice)).status).toBe(404)
    const asked = await stage.postJson(ROUTES.apiPair, SCREEN, { cookie })
    expect(read(asked)).toMatchObject({ state: 'waiting', revoked: { by: 'alice', atMs } })
    const { code } = read<{ code: string }>(asked)
    expect(await find(code)).toMatchObject({ name: 'Floor 3' })
  })

  it('S9: a screen that was not seen for 90 days is forgotten', async () => {
    const { cookie } = await pair()
    clock.advance(90 * DAY_MS)
    expect(await stateOf(cookie)).toMatchObject({ state: 'paired' })
    clock.advance(90 * DAY_MS + 1)
    expect(await stateOf(cookie)).toEqual({ state: 'none' })
    alice = { cookie: cookieOf(await stage.signIn('alice')) }
    expect(await list()).toEqual([])
  })

  it('S10: one address gets so many codes a minute', async () => {
    const answers = await Promise.all(
      Array.from({ length: 21 }, () => stage.postJson(ROUTES.apiPair, SCREEN)),
    )
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 20 }, () => 200), 429])
  })

  it('S10: one address gets so many polls a minute, and each screen there that is known polls of its own', async () => {
    const waiting = [await askCode(), await askCode()].map(({ cookie }) => cookie)
    // `pair` uses one poll.
    const paired = [await pair(), await pair()].map(({ cookie }) => cookie)
    const countPolls = async (route: string, most: number, cookie: string) => {
      const polls = Array.from({ length: most + 1 }, () => stage.ask(route, { cookie }))
      return (await Promise.all(polls)).filter(({ status }) => status === 200).length
    }
    expect(await countPolls(ROUTES.apiScreen, 400, `nodeline-screen=${'a'.repeat(43)}`)).toBe(400)
    expect(await Promise.all(waiting.map((cookie) => countPolls(ROUTES.apiPair, 40, cookie)))).toEqual([
      40, 40,
    ])
    expect(await Promise.all(paired.map((cookie) => countPolls(ROUTES.apiScreen, 40, cookie)))).toEqual([
      39, 39,
    ])
    expect(await countPolls(ROUTES.apiPair, 0, 'nodeline-pairing=x')).toBe(0)
  })

  it('S11: other sites cannot ask, approve or revoke', async () => {
    const { code } = await askCode()
    const body = JSON.stringify({ code, name: 'a', address: WALL, standsHere: true })
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']
    for (const type of types) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const got = await stage.post(ROUTES.apiPairApprove, { [body]: '' }, { ...alice, 'content-type': type })
      expect(got.status).toBe(415)
    }
    for (const site of ['cross-site', 'same-origin'] as const) {
      const headers = { ...alice, 'sec-fetch-site': site }
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const got = await stage.postJson(ROUTES.apiPairRefuse, { code }, headers)
      expect(got.status).toBe(site === 'cross-site' ? 403 : 200)
    }
  })

  it('S12: over plain http no code is given, and the setting is named', async () => {
    stage = await open({ publicOrigins: ['http://nodeline.example.com'] })
    const plain = { host: 'nodeline.example.com' }
    const got = await stage.postJson(ROUTES.apiPair, SCREEN, plain)
    expect(read(got)).toEqual({ state: 'plain_http', setting: 'PUBLIC_URL' })
    expect(got.headers['set-cookie']).toBeUndefined()
  })

  it.each([
    ['', '__Host-nodeline-pairing', 'Path=/'],
    ['/nodeline', '__Secure-nodeline-pairing', 'Path=/nodeline'],
  ])('S13: over https below %j its cookies are for this server alone', async (basePath, name, path) => {
    stage = await open({ publicOrigins: ['https://nodeline.example.com'], basePath })
    const https = { host: 'nodeline.example.com' }
    const got = await stage.postJson(`${basePath}${ROUTES.apiPair}`, SCREEN, https)
    const [, ...parts] = (got.headers['set-cookie']?.[0] ?? '').split('; ')
    expect(cookieOf(got).replace(/=.*/, '')).toBe(name)
    expect(parts.toSorted()).toEqual(['HttpOnly', 'Max-Age=1800', path, 'SameSite=Lax', 'Secure'].toSorted())
    expect(read(got)).toMatchObject({ url: `https://nodeline.example.com${basePath}/pair` })
  })

  it('S14: a screen in another network needs the word of the user that it stands before her', async () => {
    stage = await open({ relays: ['127.0.0.1'] })
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const here = { ...alice, ...from('10.20.3.9') }
    const distances = await Promise.all(
      ['10.20.3.9', '10.20.3.41', '10.20.4.41', '2001:db8::1'].map(async (address) => {
        const { code } = await askCode('', from(address))
        const found = await find(code, here)
        return 'distance' in found ? found.distance : found.state
      }),
    )
    expect(distances).toEqual(['here', 'near', 'elsewhere', 'elsewhere'])
    const { code } = await askCode('', from('198.51.100.7'))
    expect(await approve(code, { headers: here })).toEqual({ state: 'unconfirmed' })
    expect(await approve(code, { headers: here, standsHere: true })).toMatchObject({ state: 'approved' })
  })

  it('S15: behind a proxy that the settings do not name, every screen counts as one elsewhere', async () => {
    const { code } = await askCode('', { 'x-forwarded-for': '10.0.0.1' })
    expect(await find(code)).toMatchObject({ from: '', distance: 'elsewhere' })
  })

  it.each([
    ['that names no client', {}],
    ['that the settings name, and that names no client', { relays: ['127.0.0.1'] }],
  ])('S15: https comes by a proxy: behind one %s as well', async (_, access) => {
    stage = await open({ publicOrigins: ['https://nodeline.example.com'], ...access })
    const proxied = { host: 'nodeline.example.com' }
    alice = { ...proxied, cookie: cookieOf(await stage.signIn('alice', PASSWORD, proxied)) }
    const { code } = await askCode('', proxied)
    expect(await find(code)).toMatchObject({ from: '', distance: 'elsewhere' })
  })

  it('S16: names are cut and lose what could break lines, and what else is sent has to fit', async () => {
    const { code } = await askCode()
    const approved = await approve(code, { name: `</script>\u0000\n${'长'.repeat(100)}` })
    expect(approved).toMatchObject({ screen: { name: `</script>  ${'长'.repeat(49)}` } })
    for (const body of [
      { ...SCREEN, width: 1.5 },
      { ...SCREEN, show: null },
      [],
      'x',
      { ...SCREEN, height: 1e9 },
    ])
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await stage.postJson(ROUTES.apiPair, body)).status).toBe(400)
    const long = await stage.postJson(ROUTES.apiPair, { ...SCREEN, show: 'x'.repeat(200_000) })
    expect(long.status).toBe(413)
  })
})

it.each([
  ['everyone may view', { mode: { kind: 'anonymous' } }],
  ['a proxy names the users', { mode: { kind: 'proxy', proxies: ['127.0.0.1'], userHeader: 'x-user' } }],
] as [string, Partial<AccessSettings>][])('there is nothing to pair where %s', async (_, access) => {
  stage = await open(access)
  const user = { 'x-user': 'alice' }
  expect((await stage.postJson(ROUTES.apiPair, SCREEN, user)).status).toBe(405)
  expect(read(await stage.ask(ROUTES.apiConfig, user))).toMatchObject({ pairing: false })
})
