import { expect, it } from 'vitest'
import { testClock } from '../../testing/server'
import { createColdReads } from './cold-reads'

it('lets each client use two thirds of its minute at once, whatever the others do', () => {
  const misses = createColdReads(30, testClock())
  for (let i = 0; i < 20; i++) expect(misses('10.0.0.1')).toBe(0)
  expect(misses('10.0.0.1')).toBe(2000)
  for (let i = 0; i < 20; i++) expect(misses('10.0.0.2')).toBe(0)
})

it('gives 30 a minute once the burst is used', () => {
  const clock = testClock()
  const misses = createColdReads(30, clock)
  while (misses('a') === 0);
  let taken = 0
  for (let second = 0; second < 60; second++) {
    clock.advance(1000)
    while (misses('a') === 0) taken++
  }
  expect(taken).toBe(30)
})

it('a small share is no larger at first than it is in a minute', () => {
  const few = createColdReads(3, testClock())
  expect(Array.from({ length: 4 }, () => few('a'))).toEqual([0, 0, 20_000, 20_000])
  const one = createColdReads(1, testClock())
  expect([one('a'), one('a')]).toEqual([0, 60_000])
})

it('setting the clock that people read gives nobody more', () => {
  const clock = testClock()
  const misses = createColdReads(1, clock)
  misses('a')
  clock.set(clock.nowMs() + 86_400_000)
  expect(misses('a')).toBe(60_000)
})

it('forgets who has not asked for longest, and so has an end to its memory', () => {
  const misses = createColdReads(1, testClock())
  expect(misses('first')).toBe(0)
  expect(misses('first')).toBeGreaterThan(0)
  for (let i = 0; i < 9999; i++) misses(`client ${i}`)
  expect(misses('first')).toBeGreaterThan(0)
  for (let i = 0; i < 10_000; i++) misses(`other ${i}`)
  expect(misses('first')).toBe(0)
})
