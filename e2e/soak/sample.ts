import { setTimeout } from 'node:timers/promises'
import * as v from 'valibot'
import { type Tab } from './chrome'
import { FILL_NUMBER_CACHES } from './watch'

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
  await redraw(tab)
  await tab.evaluate(FILL_NUMBER_CACHES)
  return {
    poll,
    life,
    ...(await readLeast(tab)),
    rssMb: await tab.rssMb(),
    measures: v.parse(v.number(), await tab.evaluate(MEASURES)),
  }
}

/** React keeps what a part showed before until that is drawn again: all parts are, for another shape of the screen and for its own. */
async function redraw(tab: Tab): Promise<void> {
  for (const share of [0.9, 1]) {
    const width = await tab.resize(share)
    const known = `new Promise((done) => {
      const look = () => innerWidth === ${width} ? done() : requestAnimationFrame(look)
      look()
    })`
    await tab.evaluate(`${known}.then(() => ${frame}).then(() => 0)`)
  }
}

type Held = Pick<Sample, 'heapKb' | 'nodes' | 'listeners' | 'documents'>

const MAX_READINGS = 30
/** About as long as from one poll to the next. */
const APART_MS = 50
/** A reading this close to the least one confirms it. */
const SAME_KB = 2
const CONFIRMED_BY = 4

/**
 * A poll that is under way holds some 50 kB, and the engine counts what it has collected until it has swept it: what is always there is the
 * least of a few moments, until some of them agree.
 */
async function readLeast(tab: Tab): Promise<Held> {
  const readings: Held[] = []
  const least = (of: (held: Held) => number) => Math.min(...readings.map(of))
  const isConfirmed = () =>
    readings.filter(({ heapKb }) => heapKb - least((held) => held.heapKb) <= SAME_KB).length >= CONFIRMED_BY
  while (readings.length < MAX_READINGS && !isConfirmed()) {
    await setTimeout(APART_MS)
    await tab.send('HeapProfiler.collectGarbage')
    const { usedSize } = v.parse(Heap, await tab.send('Runtime.getHeapUsage'))
    const { nodes, documents, jsEventListeners } = v.parse(Dom, await tab.send('Memory.getDOMCounters'))
    readings.push({ heapKb: usedSize / 1_000, nodes, listeners: jsEventListeners, documents })
  }
  return {
    heapKb: least(({ heapKb }) => heapKb),
    nodes: least(({ nodes }) => nodes),
    listeners: least(({ listeners }) => listeners),
    documents: least(({ documents }) => documents),
  }
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
