import { expect, it } from 'vitest'
import { type ErrorDetail } from '../../contract/errors'
import { type DefinitionFailure } from './history-calls'
import { badResponse } from '../dgc/faults'
import { explainMissing } from './explain-missing'

const answered = (code: ErrorDetail['code'], status: number): ErrorDetail => ({
  code,
  upstream: { status, code: null, message: null, requestId: null },
})

it.each<[string, DefinitionFailure | null, number | null, boolean, object]>([
  ['is being read', null, 3, true, { reason: 'pending', version: 3 }],
  ['was not asked for yet', null, 3, false, { reason: 'pending', version: 3 }],
  ['has no known version', null, null, false, { reason: 'version-unknown' }],
  ['may not be read', answered('forbidden', 403), 3, false, { reason: 'forbidden', httpStatus: 403 }],
  ['is gone with its job', answered('job_not_found', 400), 3, false, { reason: 'missing', httpStatus: 400 }],
  [
    'is that of another version',
    { code: 'other_version', given: 4 },
    3,
    false,
    { reason: 'other-version', version: 3, given: 4 },
  ],
  ['is too large', badResponse('too_large').detail, 3, false, { reason: 'too-large', httpStatus: null }],
  ['is no JSON', badResponse('not_json').detail, 3, false, { reason: 'failed', httpStatus: null }],
])('of a definition that %s the reason is known', (_, failure, version, isReading, expected) => {
  expect(explainMissing({ failure, version, isReading })).toMatchObject(expected)
})
