import { expect, it, vi } from 'vitest'
import { hearBuild, heardBuild, onBuild } from './build'

const answer = (build?: string) =>
  new Response(null, { headers: build === undefined ? {} : { 'x-nodeline-build': build } })

it('the build is the one that was named last, by whatever answer', () => {
  expect(heardBuild()).toBeNull()
  hearBuild(answer('a'))
  hearBuild(answer('b'))
  hearBuild(answer())
  expect(heardBuild()).toBe('b')
})

it('each answer that names one is told, until nobody wants to know', () => {
  const listener = vi.fn<() => void>()
  const leave = onBuild(listener)
  hearBuild(answer('b'))
  hearBuild(answer('b'))
  hearBuild(answer())
  expect(listener).toHaveBeenCalledTimes(2)
  leave()
  hearBuild(answer('c'))
  expect(listener).toHaveBeenCalledTimes(2)
})
