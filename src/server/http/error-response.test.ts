import { expect, it } from 'vitest'
import { type ErrorDetail } from '../../contract/errors'
import { errorResponse } from './error-response'

const read = async (detail: ErrorDetail, status?: number) => {
  const response = errorResponse(detail, status === undefined ? {} : { status })
  return { type: response.headers.get('content-type'), body: await response.json() }
}

it('is a problem document, and holds what the page reads', async () => {
  const detail: ErrorDetail = {
    code: 'instance_not_found',
    upstream: { status: 400, code: 'DLF.0137', message: 'Job instance does not exist.', requestId: null },
  }
  expect(await read(detail)).toEqual({
    type: 'application/problem+json',
    body: {
      type: 'urn:nodeline:error:instance_not_found',
      title: 'No such instance',
      status: 404,
      detail: 'DGC answered: 400 DLF.0137 Job instance does not exist.',
      error: detail,
    },
  })
})

it.each<[string, ErrorDetail, string]>([
  ['nothing more', { code: 'internal' }, 'The server failed.'],
  [
    'a pattern',
    { code: 'bad_address', field: 'q', pattern: 'missing )' },
    'The parameter q is refused: missing ).',
  ],
  ['a parameter', { code: 'bad_address', field: 'job' }, 'The parameter job is refused.'],
  [
    'a reason and a pause',
    { code: 'upstream_unreachable', reason: 'refused', retryAfterMs: 5_000 },
    'Reason: refused. It may be tried again after 5000 ms.',
  ],
  ['a log', { code: 'log_unreadable', log: { failure: 'no_key' } }, 'Reason: no_key.'],
  ['a clock', { code: 'clock_off', clockAheadMs: -900_000 }, 'The clock of the server is -900000 ms ahead.'],
])('its detail says what is known: %s', async (_, detail, expected) => {
  expect((await read(detail)).body).toMatchObject({ detail: expected })
})

it.each([
  ['at', 'The parameter at is no time in epoch milliseconds'],
  ['q', 'The pattern is refused'],
  ['id', 'This address is not valid'],
] as const)('its title says what is wrong with an address: %s', async (field, title) => {
  expect((await read({ code: 'bad_address', field })).body).toMatchObject({ title })
})

it('names the status that is sent', async () => {
  expect((await read({ code: 'not_found' }, 405)).body).toMatchObject({ status: 405 })
})
