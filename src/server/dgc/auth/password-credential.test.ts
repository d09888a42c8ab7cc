import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ErrorDetail } from '../../../contract/errors'
import { type IamFault, type JournalEntry } from '../../../contract/demo'
import { type Demo, createDemo } from '../../../demo/http/server'
import {
  NOW_MS,
  type TestClock,
  close,
  get,
  listen,
  outcome,
  startServer,
  testClock,
} from '../../../testing/server'
import { type CredentialSettings } from '../../settings/upstream'
import { type DgcClient, createDgcClient } from '../client'
import { createCredential } from './create-credential'
import { type Credential } from './credential'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../lib/time/units'

const DAY_MS = 24 * 60 * MINUTE_MS
const PASSWORD = 'PW-SENTINEL "quoted\\" 密码/+1'

let clock: TestClock
let demo: Demo
let dgc: DgcClient
let credential: Credential
let lines: string[]
let endpoint: string

const settings = (password = PASSWORD): Extract<CredentialSettings, { kind: 'password' }> => {
  const { domain, user } = demo
  return { kind: 'password', iamEndpoint: endpoint, domain, user, password }
}

function make(password = PASSWORD, timeoutMs = 10_000): void {
  const { projectId } = demo
  lines = []
  const log = (line: string): void => void lines.push(line)
  credential = createCredential(settings(password), { clock, projectId, log, timeoutMs })
  const limits = { timeoutMs: 10_000, maxAnswerBytes: 4 * 1024 * 1024 }
  dgc = createDgcClient({ endpoint, projectId, credential, clock: clock.nowMs, ...limits })
}

beforeEach(async () => {
  clock = testClock()
  demo = createDemo({ clock: clock.nowMs, token: 'TOKEN-SENTINEL', account: { password: PASSWORD } })
  endpoint = `http://127.0.0.1:${await demo.start()}`
  make()
})

afterEach(async () => {
  await dgc.destroy()
  await demo.stop()
})

const isOfIam = ({ service }: JournalEntry): boolean => service === 'iam'
const iamCalls = (): number => demo.journal.entries.filter(isOfIam).length
const dgcOutcomes = (): string[] =>
  demo.journal.entries.filter((entry) => !isOfIam(entry)).map(({ outcome: became }) => became)
const ask = (): Promise<ErrorDetail | string> => outcome(dgc, 'job_batch')
const askMany = (count: number): Promise<(ErrorDetail | string)[]> =>
  Promise.all(Array.from({ length: count }, ask))
const areAnswers = (all: readonly unknown[]): boolean => all.every((one) => typeof one === 'string')

describe('a token', () => {
  it('is fetched once for all callers, and kept', async () => {
    expect(areAnswers(await askMany(20))).toBe(true)
    expect(areAnswers(await askMany(20))).toBe(true)
    expect(iamCalls()).toBe(1)
    expect(
      demo.journal.entries.filter((entry) => !isOfIam(entry)).every(({ auth }) => auth === 'token'),
    ).toBe(true)
    expect(credential.stats()).toEqual({
      credential: 'password',
      clockAheadMs: 0,
      tokenEndsAtMs: NOW_MS + DAY_MS,
    })
  })

  it('is fetched once though 200 callers find it expired', async () => {
    await ask()
    clock.advance(DAY_MS)
    expect(areAnswers(await askMany(200))).toBe(true)
    expect(iamCalls()).toBe(2)
    expect(dgcOutcomes().every((became) => became === '200')).toBe(true)
  })

  it('is fetched once though 200 calls are refused with a revoked one', async () => {
    await ask()
    demo.control({ revokeTokens: true })
    expect(areAnswers(await askMany(200))).toBe(true)
    expect(iamCalls()).toBe(2)
    expect(dgcOutcomes()).toContain('401 APIGW.0301')
  })

  it.each([
    { case: 'a day, ten minutes', lifeMs: DAY_MS, leftMs: 10 * MINUTE_MS },
    { case: 'a minute, six seconds', lifeMs: MINUTE_MS, leftMs: 6 * SECOND_MS },
  ])('is renewed before it ends, and serves meanwhile: of $case', async ({ lifeMs, leftMs }) => {
    demo.control({ tokenLifeMs: lifeMs })
    await ask()
    clock.advance(lifeMs - leftMs - 1)
    await ask()
    expect(iamCalls()).toBe(1)
    clock.advance(1)
    demo.control({ iam: 'hang' })
    expect(await ask()).toBeTypeOf('string')
    expect(await ask()).toBeTypeOf('string')
    const renewal = await demo.journal.waitFor((entry) => isOfIam(entry) && entry.outcome === 'hang')
    expect(renewal.end).toBe('open')
    expect([iamCalls(), dgcOutcomes()]).toEqual([2, ['200', '200', '200', '200']])
  })

  it('is renewed in the background', async () => {
    await ask()
    const url = new URL(endpoint)
    const before = await credential.createHeaders({ method: 'GET', url, headers: {} })
    clock.advance(DAY_MS - MINUTE_MS)
    await ask()
    // A caller with the old one waits for the request that is under way.
    expect(await credential.renew(before)).toBe(true)
    expect(iamCalls()).toBe(2)
    expect(credential.stats().tokenEndsAtMs).toBe(NOW_MS + 2 * DAY_MS - MINUTE_MS)
  })

  it('ends by the clock of IAM', async () => {
    demo.control({ skewMs: -3 * DAY_MS })
    expect(areAnswers([await ask(), await ask()])).toBe(true)
    expect(iamCalls()).toBe(1)
    expect(credential.stats()).toMatchObject({ tokenEndsAtMs: NOW_MS + DAY_MS, clockAheadMs: 3 * DAY_MS })
  })
})

