import { describe, expect, it } from 'vitest'
import { PAGE_MS, pageAt } from './wall-pages'

describe('the page that is shown', () => {
  it('changes every 12 s, in a loop', () => {
    const at = (step: number) => pageAt(step * PAGE_MS, 3)
    expect([0, 1, 2, 3, 4].map(at)).toEqual([0, 1, 2, 0, 1])
    expect(pageAt(PAGE_MS - 1, 3)).toBe(0)
    expect(PAGE_MS).toBe(12_000)
  })

  it('is the only one', () => {
    expect(pageAt(123_456_789, 1)).toBe(0)
  })
})
