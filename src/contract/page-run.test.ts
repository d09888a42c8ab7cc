import { expect, it } from 'vitest'
import { invalidPart } from './run-ref'
import { readRef } from './page-run'

it.each<[string, Record<string, string | undefined>, string, { job: string; id: string; workspace: string }]>(
  [
    ['job and id', { job: '订单 50%', id: '34765' }, '', { job: '订单 50%', id: '34765', workspace: '' }],
    ['a workspace', { job: 'a', id: '1' }, 'workspace=0b1c', { job: 'a', id: '1', workspace: '0b1c' }],
    ['an empty workspace', { job: 'a', id: '1' }, 'workspace=', { job: 'a', id: '1', workspace: '' }],
    ['nothing', {}, '', { job: '', id: '', workspace: '' }],
    ['parts without a value', { job: undefined, id: undefined }, '', { job: '', id: '', workspace: '' }],
    [
      'an id past 2^53, to its last digit',
      { job: 'a', id: '9007199254740993' },
      '',
      { job: 'a', id: '9007199254740993', workspace: '' },
    ],
  ],
)('an address with %s', (_, params, search, expected) => {
  expect(readRef(params, new URLSearchParams(search))).toEqual(expected)
})

it.each(['workspace=a&workspace=b', 'workspace=a&workspace=a', 'workspace=a&workspace='])(
  'two workspaces are none that can be: %s',
  (search) => {
    expect(invalidPart(readRef({ job: 'a', id: '1' }, new URLSearchParams(search)))).toBe('workspace')
  },
)