describe('a refusal by DGC', () => {
  it('of a new token as well is reported, and IAM is asked ever less often', async () => {
    demo.control({ refuse: true })
    expect(await ask()).toMatchObject({ code: 'credentials_refused', retryAfterMs: MINUTE_MS })
    expect([iamCalls(), dgcOutcomes().length]).toEqual([2, 2])
    await askMany(50)
    clock.advance(MINUTE_MS - 1)
    await ask()
    expect(iamCalls()).toBe(2)
    clock.advance(1)
    expect(await ask()).toMatchObject({ code: 'credentials_refused', retryAfterMs: 2 * MINUTE_MS })
    expect(iamCalls()).toBe(3)
    for (let hour = 0; hour < 6; hour += 1) {
      clock.advance(60 * MINUTE_MS)
      await ask()
    }
    expect(iamCalls()).toBe(9)
    demo.control({ refuse: false })
    expect(await ask()).toBeTypeOf('string')
  })

  it('of one run leaves the token valid for the others', async () => {
    await ask()
    expect(await outcome(dgc, 'fault-401')).toMatchObject({ code: 'credentials_refused' })
    await outcome(dgc, 'fault-401')
    await outcome(dgc, 'fault-403')
    expect(await ask()).toBeTypeOf('string')
    expect(iamCalls()).toBe(2)
  })

  it('ends in what IAM says when that gives no other token', async () => {
    await ask()
    demo.control({ revokeTokens: true, iam: 'fail' })
    expect(await ask()).toMatchObject({ code: 'upstream_failed', upstream: { status: 503 } })
    demo.control({ iam: null })
    clock.advance(5 * SECOND_MS)
    expect(await ask()).toBeTypeOf('string')
  })
})

