import { describe, expect, it } from 'vitest'
import { parseFault, parseRetryAfter, isErrorBody } from './faults'
import { createRedactor } from './redact'

const NOW_MS = Date.parse('2026-11-22T05:00:00Z')
const fault = (status: number, body: unknown, redact = (text: string): string => text) =>
  parseFault(
    {
      status,
      requestId: null,
      retryAfter: null,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
    NOW_MS,
    redact,
  )

describe('a code', () => {
  it.each([
    { status: 400, code: 'DLF.0137', is: 'instance_not_found' },
    { status: 400, code: 'DLF.30137', is: 'instance_not_found' },
    { status: 400, code: 'DLF.0100', is: 'job_not_found' },
    { status: 400, code: 'DLF.30100', is: 'job_not_found' },
    { status: 400, code: 'DLF.0819', is: 'workspace_not_found' },
    { status: 400, code: 'DLF.6888', is: 'forbidden' },
    { status: 400, code: 'DLF.3051', is: 'upstream_failed' },
    { status: 403, code: 'DLF.9999', is: 'forbidden' },
    { status: 403, code: 'APIGW.0302', is: 'forbidden' },
    { status: 403, code: 'APIGW.0306', is: 'forbidden' },
    { status: 403, code: 'APIGW.0310', is: 'forbidden' },
    { status: 401, code: 'APIGW.0301', is: 'credentials_refused' },
    { status: 401, code: 'APIGW.0303', is: 'credentials_refused' },
    { status: 401, code: 'APIG.0307', is: 'credentials_refused' },
    { status: 429, code: 'APIGW.0308', is: 'throttled' },
    { status: 400, code: 'APIG.0308', is: 'throttled' },
    { status: 404, code: 'APIGW.0101', is: 'wrong_endpoint' },
    { status: 404, code: 'APIG.0103', is: 'wrong_endpoint' },
    { status: 404, code: 'DLF.9999', is: 'upstream_failed' },
    { status: 504, code: 'APIGW.0201', is: 'upstream_failed' },
    { status: 400, code: '__proto__', is: 'upstream_failed' },
  ])('$status $code is $is', ({ status, code, is }) => {
    expect(fault(status, { error_code: code, error_msg: 'x' })).toMatchObject({
      code: is,
      upstream: { status, code },
    })
  })

  it.each([
    { status: 401, is: 'credentials_refused' },
    { status: 403, is: 'forbidden' },
    { status: 404, is: 'wrong_endpoint' },
    { status: 429, is: 'throttled' },
    { status: 400, is: 'upstream_failed' },
    { status: 500, is: 'upstream_failed' },
    { status: 502, is: 'upstream_failed' },
  ])('is taken from $status when the body is HTML, empty, or another JSON: $is', ({ status, is }) => {
    for (const body of ['<html>', '', '[]', 'null', '"x"', '{}']) {
      expect(fault(status, body)).toEqual({
        code: is,
        upstream: { status, code: null, message: null, requestId: null },
      })
    }
  })
})

describe('spellings', () => {
  it.each([
    { case: 'of the example', body: { error_code: 'C', error_msg: 'M' } },
    { case: 'of the schema', body: { errorCode: 'C', errorMsg: 'M' } },
    { case: 'of IAM', body: { error: { code: 'C', message: 'M', title: 'T' } } },
    { case: 'of CDM', body: { errCode: 'C', externalMessage: 'M' } },
    { case: 'behind a byte-order mark', body: `\uFEFF{"error_code":"C","error_msg":"M"}` },
  ])('$case', ({ body }) => {
    expect(fault(400, body).upstream).toMatchObject({ code: 'C', message: 'M' })
  })

  it("takes IAM's number for a code", () => {
    expect(fault(401, { error: { code: 401, message: 'M' } })).toMatchObject({
      code: 'credentials_refused',
      upstream: { code: '401' },
    })
  })

  it.each(['Workspace does not exist.', 'The workspace 0a1b is not found', '工作空间 0a1b 不存在'])(
    'knows %j',
    (message) => {
      expect(fault(400, { error_code: 'DLF.3051', error_msg: message }).code).toBe('workspace_not_found')
    },
  )

  it('finds the request id in the body, else in the header', () => {
    expect(fault(400, { request_id: 'b' }).upstream?.requestId).toBe('b')
    const inHeader = parseFault(
      { status: 500, requestId: 'h', retryAfter: null, body: '' },
      NOW_MS,
      (text) => text,
    )
    expect(inHeader.upstream?.requestId).toBe('h')
  })
})

describe('the reported details', () => {
  it('are cut', () => {
    const { upstream } = fault(400, {
      error_code: 'c'.repeat(999),
      error_msg: `${'m'.repeat(298)}\u{1F680}`.repeat(9),
      request_id: 'r'.repeat(999),
    })
    expect([upstream?.code?.length, upstream?.message?.length, upstream?.requestId?.length]).toEqual([
      64, 300, 128,
    ])
    expect(upstream?.message?.isWellFormed()).toBe(true)
  })

  it('hold no credential, in any form and field', () => {
    const secret = 'abc/def+ghi=='
    const forms = [secret, String.raw`abc\/def+ghi==`, encodeURIComponent(secret)]
    const body = {
      error_code: secret,
      error_msg: `x${forms.join(' ')}${'y'.repeat(400)}`,
      request_id: secret,
    }
    const said = JSON.stringify(fault(400, body, createRedactor([secret])))
    expect(said).toContain('[redacted]')
    expect(said).not.toMatch(/abc.{1,5}def/)
  })
})

it.each([
  { case: 'a message made of one word', body: { error_msg: 'workspace '.repeat(1_000_000) } },
  { case: 'a body nested without end', body: '['.repeat(5_000_000) },
])('stays fast on $case', ({ body }) => {
  expect(fault(500, body).code).toBe('upstream_failed')
})

describe('Retry-After', () => {
  it.each([
    { value: '30', ms: 30_000 },
    { value: ' 0 ', ms: 0 },
    { value: 'Sun, 22 Nov 2026 05:00:30 GMT', ms: 30_000 },
    { value: 'Sun, 22 Nov 2026 04:00:00 GMT', ms: 0 },
    { value: '86400', ms: 300_000 },
    { value: '99999999999999999999', ms: 300_000 },
    { value: 'soon', ms: null },
    { value: '-1', ms: null },
    { value: '', ms: null },
    { value: null, ms: null },
  ])('$value is $ms', ({ value, ms }) => {
    expect(parseRetryAfter(value, NOW_MS)).toBe(ms)
  })
})

it.each([
  { body: '{"error_code":"DLF.0137"}', is: true },
  { body: '{"errorCode":"DLF.0137","errorMsg":"x"}', is: true },
  { body: '{"nodes":[],"error_code":"x"}', is: false },
  { body: '{"errorMessage":"a run may say why it failed"}', is: false },
  { body: '{"error_code":', is: false },
])('$body in place of a run: $is', ({ body, is }) => {
  expect(isErrorBody(body)).toBe(is)
})
