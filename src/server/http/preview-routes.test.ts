import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createDemo, type Demo } from '../../demo/http/server'
import { PASSWORD, type Stage, cheapHash, cookieOf, startStage } from '../../testing/auth'
import {
  type Got,
  type Running,
  NOW_MS,
  SENTINEL,
  errorOf,
  get,
  startServer,
  testClock,
} from '../../testing/server'
import { type Users } from '../settings/users'
import { loadPage, type Page } from './page'

// What chats are told of a link. The demo's journal counts the calls that they cause: none.

const JOB = 'dwd_orders_daily'
const ID = '8829121177'
const PAGE = `/jobs/${JOB}/instances/${ID}`
const RUN = `/api${PAGE}`
const PICTURE = `/og/${JOB}/${ID}.png`
const HTML = { accept: 'text/html' }
const BOT = { 'user-agent': 'Slackbot-LinkExpanding 1.0', accept: '*/*' }
/** In place of the library: the picture is its own drawing. */
const loadRenderer = () => Promise.resolve((svg: string) => Promise.resolve(Buffer.from(svg)))

const tagsOf = ({ text }: Got): Record<string, string> =>
  Object.fromEntries(
    Array.from(
      text.matchAll(/<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)"/g),
      (tag) => [tag[1] ?? '', tag[2] ?? ''],
    ),
  )

let folder: string
let page: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'previews-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><head><title>Nodeline</title></head>')
  page = await loadPage(folder)
})
afterAll(() => rm(folder, { recursive: true }))

let stop: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of stop.toReversed()) await end()
  stop = []
})

interface Open extends Running {
  demo: Demo
  clock: ReturnType<typeof testClock>
  ask: (path: string, headers?: Record<string, string>) => Promise<Got>
}

/** A server without sign-in. */
async function startOpen(options: Partial<Parameters<typeof startServer>[0]> = {}): Promise<Open> {
  const clock = testClock()
  const demo = createDemo({ clock: () => NOW_MS, token: SENTINEL })
  const endpoint = `http://127.0.0.1:${await demo.start()}`
  const { projectId } = demo
  const running = await startServer({
    endpoint,
    projectId,
    page,
    clock,
    loadRenderer,
    linkPreviews: { mode: 'full' },
    ...options,
  })
  stop.push(() => demo.stop(), running.stop)
  return { ...running, demo, clock, ask: (path, headers) => get(running.origin, path, headers) }
}

describe('without sign-in', () => {
  it('a run that no user viewed is a name, and costs no call to DGC', async () => {
    const { ask, demo } = await startOpen()
    const before = demo.journal.entries.length
    const tags = tagsOf(await ask(PAGE, HTML))
    expect(tags).toMatchObject({ 'og:title': JOB, 'og:description': `Instance ${ID}` })
    const picture = await ask(PICTURE)
    expect(picture.text).toContain(`>Instance ${ID}<`)
    expect(picture.headers['cache-control']).toBe('public, max-age=60')
    expect(demo.journal.entries).toHaveLength(before)
  })

  it('a run that was viewed is told in words and as a picture, and costs DGC nothing more', async () => {
    const { ask, demo, origin } = await startOpen()
    await ask(RUN)
    const before = demo.journal.entries.length
    const tags = tagsOf(await ask(`${PAGE}?node=x&lang=zh-CN`, HTML))
    expect(tags).toMatchObject({
      'og:title': `运行失败 · ${JOB}`,
      'og:description': expect.stringMatching(/^计划 2026-11-22 02:00:00 · .*UTC\+08:00/),
      'og:image': expect.stringMatching(new RegExp(`^${origin}${PICTURE}\\?v=[\\w-]+&amp;lang=zh-CN$`)),
      'og:image:width': '1200',
      'og:image:height': '630',
      'twitter:card': 'summary_large_image',
    })
    const address = new URL((tags['og:image'] ?? '').replaceAll('&amp;', '&'))
    const picture = await ask(address.pathname + address.search)
    expect(picture.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=86400',
      etag: expect.stringMatching(/^"/),
    })
    expect(picture.text).toContain('>运行失败<')
    const again = await ask(PICTURE + address.search, { 'if-none-match': picture.headers.etag ?? '' })
    expect([again.status, again.text]).toEqual([304, ''])
    expect(demo.journal.entries).toHaveLength(before)
  })

  it('after a day it is a name again', async () => {
    const { ask, clock } = await startOpen()
    await ask(RUN)
    clock.advance(86_400_001)
    expect(tagsOf(await ask(PAGE, HTML))['og:title']).toBe(JOB)
  })

  it('a link to the latest run is a name: to find it would cost a call', async () => {
    const { ask, demo } = await startOpen()
    const before = demo.journal.entries.length
    expect(tagsOf(await ask(`/jobs/${JOB}/instances/latest`, HTML))).toMatchObject({
      'og:title': JOB,
      'og:description': 'Latest run',
    })
    expect(demo.journal.entries).toHaveLength(before)
  })

  it.each(['/', `/jobs/${JOB}`, '/status', `/jobs/${JOB}/instances/0`])('%s has no preview', async (path) => {
    const { ask } = await startOpen()
    expect(tagsOf(await ask(path, HTML))).toEqual({})
  })

  it('without the library the words remain', async () => {
    const { ask } = await startOpen({ loadRenderer: () => Promise.resolve(null) })
    await ask(RUN)
    const tags = tagsOf(await ask(PAGE, HTML))
    expect(tags['og:title']).toBe(`Failed · ${JOB}`)
    expect(Object.keys(tags).filter((name) => /image|twitter/.test(name))).toEqual([])
    expect((await ask(PICTURE)).status).toBe(404)
  })

  it('LINK_PREVIEWS=off tells nothing', async () => {
    const { ask } = await startOpen({ linkPreviews: { mode: 'off' } })
    await ask(RUN)
    expect(tagsOf(await ask(PAGE, HTML))).toEqual({})
    expect((await ask(PICTURE)).status).toBe(404)
  })

  it('an address may ask for sixty pictures a minute', async () => {
    const { ask } = await startOpen()
    const statuses: number[] = []
    for (let count = 0; count < 41; count++) statuses.push((await ask(PICTURE)).status)
    expect(statuses.slice(0, 40).every((status) => status === 200)).toBe(true)
    expect(statuses[40]).toBe(429)
  })

  it.each([
    [`/og/${JOB}/0.png`, 400],
    [`/og/${JOB}/1xpng`, 404],
    [`/og/..%2F/1.png`, 400],
    [`/og/${JOB}/1.png?workspace=a&workspace=b`, 400],
    ['/og/1.png', 404],
    ['/og/', 404],
  ])('%s is no picture: %i', async (path, status) => {
    const { ask } = await startOpen()
    expect((await ask(path)).status).toBe(status)
  })

  it('names of jobs are inert in the tags', async () => {
    const { ask } = await startOpen()
    const name = encodeURIComponent('a"><script>alert(1)</script>\u202eb')
    const { text } = await ask(`/jobs/${name}/instances/1`, HTML)
    expect(text).not.toContain('<script>')
    expect(text).not.toContain('\u202e')
  })
})

