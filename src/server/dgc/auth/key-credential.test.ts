import { type Server, createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ErrorDetail } from '../../../contract/errors'
import { type Demo, createDemo } from '../../../demo/http/server'
import { NOW_MS, type TestClock, close, listen, outcome, testClock } from '../../../testing/server'
import { type DgcClient, createDgcClient } from '../client'
import { createCredential } from './create-credential'
import { type Credential } from './credential'
import { MINUTE_MS } from '../../../lib/time/units'

const AK = 'AKSENTINEL01'
const SK = 'SK-SENTINEL/secret+key=='
const LENT = 'ST-SENTINEL/lent"token+=='

let clock: TestClock
let demo: Demo
let dgc: DgcClient
let credential: Credential
let lines: string[]
let endpoint: string

interface Made {
  sk?: string
  securityToken?: string | null
}

function make({ sk = SK, securityToken = null }: Made = {}, at = endpoint): void {
  const { projectId } = demo
  lines = []
  credential = createCredential(
    { kind: 'aksk', ak: AK, sk, securityToken },
    { clock, projectId, log: (line) => lines.push(line) },
  )
  const limits = { timeoutMs: 10_000, maxAnswerBytes: 4 * 1024 * 1024 }
  dgc = createDgcClient({ endpoint: at, projectId, credential, clock: clock.nowMs, ...limits })
}

async function begin(securityToken: string | null = null): Promise<void> {
  demo = createDemo({ clock: () => NOW_MS, key: { ak: AK, sk: SK, securityToken } })
  endpoint = `http://127.0.0.1:${await demo.start()}`
}

beforeEach(async () => {
  clock = testClock()
  await begin()
  make()
})

afterEach(async () => {
  await dgc.destroy()
  await demo.stop()
})

const outcomes = (): string[] => demo.journal.entries.map(({ auth, outcome: became }) => `${auth} ${became}`)

describe('a signed call is let in', () => {
  it.each([
    ...'job_batch a.b-c_d __proto__ a+b&c=d~ 100%25 😀é ... a?b#c;d'.split(' '),
    '作业 50% (测试)',
    "job's *best*!",
    '[x]^`{|}"<>',
  ])('for the job %s', async (job) => {
    const said = await outcome(dgc, job)
    if (job === 'job_batch') expect(said).toContain('"instanceId":34765')
    // The gateway let it in, and DGC has no such job: it read the name as it was meant.
    else expect(said).toMatchObject({ code: 'job_not_found' })
    expect(demo.journal.entries).toMatchObject([{ job, auth: 'aksk' }])
  })

  it('for a workspace, which is signed', async () => {
    await outcome(dgc, 'job_batch', '34765', 'default')
    expect([demo.journal.entries[0]?.workspace, ...outcomes()]).toEqual(['default', 'aksk 200'])
  })

  it('with a key that was lent', async () => {
    await demo.stop()
    await begin(LENT)
    make()
    expect(await outcome(dgc, 'job_batch')).toMatchObject({ code: 'credentials_refused' })
    make({ securityToken: LENT })
    expect(await outcome(dgc, 'job_batch')).toBeTypeOf('string')
  })
})

describe('a key that is refused', () => {
  it('is not tried again in the same call, and is in no part of the error', async () => {
    await demo.stop()
    await begin(LENT)
    make({ sk: 'SK-SENTINEL-wrong', securityToken: LENT })
    const detail = (await outcome(dgc, 'job_batch')) as ErrorDetail
    expect(detail.code).toBe('credentials_refused')
    // The gateway quotes what it made of the request, and the security token is a part of that.
    expect(detail.upstream?.message).toContain('canonicalRequest:GET')
    expect(JSON.stringify(detail)).not.toContain('SENTINEL')
    expect(outcomes()).toEqual(['aksk 401 APIGW.0301'])
  })

  it('is redacted when all that was sent is repeated', async () => {
    const detail = (await outcome(dgc, 'fault-echo-token')) as ErrorDetail
    const message =
      'Incorrect IAM authentication information: token SDK-HMAC-SHA256 Access=[redacted], SignedHeaders='
    expect(detail.upstream?.message).toContain(message)
    expect(detail.upstream?.message).toMatch(/Signature=\[redacted\]/)
    expect(credential.secrets()).toHaveLength(3)
  })

  it('keeps the signatures of late, and no more', async () => {
    const url = new URL(endpoint)
    for (let count = 0; count < 300; count += 1) {
      clock.advance(1000)
      await credential.createHeaders({ method: 'GET', url, headers: {} })
    }
    expect(credential.secrets()).toHaveLength(2 + 256)
    const { authorization = '' } = await credential.createHeaders({ method: 'GET', url, headers: {} })
    expect(credential.redact(authorization)).toBe(
      'SDK-HMAC-SHA256 Access=[redacted], SignedHeaders=host;x-project-id;x-sdk-date, Signature=[redacted]',
    )
  })
})

describe('a clock that is off', () => {
  it.each([
    { skewMs: 20 * MINUTE_MS, words: '20 minutes behind' },
    { skewMs: -20 * MINUTE_MS, words: '20 minutes ahead of' },
    { skewMs: 3 * 24 * 60 * MINUTE_MS, words: '4320 minutes behind' },
  ])('$words is corrected by the first refusal, and logged', async ({ skewMs, words }) => {
    demo.control({ skewMs })
    expect(await outcome(dgc, 'job_batch')).toBeTypeOf('string')
    clock.advance(MINUTE_MS)
    demo.control({ skewMs: skewMs + MINUTE_MS })
    expect(await outcome(dgc, 'job_batch')).toBeTypeOf('string')
    expect(outcomes()).toEqual(['aksk 401 APIGW.0301', 'aksk 200', 'aksk 200'])
    expect(lines).toEqual([expect.stringContaining(`is ${words} the upstream's`)])
    expect(credential.stats()).toEqual({
      credential: 'aksk',
      tokenEndsAtMs: null,
      clockAheadMs: -skewMs,
    })
  })

  it('by less than the gateway minds costs nothing', async () => {
    demo.control({ skewMs: 14 * MINUTE_MS })
    expect(await outcome(dgc, 'job_batch')).toBeTypeOf('string')
    expect(outcomes()).toEqual(['aksk 200'])
    expect(lines).toHaveLength(1)
  })

  it('is named as the reason when correcting it does not help', async () => {
    let calls = 0
    const stranger: Server = createServer((_, res) => {
      calls += 1
      const date = new Date(NOW_MS - 20 * MINUTE_MS).toUTCString()
      res.writeHead(401, { date }).end('{"error_code":"APIGW.0301"}')
    })
    await dgc.destroy()
    make({}, `http://127.0.0.1:${await listen(stranger)}`)
    const off = { code: 'clock_off', clockAheadMs: 20 * MINUTE_MS, upstream: { code: 'APIGW.0301' } }
    expect(await outcome(dgc, 'job_batch')).toMatchObject(off)
    expect(calls).toBe(2)
    expect(await outcome(dgc, 'job_batch')).toMatchObject(off)
    expect(calls).toBe(3)
    await close(stranger)
  })
})
