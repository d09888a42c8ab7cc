import { describe, expect, it } from 'vitest'
import { isGood, judgeSlope } from './judge'

/** Heaps as a wall of jobs has them: samples that are 60 polls apart and up to 15 kB above or below each other. */
const SCATTER = [3, -9, 12, -4, 8, -15, 1, 14, -7, 5, -12, 10, -2, 6, -6]

const soak = (kbPerPoll: number, more: (at: number) => number = () => 0) =>
  SCATTER.map((kb, at) => ({ poll: 180 + 60 * at, heapKb: 4_300 + kb + 60 * at * kbPerPoll + more(at) }))

const step = (kb: number) =>
  SCATTER.map((_, at) => ({ poll: 180 + 60 * at, heapKb: 4_300 + (at > 7 ? kb : 0) }))

describe('the slope of a short soak', () => {
  it.each([
    ['of a quiet page', soak(0), true],
    ['of one whose last samples are larger by chance', soak(0, (at) => (at > 10 ? 25 : 0)), true],
    ['of one that has a step of 40 kB in the middle', step(40), true],
    ['of one that is larger in one sample', soak(0, (at) => (at === 12 ? 55 : 0)), true],
    ['of one that leaks 0.15 kB with each poll', soak(0.15), false],
    ['of one that keeps each answer', soak(12), false],
  ])('%s', (_, samples, expected) => {
    expect(isGood(judgeSlope(samples, 2))).toBe(expected)
  })

  it('is held to the aim itself where nothing is given to chance', () => {
    expect([0, 0.04, 0.06].map((kb) => isGood(judgeSlope(soak(kb), 0)))).toEqual([true, true, false])
  })
})
