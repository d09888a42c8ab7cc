import { expect, it } from 'vitest'
import { readBasePath } from './base-path'

const page = (base: string | null): Document => {
  const content = base === null ? null : { content: base }
  return { querySelector: () => content } as unknown as Document
}

it.each([
  [null, '/jobs/a/instances/1', ''],
  ['/nodeline', '/nodeline/jobs/a/instances/1', '/nodeline'],
  ['/nodeline', '/nodeline', '/nodeline'],
  ['/nodeline', '/nodeline/', '/nodeline'],
  // Past the proxy in front.
  ['/nodeline', '/jobs/a/instances/1', ''],
  ['/nodeline', '/nodelines', ''],
])('a page of %s at %s is under %j', (base, pathname, is) => {
  expect(readBasePath(page(base), pathname)).toBe(is)
})
