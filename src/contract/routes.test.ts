import { describe, expect, it } from 'vitest'
import { JobName } from './run-ref'
import * as v from 'valibot'
import { keepViewParams, paths, ROUTES } from './routes'

const REF = { job: 'job_batch', id: '34765', workspace: '' }

describe('every address', () => {
  const table: Record<keyof typeof paths, string> = {
    lookUp: paths.lookUp(),
    status: paths.status(),
    instance: paths.instance(REF),
    wallAddress: paths.wallAddress(),
    apiInstance: paths.apiInstance(REF),
    apiRaw: paths.apiRaw(REF),
    apiConfig: paths.apiConfig(),
    apiStatus: paths.apiStatus(),
  }

  it('is as it was: people have shared it', () => {
    expect(table).toEqual({
      lookUp: '/',
      status: '/status',
      instance: '/jobs/job_batch/instances/34765',
      wallAddress: '/wall/new',
      apiInstance: '/api/jobs/job_batch/instances/34765',
      apiRaw: '/api/jobs/job_batch/instances/34765/raw',
      apiConfig: '/api/config',
      apiStatus: '/api/status',
    })
  })

  it('has a row above', () => {
    expect(Object.keys(table).toSorted()).toEqual(Object.keys(paths).toSorted())
  })
})

describe('a name in an address', () => {
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
  ])('is encoded once: %s', (_, job, segment) => {
    expect(paths.instance({ ...REF, job })).toBe(`/jobs/${segment}/instances/34765`)
    expect(paths.apiInstance({ ...REF, job })).toBe(`/api/jobs/${segment}/instances/34765`)
    expect(paths.apiRaw({ ...REF, job })).toBe(`/api/jobs/${segment}/instances/34765/raw`)
    if (v.is(JobName, job)) expect(decodeURIComponent(segment)).toBe(job)
  })

  it('comes back from the route that it fills', () => {
    const job = '订单 50%2F (a+b)?#'
    const { pathname } = new URL(paths.instance({ ...REF, job }), 'http://127.0.0.1')
    const parts = pathname.split('/')
    const names = ROUTES.instance.split('/')
    expect(parts).toHaveLength(names.length)
    expect(decodeURIComponent(parts[names.indexOf(':job')] ?? '')).toBe(job)
    expect(parts[names.indexOf(':id')]).toBe('34765')
  })
})

it.each([
  ['', '/wall/new?job=%E8%AE%A2%E5%8D%95+50%25&id=1'],
  ['dw', '/wall/new?job=%E8%AE%A2%E5%8D%95+50%25&id=1&workspace=dw'],
])('a run of workspace %j is filled in where the address of a wall is made', (workspace, path) => {
  expect(paths.wallAddress({ job: '订单 50%', id: '1', workspace })).toBe(path)
})

it.each([
  ['none', '', ''],
  ['an id', '0b1c2d', '?workspace=0b1c2d'],
  ['what no workspace may be', 'a b&c', '?workspace=a%20b%26c'],
])('a workspace: %s', (_, workspace, query) => {
  expect(paths.instance({ ...REF, workspace })).toBe(`/jobs/job_batch/instances/34765${query}`)
  expect(paths.apiRaw({ ...REF, workspace })).toBe(`/api/jobs/job_batch/instances/34765/raw${query}`)
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
])('a link keeps how one reads: %s', (_, path, search, expected) => {
  expect(keepViewParams(path, new URLSearchParams(search))).toBe(expected)
})
