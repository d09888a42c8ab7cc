import { describe, expect, it } from 'vitest'
import { type Job } from '../../contract/job'
import { checkDraft, readDraft, writeDraft } from './draft'

describe('what a screen shows', () => {
  it.each([
    [
      'a folder',
      '/wall?folder=%2Fretail%2Fnightly&wall=1',
      { kind: 'rule', rule: 'folder', value: '/retail/nightly' },
    ],
    [
      'a tag, with zone and language',
      '/wall?tag=a&wall=1&tz=UTC&lang=zh-CN',
      { kind: 'rule', rule: 'tag', value: 'a', zone: 'UTC', lang: 'zh-CN' },
    ],
    [
      'an owner of a workspace',
      '/wall?workspace=w&owner=wang&wall=1',
      { kind: 'rule', rule: 'owner', value: 'wang', workspace: 'w' },
    ],
    ['jobs', '/wall?jobs=a%2Cb+c&wall=1', { kind: 'jobs', jobs: 'a, b c' }],
    ['the latest run', '/jobs/a/instances/latest?wall=1', { kind: 'latest', job: 'a' }],
    ['a run', '/jobs/a/instances/1?wall=1', { kind: 'address' }],
    ['the latest failed run', '/jobs/a/instances/latest-failed?wall=1', { kind: 'address' }],
    ['several rules', '/wall?folder=%2Fa&tag=b&wall=1', { kind: 'address' }],
    ['jobs of two workspaces', '/wall?jobs=a%2Cb%40w&wall=1', { kind: 'address' }],
    ['a job whose name has a comma', '/wall?jobs=a%252Cb&wall=1', { kind: 'address' }],
    ['jobs shown in turn', '/wall?jobs=a&rotate=20&wall=1', { kind: 'address' }],
  ])('%s has fields, which make the same address', (_, address, fields) => {
    const draft = readDraft(address)
    expect(draft).toMatchObject(fields)
    expect(writeDraft(draft)).toBe(address)
  })

  it.each([
    ['no folder', readDraft(''), null],
    ['no job', { ...readDraft(''), kind: 'latest' as const, job: ' ' }, null],
    [
      'an address of another page',
      { ...readDraft(''), kind: 'address' as const, address: 'https://x.example/jobs' },
      null,
    ],
    ['a script', { ...readDraft(''), kind: 'address' as const, address: 'javascript:alert(1)' }, null],
    [
      'a pasted address below a path',
      { ...readDraft(''), kind: 'address' as const, address: 'https://x.example/nodeline/wall?jobs=a' },
      '/wall?jobs=a&wall=1',
    ],
    [
      'a pasted list',
      { ...readDraft(''), kind: 'jobs' as const, jobs: 'a，b\nc, a,' },
      '/wall?jobs=a%2Cb%2Cc&wall=1',
    ],
  ])('of %s', (_, draft, expected) => {
    expect(writeDraft(draft)).toBe(expected)
  })

  it('is counted in the list of jobs, as the server does', () => {
    const job = (name: string, folder: string, tags: string[]) =>
      ({ name, folder, tags, owner: 'wang' }) as Job
    const jobs = [job('a', '/x', ['t']), job('b', '/x/y', []), job('c', '/xy', ['t'])]
    const check = (draft: object) => checkDraft({ ...readDraft(''), ...draft }, jobs)
    expect(check({ value: '/x' })).toEqual({ count: 2, missing: [] })
    expect(check({ value: '/x*' })).toEqual({ count: 3, missing: [] })
    expect(check({ rule: 'tag', value: 't' })).toEqual({ count: 2, missing: [] })
    expect(check({ rule: 'owner', value: 'li' })).toEqual({ count: 0, missing: [] })
    expect(check({ kind: 'jobs', jobs: 'a, z' })).toEqual({ count: null, missing: ['z'] })
    expect(check({ kind: 'latest', job: 'y' })).toEqual({ count: null, missing: ['y'] })
    expect(check({ value: '' })).toEqual({ count: null, missing: [] })
  })
})
