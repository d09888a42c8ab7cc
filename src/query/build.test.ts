import { expect, it, vi } from 'vitest'
import { recordServerBuild, lastServerBuild, onServerBuild } from './build'

const answer = (build?: string) =>
  new Response(null, { headers: build === undefined ? {} : { 'x-nodeline-build': build } })

it('the build is the one that was named last, by whatever answer', () => {
  expect(lastServerBuild()).toBeNull()
  recordServerBuild(answer('a'))
  recordServerBuild(answer('b'))
  recordServerBuild(answer())
  expect(lastServerBuild()).toBe('b')
})

it('each answer that names one is told, until nobody wants to know', () => {
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
