import { afterEach, beforeEach, expect, it } from 'vitest'
import { type StartedDemo, NOON_MS, startDemo } from '../../testing/demo'
import { DAY_MS } from '../../lib/time/units'

let nowMs: number
let started: StartedDemo

beforeEach(async () => {
  nowMs = NOON_MS
  started = await startDemo(() => nowMs)
})

afterEach(() => started.demo.stop())

interface Login {
  user?: string
  password?: string
  domain?: string
  projectId?: string
}

function login(asked: Login = {}): Promise<Response> {
  const { user, password, domain, projectId } = { ...started.demo, ...asked }
  const who = { name: user, password, domain: { name: domain } }
  const identity = { methods: ['password'], password: { user: who } }
  return fetch(`${started.origin}/v3/auth/tokens?nocatalog=true`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ auth: { identity, scope: { project: { id: projectId } } } }),
  })
}

const tokenOf = async (): Promise<string> => (await login()).headers.get('x-subject-token') ?? ''
const statusWith = async (token: string): Promise<number> =>
  (await started.ask({ job: 'job_batch', token })).status

it('gives tokens that end, each another one', async () => {
  const response = await login()
  expect(response.status).toBe(201)
  const token = response.headers.get('x-subject-token') ?? ''
  expect(await response.json()).toMatchObject({ token: { expires_at: '2026-11-23T05:00:00.000000Z' } })
  expect(await tokenOf()).not.toBe(token)
  expect(await statusWith(token)).toBe(200)
  nowMs += DAY_MS - 1
  expect(await statusWith(token)).toBe(200)
  nowMs += 1
  const ended = await started.ask({ job: 'job_batch', token })
  expect([ended.status, await ended.text()]).toEqual([401, expect.stringContaining('APIGW.0307') as string])
})

it('takes back what it gave, and nothing else', async () => {
  const token = await tokenOf()
  started.demo.control({ revokeTokens: true, tokenLifeMs: 1000 })
  expect(await statusWith(token)).toBe(401)
  expect(await statusWith(started.demo.token)).toBe(200)
  const next = await tokenOf()
  expect(await statusWith(next)).toBe(200)
  nowMs += 1000
  expect(await statusWith(next)).toBe(401)
})

it.each<[string, Login, number]>([
  ['a wrong password', { password: 'no' }, 401],
  ['a wrong user', { user: 'no' }, 401],
  ['a wrong domain', { domain: 'no' }, 401],
  ['a project of others', { projectId: 'no' }, 401],
])('refuses %s', async (_, asked, status) => {
  const response = await login(asked)
  expect(response.status).toBe(status)
  expect(response.headers.get('x-subject-token')).toBeNull()
  expect(await response.json()).toMatchObject({ error: { code: status } })
})

it('refuses what is no login', async () => {
  for (const body of ['', '{', '[]', '{"auth":{}}']) {
    const response = await fetch(`${started.origin}/v3/auth/tokens`, { method: 'POST', body })
    expect(response.status).toBe(400)
  }
})

it('writes each request for a token down, and nothing of what was sent', async () => {
  await (await login()).text()
  const entry = await started.demo.journal.waitFor(({ end }) => end === 'sent')
  expect(entry).toMatchObject({
    service: 'iam',
    method: 'POST',
    path: '/v3/auth/tokens?nocatalog=true',
    auth: 'none',
    job: null,
    outcome: '201',
    atMs: NOON_MS,
  })
  expect(JSON.stringify(entry)).not.toContain(started.demo.password.slice(0, 4))
})
