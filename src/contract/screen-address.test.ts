import { describe, expect, it } from 'vitest'
import { isSameShown, parseScreenAddress } from './screen-address'

const addressOf = (text: string): string | null => parseScreenAddress(text)?.address ?? null

describe('the address of a screen', () => {
  it.each([
    ['jobs', '/wall?jobs=a,b', '/wall?jobs=a%2Cb&wall=1'],
    [
      'rules, and how they are shown',
      '/wall/?folder=/a&name=Night&rotate=20&every=10&awake=1&chime=1&tz=Asia/Shanghai&lang=zh',
      '/wall?folder=%2Fa&name=Night&rotate=20&wall=1&every=10&awake=1&chime=1&tz=Asia%2FShanghai&lang=zh-CN',
    ],
    [
      'a run on a wall',
      '/jobs/a%20b/instances/1?wall=1&workspace=w',
      '/jobs/a%20b/instances/1?workspace=w&wall=1',
    ],
    ['the latest run', '/jobs/a/instances/latest?wall=1', '/jobs/a/instances/latest?wall=1'],
    ['what is not understood', '/wall?jobs=a&node=x&sign-in=1&tz=<b>&lang=fr#top', '/wall?jobs=a&wall=1'],
  ])('of %s is written in one way', (_, text, expected) => {
    expect(addressOf(text)).toBe(expected)
    expect(addressOf(expected)).toBe(expected)
  })

  it.each([
    ['a wall without jobs', '/wall?name=a'],
    ['a run on no wall', '/jobs/a/instances/1'],
    ['a list', '/jobs?wall=1'],
    ['a job', '/jobs/a?wall=1'],
    ['the API', '/api/wall?jobs=a'],
    ['another host', '//evil.com/wall?jobs=a'],
    ['an address with a scheme', 'javascript:alert(1)'],
    ['an invalid job', '/jobs/a%2Fb/instances/1?wall=1'],
    ['a broken encoding', '/jobs/%E8/instances/1?wall=1'],
    ['an invalid id', '/jobs/a/instances/newest?wall=1'],
    ['two workspaces', '/jobs/a/instances/1?wall=1&workspace=a&workspace=b'],
    ['more than an address may have', `/wall?jobs=${'a'.repeat(30_000)}`],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(addressOf(text)).toBeNull()
  })

  it.each([
    ['the same jobs under another name', '/wall?jobs=a,b', '/wall?jobs=a&jobs=b&name=x&rotate=20', true],
    ['other jobs', '/wall?jobs=a', '/wall?jobs=a,b', false],
    ['jobs and a rule', '/wall?jobs=a', '/wall?jobs=a&folder=/b', false],
    ['the same run', '/jobs/a/instances/1?wall=1', '/jobs/a/instances/1?wall=1&every=5', true],
    ['another run', '/jobs/a/instances/1?wall=1', '/jobs/a/instances/2?wall=1', false],
    ['the latest run of that job', '/jobs/a/instances/1?wall=1', '/jobs/a/instances/latest?wall=1', false],
    ['another workspace', '/jobs/a/instances/1?wall=1', '/jobs/a/instances/1?wall=1&workspace=w', false],
    ['a wall of the job', '/jobs/a/instances/latest?wall=1', '/wall?jobs=a', false],
  ])('lets a screen read the same: %s', (_, one, other, expected) => {
    const shown = [one, other].map((text) => parseScreenAddress(text)?.shows)
    if (!shown[0] || !shown[1]) throw new Error('no wall')
    expect(isSameShown(shown[0], shown[1])).toBe(expected)
  })
})
