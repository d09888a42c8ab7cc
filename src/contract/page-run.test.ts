import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { findPageRun, readPageRef, readRef } from './page-run'
import { findRunInPath, keepViewParams, matchRoute, paths } from './routes'
import { invalidPart } from './run-ref'

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

const HOSTILE = [
  '%',
  '%2F',
  '%2f',
  '%25',
  '%252F',
  '∕',
  '／',
  '?',
  '#',
  '&',
  '+',
  ':job',
  ';',
  '..',
  "'",
  '"',
  '<',
  ' ',
  '订',
]

/** Whole names of what an address may take for a sign of its own, and any others. */
const anyJob = fc
  .oneof(
    fc
      .array(fc.constantFrom(...HOSTILE, 'a', 'b'), { minLength: 1, maxLength: 8 })
      .map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  )
  .filter((job) => invalidPart({ job, id: '1', workspace: '' }) === null)

it('any name of a job is the same in the address of a page, in the API, and in an address that was copied', () => {
  const view = new URLSearchParams({ lang: 'zh', tz: 'UTC', wall: '1' })
  fc.assert(
    fc.property(anyJob, fc.constantFrom('', '0b1c'), (job, workspace) => {
      const ref = { job, id: '34765', workspace }
      const open = (path: string) => new URL(keepViewParams(path, view), 'https://nodeline.test')
      const run = open(paths.run(ref))
      expect(readPageRef(run.pathname, run.searchParams)).toEqual(ref)
      expect(findPageRun(`${run.pathname}/`, run.searchParams)).toEqual(ref)
      expect(findRunInPath(run.pathname)).toEqual({ job, id: ref.id })
      expect(matchRoute(open(paths.apiRun(ref)).pathname)?.run).toEqual({ job, id: ref.id })
      const runs = open(paths.jobRuns(ref))
      expect(readPageRef(runs.pathname, runs.searchParams)).toEqual({ job, id: '', workspace })
      expect(matchRoute(open(paths.apiJobHistory(ref)).pathname)?.job).toBe(job)
    }),
  )
})
