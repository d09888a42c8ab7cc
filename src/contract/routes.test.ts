import { describe, expect, it } from 'vitest'
import {
  ROUTES,
  addComparison,
  findRunInPath,
  isApiPath,
  isProbePath,
  keepViewParams,
  matchRoute,
  paths,
} from './routes'
import { invalidPart } from './run-ref'

const REF = { job: 'job_batch', id: '34765', workspace: '' }

it('keeps every path that users have shared, and the one that programs read', () => {
  const shared = Object.values(ROUTES).filter((path) => !isApiPath(path) && !isProbePath(path))
  expect([...shared, ROUTES.apiDiagnosis]).toEqual([
    '/',
    '/demo',
    '/status',
    '/wall',
    '/wall/new',
    '/pair',
    '/jobs',
    '/jobs/:job',
    '/jobs/:job/instances/:id',
    '/og/:job/:id.png',
    '/sign-out',
    '/api/jobs/:job/instances/:id/diagnosis',
  ])
})

describe('a job name in a path', () => {
  it.each([
    ['Chinese', '订单作业', '%E8%AE%A2%E5%8D%95%E4%BD%9C%E4%B8%9A'],
    ['spaces', 'job one', 'job%20one'],
    ['a percent sign', '50%', '50%25'],
    ['what looks encoded already', 'a%20b%2Fc', 'a%2520b%252Fc'],
    ['dots', 'dws.load.v2', 'dws.load.v2'],
    ['parentheses', 'job (1)', 'job%20(1)'],
    ['query and fragment', 'a?b#c&d=e', 'a%3Fb%23c%26d%3De'],
    ['a plus', 'a+b', 'a%2Bb'],
    ['a slash, which no job may have', 'a/b', 'a%2Fb'],
    ['half a surrogate pair does not throw', 'a\ud800', 'a%EF%BF%BD'],
  ])('is encoded and decoded once: %s', (_, job, segment) => {
    expect(paths.run({ ...REF, job })).toBe(`/jobs/${segment}/instances/34765`)
    expect(paths.jobRuns({ job, workspace: '' })).toBe(`/jobs/${segment}`)
    expect(paths.apiRun({ ...REF, job })).toBe(`/api/jobs/${segment}/instances/34765`)
    expect(paths.apiRawRun({ ...REF, job })).toBe(`/api/jobs/${segment}/instances/34765/raw`)
    // Decoded exactly once by the matcher.
    const run = { job: job.toWellFormed(), id: '34765' }
    expect(matchRoute(paths.run({ ...REF, job }))).toEqual({ name: 'run', run })
    expect(matchRoute(paths.apiRawRun({ ...REF, job }))).toEqual({ name: 'apiRawRun', run })
  })
})

it.each(['.', '..'])('a job called %s has an address of its own, which says that none can be', (job) => {
  const { pathname } = new URL(paths.run({ ...REF, job }), 'https://nodeline.test')
  expect(matchRoute(pathname)).toEqual({ name: 'run', run: { job: `${job}/`, id: REF.id } })
  expect(invalidPart({ ...REF, job: `${job}/` })).toBe('job')
})

