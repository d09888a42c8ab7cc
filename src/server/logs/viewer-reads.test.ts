import { expect, it } from 'vitest'
import { createViewerReads } from './viewer-reads'

function setUp() {
  const waits: (() => void)[] = []
  const reads = createViewerReads(() => new Promise((resolve) => void waits.push(resolve)))
  const order: string[] = []
  const rest = async () => {
    await reads.whenIdle()
    order.push('work')
  }
  return { reads, order, rest, endWaits: () => waits.splice(0).forEach((resolve) => resolve()) }
}

it('work waits until no viewer does', async () => {
  const { reads, order, rest } = setUp()
  let finish = (): void => undefined
  const first = reads.run(() => new Promise<void>((resolve) => (finish = resolve)))
  const second = reads.run(() => Promise.resolve(void order.push('second')))
  const work = rest()
  await second
  await Promise.resolve()
  order.push('first')
  finish()
  await Promise.all([first, work])
  expect(order).toEqual(['second', 'first', 'work'])
  await rest()
  expect(order).toHaveLength(4)
})

it('work goes on after a moment, and after a read that failed', async () => {
  const { reads, order, rest, endWaits } = setUp()
  void reads.run(() => new Promise(() => undefined))
  const work = rest()
  endWaits()
  await work
  expect(order).toEqual(['work'])
  const other = setUp()
  await expect(other.reads.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
  await other.rest()
  expect(other.order).toEqual(['work'])
})
