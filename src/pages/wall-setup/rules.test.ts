import { describe, expect, it } from 'vitest'
import { parseWallAddress } from '../../contract/wall-address'
import { makeJob } from '../../testing/jobs'
import {
  countRules,
  listNames,
  moveJob,
  readGiven,
  removeJob,
  toDraft,
  toWallAddress,
  type Rule,
} from './rules'

const JOBS = [
  makeJob({ name: 'ods_a', folder: '/retail/ods', owner: 'li', tags: ['core'] }),
  makeJob({ name: 'ods_b', folder: '/retail/ods', owner: 'sun' }),
  makeJob({ name: 'tmp_x', folder: '/retail/ods', owner: 'sun' }),
  makeJob({ name: 'ads_c', folder: '/retail/ads', owner: 'sun' }),
  makeJob({ name: 'dq_d', folder: '/dq', owner: 'li' }),
]

const rules = (...rows: [Rule['kind'], ...string[]][]): Rule[] =>
  rows.map(([kind, ...values], key) => ({ key, kind, values }))
const draft = (...rows: [Rule['kind'], ...string[]][]) => ({
  workspace: '',
  rules: rules(...rows),
  name: '',
  rotateMs: null,
  isFixed: false,
})

describe('the jobs of a wall that is being set up', () => {
  it('are the named ones first, then those of the rules without the ones left out', () => {
    const list = listNames(rules(['folder', '/retail'], ['jobs', 'dq_d', 'ods_b'], ['not', 'tmp_*']), JOBS)
    expect(list).toEqual(['dq_d', 'ods_b', 'ads_c', 'ods_a'])
  })

  it('are counted for each row: by itself, and what it adds', () => {
    const counts = countRules(
      rules(
        ['folder', '/retail/ods'],
        ['owner', 'sun'],
        ['jobs', 'ods_a', 'dq_d', 'no_such_job'],
        ['not', 'tmp_*'],
      ),
      JOBS,
    )
    expect(counts.map(({ count, more }) => [count, more])).toEqual([
      [3, 3],
      [3, 1],
      [2, 1],
      [1, 1],
    ])
  })

  it('become a fixed list when they are put in another order', () => {
    const given = draft(['folder', '/retail/ods'], ['not', 'tmp_*'])
    const moved = moveJob(given, ['ods_a', 'ods_b'], 1, 0)
    expect(moved).toEqual({ ...given, rules: rules(['jobs', 'ods_b', 'ods_a']), isFixed: true })
    expect(moveJob(given, ['ods_a', 'ods_b'], 1, 2)).toBe(given)
  })

  it('can be removed, whether a name or a rule added them', () => {
    const given = draft(['owner', 'sun'], ['jobs', 'dq_d', 'ods_b'])
    expect(removeJob(given, 'dq_d', JOBS).rules).toEqual(rules(['owner', 'sun'], ['jobs', 'ods_b']))
    expect(removeJob(given, 'ods_b', JOBS).rules).toEqual(
      rules(['owner', 'sun'], ['jobs', 'dq_d'], ['not', 'ods_b']),
    )
  })
})

it.each([
  ['a,b c\nd', { names: ['a', 'b', 'c', 'd'] }],
  ['订单，库存、a', { names: ['订单', '库存', 'a'] }],
  ['see https://x.example/jobs/%E8%AE%A2%E5%8D%95/instances/12?lang=en', { names: ['see', '订单'] }],
  ['/jobs/a%ZZ', { names: ['a%ZZ'] }],
  [
    'https://x.example/dw/wall?tag=core&name=N',
    { wall: parseWallAddress(new URLSearchParams('tag=core&name=N')) },
  ],
  ['https://', { names: [] }],
])('reads %j', (text, given) => {
  expect(readGiven(text, 'https://nodeline.example')).toEqual(given)
})

it('an address keeps its rules through the form', () => {
  const address = parseWallAddress(
    new URLSearchParams('workspace=dw&folder=/a&tag=t&owner=o&jobs=x,y&not=z*&name=N&rotate=30'),
  )
  expect(toWallAddress(toDraft(address))).toEqual(address)
})
