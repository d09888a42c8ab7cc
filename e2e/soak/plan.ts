import { type RunRef } from '../../src/contract/run-ref'
import { type DemoControl } from '../../src/contract/demo'
import { paths } from '../../src/contract/routes'
import { RUNS } from '../support/run-page'

/** The run that the wall shows: 200 nodes, of which about two change with every poll; it ends and begins again every 230 polls. */
export const HOME: RunRef = RUNS.load200Live
export const ON_WALL = 'wall=1&every=5'

const onWall = (ref: RunRef): string => `${paths.run(ref)}?${ON_WALL}`
export const HOME_ADDRESS = onWall(HOME)

/** A run that does not exist: the page there holds no answer. */
export const NOWHERE_ADDRESS = onWall({ ...HOME, id: '404' })

/**
 * Where the wall is sent to for a while, one run of each kind and one that does not exist. Not to the page that readers see: the chart
 * library there keeps hold of the last chart that it drew, and so of a page that is gone; one, however often, but a step in every figure.
 */
const ELSEWHERE = [
  onWall(RUNS.live),
  onWall(RUNS.paused),
  onWall({ job: 'load_live_25', id: '8840000025', workspace: '' }),
  onWall(RUNS.failed),
  NOWHERE_ADDRESS,
] as const

/** What the upstream does, beside what happens between server and browser. */
const UPSTREAM: readonly [on: DemoControl, off: DemoControl][] = [
  [{ fault: 'fault-500' }, { fault: null }],
  [{ down: true }, { down: false }],
  [{ throttle: { seconds: 30 } }, { throttle: null }],
  [{ delayMs: 8_000 }, { delayMs: 0 }],
  [{ fault: 'fault-instance-missing' }, { fault: null }],
]

export type Event =
  | { at: number; do: 'build' | 'restart' | 'hide' | 'freeze' | 'sample' }
  | { at: number; do: 'visit'; address: string }
  | { at: number; do: 'upstream'; on: DemoControl; off: DemoControl }

/** So early that the last page is old enough to be judged by. */
const BUILDS = [0.02, 0.08, 0.14]
/** Behind a build each. */
const TOURS = [0.03, 0.09, 0.15]

/** Looking only, for a leak that needs no help. */
export const samplesOf = (polls: number, sampleEvery: number): Event[] =>
  range(Math.floor(polls / sampleEvery)).map((i) => ({ at: (i + 1) * sampleEvery, do: 'sample' }))

export interface Form {
  polls: number
  sampleEvery: number
  newBuilds: number
  /**
   * So often something happens to the page and around it, early in a period of its own. What was looked at in passing is kept for five
   * minutes, which are 60 polls: the first sample of a period comes later than that, or it would count it.
   */
  periods: number
}

/** What happens at which poll, and samples between. */
export function planOf({ polls, sampleEvery, newBuilds, periods }: Form): Event[] {
  const period = polls / periods
  const builds = BUILDS.slice(0, newBuilds).map((share): Event => ({
    at: Math.round(share * polls),
    do: 'build',
  }))
  // What a page loads for the first time is loaded before it is judged.
  const tour = ELSEWHERE.map((address): Event => ({
    at: Math.round((TOURS[newBuilds - 1] ?? 0) * polls),
    do: 'visit',
    address,
  }))
  const others = range(periods).flatMap((i): Event[] => {
    const at = (share: number) => Math.round((i + share) * period)
    const address = ELSEWHERE[i % ELSEWHERE.length] ?? HOME_ADDRESS
    const [on, off] = UPSTREAM[i % UPSTREAM.length] ?? [{}, {}]
    return [
      { at: at(0.05), do: 'visit', address },
      i % 2 === 0 ? { at: at(0.3), do: 'restart' } : { at: at(0.3), do: 'upstream', on, off },
      ...(i % 4 === 1 ? [{ at: at(0.45), do: 'hide' } as const] : []),
      ...(i % 4 === 3 ? [{ at: at(0.45), do: 'freeze' } as const] : []),
    ]
  })
  return [...samplesOf(polls, sampleEvery), ...builds, ...tour, ...others].toSorted((a, b) => a.at - b.at)
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)
