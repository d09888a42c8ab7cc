import { setTimeout } from 'node:timers/promises'
import * as v from 'valibot'
import { freePort } from '../support/port'
import { startChrome, type Tab, WITHOUT_COMPILERS } from './chrome'
import { fastClockScript, type FastTime } from './fast-clock'
import { createGate, type Gate, type Pin } from './gate'
import { NOWHERE_ADDRESS, type Event } from './plan'
import { startProduct, type Product } from './product'
import { askPage, type Sample, takeSample } from './sample'
import { type Scene } from './scenes'
import { type Leak, watchScripts } from './watch'
import { MINUTE_MS } from '../../src/lib/time/units'

/** True ms that a state lasts: at the usual factor a minute of the wall's time. */
const WHILE_MS = 600
/** A wall stands for ten minutes before it loads itself anew a second time, and then spreads over two more. */
const RELOAD_MS = 30_000
const LOOK_MS = 100

export interface Soaked {
  samples: Sample[]
  /** The poll at which the last page life began. */
  bornAtPoll: number
  /** So many polls of that life are not judged. */
  warmUp: number
  /** What the page's own scripts complained of. */
  errors: string[]
  longTasks: number[]
  /** Good answers that the screen was behind at the end. */
  behind: number
  polls: number
  faults: number
  done: Record<Event['do'], number>
  /** How often the page loaded itself anew. */
  reloads: number
  browser: string
  tookMs: number
}

export interface Course {
  scene: Scene
  time: FastTime
  polls: number
  /** By then the page has loaded what it loads late, and the engine has compiled what it compiles. */
  warmUp: number
  events: readonly Event[]
  leaks: readonly Leak[]
  /** Whether the engine may compile what runs often. */
  compilers: boolean
  progress: (soaked: Pick<Soaked, 'samples'>, minutes: number) => void
}

interface Parts {
  product: Product
  gate: Gate
  tab: Tab
  pin: Pin
}

export async function soak(course: Course, stopped: AbortSignal): Promise<Soaked> {
  const { time, leaks } = course
  const product = await startProduct(time)
  let gate: Gate | null = null
  let tab: Tab | null = null
  try {
    gate = createGate(await freePort(), product.origin, time)
    await gate.comeBack()
    const broken = new AbortController()
    const scripts = [...watchScripts(leaks), fastClockScript(time)]
    const args = course.compilers ? [] : [WITHOUT_COMPILERS]
    tab = await startChrome({ args, scripts, onCrash: () => broken.abort(new Error('The page crashed.')) })
    const pin = await course.scene.pin(product.origin, stopped)
    const ended = AbortSignal.any([stopped, broken.signal])
    const end = new Promise<never>((_, reject) =>
      ended.addEventListener('abort', () => reject(ended.reason as Error), { once: true }),
    )
    return await Promise.race([runSoak({ product, gate, tab, pin }, course), end])
  } finally {
    await Promise.allSettled([tab?.stop(), gate?.leave(), product.stop()])
  }
}

async function runSoak(parts: Parts, { scene, polls, warmUp, events, progress }: Course): Promise<Soaked> {
  const { gate, tab, pin } = parts
  const startMs = performance.now()
  const samples: Sample[] = []
  const errors = new Set<string>()
  let longTasks: number[] = []
  const done = { build: 0, restart: 0, hide: 0, freeze: 0, visit: 0, upstream: 0, sample: 0 }
  let life = 1
  let bornAtPoll = 0
  await tab.send('Page.navigate', { url: `${gate.origin}${scene.address}` })
  let { born } = await askPage(tab)

  const look = async () => {
    const said = await askPage(tab)
    for (const error of said.errors) errors.add(error)
    if (said.born === born) return said
    born = said.born
    life += 1
    bornAtPoll = gate.polls()
    return said
  }
  for (const event of events) {
    await gate.reach(event.at)
    if (event.do === 'sample') {
      ;({ longTasks } = await look())
      // The collections take so long that the page would think its picture old, and say so.
      const atMs = v.parse(v.number(), await tab.evaluate('soakTime.stop()'))
      await gate.pin(pin, atMs)
      // Who comes to a run that is known keeps the picture of then: another one at each sample, unless the page comes to this one.
      await visit(tab, NOWHERE_ADDRESS)
      await gate.pin(pin, atMs)
      samples.push(await takeSample(tab, gate.polls(), life))
      await tab.evaluate('soakTime.go()')
      await gate.pin(null)
      progress({ samples }, (performance.now() - startMs) / MINUTE_MS)
    } else await act(parts, event)
    if (event.do === 'build') await reloaded(look, () => life)
    done[event.do] += 1
  }
  await gate.reach(polls)
  return {
    samples,
    bornAtPoll,
    warmUp,
    longTasks,
    done,
    errors: [...errors],
    behind: await behind(parts),
    polls: gate.polls(),
    faults: gate.faults(),
    reloads: life - 1,
    browser: tab.version,
    tookMs: performance.now() - startMs,
  }
}

async function act({ product, gate, tab }: Parts, event: Event): Promise<void> {
  switch (event.do) {
    case 'build':
    case 'restart':
      await gate.leave()
      await product.restart(event.do === 'build')
      return gate.comeBack()
    case 'visit':
      return visit(tab, event.address)
    case 'upstream':
      await product.demo.control(event.on)
      await setTimeout(WHILE_MS)
      return product.demo.control(event.off)
    case 'hide':
      return tab.behind(() => setTimeout(WHILE_MS))
    case 'freeze':
      // Only a hidden page is frozen, and it stays hidden until it is shown.
      return tab.behind(async () => {
        await tab.send('Page.setWebLifecycleState', { state: 'frozen' })
        await setTimeout(WHILE_MS)
        await tab.send('Page.setWebLifecycleState', { state: 'active' })
      })
    case 'sample':
      return
  }
}

async function visit(tab: Tab, address: string): Promise<void> {
  await tab.evaluate(goTo(address))
  await setTimeout(WHILE_MS)
  await tab.evaluate('history.back()')
}

/** As the router of the page does it; back again is the browser's own way. */
const goTo = (address: string): string =>
  `history.pushState(null, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate'))`

async function reloaded(look: () => Promise<unknown>, life: () => number): Promise<void> {
  const before = life()
  const untilMs = performance.now() + RELOAD_MS
  while (life() === before && performance.now() < untilMs) {
    await setTimeout(LOOK_MS)
    await look()
  }
}

const SHOWN = `Number(document.querySelector('[data-fetched-at]')?.dataset.fetchedAt ?? 0)`

const LOOKS = 10

/** How many good answers are newer than the picture, at the best of some moments; one that stands still has none. */
async function behind({ gate, tab }: Parts): Promise<number> {
  let least = Infinity
  for (let i = 0; i < LOOKS; i += 1) {
    await gate.reach(gate.polls() + 1)
    const told = gate.told()
    const shownMs = v.parse(v.number(), await tab.evaluate(SHOWN))
    least = Math.min(least, told.filter((ms) => ms > shownMs).length)
  }
  return least
}