describe('matching a path', () => {
  it.each([
    ['a page', '/wall/new', { name: 'wallSetup', run: null }],
    ['an empty name', '/jobs//instances/1', { name: 'run', run: { job: '', id: '1' } }],
    ['a broken escape', '/api/jobs/%/instances/1', { name: 'apiRun', run: { job: null, id: '1' } }],
    [
      'a job and id that are called raw',
      '/api/jobs/raw/instances/raw',
      { name: 'apiRun', run: { job: 'raw', id: 'raw' } },
    ],
    ['a job', '/jobs/a%2520b', { name: 'jobRuns', run: null, job: 'a%20b' }],
    ['a job with a broken escape', '/api/jobs/%', { name: 'apiJobHistory', run: null, job: null }],
    ['the jobs', '/api/jobs', { name: 'apiJobs', run: null }],
    ['an unknown path below a run', '/api/jobs/a/instances/1/log', null],
    ['a name of two segments', '/api/jobs/a/b/instances/1', null],
    ['a trailing slash', '/status/', null],
  ])('reads %s', (_, path, expected) => {
    expect(matchRoute(path)).toEqual(expected)
  })

  it.each([
    ['the API', '/api/jobs/a%2520b/instances/1/raw', { job: 'a%20b', id: '1' }],
    ['a proxy prefix', '/tools/jobs/a/instances/1/', { job: 'a', id: '1' }],
    ['another page', '/status', null],
  ])('finds the run in a path of %s', (_, path, expected) => {
    expect(findRunInPath(path)).toEqual(expected)
  })

  it.each([
    ['/api', true, false],
    ['/api/x', true, false],
    ['/apis', false, false],
    ['/healthz', false, true],
    ['/readyz', false, true],
    ['/healthz/', false, false],
  ])('%s: API %s, probe %s', (path, api, probe) => {
    expect([isApiPath(path), isProbePath(path)]).toEqual([api, probe])
  })
})

it.each([
  ['', '/wall/new?job=%E8%AE%A2%E5%8D%95+50%25&id=1'],
  ['dw', '/wall/new?job=%E8%AE%A2%E5%8D%95+50%25&id=1&workspace=dw'],
])('the wall setup is filled in with a run of workspace %j', (workspace, path) => {
  expect(paths.wallSetup({ job: '订单 50%', id: '1', workspace })).toBe(path)
})

it.each([
  ['none', '', ''],
  ['an id', '0b1c2d', '?workspace=0b1c2d'],
  ['what no workspace may be', 'a b&c', '?workspace=a%20b%26c'],
])('a workspace: %s', (_, workspace, query) => {
  expect(paths.run({ ...REF, workspace })).toBe(`/jobs/job_batch/instances/34765${query}`)
  expect(paths.apiJobs(workspace)).toBe(`/api/jobs${query}`)
  expect(paths.apiJobHistory({ job: 'a', workspace })).toBe(`/api/jobs/a${query}`)
  expect(paths.apiRawRun({ ...REF, workspace })).toBe(`/api/jobs/job_batch/instances/34765/raw${query}`)
})

it('a run beside another one keeps the parameters that it has', () => {
  expect(addComparison('/jobs/a/instances/1', '2 &')).toBe('/jobs/a/instances/1?vs=2+%26')
  expect(addComparison('/jobs/a/instances/1?tz=UTC', '2')).toBe('/jobs/a/instances/1?tz=UTC&vs=2')
})

it.each([
  ['nothing to keep', '/', '', '/'],
  ['language, theme and zone', '/', 'tz=UTC&lang=zh&theme=dark', '/?lang=zh&theme=dark&tz=UTC'],
  ['the wall', '/', 'chime=1&wall=1&awake=1&every=30&node=a', '/?wall=1&every=30&awake=1&chime=1'],
  ['nothing else of the page', '/', 'q=x&node=a&workspace=w&lang=en', '/?lang=en'],
  [
    'a query that the path has',
    '/jobs/a/instances/1?workspace=w',
    'tz=UTC',
    '/jobs/a/instances/1?workspace=w&tz=UTC',
  ],
  ['what the path says itself', '/?tz=UTC', 'tz=Asia/Shanghai&lang=en', '/?tz=UTC&lang=en'],
  ['the first of two', '/', 'lang=zh&lang=en', '/?lang=zh'],
  ['a hostile value, as a value', '/', 'tz=%26workspace%3Dw%23x', '/?tz=%26workspace%3Dw%23x'],
  [
    'a name in the path, encoded once',
    '/jobs/50%25%3F/instances/1',
    'lang=zh',
    '/jobs/50%25%3F/instances/1?lang=zh',
  ],
])('a link keeps the view parameters: %s', (_, path, search, expected) => {
  expect(keepViewParams(path, new URLSearchParams(search))).toBe(expected)
})
