import { describe, expect, it } from 'vitest'
import { errorOf } from '../../testing/server'
import {
  ALICE,
  FORM,
  IN_CLEAR,
  PAGE,
  PASSWORD,
  RUN,
  cookieOf,
  form,
  prepareForm,
  send,
  viewerOf,
} from '../../testing/auth'

prepareForm()

describe('without a session', () => {
  it.each([
    ...'/ /status /sign-out /nothing/here /.env //api/config /API/config /%61pi/config'.split(' '),
    PAGE,
  ])('the page %s shows the form', async (path) => {
    for (const method of ['GET', 'HEAD']) {
      const { status, headers, text } = await form.stage.ask(path, {}, method)
      expect([status, headers['content-type']]).toEqual([401, 'text/html; charset=UTF-8'])
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' })
      expect(headers['set-cookie']).toBeUndefined()
      if (method === 'GET') expect(text).toContain('<form method="post">')
      expect(text).not.toMatch(/<script|style=|action=|href="(?!\/(favicon\.svg|sign-in\.css)")/)
    }
  })

  it('the API answers signed_out without an upstream call', async () => {
    for (const path of [RUN, `${RUN}/raw`, '/api/config', '/api', '/api/none', '/api/../healthz']) {
      const got = await form.stage.ask(path)
      expect([path, got.status, errorOf(got)]).toEqual([path, 401, { code: 'signed_out' }])
    }
    expect(form.stage.demo.journal.entries).toEqual([])
  })

  it.each(['/healthz', '/sign-in.css', '/favicon.svg', '/robots.txt', '/assets/x.js'])(
    '%s is served',
    async (path) => {
      // There is no built page here, so files that are allowed are a 404.
      expect([200, 404]).toContain((await form.stage.ask(path)).status)
    },
  )

  it.each([
    '/assets/../api/config',
    '/assets/..%2fapi%2fconfig',
    '/healthz/../api/config',
    '/robots.txt/',
    '/healthz%00',
  ])('%s gives access to nothing else', async (path) => {
    const got = await form.stage.ask(path)
    expect([401, 404]).toContain(got.status)
    expect(got.text).not.toContain('viewer')
  })

  it('the form is in the language of the address, else of the browser', async () => {
    const langs = [
      ['/', 'fr, zh-TW;q=0.8, en;q=0.5', 'zh-CN', '登录'],
      ['/', 'en-GB,zh;q=0.9', 'en', 'Sign in'],
      ['/', 'de', 'en', 'Sign in'],
      ['/', ',;q=,zh;q=0,;;', 'en', 'Sign in'],
      ['/?lang=zh-CN', 'en', 'zh-CN', '登录'],
      ['/?lang=%3Cscript%3E', 'zh', 'zh-CN', '登录'],
    ] as const
    for (const [path, accept, lang, title] of langs) {
      const { text } = await form.stage.ask(path, { 'accept-language': accept })
      expect([text.includes(`<html lang="${lang}">`), text.includes(`<h1>${title}</h1>`)]).toEqual([
        true,
        true,
      ])
    }
  })
})

