import { setTimeout } from 'node:timers/promises'
import * as v from 'valibot'
import { type Tab } from './chrome'

/** What the page holds when nothing is left that could be thrown away, with the same picture on the screen each time. */
export interface Sample {
  poll: number
  /** Counts the documents that this tab has shown: a page that loads itself anew begins at nothing. */
  life: number
  heapKb: number
  nodes: number
  listeners: number
  documents: number
  rssMb: number | null
  measures: number
}

const Heap = v.object({ usedSize: v.number() })
const Dom = v.object({ nodes: v.number(), documents: v.number(), jsEventListeners: v.number() })

const frame = `new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done)))`
const MEASURES = `performance.getEntriesByType('measure').length`

export async function takeSample(tab: Tab, poll: number, life: number): Promise<Sample> {
  await tab.evaluate(`${frame}.then(() => 0)`)
  // What a finalizer lets go of is only found by the next collection.
  for (let i = 0; i < 3; i += 1) await tab.send('HeapProfiler.collectGarbage')
  const heapKb = await leastHeapKb(tab)
  const { nodes, documents, jsEventListeners } = v.parse(Dom, await tab.send('Memory.getDOMCounters'))
  return {
    poll,
    life,
    nodes,
    documents,
    heapKb,
    listeners: jsEventListeners,
    rssMb: await tab.rssMb(),
    measures: v.parse(v.number(), await tab.evaluate(MEASURES)),
  }
}

const READINGS = 10
/** About as long as from one poll to the next. */
const APART_MS = 50

/** A poll that is under way holds some 50 kB: what is always there is the least of a few moments. */
async function leastHeapKb(tab: Tab): Promise<number> {
  let least = Infinity
  for (let i = 0; i < READINGS; i += 1) {
    await setTimeout(APART_MS)
    await tab.send('HeapProfiler.collectGarbage')
    const { usedSize } = v.parse(Heap, await tab.send('Runtime.getHeapUsage'))
    least = Math.min(least, usedSize / 1_000)
  }
  return least
}

const Said = v.object({ errors: v.array(v.string()), longTasks: v.array(v.number()), born: v.number() })
export type Said = v.InferOutput<typeof Said>

/** What the page itself has to tell. */
export const askPage = async (tab: Tab): Promise<Said> =>
  v.parse(
    Said,
    await tab.evaluate(
      `({ errors: soak.errors, longTasks: Array.from(soak.longTasks).filter(Boolean), born: performance.timeOrigin })`,
    ),
  )