describe('with sign-in', () => {
  let users: Users
  beforeAll(async () => {
    users = new Map([['alice', await cheapHash(PASSWORD)]])
  })

  async function startSignIn(mode: 'off' | 'name' | 'full'): Promise<Stage & { cookie: string }> {
    const stage = await startStage(
      { mode: { kind: 'users', users, secret: 's'.repeat(32) } },
      { linkPreviews: { mode, isSigned: true, secret: 's'.repeat(32) } },
    )
    stop.push(stage.stop)
    const cookie = cookieOf(await stage.signIn('alice'))
    await stage.ask(RUN, { cookie })
    return { ...stage, cookie }
  }
  const readToken = async ({ ask, cookie }: Awaited<ReturnType<typeof startSignIn>>, path = RUN) =>
    (JSON.parse((await ask(`${path}/link-token`, { cookie })).text) as { token: string }).token

  it('a chat gets the form as a page without an error, with the name of the job; a browser gets it as ever', async () => {
    const stage = await startSignIn('name')
    const chat = await stage.ask(PAGE, BOT)
    expect(chat.status).toBe(200)
    expect(chat.text).toContain('<form method="post">')
    expect(tagsOf(chat)).toMatchObject({ 'og:title': JOB, 'og:description': `Instance ${ID}` })
    expect((await stage.ask(PAGE, HTML)).status).toBe(401)
    expect((await stage.ask(RUN, BOT)).status).toBe(401)
    // A mark changes nothing.
    expect(tagsOf(await stage.ask(`${PAGE}?pv=${await readToken(stage)}`, BOT))['og:title']).toBe(JOB)
  })

  it('with LINK_PREVIEWS=full a link tells the run if it has the mark that a user got', async () => {
    const stage = await startSignIn('full')
    const token = await readToken(stage)
    const before = stage.demo.journal.entries.length
    const title = async (query: string) => tagsOf(await stage.ask(PAGE + query, BOT))['og:title']
    expect(await title('')).toBe(JOB)
    expect(await title(`?pv=${token}`)).toBe(`Failed · ${JOB}`)
    expect(await title(`?pv=${token.slice(1)}`)).toBe(JOB)
    // Of another run, and of another workspace.
    const other = await readToken(stage, `/api/jobs/job_batch/instances/34765`)
    expect(await title(`?pv=${other}`)).toBe(JOB)
    expect(await title(`?workspace=insight&pv=${token}`)).toBe(JOB)
    expect(stage.demo.journal.entries).toHaveLength(before)
  })

  it('the mark is for those who are signed in', async () => {
    const stage = await startSignIn('full')
    expect(errorOf(await stage.ask(`${RUN}/link-token`, BOT)).code).toBe('signed_out')
  })

  it('LINK_PREVIEWS=off: the form says nothing of the run', async () => {
    const stage = await startSignIn('off')
    expect(tagsOf(await stage.ask(PAGE, BOT))).toEqual({})
    expect((await stage.ask(PICTURE, BOT)).status).toBe(404)
  })

  it('the picture is there without a session, and no cookie is set with it', async () => {
    const stage = await startSignIn('full')
    const picture = await stage.ask(PICTURE, { cookie: stage.cookie })
    // The stage draws no pictures, but the route was reached.
    expect([picture.status, errorOf(picture).code, picture.headers['set-cookie']]).toEqual([
      404,
      'not_found',
      undefined,
    ])
    expect((await stage.ask(PICTURE, {}, 'POST')).status).toBe(405)
  })
})