describe('when IAM', () => {
  it.each<[IamFault, Partial<ErrorDetail>, number]>([
    ['refuse', { code: 'credentials_refused' }, MINUTE_MS],
    ['lock', { code: 'credentials_refused' }, MINUTE_MS],
    ['fail', { code: 'upstream_failed' }, 5 * SECOND_MS],
    ['throttle', { code: 'throttled' }, 20 * SECOND_MS],
    ['redirect', { code: 'upstream_bad_answer', reason: 'redirect' }, 5 * SECOND_MS],
    ['html', { code: 'upstream_bad_answer', reason: 'html' }, 5 * SECOND_MS],
    ['rubbish', { code: 'upstream_bad_answer', reason: 'not_json' }, 5 * SECOND_MS],
    ['no_token', { code: 'upstream_bad_answer', reason: 'wrong_shape' }, 5 * SECOND_MS],
    ['ended', { code: 'upstream_bad_answer', reason: 'wrong_shape' }, 5 * SECOND_MS],
    ['encoded', { code: 'upstream_bad_answer', reason: 'encoded' }, 5 * SECOND_MS],
    ['huge', { code: 'upstream_bad_answer', reason: 'too_large' }, 5 * SECOND_MS],
    ['cut', { code: 'upstream_bad_answer', reason: 'truncated' }, 5 * SECOND_MS],
    ['down', { code: 'upstream_unreachable' }, 5 * SECOND_MS],
  ])('answers with %s, all callers fail, and it is not asked again too soon', async (iam, detail, waitMs) => {
    demo.control({ iam })
    const all = await askMany(30)
    expect(all.every((one) => typeof one !== 'string' && one.code === detail.code)).toBe(true)
    expect(all[0]).toMatchObject({ ...detail, retryAfterMs: waitMs })
    clock.advance(waitMs - 1)
    expect(await ask()).toMatchObject({ ...detail, retryAfterMs: 1 })
    expect([iamCalls(), dgcOutcomes()]).toEqual([1, []])
    expect(lines).toEqual([expect.stringMatching(/^IAM gave no token: \w+( \w+)?\.$/) as string])
    demo.control({ iam: null })
    clock.advance(1)
    expect(await ask()).toBeTypeOf('string')
    expect(iamCalls()).toBe(2)
  })

  it('never answers, the request ends', async () => {
    await dgc.destroy()
    make(PASSWORD, 300)
    demo.control({ iam: 'hang' })
    expect(await ask()).toEqual({ code: 'upstream_timeout', retryAfterMs: 5 * SECOND_MS })
    await demo.journal.waitFor((entry) => isOfIam(entry) && entry.end === 'broken')
  })

  it.each([32_769, 40_000, 80_000])('gives a token of %i characters, that is an error', async (length) => {
    const iam = createServer((_, res) =>
      res
        .writeHead(201, { 'x-subject-token': 'M'.repeat(length) })
        .end(JSON.stringify({ token: { expires_at: new Date(clock.nowMs() + HOUR_MS).toISOString() } })),
    )
    const iamEndpoint = `http://127.0.0.1:${await listen(iam)}`
    const said: string[] = []
    const deps = { clock, projectId: demo.projectId, log: (line: string) => said.push(line) }
    const generous = createCredential({ ...settings(), iamEndpoint }, deps)
    await expect(
      generous.createHeaders({ method: 'GET', url: new URL(iamEndpoint), headers: {} }),
    ).rejects.toMatchObject({ detail: { code: 'upstream_bad_answer', reason: 'token_too_long' } })
    expect(said).toContain('IAM gave no token: upstream_bad_answer token_too_long.')
    await close(iam)
  })

  it('refuses the password again and again, it is asked ever less often and the account is not locked', async () => {
    await dgc.destroy()
    make('PW-SENTINEL-wrong')
    const asked: number[] = []
    for (let minute = 0; minute < 60; minute += 1) {
      const before = iamCalls()
      expect(await ask()).toMatchObject({ code: 'credentials_refused', upstream: { status: 401 } })
      if (iamCalls() > before) asked.push(minute)
      clock.advance(MINUTE_MS)
    }
    expect(asked).toEqual([0, 1, 3, 7, 15, 25, 35, 45, 55])
  })

  it('repeats the password, it is shown nowhere', async () => {
    demo.control({ iam: 'echo' })
    const detail = (await ask()) as ErrorDetail
    expect(detail).toMatchObject({ code: 'credentials_refused', upstream: { code: '401' } })
    expect(detail.upstream?.message).toContain('[redacted]')
    expect(JSON.stringify([detail, lines])).not.toMatch(/SENTINEL|quoted|密码/)
  })
})

it('redacts earlier tokens and the password', async () => {
  const tokens: string[] = []
  for (let day = 0; day < 12; day += 1) {
    const headers = await credential.createHeaders({ method: 'GET', url: new URL(endpoint), headers: {} })
    tokens.push(headers['x-auth-token'] ?? '')
    clock.advance(DAY_MS)
  }
  expect(new Set(tokens).size).toBe(12)
  // The one that is held, eight of before, and the password.
  expect(credential.secrets()).toHaveLength(10)
  const late = tokens.slice(-9).map((token) => JSON.stringify(token).replaceAll('/', '\\/'))
  expect(credential.redact(`${late.join(' ')} ${encodeURIComponent(PASSWORD)}`)).not.toContain('SENTINEL')
})

it('the whole server runs with it: many runs, one token, and no credential is shown', async () => {
  const running = await startServer({
    endpoint,
    projectId: demo.projectId,
    clock,
    credential: settings(),
    limits: { callsPerSecond: 100_000, callsAtOnce: 64 },
  })
  const ids = Array.from({ length: 30 }, (_, index) => index + 1)
  await Promise.all(ids.map((id) => get(running.origin, `/api/jobs/job_batch/instances/${id}`)))
  demo.control({ revokeTokens: true })
  const more = await Promise.all(
    ids.map((id) => get(running.origin, `/api/jobs/job_batch/instances/${id + 1000}`)),
  )
  expect(new Set(more.map(({ status }) => status))).toEqual(new Set([404]))
  expect(iamCalls()).toBe(2)
  demo.control({ revokeTokens: true, iam: 'echo' })
  clock.advance(MINUTE_MS)
  const refused = await get(running.origin, '/api/jobs/job_batch/instances/7777')
  expect([refused.status, refused.text]).toEqual([502, expect.stringContaining('[redacted]') as string])
  const said = [...more, refused].map(({ text, headers }) => text + JSON.stringify(headers))
  expect(said.concat(running.lines, running.otherLines).join('\n')).not.toContain('SENTINEL')
  await running.stop()
})
