import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createJobsAddress,
  fitsRule,
  countUnasked,
  parseWallAddress,
  toWallQuery,
  writeWallAddress,
  type WallAddress,
} from './wall-address'

const read = (text: string) => parseWallAddress(new URLSearchParams(text))
const NONE = createJobsAddress('', [])
const job = (name: string, workspace = '') => ({ job: name, workspace })

describe('the address of a wall of jobs', () => {
  it.each<[string, Partial<WallAddress>]>([
    ['', {}],
    ['jobs=a,b,c', { jobs: [job('a'), job('b'), job('c')] }],
    ['jobs=b&jobs=a,b', { jobs: [job('b'), job('a')] }],
    ['jobs=a,,%20,../x,a%00', { jobs: [job('a')] }],
    ['jobs=%E8%AE%A2%E5%8D%95,b%20c', { jobs: [job('订单'), job('b c')] }],
    ['jobs=a@dw,b&workspace=prod', { workspace: 'prod', jobs: [job('a', 'dw'), job('b', 'prod')] }],
    ['jobs=a@b.c,d@', { jobs: [job('a@b.c'), job('d')] }],
    ['jobs=a%252Cb', { jobs: [job('a,b')] }],
    ['jobs=50%25', { jobs: [job('50%')] }],
    ['jobs=a&workspace=a/b', { jobs: [job('a')] }],
    [
      'folder=/ods*&folder=/dwd&tag=core&owner=li&not=tmp_*',
      { folders: ['/ods*', '/dwd'], tags: ['core'], owners: ['li'], without: ['tmp_*'] },
    ],
    ['folder=&tag=', {}],
    ['name=%20Core%20&rotate=30', { name: 'Core', rotateMs: 30_000 }],
    ['rotate=9', {}],
    ['rotate=10', { rotateMs: 10_000 }],
    ['rotate=600', { rotateMs: 600_000 }],
    ['rotate=601', {}],
    ['rotate=1e1', {}],
  ])('%j', (text, wall) => {
    expect(read(text)).toEqual({ ...NONE, ...wall })
  })

  it('can be anything', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('jobs', 'folder', 'not', 'workspace', 'rotate', 'name'),
            fc.string({ unit: 'binary', maxLength: 24 }),
          ),
        ),
        (pairs) => {
          const wall = parseWallAddress(new URLSearchParams(pairs))
          expect(wall.jobs.every(({ job: name }) => name !== '' && name.isWellFormed())).toBe(true)
          expect(parseWallAddress(writeWallAddress(wall))).toEqual(wall)
        },
      ),
    )
  })

  it('is read as it was written, whatever the names hold', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', '@', ',', '%', '2', '5', 'C', 'c', '订'),
      minLength: 1,
      maxLength: 12,
    })
    const ref = fc.record({ job: name, workspace: fc.constantFrom('', 'dw', 'prod') })
    const unique = fc.uniqueArray(ref, {
      selector: (one) => JSON.stringify([one.job, one.workspace || 'dw']),
    })
    fc.assert(
      fc.property(unique, (jobs) => {
        const wall = {
          ...NONE,
          workspace: 'dw',
          jobs: jobs.map((one) => job(one.job, one.workspace || 'dw')),
        }
        expect(parseWallAddress(new URLSearchParams(writeWallAddress(wall).toString()))).toEqual(wall)
      }),
    )
  })

  it('names more jobs than a page asks for', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `job_${index}`).join(',')
    const wall = read(`jobs=${many}`)
    expect(countUnasked(wall)).toBe(700)
    expect(toWallQuery(wall).jobs).toHaveLength(300)
  })
})

it.each([
  ['ods_a', 'ods_a', true],
  ['ods_a', 'ods_*', true],
  ['ods_a', '*_a', true],
  ['ods_a', '*s_*', true],
  ['ods_a', '*', true],
  ['', '*', true],
  ['ods_a', 'ods', false],
  ['ods_a', 'o*a', false],
  ['ods_a', '', false],
])('%j fits %j: %j', (text, rule, fits) => {
  expect(fitsRule(text, rule)).toBe(fits)
})
