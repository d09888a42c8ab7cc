import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listPreloads } from './preloads'

const CONFIG = '/api/config'
const requestsOf = (path: string, search = '') => listPreloads(path, new URLSearchParams(search)).requests
const modulesOf = (search: string, language?: string) =>
  listPreloads('/jobs/a/instances/1', new URLSearchParams(search), language).modules

describe('the requests of a page', () => {
  it.each<[string, string, string, string[]]>([
    ['a run', '/jobs/a/instances/1', '', ['/api/jobs/a/instances/1', CONFIG]],
    ['a run with a slash behind it', '/jobs/a/instances/1/', '', ['/api/jobs/a/instances/1', CONFIG]],
    ['a workspace', '/jobs/a/instances/1', 'workspace=x1', ['/api/jobs/a/instances/1?workspace=x1', CONFIG]],
    [
      'a name that is encoded once',
      '/jobs/%E8%AE%A2%2050%25/instances/1',
      '',
      ['/api/jobs/%E8%AE%A2%2050%25/instances/1', CONFIG],
    ],
    [
      'a name of markup',
      '/jobs/"><script>/instances/1',
      '',
      ['/api/jobs/%22%3E%3Cscript%3E/instances/1', CONFIG],
    ],
    ['two workspaces', '/jobs/a/instances/1', 'workspace=a&workspace=b', [CONFIG]],
    ['a workspace of markup', '/jobs/a/instances/1', 'workspace="><script>', [CONFIG]],
    ['a slash in the name', '/jobs/a%2F..%2Fb/instances/1', '', [CONFIG]],
    ['an id that is no number', '/jobs/a/instances/latest', '', [CONFIG]],
    ['a broken encoding', '/jobs/%E8%/instances/1', '', [CONFIG]],
    ['the start page', '/', '', [CONFIG]],
    ['the jobs', '/jobs', '', ['/api/jobs', CONFIG]],
    ['the jobs of a workspace', '/jobs/', 'workspace=x1&q=a', ['/api/jobs?workspace=x1', CONFIG]],
    ['the jobs of two', '/jobs', 'workspace=a&workspace=b', [CONFIG]],
    ['the code of a screen, which has no session', '/pair', 'wall=1&show=/wall', []],
    ['the approval of a screen', '/pair', '', [CONFIG]],
    ['no page', '/nothing/here', '', [CONFIG]],
    ['the API', '/api/jobs/a/instances/1', '', [CONFIG]],
  ])('at an address with %s', (_, path, search, expected) => {
    expect(requestsOf(path, search)).toEqual(expected)
  })
})

describe('the words of a page', () => {
  const EN = ['src/i18n/en/common.ts']
  const ZH = ['src/i18n/zh-CN/common.ts']
  it.each<[string, string, string | undefined, string[]]>([
    ['the address', 'lang=zh', 'en-US,en;q=0.9', ZH],
    ['the browser', '', 'zh-CN,zh;q=0.9,en;q=0.8', ZH],
    ['its first language alone, as the page', '', 'de,zh;q=0.9', EN],
    ['the default', '', undefined, EN],
    ['an address of another language', 'lang=de', 'zh', ZH],
  ])('are in the language of %s', (_, search, language, expected) => {
    expect(modulesOf(search, language)).toEqual(expected)
  })
})

it('the list of jobs also names its page and its words', () => {
  expect(listPreloads('/jobs', new URLSearchParams('lang=zh')).modules).toEqual([
    'src/i18n/zh-CN/common.ts',
    'src/i18n/zh-CN/jobs.ts',
    'src/pages/jobs/JobsPage.tsx',
  ])
})

it('a wall also names its own parts and the rest of its words', () => {
  const modules = modulesOf('wall=1')
  expect(modules.slice(0, 2)).toEqual(['src/i18n/en/common.ts', 'src/i18n/en/later.ts'])
  expect(modules).toContain('src/pages/run/wall/WallPage.tsx')
  expect(listPreloads('/', new URLSearchParams('wall=1')).modules).toEqual(['src/i18n/en/common.ts'])
})

it('a wall of jobs names what it asks for, and its own parts', () => {
  const { requests, modules } = listPreloads('/wall', new URLSearchParams('jobs=a,b&name=Core&wall=1'))
  expect(requests[0]).toBe('/api/wall?jobs=a%2Cb')
  expect(modules).toContain('src/pages/wall/WallJobsPage.tsx')
  expect(listPreloads('/wall', new URLSearchParams('wall=1')).requests).toEqual(['/api/config'])
  for (const name of modules) expect(existsSync(name)).toBe(true)
})

it.each([...modulesOf('wall=1'), ...modulesOf('wall=1&lang=zh')])('the source file %s exists', (name) => {
  expect(existsSync(name)).toBe(true)
})
