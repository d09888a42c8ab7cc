import { expect, it } from 'vitest'
import { coalesce } from './coalesce'

it('works on one value at a time, and of those that come meanwhile on the last one', async () => {
  const begun: number[] = []
  const ends: (() => void)[] = []
  const act = coalesce((value: number) => {
    begun.push(value)
    return new Promise<void>((resolve) => ends.push(resolve))
  })
  for (const value of [1, 2, 3, 4]) act(value)
  expect(begun).toEqual([1])
  ends.shift()?.()
  await expect.poll(() => begun).toEqual([1, 4])
  ends.shift()?.()
  await Promise.resolve()
  act(5)
  await expect.poll(() => begun).toEqual([1, 4, 5])
})