describe('signing in', () => {
  it('returns to the address that was opened, with the user in the config', async () => {
    const { status, headers, text } = await form.stage.signIn('alice')
    expect([status, headers.location, text]).toEqual([303, PAGE, ''])
    expect(headers['set-cookie']).toEqual([expect.stringMatching(IN_CLEAR)])
    expect(headers['cache-control']).toBe('no-store')
    const cookie = cookieOf({ status, headers, text, body: Buffer.from('') })
    expect(await viewerOf(form.stage, cookie)).toEqual(ALICE)
    expect((await form.stage.ask(RUN, { cookie })).status).toBe(200)
    expect((await form.stage.ask(PAGE, { cookie, accept: 'text/html' })).status).toBe(404)
  })

  it('accepts names and passwords in any script and Unicode form', async () => {
    const cookie = cookieOf(await form.stage.signIn(' 李雷 ', 'another password'))
    expect(await viewerOf(form.stage, cookie)).toEqual({ user: '李雷', canSignOut: true })
  })

  it('keeps the config a 304 for the same user only', async () => {
    const cookie = cookieOf(await form.stage.signIn('alice'))
    const first = await form.stage.ask('/api/config', { cookie })
    const again = await form.stage.ask('/api/config', { cookie, 'if-none-match': first.headers.etag ?? '' })
    const other = cookieOf(await form.stage.signIn('李雷', 'another password'))
    const hers = await form.stage.ask('/api/config', {
      cookie: other,
      'if-none-match': first.headers.etag ?? '',
    })
    expect([again.status, hers.status]).toEqual([304, 200])
  })

  it.each([
    ['alice', 'wrong'],
    ['alice', ''],
    ['', PASSWORD],
    ['Alice', PASSWORD],
    ['nobody', PASSWORD],
    ['__proto__', PASSWORD],
    ['alice\u0000', PASSWORD],
    ['"><script>alert(1)</script>', PASSWORD],
  ])('refuses %j with %j with the same message', async (name, password) => {
    const { status, headers, text } = await form.stage.signIn(name, password)
    expect([status, headers['set-cookie']]).toEqual([401, undefined])
    expect(text).toContain('<p role="alert">Wrong user name or password.</p>')
    expect(text).not.toContain('<script')
    expect(text).not.toContain(PASSWORD)
  })

  it('shows the typed name again, escaped', async () => {
    const { text } = await form.stage.signIn(`<b a='1'>&"`, 'wrong')
    expect(text).toContain('value="&lt;b a=&#39;1&#39;&gt;&amp;&quot;"')
  })

  it.each([
    '//evil.com/x',
    '///evil.com',
    String.raw`/\evil.com`,
    '//evil.com/..',
    '/?next=//evil.com',
    '/%09/evil.com',
  ])('never redirects to another site: %s', async (path) => {
    const { status, headers } = await form.stage.post(path, { name: 'alice', password: PASSWORD })
    // A backslash is refused before the routes.
    expect([303, 400]).toContain(status)
    if (status !== 303) return
    const place = new URL(headers.location ?? '', form.stage.origin)
    expect(place.origin).toBe(form.stage.origin)
    expect(headers.location).toBe(/^\/[/\\]/.test(path) ? '/' : path)
  })

  it('through an absolute request line redirects to the start page', async () => {
    const { headers } = await form.stage.post(`${form.stage.origin}/jobs`, {
      name: 'alice',
      password: PASSWORD,
    })
    expect(['/', undefined]).toContain(headers.location)
  })

  it('starts a new session and revokes the previous one', async () => {
    const planted = 'nodeline=1.YWxpY2U.mb1234.AAAAAAAAAAAAAAAAAAAAAA.planted'
    const first = cookieOf(await form.stage.signIn('alice', PASSWORD, { cookie: planted }))
    const second = cookieOf(await form.stage.signIn('alice', PASSWORD, { cookie: first }))
    expect(new Set([planted, first, second]).size).toBe(3)
    expect(await viewerOf(form.stage, planted)).toBe('signed_out')
    expect(await viewerOf(form.stage, first)).toBe('signed_out')
    expect(await viewerOf(form.stage, second)).toEqual(ALICE)
  })
})

describe('the form', () => {
  const login = { name: 'alice', password: PASSWORD }
  const from = (headers: Record<string, string>, path = PAGE) =>
    send(form.stage.origin, {
      path,
      body: new URLSearchParams(login).toString(),
      headers: { ...FORM, ...headers },
    })

  it.each<[Record<string, string>]>([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' }],
    [{ 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'document' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1' }],
    [{ origin: 'http://evil.com' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:1' }],
    [{}],
  ])('is refused from another site: %j', async (headers) => {
    const { status, headers: sent } = await from(headers)
    expect([status, sent['set-cookie']]).toEqual([403, undefined])
    expect(form.stage.lines).not.toContainEqual(expect.stringContaining('sign-in failed'))
  })

  it('is accepted from our own pages', async () => {
    const ours: Record<string, string>[] = [
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      { origin: form.stage.origin },
      { origin: 'http://localhost.:8080', host: 'localhost.:8080' },
    ]
    for (const headers of ours) expect((await from(headers)).status).toBe(303)
  })

  it.each([
    [415, { 'content-type': 'application/json' }, '{"name":"alice"}'],
    [415, { 'content-type': 'multipart/form-data; boundary=x' }, 'x'],
    [415, { 'content-type': 'text/plain' }, 'name=alice'],
    [413, FORM, `name=${'a'.repeat(5000)}`],
    [401, FORM, ''],
    [401, FORM, '%%%=&&&name&name'],
    [413, { ...FORM, 'transfer-encoding': 'chunked' }, `name=${'a'.repeat(5000)}`],
  ])('that is no small URL-encoded form is a %i (%#)', async (status, headers, body) => {
    const got = await send(form.stage.origin, {
      path: PAGE,
      body,
      headers: { 'sec-fetch-site': 'same-origin', ...headers },
    })
    expect([got.status, got.headers['set-cookie']]).toEqual([status, undefined])
  })

  it('is accepted by no other path, and other methods by none', async () => {
    const cookie = cookieOf(await form.stage.signIn('alice'))
    for (const path of [RUN, '/api/config', '/healthz', '/assets/x.js', '/sign-in.css']) {
      const got = await form.stage.post(path, login, { cookie })
      expect([path, got.status, got.headers.allow]).toEqual([path, 405, 'GET, HEAD'])
    }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
      const got = await form.stage.ask('/', { cookie }, method)
      expect([got.status, got.headers.allow]).toEqual([405, 'GET, HEAD, POST'])
    }
  })
})
