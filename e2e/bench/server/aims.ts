import { median } from '../samples'
import { type Case, type Contender, type Rates } from './rates'
import { type Calls, type Crowd, type Failing, type Herd, type Huge, type Outage } from './trials'
import { errorsOf, percentile } from './viewers'

export interface Results {
  rates: Rates
  crowd: Crowd
  /** The same crowd before nginx, for what the machine itself adds to a wait. */
  nginxCrowd: Crowd
  crowdCalls: number
  herd: Herd
  outage: Outage
  failing: Failing
  /** One for each server that was asked. */
  huge: readonly Huge[]
  startMs: readonly number[]
  stopMs: readonly number[]
}

export interface Aim {
  what: string
  measured: string
  aim: string
  isMet: boolean
}

export const CASE_NAMES: Record<Case, string> = {
  plain: '200, not packed',
  packed: '200, packed',
  unchanged: '304',
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`

/** How many times as much the one is as the other, each time within the same round. */
export function ratios(
  { of }: Rates,
  asked: Case,
  what: 'perSecond' | 'cpuUs',
  [a, b]: readonly [Contender, Contender],
): number[] {
  const below = of(b, asked)
  return of(a, asked).flatMap((one, round) => {
    const other = below[round]
    return other === undefined ? [] : [one[what] / other[what]]
  })
}

const atMost = (what: string, value: number, limit: number, print: (value: number) => string): Aim => ({
  what,
  measured: print(value),
  aim: `at most ${print(limit)}`,
  isMet: value <= limit,
})

const count = String
const mb = (value: number): string => `${Math.round(value)} MB`

export function aims(results: Results): Aim[] {
  const { crowd, herd, outage, failing, huge, startMs, stopMs } = results
  const exactly: Aim = {
    what: `upstream calls for ${herd.asked} cold requests at once`,
    measured: count(herd.calls),
    aim: 'exactly 1',
    isMet: herd.calls === 1 && herd.errors === 0,
  }
  const most = (name: string, { mostInASecond, perSecondOverTen }: Calls): Aim => ({
    what: `upstream calls in any second (a second, over any ten), ${name}`,
    measured: `${mostInASecond} (${perSecondOverTen.toFixed(1)})`,
    aim: 'at most 15',
    isMet: mostInASecond <= 15,
  })
  const hugeMs = (what: 'longestWaitMs' | 'longestWorkMs') => median(huge.map((one) => one[what]))
  const crowdName = `${crowd.viewers.toLocaleString('en-US')} viewers`
  const oldErrors = errorsOf(outage.seen)
  return [
    atMost(`${crowdName}: p99 of a poll`, percentile(crowd.latencyMs, 0.99), 50, ms),
    atMost(`${crowdName}: errors`, errorsOf(crowd), 0, count),
    atMost(`${crowdName}: memory (RSS)`, crowd.maxRssMb, 256, mb),
    exactly,
    most('connections closed for a minute', outage.during),
    most('when it comes back', outage.afterwards),
    most('every call answered with 500', failing.calls),
    atMost('errors shown for known runs while the upstream fails', oldErrors, 0, count),
    atMost('50,000 nodes: longest wait of others', hugeMs('longestWaitMs'), 200, ms),
    atMost('50,000 nodes: most work within a wait', hugeMs('longestWorkMs'), 200, ms),
    atMost('start to the first answer', median(startMs), 1000, ms),
    atMost('SIGTERM to the end, at worst', Math.max(...stopMs), 10_000, ms),
  ]
}
