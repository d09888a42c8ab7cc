import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ErrorDetail } from '../../contract/errors'
import { FAULTS } from '../../demo/faults/faults'
import { type Demo, createDemo } from '../../demo/http/server'
import { NOW_MS, SENTINEL, outcome, tokenCredential } from '../../testing/server'
import { type DgcClient, createDgcClient } from './client'

const clock = (): number => NOW_MS
const maxAnswerBytes = 4 * 1024 * 1024
/** For what never ends by itself. */
const SOON_MS = 400
const ENDLESS = new Set(['fault-slow-drip', 'fault-hang'])

describe('in front of the demo', () => {
  let demo: Demo
  let dgc: DgcClient
  let hasty: DgcClient

  beforeEach(async () => {
    demo = createDemo({ clock, token: SENTINEL })
    const endpoint = `http://127.0.0.1:${await demo.start()}`
    const options = {
      endpoint,
      projectId: demo.projectId,
      credential: tokenCredential(),
      clock,
      maxAnswerBytes,
    }
    dgc = createDgcClient({ ...options, timeoutMs: 10_000 })
    hasty = createDgcClient({ ...options, timeoutMs: SOON_MS })
  })

  afterEach(async () => {
    await dgc.destroy()
    await hasty.destroy()
    await demo.stop()
  })

  /** The error of each fault; without a code the first call succeeds, and `second` is the code of the second. */
  const EXPECTED: Readonly<
    Record<string, { code?: string; reason?: string; retryAfterMs?: number; said?: string; second?: string }>
  > = {
    'fault-instance-missing': { code: 'instance_not_found', said: 'DLF.0137' },
    'fault-instance-missing-30137': { code: 'instance_not_found', said: 'DLF.30137' },
    'fault-job-missing': { code: 'job_not_found', said: 'DLF.0100' },
    'fault-job-missing-30100': { code: 'job_not_found', said: 'DLF.30100' },
    'fault-no-rights': { code: 'forbidden', said: 'DLF.6888' },
    'fault-workspace-missing': { code: 'workspace_not_found', said: 'DLF.0819' },
    'fault-401': { code: 'credentials_refused', said: 'APIGW.0301' },
    'fault-401-expired': { code: 'credentials_refused', said: 'APIGW.0307' },
    'fault-401-iam': { code: 'credentials_refused', said: '401' },
    'fault-403': { code: 'forbidden', said: 'APIGW.0302' },
    'fault-404': { code: 'wrong_endpoint', said: 'APIGW.0101' },
    'fault-429': { code: 'throttled', said: 'APIGW.0308' },
    'fault-429-retry-after': { code: 'throttled', said: 'APIGW.0308', retryAfterMs: 30_000 },
    'fault-429-retry-date': { code: 'throttled', said: 'APIGW.0308', retryAfterMs: 30_000 },
    'fault-500': { code: 'upstream_failed', said: 'DLF.0001' },
    'fault-502': { code: 'upstream_failed' },
    'fault-503': { code: 'upstream_failed' },
    'fault-504': { code: 'upstream_failed', said: 'APIGW.0201' },
    'fault-echo-token': { code: 'credentials_refused', said: 'APIGW.0301' },
    'fault-echo-codes': { code: 'upstream_failed', said: Array(5).fill('[redacted]').join(' ') },
    'fault-echo-redirect': { code: 'upstream_bad_answer', reason: 'redirect' },
    'fault-html': { code: 'upstream_bad_answer', reason: 'html' },
    'fault-empty': { code: 'upstream_bad_answer', reason: 'empty' },
    'fault-redirect': { code: 'upstream_bad_answer', reason: 'redirect' },
    'fault-gzip': { code: 'upstream_bad_answer', reason: 'encoded' },
    'fault-cut': { code: 'upstream_bad_answer', reason: 'truncated' },
    'fault-cut-chunked': { code: 'upstream_bad_answer', reason: 'truncated' },
    'fault-20mb': { code: 'upstream_bad_answer', reason: 'too_large' },
    'fault-slow-drip': { code: 'upstream_timeout' },
    'fault-hang': { code: 'upstream_timeout' },
    'fault-reset': { code: 'upstream_unreachable', reason: 'reset' },
    'fault-error-with-200': { code: 'instance_not_found', said: 'DLF.0137' },
    'fault-flaky': { second: 'upstream_failed' },
    'fault-once': { code: 'upstream_failed', said: 'APIGW.0105' },
    'fault-vanish': { second: 'instance_not_found' },
    'fault-forgotten': { second: 'instance_not_found' },
    // Refused only when they are read: see upstream-faults.test.
    'fault-echo-run': {},
    'fault-echo-header': {},
    'fault-echo-no-run': {},
    'fault-cut-complete': {},
    'fault-not-json': {},
    'fault-array': {},
    'fault-nodes-object': {},
    'fault-deep': {},
  }

  it('covers every fault of the demo', () => {
    expect(Object.keys(EXPECTED).toSorted()).toEqual(FAULTS.map(({ job }) => job).toSorted())
  })

  it.each(Object.entries(EXPECTED))('%s', async (job, { code, reason, retryAfterMs, said, second }) => {
    const first = await outcome(ENDLESS.has(job) ? hasty : dgc, job)
    if (code === undefined) {
      expect(first).toBeTypeOf('string')
      if (second !== undefined) expect(await outcome(dgc, job)).toMatchObject({ code: second })
      return
    }
    expect(first).toMatchObject({ code })
    const { reason: why, retryAfterMs: wait, upstream } = first as ErrorDetail
    expect([why, wait, upstream?.code ?? undefined]).toEqual([reason, retryAfterMs, said])
    expect(JSON.stringify(first)).not.toContain('SENTINEL')
  })

  it('keeps the details that a report to Huawei needs', async () => {
    const detail = (await outcome(dgc, 'fault-echo-token')) as ErrorDetail
    expect(detail.upstream).toEqual({
      status: 401,
      code: 'APIGW.0301',
      message: 'Incorrect IAM authentication information: token [redacted] is invalid.',
      requestId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    })
  })

  it('retries a reset connection once, and no other failure', async () => {
    await outcome(dgc, 'fault-reset')
    await outcome(dgc, 'fault-503')
    await outcome(dgc, 'fault-cut')
    const jobs = demo.journal.entries.map(({ job }) => job)
    expect(jobs).toEqual(['fault-reset', 'fault-reset', 'fault-503', 'fault-cut'])
  })

  it('ends the connection of a response that never ends', async () => {
    await outcome(hasty, 'fault-slow-drip')
    const entry = await demo.journal.waitFor(({ job, end }) => job === 'fault-slow-drip' && end === 'broken')
    expect(entry.outcome).toBe('fault-slow-drip')
  })
})
