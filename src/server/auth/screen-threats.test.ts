import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ScreenList } from '../../contract/pairing'
import { ROUTES, isApiPath } from '../../contract/routes'
import { DAY_MS, MINUTE_MS } from '../../lib/time/units'
import { PASSWORD, RUN, type Stage, cookieOf } from '../../testing/auth'
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
  stateOf,
} from '../../testing/screens'

// Each threat of the door for screens, by the number that it has in the README of the server.

prepareDoor()

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
      const answers = await Promise.all(posts.map(([path, body]) => door.stage.postJson(path, body, headers)))
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
    door.clock.advance(10 * MINUTE_MS - 1)
    expect(await find(second.code)).toMatchObject({ state: 'found' })
    door.clock.advance(1)
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
    const bob = { cookie: cookieOf(await door.stage.signIn('bob')) }
    expect(await find(code, bob)).toMatchObject({ state: 'found' })
    door.clock.advance(1000)
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
    const names = await readdir(door.folder)
    const files = await Promise.all(names.map((name) => readFile(join(door.folder, name), 'latin1')))
    const written = files.join('\n')
    const secrets = [waiting.code, ...[waiting.cookie, cookie].map((text) => text.replace(/^[^=]*=/, ''))]
    expect(written).toContain('Floor 3')
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([])
    const logged = [...door.stage.lines, ...door.stage.otherLines].join('\n')
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
      asked.map(async (path) => [path, (await door.stage.ask(path, { cookie })).status] as const),
    )
    const answered = statuses.filter(([, status]) => status !== 401 && status !== 403).map(([path]) => path)
    expect(answered.toSorted()).toEqual(own.toSorted())
    const foreign = await door.stage.ask(
      `${allowed.at(-1)}${allowed.at(-1)?.includes('?') ? '&' : '?'}workspace=other`,
      { cookie },
    )
    expect(foreign.status).toBe(403)
    const posted = await Promise.all(own.map((path) => door.stage.postJson(path, {}, { cookie })))
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
    expect(read<ScreenList>(await door.stage.postJson(revoke, {}, door.alice)).screens).toEqual([])
    const atMs = door.clock.nowMs()
    expect(await stateOf(cookie)).toEqual({ state: 'revoked', by: 'alice', atMs })
    expect(errorOf(await door.stage.ask('/api/wall?jobs=job_batch', { cookie })).code).toBe('signed_out')
    expect((await door.stage.ask(WALL, { cookie, ...HTML })).status).toBe(302)
    expect((await door.stage.postJson(revoke, {}, door.alice)).status).toBe(404)
    const asked = await door.stage.postJson(ROUTES.apiPair, SCREEN, { cookie })
    expect(read(asked)).toMatchObject({ state: 'waiting', revoked: { by: 'alice', atMs } })
    const { code } = read<{ code: string }>(asked)
    expect(await find(code)).toMatchObject({ name: 'Floor 3' })
  })

  it('S9: a screen that was not seen for 90 days is forgotten', async () => {
    const { cookie } = await pair()
    door.clock.advance(90 * DAY_MS)
    expect(await stateOf(cookie)).toMatchObject({ state: 'paired' })
    door.clock.advance(90 * DAY_MS + 1)
    expect(await stateOf(cookie)).toEqual({ state: 'none' })
    door.alice = { cookie: cookieOf(await door.stage.signIn('alice')) }
    expect(await list()).toEqual([])
  })

  it('S10: one address gets so many codes a minute', async () => {
    const answers = await Promise.all(
      Array.from({ length: 21 }, () => door.stage.postJson(ROUTES.apiPair, SCREEN)),
    )
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 20 }, () => 200), 429])
  })

  it('S10: one address gets so many polls a minute, and each screen there that is known polls of its own', async () => {
    const waiting = [await askCode(), await askCode()].map(({ cookie }) => cookie)
    // `pair` uses one poll.
    const paired = [await pair(), await pair()].map(({ cookie }) => cookie)
    const countPolls = async (route: string, most: number, cookie: string) => {
      const polls = Array.from({ length: most + 1 }, () => door.stage.ask(route, { cookie }))
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
      const got = await door.stage.post(
        ROUTES.apiPairApprove,
        { [body]: '' },
        { ...door.alice, 'content-type': type },
      )
      expect(got.status).toBe(415)
    }
    for (const site of ['cross-site', 'same-origin'] as const) {
      const headers = { ...door.alice, 'sec-fetch-site': site }
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const got = await door.stage.postJson(ROUTES.apiPairRefuse, { code }, headers)
      expect(got.status).toBe(site === 'cross-site' ? 403 : 200)
    }
  })

  it('S12: over plain http no code is given, and the setting is named', async () => {
    door.stage = await open({ publicOrigins: ['http://nodeline.example.com'] })
    const plain = { host: 'nodeline.example.com' }
    const got = await door.stage.postJson(ROUTES.apiPair, SCREEN, plain)
    expect(read(got)).toEqual({ state: 'plain_http', setting: 'PUBLIC_URL' })
    expect(got.headers['set-cookie']).toBeUndefined()
  })

  it.each([
    ['', '__Host-nodeline-pairing', 'Path=/'],
    ['/nodeline', '__Secure-nodeline-pairing', 'Path=/nodeline'],
  ])('S13: over https below %j its cookies are for this server alone', async (basePath, name, path) => {
    door.stage = await open({ publicOrigins: ['https://nodeline.example.com'], basePath })
    const https = { host: 'nodeline.example.com' }
    const got = await door.stage.postJson(`${basePath}${ROUTES.apiPair}`, SCREEN, https)
    const [, ...parts] = (got.headers['set-cookie']?.[0] ?? '').split('; ')
    expect(cookieOf(got).replace(/=.*/, '')).toBe(name)
    expect(parts.toSorted()).toEqual(['HttpOnly', 'Max-Age=1800', path, 'SameSite=Lax', 'Secure'].toSorted())
    expect(read(got)).toMatchObject({ url: `https://nodeline.example.com${basePath}/pair` })
  })

  it('S14: a screen in another network needs the word of the user that it stands before her', async () => {
    door.stage = await open({ relays: ['127.0.0.1'] })
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const here = { ...door.alice, ...from('10.20.3.9') }
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
    door.stage = await open({ publicOrigins: ['https://nodeline.example.com'], ...access })
    const proxied = { host: 'nodeline.example.com' }
    door.alice = { ...proxied, cookie: cookieOf(await door.stage.signIn('alice', PASSWORD, proxied)) }
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
      expect((await door.stage.postJson(ROUTES.apiPair, body)).status).toBe(400)
    const long = await door.stage.postJson(ROUTES.apiPair, { ...SCREEN, show: 'x'.repeat(200_000) })
    expect(long.status).toBe(413)
  })
})
