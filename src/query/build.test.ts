import { expect, it, vi } from 'vitest'
import { recordServerBuild, lastServerBuild, onServerBuild } from './build'

const answer = (build?: string) =>
  new Response(null, { headers: build === undefined ? {} : { 'x-nodeline-build': build } })

it('the build is the one that the last answer named', () => {
  recordServerBuild(answer('a'))
  recordServerBuild(answer('b'))
  recordServerBuild(answer())
  expect(lastServerBuild()).toBe('b')
})

it('listeners are called for each answer that names one, until they leave', () => {
  const listener = vi.fn<() => void>()
  const leave = onServerBuild(listener)
  recordServerBuild(answer('b'))
  recordServerBuild(answer('b'))
  recordServerBuild(answer())
  expect(listener).toHaveBeenCalledTimes(2)
  leave()
  recordServerBuild(answer('c'))
  expect(listener).toHaveBeenCalledTimes(2)
})
